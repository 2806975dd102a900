"""Message batches, whose state depends on the clock."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ..clock import SandboxClock, timestamp
from ..errors import SandboxAPIError, error_body, invalid, not_found
from ..ids import new_id

__all__ = ["RELAXED", "Batches"]

Json = Any
LOGGER = logging.getLogger(__name__)

# The params of each request are validated one by one: an invalid request fails alone, not the whole batch.
RELAXED = {"BatchRequest": {"params": {"type": "object", "additionalProperties": True}}}
DAY_SECONDS = 86_400
CHECKS_PER_YIELD = 20


@dataclass
class _Batch:
    id: str
    requests: list[Json]
    failures: dict[str, Json]
    """Error bodies by custom_id; found when the batch is created, reported in its results."""
    created_at: float
    betas: frozenset[str] = frozenset()
    """Values of the header `anthropic-beta` the batch was created with."""
    cancelled_at: float | None = None
    messages: dict[str, Json] = field(default_factory=dict)
    """Messages by custom_id; generated when the results are first read, then kept."""


class Batches:
    """All batches. A batch ends `seconds` (0 or more) after it was created or, if cancelled, after that."""

    def __init__(
        self,
        clock: SandboxClock,
        seconds: float,
        check: Callable[[Json, frozenset[str]], Awaitable[None]],
        generate: Callable[[Json, frozenset[str]], Json],
    ) -> None:
        """`check` raises SandboxAPIError for invalid params; `generate` returns the message for valid ones.

        Both get the params of a request and the values of the header `anthropic-beta`."""
        self._clock, self._seconds = clock, seconds
        self._check, self._generate = check, generate
        self._batches: dict[str, _Batch] = {}

    async def create(self, requests: list[Json], base_url: str, betas: frozenset[str]) -> Json:
        """Create a batch. Raises SandboxAPIError 400 if a custom_id is not unique."""
        seen: set[str] = set()
        for index, request in enumerate(requests):
            name = request["custom_id"]
            if name in seen:
                raise invalid(
                    f"requests.{index}.custom_id: Duplicate custom_id '{name}'; it must be unique in the batch"
                )
            seen.add(name)
        failures: dict[str, Json] = {}
        for index, request in enumerate(requests):
            try:
                await self._check(request["params"], betas)
            except Exception as error:  # any error fails only this request
                failures[request["custom_id"]] = _failure(error)
            if index % CHECKS_PER_YIELD == 0:
                # A large batch must not block the event loop.
                await asyncio.sleep(0)
        batch = _Batch(new_id("msgbatch"), requests, failures, self._clock.time(), betas)
        self._batches[batch.id] = batch
        return self._to_json(batch, base_url)

    def newest_first(self, base_url: str) -> list[Json]:
        """All batches in their current state, newest first."""
        return [self._to_json(batch, base_url) for batch in reversed(self._batches.values())]

    def get(self, name: str, base_url: str) -> Json:
        """One batch in its current state."""
        return self._to_json(self._find(name), base_url)

    def cancel(self, name: str, base_url: str) -> Json:
        """Start cancelling a batch; no effect if it is being cancelled. Raises SandboxAPIError 400 if it has ended."""
        batch = self._find(name)
        if self._ended_at(batch) is not None:
            raise invalid(f"Batch {name} cannot be canceled because it has already ended.")
        if batch.cancelled_at is None:
            batch.cancelled_at = self._clock.time()
        return self._to_json(batch, base_url)

    def delete(self, name: str) -> Json:
        """Delete a batch and its results. Raises SandboxAPIError 400 while it is in progress."""
        batch = self._find(name)
        if self._ended_at(batch) is None:
            raise invalid(f"Batch {name} cannot be deleted while it is processing. Cancel it first.")
        del self._batches[name]
        return {"id": name, "type": "message_batch_deleted"}

    def results(self, name: str) -> list[Callable[[], Json]]:
        """Functions that return the result lines, in request order. SandboxAPIError 404 before the batch has ended."""
        batch = self._find(name)
        if self._ended_at(batch) is None:
            raise not_found(f"Batch {name} has no results yet: it has not ended.")
        return [partial(self._result_line, batch, request) for request in batch.requests]

    def _result_line(self, batch: _Batch, request: Json) -> Json:
        name = request["custom_id"]
        result: Json
        if batch.cancelled_at is None and name not in batch.failures and name not in batch.messages:
            try:
                batch.messages[name] = self._generate(request["params"], batch.betas)
            except Exception as error:  # the other results are still sent
                batch.failures[name] = _failure(error)
        if batch.cancelled_at is not None:
            result = {"type": "canceled"}
        elif name in batch.failures:
            result = {"type": "errored", "error": batch.failures[name]}
        else:
            result = {"type": "succeeded", "message": batch.messages[name]}
        return {"custom_id": name, "result": result}

    def _find(self, name: str) -> _Batch:
        if name not in self._batches:
            raise not_found(f"Batch {name} not found.")
        return self._batches[name]

    def _ended_at(self, batch: _Batch) -> float | None:
        started = batch.created_at if batch.cancelled_at is None else batch.cancelled_at
        end = started + self._seconds
        return end if self._clock.time() >= end else None

    def _to_json(self, batch: _Batch, base_url: str) -> Json:
        ended_at = self._ended_at(batch)
        status = "ended" if ended_at is not None else "in_progress" if batch.cancelled_at is None else "canceling"
        return {
            "id": batch.id,
            "type": "message_batch",
            "processing_status": status,
            "request_counts": self._counts(batch, ended_at is not None),
            "ended_at": None if ended_at is None else timestamp(ended_at),
            "created_at": timestamp(batch.created_at),
            "expires_at": timestamp(batch.created_at + DAY_SECONDS),
            "archived_at": None,
            "cancel_initiated_at": None if batch.cancelled_at is None else timestamp(batch.cancelled_at),
            "results_url": f"{base_url}/v1/messages/batches/{batch.id}/results" if ended_at is not None else None,
        }

    def _counts(self, batch: _Batch, ended: bool) -> dict[str, int]:
        counts = {"processing": 0, "succeeded": 0, "errored": 0, "canceled": 0, "expired": 0}
        if not ended:
            counts["processing"] = len(batch.requests)
        elif batch.cancelled_at is not None:
            counts["canceled"] = len(batch.requests)
        else:
            counts["errored"] = len(batch.failures)
            counts["succeeded"] = len(batch.requests) - len(batch.failures)
        return counts


def _failure(error: Exception) -> Json:
    """The error body for a request that is invalid, or that failed because of a defect of the sandbox."""
    if isinstance(error, SandboxAPIError):
        return error_body(error, None)
    LOGGER.error("the sandbox failed to handle a request of a batch", exc_info=error)
    return error_body(SandboxAPIError(500, "Internal server error"), None)
