"""The arguments of `beta.messages.batches.create`."""

from __future__ import annotations

from ...messages.batch_create_params import BatchCreateParams, Request

__all__ = ["BatchCreateParams", "Request"]
