"""What sessions and threads use: tokens, time, and what that costs at list prices of the sandbox's own."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model.prompt_cache import InputUsage

__all__ = ["add_seconds", "add_tokens", "is_spent", "model_usage"]

Json = Any
PRICES = {
    "input_tokens": Decimal("5e-6"),
    "output_tokens": Decimal("25e-6"),
    "cache_read_input_tokens": Decimal("5e-7"),
}
"""US dollars for a token. Writing to the cache costs what input costs."""


def model_usage(read: InputUsage, written: int) -> Json:
    """What one request to the model has used, as its event says it."""
    return {
        "input_tokens": read.uncached,
        "output_tokens": written,
        "cache_creation_input_tokens": read.written_5m + read.written_1h,
        "cache_read_input_tokens": read.read,
    }


def add_tokens(total: Json, read: InputUsage, written: int) -> Json:
    """The usage of a session or thread after one more request."""
    used = {"input_tokens": read.uncached, "output_tokens": written, "cache_read_input_tokens": read.read}
    result = {**total, **{name: (total.get(name) or 0) + count for name, count in used.items()}}
    cache = total.get("cache_creation") or {}
    made = {"ephemeral_5m_input_tokens": read.written_5m, "ephemeral_1h_input_tokens": read.written_1h}
    result["cache_creation"] = {name: (cache.get(name) or 0) + count for name, count in made.items()}
    cost = sum((PRICES[name] * count for name, count in used.items()), Decimal())
    cost += PRICES["input_tokens"] * sum(made.values())
    before = Decimal((total.get("list_cost") or {"amount": "0"})["amount"])
    result["list_cost"] = {"amount": f"{before + cost:f}", "currency": "USD"}
    return result


def add_seconds(total: Json, seconds: float) -> Json:
    """The usage or the statistics of a session or thread after it has worked for some more seconds."""
    return {**total, "active_seconds": round((total.get("active_seconds") or 0.0) + seconds, 3)}


def is_spent(usage: Json, budget: Json) -> bool:
    """Whether what was used has cost what it may."""
    cost = usage.get("list_cost")
    return bool(budget and cost and Decimal(cost["amount"]) >= Decimal(budget["max_list_cost"]["amount"]))
