"""Errors of this package as those of the official client."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from ... import errors as own
from ..exchanges.exchange import Exchange
from .classes import (
    BY_CODE,
    OF_WIRE,
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    APIWebhookValidationError,
    AuthenticationError,
    BadRequestError,
    ClientClosedRequestError,
    ConflictError,
    GatewayTimeoutError,
    HTTPNotImplementedError,
    InternalServerError,
    NotFoundError,
    OverloadedError,
    PaymentRequiredError,
    PermissionDeniedError,
    PreconditionFailedError,
    RateLimitError,
    RequestHeaderFieldsTooLargeError,
    RequestTimeoutError,
    RequestTooLargeError,
    ServiceUnavailableError,
    UnprocessableEntityError,
)

__all__ = ["as_official"]

_FINER: tuple[type[APIStatusError], ...] = (
    RequestTimeoutError,
    PreconditionFailedError,
    UnprocessableEntityError,
    RequestHeaderFieldsTooLargeError,
    ClientClosedRequestError,
    HTTPNotImplementedError,
    ServiceUnavailableError,
    GatewayTimeoutError,
)
_BY_STATUS = {cls._code: cls for cls in _FINER}
"""Statuses that this package has no class of their own for."""
_OFFICIAL: dict[type[own.AnthropicError], type[APIError]] = {
    own.InvalidRequestError: BadRequestError,
    own.AuthenticationError: AuthenticationError,
    own.BillingError: PaymentRequiredError,
    own.PermissionDeniedError: PermissionDeniedError,
    own.NotFoundError: NotFoundError,
    own.ConflictError: ConflictError,
    own.RequestTooLargeError: RequestTooLargeError,
    own.RateLimitError: RateLimitError,
    own.OverloadedError: OverloadedError,
    own.InternalServerError: InternalServerError,
    own.APIError: APIStatusError,
    own.APITimeoutError: APITimeoutError,
    own.APIConnectionError: APIConnectionError,
    own.SerializationError: APIResponseValidationError,
    own.WebhookVerificationError: APIWebhookValidationError,
}
_classes: dict[tuple[type[own.AnthropicError], type[APIError]], type[own.AnthropicError]] = {}

E = TypeVar("E", bound=own.AnthropicError)


def as_official(error: E, exchange: Exchange | None = None, places: Iterable[object] = ()) -> E:
    """The same error, of its official class as well. Errors that the official client does not have stay as they are.

    `places`: what was given for the parts of the path, such as an id. A blank one has the text that programs look for.
    """
    if isinstance(error, own.ValidationError) and any(error.value is each and _is_blank(each) for each in places):
        error.message = f"Expected a non-empty value for `{error.field}` but received {error.value!r}"
        error.args = (error.message,)
    cls = type(error)
    if not issubclass(cls, APIError):
        wanted = _official_class(error)
        if wanted is None:
            return error
        changed: Any = error
        changed.__class__ = _combined(cls, wanted)
    if exchange is not None and (exchange.attempts or exchange.status):
        error.__dict__.setdefault("_exchange", exchange)
    return error


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _official_class(error: own.AnthropicError) -> type[APIError] | None:
    for cls in type(error).__mro__:
        if cls in _OFFICIAL:
            return _finest(error, _OFFICIAL[cls]) if isinstance(error, own.APIError) else _OFFICIAL[cls]
    return None


def _finest(error: own.APIError, found: type[APIError]) -> type[APIError]:
    """The class of the status and of the `error_code`, where there is one below `found`."""
    if found in (APIStatusError, InternalServerError, BadRequestError):
        found = _BY_STATUS.get(error.code, found)
    finer = BY_CODE.get(error.error_code or "", found)
    return finer if issubclass(finer, found) else found


def _combined(cls: type[own.AnthropicError], wanted: type[APIError]) -> type[own.AnthropicError]:
    """The class that is both; made once, so that `type(a) is type(b)`."""
    if issubclass(wanted, cls):
        return wanted
    made = _classes.get((cls, wanted))
    if made is None:
        body = {"__doc__": cls.__doc__, "__module__": __name__, "__reduce__": _reduce, "_own_class": cls}
        made = _classes.setdefault((cls, wanted), type(cls.__name__, (wanted, cls), body))
    return made


def _reduce(error: Any) -> tuple[Any, ...]:
    """Pickled as the error of this package, since the class that is both has no name to import it by."""
    plain = error._own_class.__new__(error._own_class, error.message)
    plain.__dict__.update({name: value for name, value in error.__dict__.items() if name not in OF_WIRE})
    plain.__cause__ = error.__cause__
    return as_official, (plain,)
