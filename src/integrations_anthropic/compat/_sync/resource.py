# Derived from src/integrations_anthropic/compat/_async/resource.py by `make codegen`. Do not edit.
"""What the services have in common: their client, and the variants of their methods that show the response."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .raw_responses import RawResponses, StreamingResponses

if TYPE_CHECKING:
    from .caller import Caller

__all__ = ["Resource"]


class Resource:
    """A group of methods of a client."""

    def __init__(self, client: Caller) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> Any:
        """The same methods, which return the response: `.headers`, `.status_code`, `.parse()`."""
        return RawResponses(self)

    @property
    def with_streaming_response(self) -> Any:
        """The same methods as context managers, which return the response."""
        return StreamingResponses(self)
