"""The errors of answers of the API, by status, and the one of a call that has no credential."""

from __future__ import annotations

from typing import Literal, TypeAlias, Unpack

from .._anthropic_error import APIFacts, ErrorKind, Facts
from .api_details import APIDetails

__all__ = [
    "APIError",
    "AuthenticationError",
    "BillingError",
    "ConflictError",
    "CredentialError",
    "CredentialProblem",
    "InternalServerError",
    "InvalidRequestError",
    "NotFoundError",
    "OverloadedError",
    "PermissionDeniedError",
    "RateLimitError",
    "RequestTooLargeError",
]

CredentialProblem: TypeAlias = Literal[
    "function_failed", "no_identity_token", "no_login", "refused", "unreachable", "malformed", "clock"
]
"""Why there is no credential."""


_LASTING_CONFLICTS = ("memory_path_conflict_error", "memory_precondition_failed_error")
"""Types of errors with status 409 that the same request would meet again: a memory is not what it expects."""


class APIError(APIDetails):
    """The API, or a proxy or gateway before it, responded with an error.

    `code`: the HTTP status of the error: that of the response or, in a stream (whose status is 200), that of its type.
    `retry_after`: seconds the server asks to wait, None where it does not. `error_code`: the reason as one word, and
    `details`: the object that has it, both None where the API says no more than its type.
    """

    def __init__(
        self, message: str, *, code: int | None = None, retry_after: float | None = None, **facts: Unpack[Facts]
    ) -> None:
        super().__init__(message, **facts)
        self.code = code if code is not None else self.status if self.status is not None else self._code
        self.retry_after = retry_after

    @property
    def is_retryable(self) -> bool:
        """True for 408, 409, 429 and every 5xx, unless the response header `x-should-retry` says otherwise."""
        stated = self.should_retry
        return stated if stated is not None else self.code in (408, 409, 429) or self.code >= 500


class InvalidRequestError(APIError, kind=ErrorKind.INVALID_REQUEST, code=400):
    """400: the request is wrong. `param`: path of the field as the API names it, such as `messages.0.content`."""

    def __init__(self, message: str, *, param: str | None = None, **facts: Unpack[APIFacts]) -> None:
        super().__init__(message, **facts)
        self.param = param


class AuthenticationError(APIError, kind=ErrorKind.AUTH, code=401):
    """401: the credential is missing or wrong."""


class CredentialError(AuthenticationError):
    """There is no credential to send, so the call was not made. It is not retried.

    `reason`: "function_failed" (the function given as `api_key` or `identity_token` raised), "no_identity_token" (it is
    empty, or its file cannot be read), "no_login" (the profile has no token that is of use), "refused" (the exchange of
    the token was: `status`, `request_id` and `body` are those of that answer), "unreachable" (no usable answer of the
    exchange came), "malformed" (it is no token), "clock" (it had expired when it came: a clock is wrong).
    """

    def __init__(self, message: str, *, reason: CredentialProblem = "refused", **facts: Unpack[APIFacts]) -> None:
        # It says nothing of the health of a service, whatever the status of the exchange was.
        facts.setdefault("code", self._code)
        super().__init__(message, **facts)
        self.reason = reason

    @property
    def is_retryable(self) -> bool:
        """False: what can be tried again was."""
        return False


class BillingError(APIError, kind=ErrorKind.BILLING, code=402):
    """402: there is a problem with the payment."""


class PermissionDeniedError(APIError, kind=ErrorKind.PERMISSION, code=403):
    """403: the credential is valid, but not for this."""


class NotFoundError(APIError, kind=ErrorKind.NOT_FOUND, code=404):
    """404: the resource does not exist. `resource`: its name as the API writes it (`model: claude-x`, `msgbatch_1`)."""

    def __init__(self, message: str, *, resource: str | None = None, **facts: Unpack[APIFacts]) -> None:
        super().__init__(message, **facts)
        self.resource = resource


class ConflictError(APIError, kind=ErrorKind.CONFLICT, code=409):
    """409: the request conflicts with the current state of the resource."""

    @property
    def is_retryable(self) -> bool:
        """True unless `x-should-retry` says otherwise, or the path or the content of a memory stands in the way."""
        error = self.body.get("error") if isinstance(self.body, dict) else None
        lasts = isinstance(error, dict) and error.get("type") in _LASTING_CONFLICTS
        return super().is_retryable and (self.should_retry is True or not lasts)


class RequestTooLargeError(APIError, kind=ErrorKind.TOO_LARGE, code=413):
    """413: the request has more bytes than the endpoint accepts."""


class RateLimitError(APIError, kind=ErrorKind.RATE_LIMIT, code=429):
    """429: a rate limit was exceeded; `retry_after`: the seconds to wait."""


class InternalServerError(APIError, kind=ErrorKind.SERVER, code=500):
    """Any other 5xx: the server failed."""


class OverloadedError(InternalServerError, kind=ErrorKind.OVERLOADED, code=529):
    """529, or a 5xx of the type `overloaded_error`: the API is overloaded at the moment."""
