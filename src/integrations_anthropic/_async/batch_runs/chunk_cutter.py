"""Cuts the requests of a run into chunks, by count and bytes; those of an earlier process as they were cut then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._batch_files.request_chunk import RequestChunk
from ..._core.batching.run_options import MOST_BYTES
from ...errors import ValidationError

if TYPE_CHECKING:
    from ..._batch_files.asked_request import AskedRequest
    from ..._batch_files.state_file import StateFile
    from ..._core.batching.digests import IdSet
    from ..._core.batching.run_options import BatchRunOptions
    from .request_reader import AsyncRequestReader

__all__ = ["AsyncChunkCutter"]


class AsyncChunkCutter:
    """Gives one chunk after another. `skipped`: requests that were delivered before the run began."""

    def __init__(self, reader: AsyncRequestReader, state: StateFile, skipped: IdSet, options: BatchRunOptions) -> None:
        self._reader = reader
        self._state = state
        self._skipped = skipped
        self._options = options
        self._chunk: RequestChunk | None = None
        self._next: AskedRequest | None = None
        self._made = 0
        self.is_over = False
        """Whether there is none left."""

    async def take(self) -> RequestChunk | None:
        """The next chunk; None after the last. Interrupted, it goes on where it was."""
        chunk = self._chunk = self._chunk or RequestChunk(self._made)
        attempts = self._state.state.chunks.get(chunk.number)
        wanted = attempts[0].count if attempts else None
        while len(chunk) < (self._options.max_requests if wanted is None else wanted):
            asked = self._next = self._next or await self._reader.take()
            if asked is None:
                self.is_over = True
                break
            if asked.custom_id not in self._skipped:
                if wanted is None and self._is_full(chunk, asked):
                    break
                chunk.add(asked)
            self._next = None
        if wanted is not None and len(chunk) < wanted:
            why = f"state: a batch of {wanted} requests was handed in, of which only {len(chunk)} were given now"
            raise ValidationError(f"{why}: give the same requests in the same order", field="state")
        self._chunk = None
        self._made += 1
        if len(chunk):
            return chunk
        chunk.close()
        return None

    def close(self) -> None:
        """Drop a chunk that is not whole."""
        if self._chunk is not None:
            self._chunk.close()

    def _is_full(self, chunk: RequestChunk, asked: AskedRequest) -> bool:
        if len(asked.text) > MOST_BYTES:
            why = f"{asked.place}: the request has {len(asked.text):,} bytes, at most {MOST_BYTES:,} can be sent"
            raise ValidationError(why, field=asked.place)
        return len(chunk) > 0 and chunk.size + len(asked.text) + 1 > self._options.max_bytes
