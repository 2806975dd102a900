"""How the services of `compat` make calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ...errors import AnthropicError
from ..arguments import RequestOptions, service_options
from ..errors import as_official
from ..exchanges.exchange import Exchange, claimed_exchange, recording
from ..own_requests import cast_of, own_arguments, own_result
from ..records import adopt

if TYPE_CHECKING:
    from ..._async.client import AsyncAnthropicClient

__all__ = ["AsyncCaller"]

T = TypeVar("T")


class AsyncCaller:
    """A client as its services use it."""

    client: AsyncAnthropicClient
    """The client of this package that does the work."""
    _default_query: dict[str, Any]

    async def _call(self, method: Callable[..., Any], *places: Any, **arguments: Any) -> T:  # type: ignore[type-var, unused-ignore]  # as the caller says
        """Make a call of a service; its result, or its error, as the official client has it."""
        options, exchange = self._prepared(arguments)
        with recording(exchange):
            try:
                result: T = adopt(await method(*places, **options))
                return result
            except AnthropicError as error:
                as_official(error, exchange, places)
                raise

    def _prepared(
        self, arguments: Mapping[str, Any], exchange: Exchange | None = None
    ) -> tuple[dict[str, Any], Exchange]:
        """The arguments of a service, and the exchange that the call is recorded in; None: the one it claims."""
        options, dropped = service_options(arguments, self._default_query)
        exchange = exchange or claimed_exchange()
        exchange.dropped = dropped
        return options, exchange

    async def get(self, path: str, *, cast_to: Any, options: RequestOptions | None = None) -> Any:
        """GET a path of the API that no service has."""
        return await self._request("GET", path, cast_to, own_arguments(options, self._default_query))

    async def post(
        self,
        path: str,
        *,
        cast_to: Any,
        body: Any = None,
        content: bytes | None = None,
        options: RequestOptions | None = None,
    ) -> Any:
        """POST JSON (`body`), or bytes as they are (`content`), to a path of the API that no service has."""
        return await self._request("POST", path, cast_to, own_arguments(options, self._default_query, body, content))

    async def put(
        self,
        path: str,
        *,
        cast_to: Any,
        body: Any = None,
        content: bytes | None = None,
        options: RequestOptions | None = None,
    ) -> Any:
        """PUT JSON, or bytes, to a path of the API that no service has."""
        return await self._request("PUT", path, cast_to, own_arguments(options, self._default_query, body, content))

    async def patch(
        self,
        path: str,
        *,
        cast_to: Any,
        body: Any = None,
        content: bytes | None = None,
        options: RequestOptions | None = None,
    ) -> Any:
        """PATCH a path of the API that no service has."""
        return await self._request("PATCH", path, cast_to, own_arguments(options, self._default_query, body, content))

    async def delete(
        self,
        path: str,
        *,
        cast_to: Any,
        body: Any = None,
        content: bytes | None = None,
        options: RequestOptions | None = None,
    ) -> Any:
        """DELETE a path of the API that no service has."""
        return await self._request("DELETE", path, cast_to, own_arguments(options, self._default_query, body, content))

    async def _request(self, method: str, path: str, cast_to: Any, arguments: dict[str, Any]) -> Any:
        """The response to a request of the caller's own, as `cast_to`: a model, `httpx.Response`, `str`, `dict`, …"""
        exchange = claimed_exchange()
        with recording(exchange):
            try:
                read = await self.client.request(method, path, cast=cast_of(cast_to), **arguments)
                return adopt(own_result(read, cast_to, exchange))
            except AnthropicError as error:
                as_official(error, exchange)
                raise
