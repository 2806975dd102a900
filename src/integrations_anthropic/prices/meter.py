"""The running total of a client: calls, tokens and cost, by model and service tier."""

from __future__ import annotations

from collections import deque
from decimal import Decimal, localcontext
from threading import Lock
from typing import TYPE_CHECKING, Any, NoReturn

from attrs import fields, frozen

from .._runtime.fork import register_after_fork
from ..errors import ConfigurationError
from .calculation import EXACT, counted, searches, text_of

if TYPE_CHECKING:
    from datetime import date

    from .table import Prices

__all__ = ["Meter", "MeterLine", "MeterReading"]


@frozen(kw_only=True)
class MeterLine:
    """What the calls of one model in one service tier used, and cost. A reading; it does not change."""

    model: str | None
    """The model that answered; None: every model."""
    service_tier: str | None
    """`standard`, `priority`, `batch`, …; None: every tier, or one that was not stated."""
    calls: int = 0
    """Calls whose usage is known. Those that failed without a message are not among them."""
    input_tokens: int = 0
    """Input tokens that were neither written to nor read from the prompt cache."""
    output_tokens: int = 0
    """Tokens that were written, thinking included."""
    cache_read_tokens: int = 0
    """Input tokens read from the prompt cache."""
    cache_write_5m_tokens: int = 0
    """Input tokens written to the prompt cache for five minutes."""
    cache_write_1h_tokens: int = 0
    """Input tokens written to the prompt cache for one hour."""
    web_searches: int = 0
    """Web searches that the API made."""
    cost: Decimal = Decimal(0)
    """What the calls cost whose prices are known, in the currency of the reading."""
    unpriced_calls: int = 0
    """Calls that are not in `cost`, because a price they need is not known."""


@frozen(kw_only=True)
class MeterReading:
    """What a client used until now. A reading; it does not change."""

    lines: tuple[MeterLine, ...]
    """By model and service tier, in the order of their names."""
    currency: str
    """Currency of every cost."""

    @property
    def total(self) -> MeterLine:
        """The sum of all lines."""
        total = MeterLine(model=None, service_tier=None)
        for line in self.lines:
            total = _sum(total, line)
        return total

    @property
    def cost(self) -> Decimal:
        """What all calls cost whose prices are known; `total.unpriced_calls` of them are not in it."""
        return self.total.cost

    def of(self, model: str) -> MeterLine:
        """The sum of one model, over its service tiers."""
        total = MeterLine(model=model, service_tier=None)
        for line in self.lines:
            if line.model == model:
                total = _sum(total, line)
        return total


class Meter:
    """The running total of a client and of its copies, `client.meter`. Threads may use it at the same time.

    It counts where the client has `meter=True` or `prices=…`. A forked child counts its own calls, from nothing. It is
    no part of a pickle of the client.
    """

    def __init__(self, prices: Prices | None) -> None:
        """`prices`: what tokens cost; None: it does not count."""
        self._prices = prices
        self._lock = Lock()
        self._lines: dict[tuple[str, str], MeterLine] = {}
        # Added without the lock: a stream may be ended by the garbage collector, in a thread that holds it.
        self._waiting: deque[MeterLine] = deque()
        register_after_fork(self)

    @property
    def is_on(self) -> bool:
        """Whether it counts."""
        return self._prices is not None

    @property
    def prices(self) -> Prices:
        """The prices it counts with. Raises ConfigurationError where it does not count."""
        return self._prices if self._prices is not None else _off()

    def read(self) -> MeterReading:
        """What was used until now. Raises ConfigurationError where it does not count."""
        currency = self.prices.currency
        with self._lock:
            self._fold()
            lines = [self._lines[key] for key in sorted(self._lines)]
        return MeterReading(lines=tuple(lines), currency=currency)

    def reset(self) -> MeterReading:
        """What was used until now; from here on it counts from nothing. No call is lost or counted twice."""
        currency = self.prices.currency
        with self._lock:
            self._fold()
            counted_lines, self._lines = self._lines, {}
        return MeterReading(lines=tuple(counted_lines[key] for key in sorted(counted_lines)), currency=currency)

    def add(self, usage: Any, model: str | None, *, on: date | None = None) -> Decimal | None:
        """Count one call by its `usage`, a model or JSON data; returns what it costs, None where that is not known.

        A usage that does not state its tokens is not counted. The client calls it; call it for what was used by
        another way, such as results of a batch that another program read.
        """
        prices, tokens = self.prices, counted(usage)
        if tokens is None:
            return None
        cost = None if model is None else prices.cost(usage, model, on=on)
        line = MeterLine(
            model=model or "unknown",
            service_tier=text_of(usage, "service_tier"),
            calls=1,
            input_tokens=tokens.input,
            output_tokens=tokens.output,
            cache_read_tokens=tokens.cache_read,
            cache_write_5m_tokens=tokens.cache_write_5m,
            cache_write_1h_tokens=tokens.cache_write_1h,
            web_searches=searches(usage),
            cost=cost or Decimal(0),
            unpriced_calls=int(cost is None),
        )
        self._waiting.append(line)
        # Whoever holds the lock, or reads next, adds what waits.
        if self._lock.acquire(blocking=False):
            try:
                self._fold()
            finally:
                self._lock.release()
        return cost

    def after_fork(self) -> None:
        """In a child process: what the parent used is the parent's."""
        self._lock = Lock()
        self._lines = {}
        self._waiting = deque()

    def _fold(self) -> None:
        """Add what waits to its lines, each by a single assignment. The lock is held."""
        while self._waiting:
            line = self._waiting.popleft()
            key = (line.model or "", line.service_tier or "")
            known = self._lines.get(key)
            self._lines[key] = line if known is None else _sum(known, line)

    def __reduce__(self) -> NoReturn:
        raise ConfigurationError("a meter cannot be pickled: pickle the reading, meter.read()")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({'on' if self.is_on else 'off'})"


_COUNTS = tuple(each.name for each in fields(MeterLine) if each.name not in ("model", "service_tier", "cost"))


def _sum(one: MeterLine, other: MeterLine) -> MeterLine:
    """The counts and the cost of both, of the model and the tier of `one`."""
    with localcontext(EXACT):
        cost = one.cost + other.cost
    counts = {name: getattr(one, name) + getattr(other, name) for name in _COUNTS}
    return MeterLine(model=one.model, service_tier=one.service_tier, cost=cost, **counts)


def _off() -> NoReturn:
    why = "client.meter does not count: build the client with meter=True, or with prices=… for prices of your own"
    raise ConfigurationError(why, field="meter")
