"""The services of messages below `beta`, and of their batches."""

from __future__ import annotations

from ..._async.batches import AsyncBatches as AsyncBatches
from ..._async.beta import AsyncBetaMessages as AsyncMessages
from ..._sync.batches import Batches as Batches
from ..._sync.beta import BetaMessages as Messages

__all__ = ["AsyncBatches", "AsyncMessages", "Batches", "Messages"]
