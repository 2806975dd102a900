"""The models that may be used."""

from __future__ import annotations

from typing import Unpack

from ..arguments import CallOptions, ListArguments
from ..results import ModelInfo
from .list_request import AsyncListRequest
from .resource import AsyncResource

__all__ = ["AsyncModels"]


class AsyncModels(AsyncResource):
    """The models that may be used."""

    async def retrieve(self, model_id: str, **options: Unpack[CallOptions]) -> ModelInfo:
        """One model, by its id or alias."""
        return await self._client._call(self._client.client.models.get, model_id, **options)

    def list(self, **arguments: Unpack[ListArguments]) -> AsyncListRequest[ModelInfo]:
        """The models, newest first."""
        return AsyncListRequest(self._client, self._client.client.models.list, arguments)
