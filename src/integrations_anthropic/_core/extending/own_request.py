"""A request that the description lacks: what the caller says of it, checked, as a call.

Source of which methods may be sent again: RFC 9110, section 9.2.2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from attrs import evolve

from ...errors import ValidationError
from ..call.operation import Call, Operation
from ..call.options import NO_OPTIONS, Options, RequestOptions, check_options
from ..call.parameters.dot_segments import MOST_ENCODINGS, has_dot_segment
from ..http.request_headers import RESERVED_HEADERS, header_problem

if TYPE_CHECKING:
    from .casts import Reading

__all__ = ["METHODS", "own_call", "request_options", "streamed_options"]

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
_REPEATABLE = frozenset({"GET", "PUT", "DELETE"})
ADMIN_PATHS = "/v1/organizations"
"""What lies there is asked for with the admin key, and counts against no limit."""
ANY_TYPE = "application/octet-stream"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_BLANK = re.compile(r"\s")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_KEPT = "!$&'()*+,-./:;=@_~%"
"""What stays as it is in a path (RFC 3986, section 3.3)."""


def own_call(
    method: str,
    path: str,
    body: Any,
    query: Mapping[str, Any] | None,
    options: Options,
    read: Reading,
    files: Mapping[str, Any] | None = None,
) -> Call:
    """The call of a request that the caller describes. `options.extra_headers` are its headers.

    Raises ValidationError, with `field`, for what cannot be sent, or would reach another place than it says.
    """
    verb = method.upper() if isinstance(method, str) else method
    if verb not in METHODS:
        raise ValidationError(f"method: must be one of {', '.join(METHODS)}", field="method", value=method)
    target = _checked_path(path)
    if query is not None and not isinstance(query, Mapping):
        raise ValidationError("query: must be a mapping of names to values", field="query", value=query)
    _check_headers({} if options.extra_headers is None else options.extra_headers)
    if options != NO_OPTIONS:
        check_options(options)
    if isinstance(body, (bytearray, memoryview)):
        body = bytes(body)
    if isinstance(body, str):
        why = "body: must be JSON data, a model or bytes, not a string: encode a text, and give its content-type"
        raise ValidationError(why, field="body", value=body)
    given, listed = _files(files, body)
    if files is not None:
        body = {**(body or {}), **given}
    operation = evolve(_operation(verb, target), files=tuple(given), file_lists=listed, read=read)
    typed = {"content-type": ANY_TYPE} if isinstance(body, bytes) else {}
    return Call(operation, target, dict(query or {}), body, typed, options)


def request_options(headers: Mapping[str, str] | None, given: RequestOptions) -> Options:
    """The options of a request. Raises TypeError for one that there is not."""
    if unknown := given.keys() - RequestOptions.__annotations__.keys():
        known = ", ".join(RequestOptions.__annotations__)
        raise TypeError(f"request() got an unexpected keyword argument {min(unknown)!r}; its options are {known}")
    return Options(extra_headers=headers, **given)


def streamed_options(headers: Mapping[str, str] | None, given: RequestOptions) -> Options:
    """The options of a request whose answer is read as it arrives. Raises TypeError for one that there is not."""
    if "keep_raw" in given:
        raise TypeError("request_binary() takes no keep_raw: nothing of the answer is kept")
    return request_options(headers, given)


def _operation(verb: str, target: str) -> Operation:
    """What telemetry, circuit and limits know of the request. Their names are few: no path is among them."""
    is_admin = target == ADMIN_PATHS or target.startswith(f"{ADMIN_PATHS}/")
    return Operation(
        name=f"{'admin.requests' if is_admin else 'requests'}.{verb.lower()}",
        http=verb,
        path=target,
        span=f"request_{verb.lower()}",
        retry_safe=verb in _REPEATABLE,
        security=("adminKey", "bearer") if is_admin else ("apiKey", "bearer"),
    )


def _checked_path(path: Any) -> str:
    """The path as it is sent. ValidationError for one that could lead anywhere else."""
    problem = "must be a string such as '/v1/models'" if not isinstance(path, str) else _path_problem(path)
    if problem:
        raise ValidationError(f"path: {problem}", field="path", value=path)
    try:
        return quote(path, safe=_KEPT)
    except UnicodeEncodeError:
        raise ValidationError("path: contains a lone surrogate, which no URL can hold", field="path") from None


def _path_problem(path: str) -> str | None:
    if _SCHEME.match(path) or "//" in path:
        return "must begin with one slash and have no empty part: requests go to the base_url of the client alone"
    if not path.startswith("/"):
        return "must begin with a slash, as in '/v1/models'"
    if "?" in path or "#" in path:
        return "must have no query and no fragment: give the query as query={…}"
    if _BLANK.search(path) or _CONTROL.search(path) or _PERCENT.search(path):
        return "must have no blank, control character, backslash or lone percent sign"
    if has_dot_segment(path):
        return "must not have a part that is '.' or '..'"
    for _ in range(MOST_ENCODINGS):
        decoded = unquote(path)
        if decoded == path:
            return None
        if decoded.count("/") > path.count("/") or _CONTROL.search(decoded):
            return "must have no encoded slash, backslash or control character"
        path = decoded
    return "is percent-encoded too often"


def _check_headers(headers: Any) -> None:
    # No frame of the traceback may hold a value: it may be a key.
    if not isinstance(headers, Mapping):
        raise ValidationError("headers: must be a mapping of names to values", field="headers")
    problem = header_problem(headers)
    reserved = [name for name in headers if isinstance(name, str) and name.lower() in RESERVED_HEADERS]
    if reserved:
        problem = f"{reserved[0]!r} is set by the client alone: give credentials to the client, or to with_options()"
    if problem:
        raise ValidationError(f"headers: {problem}", field="headers")


def _files(files: Any, body: Any) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The files by the names of their parts, and which of them are lists."""
    if files is None:
        return {}, ()
    if not isinstance(files, Mapping) or not files or not all(isinstance(name, str) and name for name in files):
        raise ValidationError("files: must be a mapping of names to files, and not empty", field="files")
    if body is not None and not isinstance(body, Mapping):
        raise ValidationError("body: must be a mapping beside files: each value is a part", field="body", value=body)
    if twice := next((name for name in files if name in (body or {})), None):
        raise ValidationError(f"files: {twice!r} is in the body too", field="files")
    return dict(files), tuple(name for name, value in files.items() if isinstance(value, list))
