# Derived from src/integrations_anthropic/compat/_async/batches.py by `make codegen`. Do not edit.
"""Batches of messages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Unpack

from ...errors import AnthropicError
from ...models.params import BatchRequestInput
from ..arguments import CallOptions, ListArguments
from ..exchanges.exchange import claimed_exchange
from ..results import DeletedMessageBatch, MessageBatch, MessageBatchIndividualResponse
from .pages import ListPage, first_list_page
from .resource import Resource
from .stream import Stream

__all__ = ["Batches"]


class Batches(Resource):
    """Batches of messages."""

    def create(self, *, requests: Iterable[BatchRequestInput], **options: Unpack[CallOptions]) -> MessageBatch:
        """Create a batch of requests."""
        return self._client._call(self._client.client.batches.create, requests=requests, **options)

    def retrieve(self, message_batch_id: str, **options: Unpack[CallOptions]) -> MessageBatch:
        """One batch."""
        return self._client._call(self._client.client.batches.get, message_batch_id, **options)

    def list(self, **arguments: Unpack[ListArguments]) -> ListPage[MessageBatch]:
        """The batches of the workspace, newest first."""
        return first_list_page(self._client, self._client.client.batches.list, arguments)

    def delete(self, message_batch_id: str, **options: Unpack[CallOptions]) -> DeletedMessageBatch:
        """Delete a batch that has ended."""
        return self._client._call(self._client.client.batches.delete, message_batch_id, **options)

    def cancel(self, message_batch_id: str, **options: Unpack[CallOptions]) -> MessageBatch:
        """Cancel a batch."""
        return self._client._call(self._client.client.batches.cancel, message_batch_id, **options)

    def results(self, message_batch_id: str, **options: Unpack[CallOptions]) -> Stream[MessageBatchIndividualResponse]:
        """The results of a batch that has ended, line by line. Raises AnthropicError where it has none yet."""
        exchange = claimed_exchange()
        batch = self.retrieve(message_batch_id, **options)
        if batch.results_url is None:
            raise AnthropicError(f"{message_batch_id} has no results yet: it is {batch.processing_status}")
        results: Stream[MessageBatchIndividualResponse] = Stream(
            self._client, self._client.client.batches.results, (message_batch_id,), options, exchange
        )
        return results.opened()
