# Derived from src/integrations_anthropic/compat/_async/caller.py by `make codegen`. Do not edit.
"""How the services of `compat` make calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ...errors import AnthropicError
from ..arguments import service_options
from ..errors import as_official
from ..exchange import Exchange, current_exchange, recording
from ..records import adopt

if TYPE_CHECKING:
    from ..._sync.client import AnthropicClient

__all__ = ["Caller"]

T = TypeVar("T")


class Caller:
    """A client as its services use it."""

    client: AnthropicClient
    """The client of this package that does the work."""
    _default_query: dict[str, Any]

    def _call(self, method: Callable[..., Any], *places: Any, **arguments: Any) -> T:  # type: ignore[type-var, unused-ignore]  # as the caller says
        """Make a call of a service; its result, or its error, as the official client has it."""
        options, exchange = self._prepared(arguments)
        with recording(exchange):
            try:
                result: T = adopt(method(*places, **options))
                return result
            except AnthropicError as error:
                as_official(error, exchange)
                raise

    def _prepared(self, arguments: Mapping[str, Any]) -> tuple[dict[str, Any], Exchange]:
        """The arguments of a service, and the exchange that the call is recorded in."""
        options, dropped = service_options(arguments, self._default_query)
        exchange = current_exchange() or Exchange()
        exchange.dropped = dropped
        return options, exchange
