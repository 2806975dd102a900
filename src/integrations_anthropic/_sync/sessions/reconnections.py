# Derived from src/integrations_anthropic/_async/sessions/reconnections.py by `make codegen`. Do not edit.
"""Whether another stream is opened where one broke off, and when."""

from __future__ import annotations

from random import uniform
from typing import TYPE_CHECKING

from ...errors import AnthropicError, DeadlineExceededError, retry_exhausted

if TYPE_CHECKING:
    from ..._core.call.operation import Call
    from ..._core.call.protocols import CallRetries
    from ..pipeline import Pipeline
    from .session_requests import SessionRequests

__all__ = ["Reconnections"]

HEALTHY = 30.0
"""Seconds after which a connection counts as one that worked, although no event arrived on it."""


class Reconnections:
    """Counts the streams that broke off without a new event, as the retries of a call count attempts.

    It is decided as a stream breaks off, so that its call is reported as what it was; `wait` then does it.
    """

    def __init__(self, pipeline: Pipeline, call: Call, requests: SessionRequests) -> None:
        self._pipeline = pipeline
        self._call = call
        self._requests = requests
        self._connected = 0.0
        self._failures = 0
        # What was decided last, of which error, and why there is no other stream.
        self._decided: AnthropicError | None = None
        self._granted: tuple[CallRetries, float] | None = None
        self._refusal: AnthropicError | None = None
        self.made_progress = False
        """Whether there was a new event since the stream was opened."""

    def connected(self) -> None:
        """A stream was opened."""
        self._connected, self.made_progress = self._pipeline.clock.monotonic(), False

    def decide(self, error: AnthropicError) -> float | None:
        """Seconds after which another stream is opened; None where that would not help."""
        if self._decided is not error:
            self._decided, self._granted, self._refusal = error, None, None
            if self.made_progress or self._pipeline.clock.monotonic() - self._connected >= HEALTHY:
                self._failures = 0
            self._failures += 1
            try:
                self._granted = self._next(error)
            except AnthropicError as refusal:
                self._refusal = refusal
        return None if self._granted is None else self._granted[1]

    def wait(self, error: AnthropicError) -> None:
        """Wait before another stream is opened. Raises `error`, or why the retries end, where there is none."""
        self.decide(error)
        granted, refusal = self._granted, self._refusal
        self._decided = self._granted = self._refusal = None
        if granted is None:
            if refusal is None or refusal is error:
                raise error
            raise refusal from error
        retries, delay = granted
        retries.retrying(error, self._failures, delay, self._call.operation.name)
        self._pipeline.clock.sleep(delay)
        retries.made()

    def _next(self, error: AnthropicError) -> tuple[CallRetries, float] | None:
        if not error.is_retryable:
            return None
        retries = self._pipeline.retries(self._call)
        jitter = uniform(-1.0, 1.0)  # noqa: S311 - spreads retries, protects nothing
        delay = retries.delay(error, self._failures, jitter)
        if delay is None:
            failures, self._failures = self._failures, 0
            why = retries.reason or f"the stream broke off {failures} times without a new event"
            if failures > 1 or retries.out_of_budget:
                raise retry_exhausted(error, why)
            return None
        try:
            left = self._requests.time_left()
        except DeadlineExceededError:
            retries.withdraw()
            raise
        if left is not None and delay >= left:
            retries.withdraw()
            raise self._requests.too_late("waiting for another stream would pass the deadline")
        return retries, delay
