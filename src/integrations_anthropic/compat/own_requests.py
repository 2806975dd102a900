"""Requests that no service of this package makes: their call, and their response as the caller wants it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._core.call.operation import Call, Operation, make_call
from .._core.call.options import Options
from .._core.codec.encode import encode
from .._core.codec.json import loads
from .._core.codec.serialize import from_dict
from .._loading.lazy_import import load
from ..errors import ValidationError
from .records import adopt

if TYPE_CHECKING:
    from .exchange import Exchange

__all__ = ["cast_response", "own_arguments", "own_call"]

_NAMES = {"headers": "extra_headers", "params": "extra_query", "timeout": "timeout", "max_retries": "max_retries"}


def own_arguments(body: Any, options: Mapping[str, Any] | None) -> dict[str, Any]:
    """The arguments of a request. Raises ValidationError for an unknown option, and for a body that is no object."""
    unknown = (options or {}).keys() - _NAMES.keys()
    if unknown:
        name = sorted(unknown)[0]
        raise ValidationError(f"options.{name}: must be one of {', '.join(_NAMES)}", field=f"options.{name}")
    arguments = {_NAMES[name]: value for name, value in (options or {}).items()}
    if body is not None:
        data = encode(body, "body")
        if not isinstance(data, dict):
            raise ValidationError("body: must be an object; for files there are services", field="body", value=body)
        arguments["extra_body"] = data
    return arguments


def own_call(method: str, path: str, arguments: Mapping[str, Any]) -> Call:
    """The call of a request. Raises ValidationError for a path that is a URL: requests go to the client's own."""
    if not path.startswith("/") or path.startswith("//"):
        raise ValidationError("path: must begin with one slash, as in /v1/models", field="path", value=path)
    operation = Operation(name="request", http=method, path=path, span="request")
    return make_call(operation, Options(**arguments))


def cast_response(body: bytes, cast_to: Any, exchange: Exchange) -> Any:
    """The response as `cast_to`: `httpx.Response`, `bytes`, `str`, None, a model of this package, or JSON data."""
    if cast_to is None or cast_to is type(None):
        return None
    if cast_to in (bytes, str):
        return body if cast_to is bytes else body.decode(errors="replace")
    library: Any = load("httpx")
    if isinstance(cast_to, type) and issubclass(cast_to, library.Response):
        return exchange.response()
    data = loads(body)
    return data if cast_to in (dict, list, object, Any) else adopt(from_dict(cast_to, data))
