"""What one request takes from the rate limits."""

from __future__ import annotations

from typing import Any, NamedTuple

from .sliding_window import Entry

__all__ = ["Admission", "Cost"]


class Cost(NamedTuple):
    """What one request takes from each limit: estimated, or actual."""

    requests: float
    input_tokens: float = 0
    output_tokens: float = 0
    tokens: float = 0

    @classmethod
    def of(cls, input_tokens: float, output_tokens: float) -> Cost:
        """The cost of a request with so many tokens."""
        # What the class itself would call, in half the time.
        return tuple.__new__(cls, (1, input_tokens, output_tokens, input_tokens + output_tokens))


class Admission:
    """One request: its estimated cost, and what it took of each limit. It takes nothing until it is admitted."""

    __slots__ = (
        "acknowledged",
        "cost",
        "counted",
        "entries",
        "estimate",
        "held",
        "left",
        "name",
        "open",
        "usage",
        "used",
    )

    def __init__(self, cost: Cost, limits: int) -> None:
        """`limits`: how many there are."""
        self.cost = cost
        self.entries: list[Entry | None] = [None] * limits
        """For each limit, the entry that records it."""
        self.held = [0.0] * limits
        """For each limit, how much of its cost in flight is that of this request."""
        self.counted = [0.0] * limits
        """For each limit, how much of its acknowledged cost is that of this request."""
        self.left: tuple[float, ...] = ()
        """For each limit, what was left after the admission plus the total taken until then."""
        self.open = True
        """Whether it is not settled yet."""
        self.acknowledged = False
        """Whether the server has counted the request and responded."""
        self.estimate = 0
        """Its estimated input tokens, before the correction."""
        self.used = cost
        """Its actual cost, as far as that is known."""
        self.usage: Any = None
        """The usage of its stream so far; None where no event arrived."""
        self.name: str | None = None
        """Its name in a shared storage."""
