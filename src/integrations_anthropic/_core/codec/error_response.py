"""Error responses, and error events of a stream, to errors of this package: classified once, here."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from ..._loading.lazy_import import load
from ..._redact import REDACTED, secrets_in
from ...errors import (
    APIError,
    APITimeoutError,
    AuthenticationError,
    BillingError,
    ConflictError,
    InternalServerError,
    InvalidRequestError,
    NotFoundError,
    OverloadedError,
    PermissionDeniedError,
    RateLimitError,
    RequestTooLargeError,
)
from ..http.retry_after import retry_after
from .error_reason import LONGEST_TEXT, error_object, is_error, reason_of, shown_request, target_of, text_without_reason
from .json import without_comments

_BY_STATUS: dict[int, type[APIError]] = {
    400: InvalidRequestError,
    401: AuthenticationError,
    402: BillingError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    413: RequestTooLargeError,
    429: RateLimitError,
    529: OverloadedError,
}

_BY_TYPE: dict[str, type[APIError] | type[APITimeoutError]] = {
    "invalid_request_error": InvalidRequestError,
    "authentication_error": AuthenticationError,
    "billing_error": BillingError,
    "permission_error": PermissionDeniedError,
    "not_found_error": NotFoundError,
    "request_too_large": RequestTooLargeError,
    "rate_limit_error": RateLimitError,
    "overloaded_error": OverloadedError,
    "timeout_error": APITimeoutError,
    "api_error": InternalServerError,
}

_ADVICE: dict[type[APIError], str] = {
    AuthenticationError: (
        "check the key: api_key= or ANTHROPIC_API_KEY (auth_token= or ANTHROPIC_AUTH_TOKEN for a bearer token; "
        "client.admin uses admin_api_key= or ANTHROPIC_ADMIN_KEY)"
    ),
}

_KEPT_HEADERS = re.compile(
    r"(?:anthropic-(?!organization)|x-ratelimit-|retry-after|x-should-retry$|request-id$|date$|content-type$|server$|via$|cf-ray$)"
)
_FIELD = re.compile(r"`?([a-z_][a-z0-9_]*(?:\.[\w-]+|\[\d+\])*)(?:`|: )")
_NOT_FIELDS = frozenset({"error", "warning", "note", "http", "https"})
_IDENTIFIER = re.compile(r"\b(?:msgbatch|file|skill|wrkspc|apikey|invite|user|org|container|msg|profile)_[\w-]+")
LONGEST_PREFIX = 4096
"""Bytes at the beginning of a successful body in which an error is looked for."""


def from_response(
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    *,
    now: float | None = None,
    sent: Mapping[str, str] | None = None,
    asked: tuple[str, str] | None = None,
    by_type: bool = False,
    code: int | None = None,
    advised: bool = True,
) -> APIError:
    """The error of a response.

    The status decides the class; a 5xx of the type `overloaded_error` is an `OverloadedError`. `body`: the API's JSON,
    other JSON, a proxy's HTML, text, or empty. `now`: seconds since 1970, where `retry-after` is a date; else the
    response's `date` is used. `sent`: headers of the request; a secret of them that the response repeats is redacted.
    `asked`: method and URL, which a 404 or a redirect shows. `by_type`: the body was translated from that of another
    cloud: its type decides the class and, of a 4xx, `code`, unless that is given. `advised`: whether to add advice.
    """
    lowered = {name.lower(): value for name, value in headers.items()}
    kept = _kept(lowered)
    data = _parsed(_redacted(body, sent))
    cls = _class_of(status, error_object(data).get("type"), by_type=by_type)
    target = target_of("" if asked is None else asked[1], lowered) if 300 <= status < 400 else None
    error = _built(
        cls,
        None if target else reason_of(data),
        text_without_reason(status, data, target),
        status=status,
        headers=kept,
        body=data,
        request_id=kept.get("request-id") or _body_request_id(data),
        retry_after=retry_after(kept, now=now),
        advised=advised,
        code=code or _code_of(cls, status) if by_type else None,
    )
    if asked is not None and (status == 404 or 300 <= status < 400):
        error._asked = shown_request(*asked)
    return error


def _code_of(cls: type[APIError], status: int) -> int:
    """The status that the API has for an error of another cloud.

    What AWS refuses for too many requests, or for keys that have ended, has a status of 400 or 403. Of what is no fault
    of the request nothing more is known than its status.
    """
    return cls._code if 400 <= status < 500 and cls is not InternalServerError else status


def _class_of(status: int, error_type: Any, *, by_type: bool) -> type[APIError]:
    cls = _BY_STATUS.get(status)
    if cls is None:
        cls = InternalServerError if status >= 500 else APIError
    if status >= 500 and error_type == "overloaded_error":
        cls = OverloadedError
    if by_type and isinstance(error_type, str):
        found = _BY_TYPE.get(error_type, cls)
        # A model that took too long is an error of the server, as the API's 504 is.
        cls = found if issubclass(found, APIError) else InternalServerError
    return cls


def from_success(
    body: bytes, headers: Mapping[str, str], *, status: int = 200, sent: Mapping[str, str] | None = None
) -> APIError | APITimeoutError | None:
    """The error in the body of a response whose status says success; None where the body is none.

    It is an object with the type `error`, as the API has it, or with nothing but an `error` of another server. The type
    decides the class, as in a stream. It is asked only where `"error"` is among the first LONGEST_PREFIX bytes, or
    where comments come first.
    """
    data = _parsed(body)
    if not is_error(data):
        return None
    lowered = {name.lower(): value for name, value in headers.items()}
    return _of_type(data, f"status {status} with an error", lowered, status=status, sent=sent)


def from_event(
    data: Any,
    *,
    request_id: str | None = None,
    partial: Any = None,
    status: int = 200,
    sent: Mapping[str, str] | None = None,
) -> APIError | APITimeoutError:
    """The error of an `error` event in a stream.

    The type decides the class. `data` is the event's JSON, or its text where it is none; `partial` the message so far;
    `status` that of the response; `sent` the headers of its request. The error has `.mid_stream = True`, and `.code`
    is the status that its type has outside of streams.
    """
    return _of_type(
        data,
        "the stream ended with an error",
        {},
        status=status,
        sent=sent,
        request_id=request_id,
        partial=partial,
        mid_stream=True,
    )


def from_outcome(data: Any) -> APIError | APITimeoutError:
    """The error that is the outcome of one request of a batch, by its body; it has no HTTP status of its own."""
    return _of_type(data, "the request failed", {}, status=200, sent=None)


def _of_type(
    data: Any,
    otherwise: str,
    headers: Mapping[str, str],
    *,
    status: int,
    sent: Mapping[str, str] | None,
    **facts: Any,
) -> APIError | APITimeoutError:
    """The error of the class that the type in the body says. `otherwise`: the message where the body has none."""
    # Data that is nested too deeply to be encoded is not a message of the API.
    with suppress(RecursionError):
        text = json.dumps(data).encode()
        data = data if (clean := _redacted(text, sent)) == text else json.loads(clean)
    error_type = error_object(data).get("type")
    cls = _BY_TYPE.get(error_type, APIError) if isinstance(error_type, str) else APIError
    kept = _kept(headers)
    request_id = facts.pop("request_id", None) or kept.get("request-id") or _body_request_id(data)
    known = {"status": status, "body": data, "request_id": request_id, "headers": kept, **facts}
    message = reason_of([data] if isinstance(data, str) else data)
    if issubclass(cls, APITimeoutError):
        return cls(message or otherwise, **known)
    return _built(cls, message, otherwise, code=cls._code or status, retry_after=retry_after(kept), **known)


def without_traceback(cause: BaseException) -> BaseException:
    """`cause`, and its own causes, without tracebacks and requests: those hold raw headers, and so the API key."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [cause]
    while waiting:
        error = waiting.pop()
        if error is None or id(error) in seen:
            continue
        seen.add(id(error))
        error.__traceback__ = None
        if type(error).__module__.partition(".")[0] == "httpx" and hasattr(type(error), "request"):
            error.request = None  # type: ignore[attr-defined]  # a settable property of httpx's errors
        waiting += [error.__cause__, error.__context__]
        if isinstance(error, BaseExceptionGroup):
            waiting += error.exceptions
    return cause


