"""Message batches that get on with time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ..clock import SandboxClock, stamp
from ..errors import SandboxAPIError, error_body, invalid, not_found
from ..ids import new_id

__all__ = ["RELAXED", "Batches"]

Json = Any
LOGGER = logging.getLogger(__name__)

# What a batch is to create is checked when its turn comes: a wrong one fails alone, not the batch.
RELAXED = {"BatchRequest": {"params": {"type": "object", "additionalProperties": True}}}
DAY_SECONDS = 86_400
CHECKED_AT_ONCE = 20
LONGEST_CUSTOM_ID = 64


@dataclass
class _Batch:
    id: str
    requests: list[Json]
    failures: dict[str, Json]
    """Errors by custom_id, found when the batch was made, told when it ends."""
    created_at: float
    cancelled_at: float | None = None
    messages: dict[str, Json] = field(default_factory=dict)
    """Answers by custom_id, made when the results are first read and the same ever after."""


class Batches:
    """All batches. One is in progress for `seconds` (0 or more), then it has ended; cancelling takes as long again."""

    def __init__(
        self, clock: SandboxClock, seconds: float, check: Callable[[Json], None], answer: Callable[[Json], Json]
    ) -> None:
        """`check` raises SandboxAPIError for wrong params; `answer` makes the message of those that are right."""
        self._clock, self._seconds = clock, seconds
        self._check, self._answer = check, answer
        self._batches: dict[str, _Batch] = {}

    async def create(self, requests: list[Json], base_url: str) -> Json:
        """A new batch; SandboxAPIError 400 where a custom_id is too long or stands twice."""
        seen: set[str] = set()
        for index, request in enumerate(requests):
            name = request["custom_id"]
            if len(name) > LONGEST_CUSTOM_ID:
                raise invalid(f"requests.{index}.custom_id: String should have at most {LONGEST_CUSTOM_ID} characters")
            if name in seen:
                raise invalid(
                    f"requests.{index}.custom_id: Duplicate custom_id '{name}'; it must be unique in the batch"
                )
            seen.add(name)
        failures: dict[str, Json] = {}
        for index, request in enumerate(requests):
            try:
                self._check(request["params"])
            except Exception as error:  # one request fails alone, whatever is wrong with it
                failures[request["custom_id"]] = _failure(error)
            if index % CHECKED_AT_ONCE == 0:
                # A large batch must not keep all other requests waiting.
                await asyncio.sleep(0)
        batch = _Batch(new_id("msgbatch"), requests, failures, self._clock.time())
        self._batches[batch.id] = batch
        return self._look(batch, base_url)

    def newest_first(self, base_url: str) -> list[Json]:
        """All batches as they are now."""
        return [self._look(batch, base_url) for batch in reversed(self._batches.values())]

    def get(self, name: str, base_url: str) -> Json:
        """One batch as it is now."""
        return self._look(self._find(name), base_url)

    def cancel(self, name: str, base_url: str) -> Json:
        """Asks a batch to stop; asking again changes nothing. SandboxAPIError 400 where it has ended."""
        batch = self._find(name)
        if self._ended_at(batch) is not None:
            raise invalid(f"Batch {name} cannot be canceled because it has already ended.")
        if batch.cancelled_at is None:
            batch.cancelled_at = self._clock.time()
        return self._look(batch, base_url)

    def delete(self, name: str) -> Json:
        """Removes a batch and its results; SandboxAPIError 400 while it runs."""
        batch = self._find(name)
        if self._ended_at(batch) is None:
            raise invalid(f"Batch {name} cannot be deleted while it is processing. Cancel it first.")
        del self._batches[name]
        return {"id": name, "type": "message_batch_deleted"}

    def results(self, name: str) -> list[Callable[[], Json]]:
        """One function for each line of the results, in request order; SandboxAPIError 404 before the end."""
        batch = self._find(name)
        if self._ended_at(batch) is None:
            raise not_found(f"Batch {name} has no results yet: it has not ended.")
        return [partial(self._line, batch, request) for request in batch.requests]

    def _line(self, batch: _Batch, request: Json) -> Json:
        name = request["custom_id"]
        result: Json
        if batch.cancelled_at is None and name not in batch.failures and name not in batch.messages:
            try:
                batch.messages[name] = self._answer(request["params"])
            except Exception as error:  # the results of all others are still to come
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
        begun = batch.created_at if batch.cancelled_at is None else batch.cancelled_at
        end = begun + self._seconds
        return end if self._clock.time() >= end else None

    def _look(self, batch: _Batch, base_url: str) -> Json:
        ended_at = self._ended_at(batch)
        status = "ended" if ended_at is not None else "in_progress" if batch.cancelled_at is None else "canceling"
        return {
            "id": batch.id,
            "type": "message_batch",
            "processing_status": status,
            "request_counts": self._counts(batch, ended_at is not None),
            "ended_at": None if ended_at is None else stamp(ended_at),
            "created_at": stamp(batch.created_at),
            "expires_at": stamp(batch.created_at + DAY_SECONDS),
            "archived_at": None,
            "cancel_initiated_at": None if batch.cancelled_at is None else stamp(batch.cancelled_at),
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
    """What the results say of a request that was refused, or that the sandbox itself could not answer."""
    if isinstance(error, SandboxAPIError):
        return error_body(error, None)
    LOGGER.error("the sandbox failed to answer a request of a batch", exc_info=error)
    return error_body(SandboxAPIError(500, "Internal server error"), None)
