"""What generated methods use of the package at run time, as Python source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["RUNTIME_CLASSES", "event_rules"]

RUNTIME_CLASSES = {
    "stream": ("message_stream", "AsyncMessageStream"),
    "page": ("page_request", "AsyncPageRequest"),
    "events": ("streams.typed_event_stream", "AsyncTypedEventStream"),
    "binary": ("binary_response", "AsyncBinaryResponse"),
}
"""(module, name) of what a method returns at once, by the kind of its operation."""


def event_rules(rules: Mapping[str, Any]) -> str:
    """The value of `x-events` as a call of `EventRules`."""
    given = {key: tuple(value) if key == "ends" else value for key, value in rules.items()}
    return f"EventRules({', '.join(f'{key}={value!r}' for key, value in given.items())})"
