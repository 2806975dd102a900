"""The services below `beta`."""

from __future__ import annotations

from ..._async.beta import AsyncBeta as AsyncBeta
from ..._async.files import AsyncFiles as AsyncFiles
from ..._async.models import AsyncModels as AsyncModels
from ..._async.skills import AsyncSkills as AsyncSkills
from ..._sync.beta import Beta as Beta
from ..._sync.files import Files as Files
from ..._sync.models import Models as Models
from ..._sync.skills import Skills as Skills
from .messages import AsyncMessages as AsyncMessages
from .messages import Messages as Messages
