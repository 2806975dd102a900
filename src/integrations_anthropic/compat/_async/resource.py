"""What the services have in common: their client, and the variants of their methods that show the response."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .raw_responses import AsyncRawResponses, AsyncStreamingResponses

if TYPE_CHECKING:
    from .caller import AsyncCaller

__all__ = ["AsyncResource"]


class AsyncResource:
    """A group of methods of a client."""

    def __init__(self, client: AsyncCaller) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> Any:
        """The same methods, which return the response: `.headers`, `.status_code`, `.parse()`."""
        return AsyncRawResponses(self)

    @property
    def with_streaming_response(self) -> Any:
        """The same methods as context managers, which return the response."""
        return AsyncStreamingResponses(self)
