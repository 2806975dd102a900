"""The arguments of `messages.batches.create`."""

from __future__ import annotations

from ....models.params import BatchRequestParam as Request
from ....models.params import CreateBatchRequestParam as BatchCreateParams

__all__ = ["BatchCreateParams", "Request"]
