"""What a run is asked for beside its requests."""

from __future__ import annotations

from collections.abc import Callable
from inspect import iscoroutinefunction
from typing import Any, Literal

from attrs import frozen

from ...errors import ValidationError
from .progress import BatchProgress

__all__ = ["DEFAULT_BYTES", "MOST_BYTES", "MOST_CONCURRENCY", "BatchRunOptions", "LiveRunOptions"]

MOST_REQUESTS = 100_000
MOST_BYTES = 256_000_000
"""What the API takes in one batch."""
DEFAULT_BYTES = 16_000_000
MOST_CONCURRENCY = 1000

OnProgress = Callable[[BatchProgress], object] | None


@frozen(kw_only=True)
class BatchRunOptions:
    """The options of `batches.run`; the method says what they mean."""

    state: Any = None
    """The path of a file; None: without."""
    order: Literal["arrival", "asking"] = "arrival"
    on_progress: OnProgress = None
    max_requests: int = 10_000
    max_bytes: int = DEFAULT_BYTES
    max_open: int = 4
    max_retries: int = 2

    def check(self) -> None:
        """Raise ValidationError for the first that is wrong."""
        _check_common(self.order, self.on_progress)
        if self.state is not None and not isinstance(self.state, str) and not hasattr(self.state, "__fspath__"):
            raise ValidationError("state: must be the path of a file", field="state", value=self.state)
        _check_number("max_requests", self.max_requests, 1, MOST_REQUESTS)
        _check_number("max_bytes", self.max_bytes, 1, MOST_BYTES)
        _check_number("max_open", self.max_open, 1, 100)
        _check_number("max_retries", self.max_retries, 0, 100)


@frozen(kw_only=True)
class LiveRunOptions:
    """The options of `batches.run_live`; the method says what they mean."""

    max_concurrency: int = 8
    order: Literal["arrival", "asking"] = "arrival"
    on_progress: OnProgress = None

    def check(self, most: int) -> None:
        """Raise ValidationError for the first that is wrong. `most`: calls at once."""
        _check_common(self.order, self.on_progress)
        _check_number("max_concurrency", self.max_concurrency, 1, most)


def _check_common(order: object, on_progress: object) -> None:
    if order not in ("arrival", "asking"):
        raise ValidationError("order: must be 'arrival' or 'asking'", field="order", value=order)
    if on_progress is not None and not callable(on_progress):
        raise ValidationError("on_progress: must be a function", field="on_progress", value=on_progress)
    if iscoroutinefunction(on_progress):
        why = "on_progress: must be an ordinary function: it is called, and not awaited"
        raise ValidationError(why, field="on_progress", value=on_progress)


def _check_number(name: str, value: Any, least: int, most: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValidationError(f"{name}: must be an integer from {least:,} to {most:,}", field=name, value=value)
