"""A response that is read as it arrives: the events of a message, or the lines of results."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

from ..._loading.lazy_import import load
from ...errors import AnthropicError
from ..errors import as_official
from ..exchanges.exchange import Exchange, recording
from ..records import adopt

if TYPE_CHECKING:
    import httpx

    from .caller import AsyncCaller

__all__ = ["AsyncStream"]

T = TypeVar("T")


class AsyncStream(Generic[T]):
    """Yields events, or lines, as they arrive. `response` is the response, and closing either closes both."""

    def __init__(
        self,
        client: AsyncCaller,
        method: Callable[..., Any],
        places: tuple[Any, ...],
        arguments: Mapping[str, Any],
        exchange: Exchange | None = None,
    ) -> None:
        """`exchange`: what it is recorded in; None: the one it claims."""
        options, self._exchange = client._prepared(arguments, exchange)
        try:
            self._source: Any = method(*places, **options)
        except AnthropicError as error:
            as_official(error, None, places)
            raise

    async def opened(self) -> Self:
        """Send the request, and wait for the beginning of the response."""
        with recording(self._exchange):
            try:
                await self._source.__aenter__()
            except AnthropicError as error:
                as_official(error, self._exchange)
                raise
        return self

    @property
    def response(self) -> httpx.Response:
        """The response; its body is what this yields."""
        load("integrations_anthropic.compat.exchanges.http_bodies")
        from ..exchanges.http_bodies import ArrivingBody

        return self._exchange.response(ArrivingBody(self))

    @property
    def http_response(self) -> httpx.Response:
        """The same."""
        return self.response

    @property
    def request_id(self) -> str | None:
        """The id of the request."""
        return self._exchange.headers.get("request-id")

    @property
    def workspace_id(self) -> str | None:
        """The workspace that the request was made in, where the response names it."""
        return self._exchange.headers.get("anthropic-workspace-id")

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        try:
            return adopt(cast(T, await self._source.__anext__()))
        except AnthropicError as error:
            as_official(error, self._exchange)
            raise

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """What is left of the body as bytes, where the response keeps it (`with_streaming_response`)."""
        taken, ended = 0, False
        while True:
            pieces = self._exchange.pieces
            while taken < len(pieces):
                yield pieces[taken]
                taken += 1
            if ended:
                return
            try:
                await self.__anext__()
            except StopAsyncIteration:
                ended = True

    async def close(self) -> None:
        """Stop reading and release the connection."""
        await self._source.close()
        self._exchange.closed()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
