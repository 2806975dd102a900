"""The services of messages and batches, and the models that are deprecated."""

from __future__ import annotations

from .batches import AsyncBatches as AsyncBatches
from .batches import Batches as Batches
from .messages import DEPRECATED_MODELS as DEPRECATED_MODELS
from .messages import AsyncMessages as AsyncMessages
from .messages import Messages as Messages
