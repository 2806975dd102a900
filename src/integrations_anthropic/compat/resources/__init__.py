"""The services by the modules that have them in the official client."""

from __future__ import annotations

from .._async.batches import AsyncBatches as AsyncBatches
from .._async.beta import AsyncBeta as AsyncBeta
from .._async.files import AsyncFiles as AsyncFiles
from .._async.messages import AsyncMessages as AsyncMessages
from .._async.models import AsyncModels as AsyncModels
from .._async.skills import AsyncSkills as AsyncSkills
from .._sync.batches import Batches as Batches
from .._sync.beta import Beta as Beta
from .._sync.files import Files as Files
from .._sync.messages import Messages as Messages
from .._sync.models import Models as Models
from .._sync.skills import Skills as Skills
from . import messages as messages
