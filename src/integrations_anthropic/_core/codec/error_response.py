"""Error responses, and error events of a stream, to errors of this package: classified once, here."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from ..._redact import REDACTED, scrubbed, secrets_in
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

LONGEST_TEXT = 300
"""Characters of a foreign body that an error's message shows."""

LONGEST_MESSAGE = 10_000
"""Characters of the API's own message that are shown."""

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
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TITLE = re.compile(r"(?is)<title[^>]*>(.*?)</title>")
_SECONDS = re.compile(r"[0-9]{1,15}(?:\.[0-9]*)?|\.[0-9]+")


def from_response(
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    *,
    now: float | None = None,
    sent: Mapping[str, str] | None = None,
) -> APIError:
    """The error of a response.

    The status decides the class; a 5xx of the type `overloaded_error` is an `OverloadedError`. `body` may be anything:
    the API's JSON, other JSON, a proxy's HTML, text, or empty. `now` is the wall time in seconds since 1970, needed
    where `retry-after` is a date; without it, the response's `date` header is used. `sent`: the headers of the
    request; a secret among them that the response repeats is redacted.
    """
    kept = _kept(headers)
    data = _parsed(_redacted(body, sent))
    error_type = _error_object(data).get("type")
    cls = _BY_STATUS.get(status)
    if cls is None:
        cls = InternalServerError if status >= 500 else APIError
    if status >= 500 and error_type == "overloaded_error":
        cls = OverloadedError
    return _built(
        cls,
        _message(data),
        _default_message(status, data),
        status=status,
        headers=kept,
        body=data,
        request_id=kept.get("request-id") or _body_request_id(data),
        retry_after=retry_after(kept, now=now),
    )


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
    # Data that is nested too deeply to be encoded is not a message of the API.
    with suppress(RecursionError):
        text = json.dumps(data).encode()
        data = data if (clean := _redacted(text, sent)) == text else json.loads(clean)
    error_type = _error_object(data).get("type")
    cls = _BY_TYPE.get(error_type, APIError) if isinstance(error_type, str) else APIError
    known = {
        "status": status,
        "body": data,
        "request_id": request_id or _body_request_id(data),
        "partial": partial,
        "mid_stream": True,
    }
    message = _message(data)
    if message is None and isinstance(data, str) and data.strip():
        message = scrubbed(_cut(data, LONGEST_TEXT))
    if issubclass(cls, APITimeoutError):
        return cls(message or "the stream ended with an error", **known)
    return _built(cls, message, "the stream ended with an error", code=cls._code or status, **known)


def retry_after(headers: Mapping[str, str], *, now: float | None = None) -> float | None:
    """Seconds the server asks to wait; None where it does not, or where that cannot be parsed.

    `retry-after-ms` takes precedence over `retry-after`, which is seconds or an HTTP date (RFC 9110, 10.2.3); a date
    that has passed is 0. `now`: wall time in seconds since 1970; without it the response's `date` is used.
    """
    milliseconds = headers.get("retry-after-ms", "").strip()
    if _SECONDS.fullmatch(milliseconds):
        return float(milliseconds) / 1000
    text = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(text):
        return float(text)
    then = _timestamp(text)
    if now is None:
        now = _timestamp(headers.get("date", ""))
    return None if then is None or now is None else max(0.0, then - now)


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


def _built(cls: type[APIError], message: str | None, otherwise: str, **facts: Any) -> APIError:
    if message and issubclass(cls, InvalidRequestError):
        facts["param"] = _param(message, facts.get("body"))
    if message and issubclass(cls, NotFoundError):
        facts["resource"] = _resource(message)
    # The API's message stays unchanged, to be compared and searched for; the advice is a note.
    error = cls(message or otherwise, **facts)
    if cls in _ADVICE:
        error.add_note(_ADVICE[cls])
    return error


def _kept(headers: Mapping[str, str]) -> dict[str, str]:
    """Only the headers that classify a response; cookies and the like stay out of errors."""
    lowered = ((name.lower(), value) for name, value in headers.items())
    return {name: value for name, value in lowered if _KEPT_HEADERS.match(name)}


def _parsed(body: bytes) -> Any:
    """The body's JSON, else its text, else None."""
    if not body.strip():
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return body.decode("utf-8", "replace")


def _redacted(body: bytes, sent: Mapping[str, str] | None) -> bytes:
    """The body without secrets of the request that it repeats."""
    for secret in secrets_in(sent or {}):
        body = body.replace(secret.encode(), REDACTED.encode())
    return body


def _error_object(data: Any) -> dict[str, Any]:
    error = data.get("error") if isinstance(data, dict) else None
    return error if isinstance(error, dict) else {}


def _body_request_id(data: Any) -> str | None:
    found = data.get("request_id") if isinstance(data, dict) else None
    return found if isinstance(found, str) and found else None


def _message(data: Any) -> str | None:
    """The message in a JSON body: where the API has it, else where gateways usually have it."""
    if not isinstance(data, dict):
        return None
    for found in (_error_object(data).get("message"), data.get("message"), data.get("error"), data.get("detail")):
        if isinstance(found, str) and found.strip():
            return scrubbed(_printable(found)[:LONGEST_MESSAGE])
    return None


def _default_message(status: int, data: Any) -> str:
    """The message for a response that has none of its own."""
    if data is None:
        return f"status {status} with an empty body"
    if not isinstance(data, str):
        return f"status {status} with JSON that is not an error of the API"
    if data.lstrip("\ufeff \t\r\n").startswith("<"):
        title = _TITLE.search(data)
        shown = f", titled {_cut(title[1], LONGEST_TEXT)!r}" if title and title[1].strip() else ""
        return scrubbed(f"status {status} with HTML{shown}: from a proxy or a wrong base_url, not from the API")
    return scrubbed(f"status {status}: {_cut(data, LONGEST_TEXT)}")


def _printable(text: str) -> str:
    """The text without control characters other than line feeds and tabs."""
    return _CONTROL.sub(" ", text)


def _cut(text: str, longest: int) -> str:
    """One line of at most `longest` characters."""
    line = " ".join(_printable(text[: 4 * longest]).split())
    return line if len(line) <= longest else line[:longest] + "…"


def _param(message: str, body: Any) -> str | None:
    stated = _error_object(body).get("param")
    if isinstance(stated, str) and stated:
        return stated
    found = _FIELD.match(message)
    return found[1] if found and found[1] not in _NOT_FIELDS else None


def _resource(message: str) -> str | None:
    if len(message) <= LONGEST_TEXT and (found := _FIELD.match(message)) and found[1] not in _NOT_FIELDS:
        return message
    found = _IDENTIFIER.search(message)
    return found[0] if found else None


def _timestamp(text: str) -> float | None:
    """Seconds since 1970 of an HTTP date; all three forms of RFC 9110, section 5.6.7."""
    if not text:
        return None
    from datetime import UTC
    from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(text)
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
