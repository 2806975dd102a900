"""Requests that no service of this package makes: their arguments, and what their response is read as."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._loading.lazy_import import load
from .._record import Record
from ..errors import ValidationError
from .arguments import RequestOptions, timeouts
from .exchanges.exchange import Exchange
from .records import ResultMethods

__all__ = ["cast_of", "own_arguments", "own_result"]

_OPTIONS = frozenset(RequestOptions.__annotations__)


def own_arguments(
    options: Mapping[str, Any] | None, query: Mapping[str, Any], body: Any = None, content: bytes | None = None
) -> dict[str, Any]:
    """The arguments of `client.request`. Raises ValidationError for what it cannot do.

    `query`: that of every request of the client. `content`: bytes that are sent as they are, in place of `body`.
    """
    arguments = dict(options or {})
    if unknown := sorted(arguments.keys() - _OPTIONS):
        text = f"options.{unknown[0]}: must be one of {', '.join(sorted(_OPTIONS))}"
        raise ValidationError(text, field=f"options.{unknown[0]}")
    if arguments.pop("follow_redirects", False):
        text = "options.follow_redirects: redirects are not followed, since they may lead credentials elsewhere"
        raise ValidationError(text, field="options.follow_redirects")
    if "timeout" in arguments:
        arguments["timeout"] = timeouts(arguments["timeout"])["timeout"]
    extra = arguments.pop("extra_json", None)
    query = {**query, **arguments.pop("params", {})}
    arguments["body"] = _sent_body(body, content, extra)
    return arguments | ({"query": query} if query else {})


def _sent_body(body: Any, content: bytes | None, extra: Mapping[str, Any] | None) -> Any:
    if content is not None and (body is not None or extra):
        raise ValidationError("content: there is a body as well; give one of them", field="content")
    if content is not None and not isinstance(content, bytes):
        raise ValidationError(f"content: must be bytes, not {type(content).__name__}", field="content")
    if extra and not (body is None or isinstance(body, Mapping)):
        raise ValidationError("options.extra_json: the body is no object", field="options.extra_json")
    return {**(body or {}), **extra} if extra else body if content is None else content


def cast_of(cast_to: Any) -> Any:
    """What `client.request` reads the response as, for what `cast_to` asks for.

    Raises ValidationError for a class of the caller's own that derives from `BaseModel`.
    """
    if cast_to is None or cast_to in (bytes, str, type(None)) or _is_response(cast_to):
        return bytes
    if isinstance(cast_to, type) and issubclass(cast_to, ResultMethods) and not issubclass(cast_to, Record):
        text = f"cast_to: {cast_to.__name__} derives from BaseModel; use a dataclass, or a TypeAdapter of pydantic"
        raise ValidationError(text, field="cast_to")
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
