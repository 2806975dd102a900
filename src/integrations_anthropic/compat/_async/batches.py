"""Batches of messages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Unpack

from ...errors import AnthropicError
from ...models.params import BatchRequestInput
from ..arguments import CallOptions, ListArguments
from ..exchanges.exchange import claimed_exchange
from ..results import DeletedMessageBatch, MessageBatch, MessageBatchIndividualResponse
from .list_request import AsyncListRequest
from .resource import AsyncResource
from .stream import AsyncStream

__all__ = ["AsyncBatches"]


class AsyncBatches(AsyncResource):
    """Batches of messages."""

    async def create(self, *, requests: Iterable[BatchRequestInput], **options: Unpack[CallOptions]) -> MessageBatch:
        """Create a batch of requests."""
        return await self._client._call(self._client.client.batches.create, requests=requests, **options)

    async def retrieve(self, message_batch_id: str, **options: Unpack[CallOptions]) -> MessageBatch:
        """One batch."""
        return await self._client._call(self._client.client.batches.get, message_batch_id, **options)

    def list(self, **arguments: Unpack[ListArguments]) -> AsyncListRequest[MessageBatch]:
        """The batches of the workspace, newest first."""
        return AsyncListRequest(self._client, self._client.client.batches.list, arguments)

    async def delete(self, message_batch_id: str, **options: Unpack[CallOptions]) -> DeletedMessageBatch:
        """Delete a batch that has ended."""
        return await self._client._call(self._client.client.batches.delete, message_batch_id, **options)

    async def cancel(self, message_batch_id: str, **options: Unpack[CallOptions]) -> MessageBatch:
        """Cancel a batch."""
        return await self._client._call(self._client.client.batches.cancel, message_batch_id, **options)

    async def results(
        self, message_batch_id: str, **options: Unpack[CallOptions]
    ) -> AsyncStream[MessageBatchIndividualResponse]:
        """The results of a batch that has ended, line by line. Raises AnthropicError where it has none yet."""
        exchange = claimed_exchange()
        batch = await self.retrieve(message_batch_id, **options)
        if batch.results_url is None:
            raise AnthropicError(f"{message_batch_id} has no results yet: it is {batch.processing_status}")
        results: AsyncStream[MessageBatchIndividualResponse] = AsyncStream(
            self._client, self._client.client.batches.results, (message_batch_id,), options, exchange
        )
        return await results.opened()
