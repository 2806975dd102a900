"""What differs between the API and a platform that offers it, as data and as pure functions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol

from .._core.codec.json import loads
from ..errors import AuthenticationError, ConfigurationError, NotFoundError, SerializationError
from ..meta import Headers
from .clock_skew import clock_note

if TYPE_CHECKING:
    from .._core.call.request import Request
    from ..errors import APIError

__all__ = [
    "Frames",
    "Platform",
    "PlatformCredential",
    "SignedHeader",
    "Signer",
    "TranslatedError",
    "json_body",
    "refused",
    "split_url",
    "type_of_status",
]

REQUEST_IDS = ("x-amzn-requestid", "apim-request-id", "x-ms-request-id", "x-request-id")
"""Headers that hold the id of a request where the API's own, `request-id`, is missing."""

_OTHER_PATHS = re.compile(
    r"/v1/(?:messages/batches|files|skills|organizations|user_profiles|agents|environments|sessions|deployment(?:s|_runs)|"
    r"vaults|memory_stores|dreams|tunnels|compliance)\b"
)
"""Those of the API that find something else than a model."""

_TYPES = {
    400: "invalid_request_error",
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    408: "timeout_error",
    409: "conflict_error",
    413: "request_too_large",
    429: "rate_limit_error",
    503: "overloaded_error",
    529: "overloaded_error",
}


class TranslatedError(NamedTuple):
    """An error of a platform in the words of the API."""

    type: str
    """Decides the class: `rate_limit_error`."""
    message: str
    code: str
    """The platform's own word for it, such as `ThrottlingException`: `error_code` of the error. Empty for none."""
    status: int | None = None
    """The status that the API has for it (`code` of the error), where neither its type nor the response says it."""


class Frames(Protocol):
    """Turns the body of a stream into server-sent events, cut anywhere."""

    def feed(self, data: bytes) -> bytes:
        """The bytes of the events that `data` completes, or a comment where it completes none; never empty."""
        ...

    def check(self) -> None:
        """Raise what was wrong behind the events that were returned last. To be called before more is read."""
        ...


class Signer(Protocol):
    """A credential that is ready for use."""

    def sign(self, request: Request) -> None:
        """Add to the request of one attempt what authorises it. Waits for nothing."""
        ...


class SignedHeader(str):
    """The value of a header that authorises an attempt."""

    signer: Signer | None = None
    """What made it."""


class PlatformCredential(Protocol):
    """Where signers come from; for any number of threads, tasks and event loops."""

    is_shared: bool
    """Whether one signer serves many attempts, so that only one of them has to fetch it."""
    is_renewable: bool
    """Whether another one may be had where the last one was refused."""

    def ready(self) -> Signer | None:
        """A signer that can be used at once; None where `get` is to be called. Waits for nothing."""
        ...

    def get(self) -> Any:
        """A signer, or an awaitable of one; may block."""
        ...

    def forget(self, signer: Signer | None) -> None:
        """What it holds was refused: the next use fetches another one.

        `signer`: what authorised the attempt that was refused; where it holds another one by now, that is kept. None:
        whatever it holds.
        """
        ...


class Platform:
    """The rules of one platform. These are the API's own: a subclass has what is different."""

    title: ClassVar[str]
    """As its users know it: `Amazon Bedrock`."""
    key_advice: ClassVar[str]
    """Where its credentials come from: a note for errors that say they are missing or wrong."""
    model_advice: ClassVar[str]
    """How it names models: a note for errors that say there is no such model."""
    provider: ClassVar[str] = "anthropic"
    """Its `gen_ai.provider.name` in telemetry: OpenTelemetry has names of their own for some."""

    def rewrite(self, request: Request) -> None:
        """Change the URL, headers and body of one attempt to the platform's.

        Raises ValidationError for a model that cannot be part of the URL, ConfigurationError for an operation that the
        platform does not have.
        """

    def error(self, status: int, headers: Mapping[str, str], data: Any) -> TranslatedError | None:
        """The error of a response whose JSON is `data`; None where that has the API's form, or is no error."""
        return None

    def frames(self, headers: Mapping[str, str], max_event_bytes: int) -> Frames | None:
        """What reads the body of a response with these headers; None where that is as the API sends it."""
        return None

    def headers(self, headers: Mapping[str, str]) -> Mapping[str, str]:
        """The headers of a response, with the id of its request where the API has it."""
        if "request-id" in headers:
            return headers
        found = next((headers[name] for name in REQUEST_IDS if headers.get(name)), None)
        return headers if found is None else Headers({**headers, "request-id": found})

    def explain(self, error: APIError, now: float) -> None:
        """Add to the error of a response what helps to mend it. `now`: seconds since 1970, by this machine."""
        if isinstance(error, AuthenticationError):
            error.add_note(clock_note(error.meta.headers, now) or self.key_advice)
        elif isinstance(error, NotFoundError) and not _OTHER_PATHS.search(error._asked or ""):
            error.add_note(self.model_advice)


def type_of_status(status: int) -> str:
    """The type that the API has for errors of an HTTP status."""
    return _TYPES.get(status, "api_error")


def json_body(request: Request, title: str) -> dict[str, Any]:
    """The body of a request as data, to be changed. ConfigurationError where it is no JSON object."""
    try:
        data = loads(request.body or b"")
    except SerializationError:
        data = None
    if not isinstance(data, dict):
        raise ConfigurationError(f"{request.operation.name}: {title} takes a JSON object only")
    return data


def split_url(request: Request) -> tuple[str, str]:
    """The URL of a request without the operation's path: what stands before it, and the query with its `?`."""
    address, mark, query = request.url.partition("?")
    return address.removesuffix(request.operation.path), mark + query


def refused(request: Request, title: str) -> ConfigurationError:
    """The error for an operation that the platform does not have."""
    return ConfigurationError(f"{title} has no {request.method} {request.operation.path}: nothing was sent")
