"""The errors of the official client, each of which is the error of this package for the same case as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ... import errors as own
from ..exchanges.exchange import Exchange

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

__all__ = [
    "BY_CODE",
    "OF_WIRE",
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "APIWebhookValidationError",
    "AnthropicError",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedRequestError",
    "ConflictError",
    "ContentTooLargeError",
    "CredentialsError",
    "DeadlineExceededError",
    "GatewayTimeoutError",
    "HTTPNotImplementedError",
    "IdentityTokenFileError",
    "InternalServerError",
    "NotFoundError",
    "OverloadedError",
    "PaymentRequiredError",
    "PermissionDeniedError",
    "PreconditionFailedError",
    "RateLimitError",
    "RequestHeaderFieldsTooLargeError",
    "RequestTimeoutError",
    "RequestTooLargeError",
    "RetryableError",
    "ServiceUnavailableError",
    "UnprocessableEntityError",
]

AnthropicError = own.AnthropicError

OF_WIRE = ("_exchange", "_request", "_response")
"""Attributes that hold the request and its response; no pickle has them."""


class APIError(own.AnthropicError):
    """A request failed: `message`, `request`, and the `body` of the response where there is one."""

    _exchange: Exchange | None = None

    def __init__(self, message: str, request: httpx.Request | None = None, *, body: Any = None, **facts: Any) -> None:
        super().__init__(message, body=body, **facts)
        self.__dict__["_request"] = request

    def __setstate__(self, state: dict[str, Any] | None) -> None:
        # What cannot be pickled came as text.
        kept = {
            name: value for name, value in (state or {}).items() if name not in OF_WIRE or not isinstance(value, str)
        }
        super().__setstate__(kept)

    @property
    def request(self) -> httpx.Request:
        """The request of the last attempt. Credentials among its headers are masked."""
        return self.__dict__.get("_request") or (self._exchange or Exchange()).request


BY_CODE: dict[str, type[APIStatusError]] = {}
"""The class of each `error_code` that has one."""


class APIStatusError(APIError, own.APIError):
    """The API responded with an error status."""

    def __init_subclass__(cls, error_code: str | None = None, **facts: Any) -> None:
        """`error_code`: the reason that the class is for; None: every reason."""
        super().__init_subclass__(**facts)
        if error_code is not None:
            BY_CODE[error_code] = cls

    def __init__(self, message: str, *, response: httpx.Response | None = None, body: Any = None, **facts: Any) -> None:
        if response is not None:
            facts = {"status": response.status_code, "request_id": response.headers.get("request-id"), **facts}
        super().__init__(message, getattr(response, "_request", None), body=body, **facts)
        self.__dict__["_response"] = response

    @property
    def response(self) -> httpx.Response:
        """The response, read to its end."""
        given: httpx.Response | None = self.__dict__.get("_response")
        if given is not None:
            return given
        exchange = self._exchange or Exchange()
        if not exchange.status:
            exchange.status = self.status_code
        return exchange.response()

    @property
    def status_code(self) -> int:
        """The HTTP status; of an error inside of a stream, that of its type."""
        return self.code or self.status or 0

    @property
    def type(self) -> str | None:
        """The type of the error as the API names it, such as `rate_limit_error`."""
        error = self.body.get("error") if isinstance(self.body, dict) else None
        return error.get("type") if isinstance(error, dict) else None

    @property
    def api_message(self) -> str | None:
        """The explanation of the API; None where the response has none."""
        error = self.body.get("error") if isinstance(self.body, dict) else None
        return error.get("message") if isinstance(error, dict) else None

    @property
    def workspace_id(self) -> str | None:
        """The workspace that the request was made in, where the response names it."""
        found: str | None = self.response.headers.get("anthropic-workspace-id")
        return found


class BadRequestError(APIStatusError, own.InvalidRequestError, code=400):
    """400"""


class AuthenticationError(APIStatusError, own.AuthenticationError):
    """401"""


class PaymentRequiredError(APIStatusError, own.BillingError):
    """402"""


class PermissionDeniedError(APIStatusError, own.PermissionDeniedError):
    """403"""


class NotFoundError(APIStatusError, own.NotFoundError):
    """404"""


class RequestTimeoutError(APIStatusError, code=408):
    """408"""


class PreconditionFailedError(APIStatusError, code=412):
    """412"""


class RequestHeaderFieldsTooLargeError(APIStatusError, code=431):
    """431"""


class ClientClosedRequestError(APIStatusError, code=499):
    """499"""


class ConflictError(APIStatusError, own.ConflictError):
    """409"""


class RequestTooLargeError(APIStatusError, own.RequestTooLargeError):
    """413"""


ContentTooLargeError = RequestTooLargeError


class UnprocessableEntityError(APIStatusError, code=422):
    """422"""


class RateLimitError(APIStatusError, own.RateLimitError):
    """429"""


class InternalServerError(APIStatusError, own.InternalServerError):
    """500 and above"""


class HTTPNotImplementedError(InternalServerError, code=501):
    """501"""


class ServiceUnavailableError(InternalServerError, code=503):
    """503"""


class GatewayTimeoutError(InternalServerError, code=504):
    """504"""


DeadlineExceededError = GatewayTimeoutError


class OverloadedError(InternalServerError, own.OverloadedError):
    """529, or a 5xx of the type `overloaded_error`"""


class APIConnectionError(APIError, own.APIConnectionError):
    """No complete response arrived."""

    def __init__(
        self, *, message: str = "Connection error.", request: httpx.Request | None = None, **facts: Any
    ) -> None:
        super().__init__(message, request, **facts)


class APITimeoutError(APIConnectionError, own.APITimeoutError):
    """A time limit expired."""

    def __init__(self, request: httpx.Request | None = None, **facts: Any) -> None:
        super().__init__(message=facts.pop("message", "Request timed out."), request=request, **facts)


class APIResponseValidationError(APIError, own.SerializationError):
    """A response is not what the API promises."""

    def __init__(
        self, response: httpx.Response | None = None, body: Any = None, *, message: str | None = None, **facts: Any
    ) -> None:
        facts = facts if response is None else {"status": response.status_code, **facts}
        text, request = message or "the response is not what the API promises", getattr(response, "_request", None)
        super().__init__(text, request, body=body, **facts)
        self.__dict__["_response"] = response

    @property
    def response(self) -> httpx.Response:
        """The response as far as it was read."""
        given: httpx.Response | None = self.__dict__.get("_response")
        return given if given is not None else (self._exchange or Exchange()).response()

    @property
    def status_code(self) -> int:
        """The HTTP status of the response."""
        return self.status or (self._exchange.status if self._exchange is not None else 0)


class APIWebhookValidationError(APIError, own.WebhookVerificationError):
    """A webhook is not to be trusted."""


class RetryableError(own.AnthropicError, retryable=True):
    """Raised by a transport of the caller's own: the attempt is repeated while `max_retries` allows it."""


class CredentialsError(own.AnthropicError):
    """Credentials cannot be found or read."""


class IdentityTokenFileError(CredentialsError):
    """The file of an identity token cannot be read: `path`, where it is known."""

    def __init__(self, message: str, *, path: Path | None = None, **facts: Any) -> None:
        super().__init__(message, **facts)
        self.path = path
