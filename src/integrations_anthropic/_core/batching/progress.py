"""How far a run has got: counts by outcome, and the tokens of its answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from ...models.message import CacheCreation, ServerToolUsage, Usage

if TYPE_CHECKING:
    from .run_result import RunResult

__all__ = ["BatchProgress", "ProgressCounter", "UsageSum"]

OUTCOMES = ("succeeded", "errored", "expired", "canceled")


@frozen(kw_only=True)
class BatchProgress:
    """How far a run has got. Requests are counted once, by the result that was delivered."""

    total: int
    """Requests known so far: those of a file all at once, of any other iterable as it is consumed."""
    submitted: int
    """Requests that were sent, those that are asked again counted once."""
    processing: int
    """Requests that were sent and have no result yet."""
    succeeded: int
    """Requests that were answered."""
    errored: int
    """Requests that failed."""
    expired: int
    """Requests that were not begun in time."""
    canceled: int
    """Requests that were stopped before they began."""
    usage: Usage = field(repr=False)
    """Tokens of all answers so far, summed up."""

    @property
    def done(self) -> int:
        """Requests that have a result."""
        return self.succeeded + self.errored + self.expired + self.canceled


class UsageSum:
    """Tokens of many answers."""

    def __init__(self) -> None:
        self._counts = dict.fromkeys(_PATHS, 0)
        # What the price of an answer depends on, beside its tokens. More than one: the sum has no price.
        self._kinds: set[tuple[Any, ...]] = set()

    def add(self, usage: Any, model: str) -> None:
        """Add the usage of one answer, and the model that gave it."""
        if len(self._kinds) < 2:
            stated = (_part(usage, name) for name in _KIND)
            kind = tuple(value if isinstance(value, str) else None for value in stated)
            # Its steps may be of several models.
            self._kinds.add((model, *kind, bool(_part(usage, "iterations"))))
        for path in _PATHS:
            value = usage
            for name in path:
                value = _part(value, name)
            # Another server may send anything.
            if isinstance(value, int):
                self._counts[path] += value

    def total(self) -> Usage:
        """The sum. What no answer stated is 0; tier, speed and region are there where all answers have the same."""
        tokens = [self._counts[path] for path in _PATHS]
        # Any: what it has beside its fields is not known to type checkers.
        usage: Any = Usage(
            input_tokens=tokens[0],
            output_tokens=tokens[1],
            cache_creation_input_tokens=tokens[2],
            cache_read_input_tokens=tokens[3],
            cache_creation=CacheCreation(ephemeral_5m_input_tokens=tokens[4], ephemeral_1h_input_tokens=tokens[5]),
            server_tool_use=ServerToolUsage(web_search_requests=tokens[6], web_fetch_requests=tokens[7]),
        )
        usage._sum = "alike"
        if len(self._kinds) == 1:
            ((usage._model, usage.service_tier, usage.speed, usage.inference_geo, has_steps),) = self._kinds
            if has_steps:
                usage._sum = "mixed"
        elif self._kinds:
            usage._sum = "mixed"
        total: Usage = usage
        return total


_KIND = ("service_tier", "speed", "inference_geo")
_PATHS = (
    ("input_tokens",),
    ("output_tokens",),
    ("cache_creation_input_tokens",),
    ("cache_read_input_tokens",),
    ("cache_creation", "ephemeral_5m_input_tokens"),
    ("cache_creation", "ephemeral_1h_input_tokens"),
    ("server_tool_use", "web_search_requests"),
    ("server_tool_use", "web_fetch_requests"),
)


class ProgressCounter:
    """Counts requests and results, and calls `on_progress` with each change."""

    def __init__(self, on_progress: Callable[[BatchProgress], object] | None) -> None:
        self._on_progress = on_progress
        self._outcomes = dict.fromkeys(OUTCOMES, 0)
        self._sums: dict[tuple[str, str], UsageSum] = {}
        self._all = UsageSum()
        self.total = 0
        self.submitted = 0
        self._earlier = 0

    def progress(self) -> BatchProgress:
        """The counts as they are now."""
        done = sum(self._outcomes.values())
        return BatchProgress(
            total=max(self.total, done),
            submitted=self.submitted + self._earlier,
            processing=max(0, self.submitted + self._earlier - done),
            usage=self._all.total(),
            **self._outcomes,
        )

    def changed(self) -> None:
        """Something was counted."""
        if self._on_progress is not None:
            self._on_progress(self.progress())

    def delivered_earlier(self, outcome: str, message: Any = None) -> None:
        """A result was delivered before this run began, with this outcome and, where it is known, this message."""
        self._earlier += 1
        self._count(outcome, message)

    def delivered(self, result: RunResult) -> None:
        """A result is delivered."""
        self._count(result.result.type, result.message)

    def usage(self) -> Usage:
        """Tokens of all answers."""
        return self._all.total()

    def usage_by_model(self) -> dict[tuple[str, str], Usage]:
        """The same by model and service tier."""
        return {key: one.total() for key, one in self._sums.items()}

    def _count(self, outcome: str, message: Any) -> None:
        # A kind that this version does not know is no success.
        self._outcomes[outcome if outcome in self._outcomes else "errored"] += 1
        usage = _part(message, "usage")
        if usage is not None:
            model = str(_part(message, "model"))
            key = model, str(_part(usage, "service_tier") or "standard")
            self._sums.setdefault(key, UsageSum()).add(usage, model)
            self._all.add(usage, model)


def _part(value: Any, name: str) -> Any:
    """A field of a model, or of JSON data; None where it is not there."""
    return value.get(name) if isinstance(value, dict) else getattr(value, name, None)
