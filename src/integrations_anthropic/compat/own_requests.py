"""Requests that no service of this package makes: their arguments, and what their response is read as."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._loading.lazy_import import load
from ..errors import ValidationError
from .arguments import timeouts
from .exchange import Exchange

__all__ = ["cast_of", "own_arguments", "own_result"]

_OPTIONS = ("headers", "params", "timeout", "max_retries")


def own_arguments(options: Mapping[str, Any] | None, query: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of `client.request`. Raises ValidationError for an option that there is none of.

    `query`: that of every request of the client.
    """
    unknown = (options or {}).keys() - set(_OPTIONS)
    if unknown:
        name = sorted(unknown)[0]
        raise ValidationError(f"options.{name}: must be one of {', '.join(_OPTIONS)}", field=f"options.{name}")
    arguments = dict(options or {})
    if "timeout" in arguments:
        arguments["timeout"] = timeouts(arguments["timeout"])["timeout"]
    query = {**query, **arguments.pop("params", {})}
    return arguments | ({"query": query} if query else {})


def cast_of(cast_to: Any) -> Any:
    """What `client.request` reads the response as, for what `cast_to` asks for."""
    if cast_to is None or cast_to in (bytes, str, type(None)) or _is_response(cast_to):
        return bytes
    return None if cast_to in (object, Any) else cast_to


def own_result(read: Any, cast_to: Any, exchange: Exchange) -> Any:
    """The response as `cast_to` asks for it. `read`: what `client.request` made of it."""
    if cast_to is None or cast_to is type(None):
        return None
    if cast_to is str:
        return read.decode(errors="replace")
    return exchange.response() if _is_response(cast_to) else read


def _is_response(cast_to: Any) -> bool:
    library: Any = load("httpx")
    return isinstance(cast_to, type) and issubclass(cast_to, library.Response)
