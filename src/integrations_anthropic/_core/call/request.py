"""The request of a call: validated and encoded once, with its headers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from attrs import define, field

from ..._version import __version__
from ...errors import ConfigurationError, ValidationError
from ...meta import Headers
from ...models._facts import END_OF_LIFE
from ...models._functions import beta_values, deprecation_notices
from ..codec.encode import encode
from ..codec.json import dumps
from ..content.plain_body import dumps_plain, plain_body
from ..content.surrogates import check_surrogates
from ..http.request_headers import BETA_HEADER, beta_header, check_headers, header_problem
from .deadline import AttemptDeadline
from .deprecated_models import warn_of, warn_of_deprecated_models
from .parameters.values import query_text
from .validation import validate

if TYPE_CHECKING:
    from ..._config.settings import Settings
    from ..http.upload import Upload
    from .operation import Call, Operation

__all__ = ["Request", "RequestContent", "UnsettledBody", "build_request", "check_signed", "is_settled"]

USER_AGENT = f"integrations-anthropic/{__version__}"
LONGEST_URL = 65_536
"""Characters that httpx takes."""


@define(eq=False)
class RequestContent:
    """The body of a request as data, so that its cost is estimated once and without parsing what was just encoded."""

    encoded: bytes
    data: Any
    """None once the cost is known."""
    cost: Any = None
    """The estimated cost of an attempt, as soon as one was made."""


@define(kw_only=True)
class Request:
    """What the transport sends."""

    operation: Operation
    method: str
    url: str
    headers: dict[str, str]
    """Names in lower case; authentication is not among them before the attempt."""
    body: bytes | None
    streamed: bool
    """Whether the body of the answer is read piece by piece."""
    timeout: float | None
    """Seconds for one attempt; None: no limit."""
    connect_timeout: float | None
    pool_timeout: float | None
    idle_timeout: float | None
    """Seconds without a byte, once the head is in; only where the answer is streamed."""
    progress_timeout: float | None
    """Seconds of nothing but pings, once the head is in; only where the answer is streamed."""
    deadline: AttemptDeadline = field(factory=AttemptDeadline, eq=False)
    """The limits of this attempt, as they run."""
    content: RequestContent | None = field(default=None, eq=False)
    """Where there are rate limits: what `body` was encoded from. Whoever replaces `body` may leave it."""
    upload: Upload | None = field(default=None, eq=False)
    """A body of files that are read while they are sent; `body` is None then."""

    def attempt(
        self, timeout: float | None, connect: float | None, pool: float | None, deadline: AttemptDeadline
    ) -> Request:
        """The same for one attempt, which may change its headers, with these times (seconds; None: no limit)."""
        # Written out: `copy` and `evolve` take four times as long.
        return Request(
            operation=self.operation,
            method=self.method,
            url=self.url,
            headers=dict(self.headers),
            body=self.body,
            streamed=self.streamed,
            timeout=timeout,
            connect_timeout=connect,
            pool_timeout=pool,
            idle_timeout=self.idle_timeout,
            progress_timeout=self.progress_timeout,
            deadline=deadline,
            content=self.content,
            upload=self.upload,
        )

    def __repr__(self) -> str:
        """Without headers and body: those hold secrets and content."""
        return f"Request({self.method} {self.operation.path})"


class UnsettledBody(Exception):
    """The body of a call holds what JSON does not have, such as files and functions: nothing of it was consumed.

    It never reaches a caller: the pipeline has the body settled, and builds the request of that.
    """


def _argument_betas(call: Call) -> tuple[str, ...]:
    """Values of `anthropic-beta` that the query and header parameters of a call need."""
    given = {**call.query, **call.headers}
    return tuple(v for name, values in call.operation.argument_betas.items() if name in given for v in values)


def _too_long(url: str, field: str) -> ValidationError:
    why = f"the URL of the request would be {len(url)} characters long: at most {LONGEST_URL} can be sent"
    return ValidationError(why, field=field)


def build_request(call: Call, settings: Settings, *, streamed: bool, warn: Callable[[str], None] = warn_of) -> Request:
    """The request of a call. Raises ValidationError for a call that cannot be sent, UnsettledBody for one that cannot
    be before its body is settled. `warn`: what gives the warnings of what is deprecated in the body."""
    operation, options = call.operation, call.options
    url = f"{settings.base_url}{call.path}"
    if call.query or options.extra_query:
        url += query_text({**call.query, **(options.extra_query or {})}, operation.parameters)
    if len(url) > LONGEST_URL:
        raise _too_long(url, "extra_query" if options.extra_query else "path")
    flag = streamed and operation.stream_flag is not None
    plain = options.extra_body is None
    data = plain_body(call.body, operation.request, operation.stream_flag, flag=flag) if plain else None
    body = None if data is None else dumps_plain(data)
    betas = operation.betas
    if operation.argument_betas:
        betas += _argument_betas(call)
    if body is None or data is None:
        data = _body(call, warn, flag=flag)
        body = data if data is None or data.__class__ is bytes else dumps(data, check_surrogates)
        if operation.request is not None:
            betas += tuple(beta_values(data, (operation.request,)))
    elif data.get("model") in END_OF_LIFE or "requests" in data:
        warn_of_deprecated_models(data)
    timeout = settings.timeout if options.timeout is None else options.timeout
    return Request(
        operation=operation,
        method=operation.http,
        url=url,
        headers=_headers(call, settings, betas, has_body=body is not None, streamed=streamed),
        body=body,
        streamed=streamed,
        timeout=timeout,
        connect_timeout=settings.connect_timeout,
        pool_timeout=settings.pool_timeout,
        idle_timeout=settings.stream_idle_timeout,
        progress_timeout=settings.stream_progress_timeout,
        content=None if body is None or settings.rate_limits is None else RequestContent(body, data),
    )


def _body(call: Call, warn: Callable[[str], None], *, flag: bool) -> Any:
    """The body as plain data, or as the bytes that it is; None where the operation has none."""
    operation, extra = call.operation, call.options.extra_body
    if operation.read is not None:
        return call.body if isinstance(call.body, bytes) else encode(call.body, "", _unsettled)
    if operation.request is None and extra is None:
        return None
    data = {} if operation.request is None else encode(call.body, "", _unsettled)
    if not isinstance(data, dict):
        raise ValidationError(f"{operation.name}: the request must be an object", field="request", value=call.body)
    if operation.request is not None:
        # Fields that extra_body replaces are left to the API to validate.
        validate(data, operation.request, besides=extra or ())
        for text in dict.fromkeys(deprecation_notices(data, (operation.request,))):
            warn(text)
        model = data.get("model")
        # That of an agent may be a record, which is not hashable.
        if model.__class__ is dict or model in END_OF_LIFE or "requests" in data:
            warn_of_deprecated_models(data)
    if flag and operation.stream_flag:
        data[operation.stream_flag] = True
    elif operation.stream_flag and data.get(operation.stream_flag):
        raise ValidationError(
            f"{operation.stream_flag}: {operation.name}() returns a whole message; use its streaming counterpart",
            field=operation.stream_flag,
            value=True,
        )
    return data | encode(dict(extra)) if extra else data


def is_settled(call: Call) -> bool:
    """Whether the body of a call holds JSON data and models alone. Raises ValidationError for what cannot be sent."""
    try:
        encode(call.body, "", _unsettled)
    except UnsettledBody:
        return False
    return True


def _unsettled(value: Any, path: str) -> Any:
    raise UnsettledBody


def _headers(
    call: Call, settings: Settings, described: tuple[str, ...], *, has_body: bool, streamed: bool
) -> dict[str, str]:
    headers = Headers(
        {
            "accept": "text/event-stream" if streamed and call.operation.stream_flag else "application/json",
            "accept-encoding": "gzip, deflate",
            "user-agent": USER_AGENT,
            "anthropic-version": settings.api_version,
        }
    )
    if has_body:
        headers["content-type"] = "application/json"
    if settings.default_headers:
        headers |= {name.lower(): value for name, value in settings.default_headers.items()}
    options, extra = call.options, {}
    if call.headers:
        check_headers(call.headers)
        headers |= call.headers
    if options.extra_headers:
        check_headers(options.extra_headers)
        extra = {name.lower(): value for name, value in options.extra_headers.items()}
    betas = ""
    asked = settings.beta_features or options.beta_features or described
    if asked or BETA_HEADER in headers or BETA_HEADER in extra:
        betas = beta_header(settings.beta_features, options.beta_features or (), described, headers, extra)
    headers |= extra
    if betas:
        headers[BETA_HEADER] = betas
    return headers


def check_signed(request: Request) -> None:
    """Raise ConfigurationError for a request that a custom `auth` made unfit to be sent, without showing a value."""
    # No frame of the traceback may hold the headers: a value may be a key.
    _drop_right_length(request)
    if problem := header_problem(request.headers):
        raise ConfigurationError(f"auth: {problem}", field="auth")
    if not isinstance(request.url, str) or not request.url.isascii() or len(request.url) > LONGEST_URL:
        raise ConfigurationError(
            f"auth: the URL of the request must be an ASCII string of at most {LONGEST_URL} characters", field="auth"
        )


def _drop_right_length(request: Request) -> None:
    """Drop a `content-length` that is right, as a signature has it: the HTTP library sets it once more."""
    right = None if request.body is None else str(len(request.body))
    request.headers = {
        name: value
        for name, value in request.headers.items()
        if value != right or not isinstance(name, str) or name.lower() != "content-length"
    }