def _built(cls: type[APIError], message: str | None, otherwise: str, *, advised: bool = True, **facts: Any) -> APIError:
    if message and issubclass(cls, InvalidRequestError):
        facts["param"] = _param(message, facts.get("body"))
    if message and issubclass(cls, NotFoundError):
        facts["resource"] = _resource(message)
    # The API's message stays unchanged, to be compared and searched for; the advice is a note.
    error = cls(message or otherwise, **facts)
    if advised and cls in _ADVICE:
        error.add_note(_ADVICE[cls])
    if advised and cls is NotFoundError and message and (hint := _model_hint(message)):
        error.add_note(hint)
    return error


def _model_hint(message: str) -> str | None:
    load("integrations_anthropic._hints.model_platforms")
    from ..._hints.model_platforms import model_hint

    return model_hint(message[:LONGEST_TEXT])


def _kept(headers: Mapping[str, str]) -> dict[str, str]:
    """Only the headers that classify a response, named in lower case; cookies and the like stay out of errors."""
    return {name: value for name, value in headers.items() if _KEPT_HEADERS.match(name)}


def _parsed(body: bytes) -> Any:
    """The body's JSON, else its text, else None."""
    if not body.strip():
        return None
    try:
        return json.loads(without_comments(body))
    except (ValueError, RecursionError):
        return body.decode("utf-8", "replace")


def _redacted(body: bytes, sent: Mapping[str, str] | None) -> bytes:
    """The body without secrets of the request that it repeats."""
    for secret in secrets_in(sent or {}):
        body = body.replace(secret.encode(), REDACTED.encode())
    return body


def without_secrets(text: str, sent: Mapping[str, str]) -> str:
    """The text without secrets of the request, whose headers are `sent`, that it repeats."""
    return _redacted(text.encode("utf-8", "surrogatepass"), sent).decode("utf-8", "replace")


def _body_request_id(data: Any) -> str | None:
    found = data.get("request_id") if isinstance(data, dict) else None
    return found if isinstance(found, str) and found else None


def _param(message: str, body: Any) -> str | None:
    stated = error_object(body).get("param")
    if isinstance(stated, str) and stated:
        return stated
    found = _FIELD.match(message)
    return found[1] if found and found[1] not in _NOT_FIELDS else None


def _resource(message: str) -> str | None:
    if len(message) <= LONGEST_TEXT and (found := _FIELD.match(message)) and found[1] not in _NOT_FIELDS:
        return message
    found = _IDENTIFIER.search(message)
    return found[0] if found else None
