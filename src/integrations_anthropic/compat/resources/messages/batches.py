"""The services of batches."""

from __future__ import annotations

from ..._async.batches import AsyncBatches as AsyncBatches
from ..._sync.batches import Batches as Batches

__all__ = ["AsyncBatches", "Batches"]
