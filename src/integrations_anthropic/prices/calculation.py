"""The cost of a usage: exact decimal arithmetic, and None wherever something is not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Context, Decimal, localcontext
from typing import TYPE_CHECKING, Any, NamedTuple

from .._record import UNSET, Record

if TYPE_CHECKING:
    from .rows import ModelPrices, TokenPrices

__all__ = ["EXACT", "TokenCounts", "cost_of", "counted", "field_of", "text_of"]

EXACT = Context(prec=80)
"""Whatever context the caller has set: 80 digits hold any sum of counts and prices exactly."""
_MILLIONTH = Decimal("0.000001")
_STEPS = ("message", "compaction", "advisor_message", "fallback_message")
"""Kinds of `iterations` that are known to be charged like any other tokens."""


class TokenCounts(NamedTuple):
    """The tokens of a usage, by what they cost."""

    input: int
    output: int
    cache_read: int
    cache_write_5m: int
    cache_write_1h: int

    @property
    def prompt(self) -> int:
        """All tokens of the prompt."""
        return self.input + self.cache_read + self.cache_write_5m + self.cache_write_1h


def cost_of(
    usage: Any, model: str, prices_of: Callable[[str], ModelPrices | None], web_search: Decimal | None
) -> Decimal | None:
    """What a usage costs; None where a price or a count that it needs is not known."""
    if getattr(usage, "_sum", None) == "mixed":
        return None
    with localcontext(EXACT):
        tools = _searches_cost(usage, web_search)
        steps = field_of(usage, "iterations") or [usage]
        if tools is None or not isinstance(steps, (list, tuple)):
            return None
        total = tools
        for step in steps:
            name = model
            if step is not usage:
                if field_of(step, "type") not in _STEPS:
                    return None
                name = text_of(step, "model") or model
            cost = _tokens_cost(step, usage, prices_of(name))
            if cost is None:
                return None
            total += cost
        return total


def counted(usage: Any) -> TokenCounts | None:
    """The tokens of a usage; None where it does not state both directions."""
    given = {name: _count(usage, f"{name}_tokens") for name in ("input", "output")}
    if given["input"] is None or given["output"] is None:
        return None
    written = _count(usage, "cache_creation_input_tokens") or 0
    hour = _count(field_of(usage, "cache_creation"), "ephemeral_1h_input_tokens") or 0
    # What is not said to stay for an hour stays for five minutes, the default.
    hour = min(hour, written)
    read = _count(usage, "cache_read_input_tokens") or 0
    return TokenCounts(given["input"], given["output"], read, written - hour, hour)


def searches(usage: Any) -> int:
    """Web searches of a usage."""
    return _count(field_of(usage, "server_tool_use"), "web_search_requests") or 0


def field_of(holder: Any, name: str) -> Any:
    """A field of a model or of JSON data; None where there is none."""
    # Models first: asking whether something is a mapping takes longer.
    of_mapping = not isinstance(holder, Record) and isinstance(holder, Mapping)
    value = holder.get(name) if of_mapping else getattr(holder, name, None)
    return None if value is UNSET else value


def text_of(holder: Any, name: str) -> str | None:
    """A field that is a non-empty string; else None."""
    value = field_of(holder, name)
    return str.__str__(value) if isinstance(value, str) and value else None


def _searches_cost(usage: Any, price: Decimal | None) -> Decimal | None:
    made = searches(usage)
    if not made:
        return Decimal(0)
    return None if price is None else made * price


def _tokens_cost(step: Any, usage: Any, row: ModelPrices | None) -> Decimal | None:
    """The cost of the tokens of one step; tier, speed and region are those of the whole usage."""
    tokens = counted(step)
    if row is None or tokens is None:
        return None
    factor = Decimal(1)
    for name, factors, plain in (
        ("service_tier", row.tiers, ("standard",)),
        ("speed", row.speeds, ("standard",)),
        ("inference_geo", row.regions, ("global", "not_available")),
    ):
        value = text_of(usage, name)
        if value is None or (value in plain and value not in factors):
            continue
        if value not in factors:
            return None
        factor *= factors[value]
    prices: TokenPrices = row
    if row.long_prompt is not None and tokens.prompt > row.long_prompt.above:
        if getattr(usage, "_sum", None) is not None:
            # Which of the answers had a longer prompt, a sum does not say.
            return None
        prices = row.long_prompt
    total = Decimal(0)
    for name, count in tokens._asdict().items():
        price: Decimal | None = getattr(prices, name)
        if count and price is None:
            return None
        if count and price is not None:
            total += count * price
    return total * factor * _MILLIONTH


def _count(holder: Any, name: str) -> int | None:
    """A count of tokens. Other servers state some as floats."""
    value = field_of(holder, name)
    fits = isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 2**63
    return int(value) if fits else None
