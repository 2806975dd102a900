# Derived from src/integrations_anthropic/_async/batch_runs/batch_calls.py by `make codegen`. Do not edit.
"""The calls of a run: hand in a batch, look at it, read its results, find one whose id is not known."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from attrs import evolve

from ..._batch_files.request_chunk import RequestChunk
from ..._core.batching.journal import BatchAttempt
from ..._core.call.request import build_request

if TYPE_CHECKING:
    from ..._core.call.operation import Call
    from ...models.batches import Batch, BatchResult
    from ..jsonl_stream import JSONLines
    from ..pipeline import Pipeline

__all__ = ["BatchCalls"]

OLDER = 48 * 3600.0
"""Seconds by which a batch may seem older than the moment it was handed in, where the clocks differ."""
PAGE = 100


class BatchCalls:
    """Makes the calls of a run, all with its options. `service`: the client's service of batches."""

    def __init__(self, pipeline: Pipeline, call: Call, service: Any) -> None:
        self._pipeline = pipeline
        self._call = call
        self._service = service
        options = call.options
        self._options: dict[str, Any] = {
            "workspace_id": call.headers.get("anthropic-workspace-id"),
            "timeout": options.timeout,
            "extra_headers": options.extra_headers,
            "beta_features": options.beta_features,
        }
        self.clock = pipeline.clock
        self.logger: Any = pipeline.settings.logger or logging.getLogger("integrations_anthropic.batch_runs")

    def belongs_to(self) -> dict[str, str | None]:
        """What a state file is bound to: batches are found nowhere else."""
        headers: Mapping[str, str] = self._call.headers
        return {
            "base_url": self._pipeline.settings.base_url,
            "workspace_id": headers.get("anthropic-workspace-id"),
            "user_profile_id": headers.get("anthropic-user-profile-id"),
        }

    def create(self, chunk: RequestChunk, numbers: Sequence[int]) -> Batch:
        """Hand in some of the requests of a chunk."""
        # The first stands for all of them: what is sent was written down as text, which is not made again.
        first: Any = chunk.first
        sample = {"requests": [{"custom_id": first.custom_id, "params": first.params}]}
        options = self._call.options
        if chunk.betas:
            given = options.beta_features or ()
            options = options._replace(beta_features=(*given, *(b for b in chunk.betas if b not in given)))
        call = evolve(self._call, body=sample, options=options)
        request = build_request(call, self._pipeline.settings, streamed=False)
        request.body, request.content = chunk.body(numbers), None
        batch: Batch = self._pipeline.run(call, request)
        return batch

    def get(self, batch: str) -> Batch:
        """A batch as it is now."""
        found: Batch = self._service.get(batch, **self._options)
        return found

    def results(self, batch: str, after: str | None = None) -> JSONLines[BatchResult]:
        """The results of a batch that has ended, after the one with a custom id."""
        lines: JSONLines[BatchResult] = self._service.results(batch, after=after, **self._options)
        return lines

    def newest(self) -> str | None:
        """The id of the newest batch of the workspace; None where there is none."""
        page = self._service.list(limit=1, **self._options)
        return page.data[0].id if page.data else None

    def candidates(self, attempt: BatchAttempt, known: set[str]) -> list[str]:
        """Batches that may be the one that was handed in: newer, of as many requests, and not `known`."""
        found: list[str] = []
        first = self._service.list(limit=PAGE, **self._options)
        for batch in first:
            if batch.id == attempt.newest or _is_older(batch, attempt.time):
                break
            if batch.id not in known and _total(batch) == attempt.count:
                found.append(batch.id)
        return found


def _total(batch: Batch) -> int:
    counts = batch.request_counts
    return counts.processing + counts.succeeded + counts.errored + counts.canceled + counts.expired


def _is_older(batch: Batch, time: float) -> bool:
    try:
        created = datetime.fromisoformat(batch.created_at.replace("Z", "+00:00")).timestamp()
    except (AttributeError, TypeError, ValueError):
        # Another server's: it stays a candidate.
        return False
    return created < time - OLDER
