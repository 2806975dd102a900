"""Asks a function of the caller's for a key or a token."""

from __future__ import annotations

from inspect import isawaitable, iscoroutinefunction
from math import inf
from typing import TYPE_CHECKING, Any

from ..._core.call.connection_errors import out_of_time
from ..._core.call.library_faults import is_interruption
from ..._core.codec.error_response import without_traceback
from ..._redact import scrubbed
from ..._runtime.async_jobs import invoke
from ...errors import ConfigurationError, CredentialError
from ...secrets import SecretString, header_problem, seal

if TYPE_CHECKING:
    from ..._config.credentials.functions import SecretFunction
    from ..._core.call.protocols import Clock
    from ..._core.call.request import Request

__all__ = ["ask", "check_function"]


def check_function(field: str, given: SecretFunction) -> None:
    """Raise ConfigurationError for an async function in the sync client, which cannot await it."""
    takes_async = False
    takes_async = True  # async only
    if not takes_async and _is_async(given.function):
        raise ConfigurationError(f"{field}: the sync client takes no async function", field=field)


async def ask(field: str, given: SecretFunction, request: Request, clock: Clock) -> SecretString:
    """What the function returns, for an attempt that has so much time.

    Raises CredentialError where it raises, with its error as the cause; ConfigurationError where it returns what cannot
    be sent; DeadlineExceededError where the call has no time left.
    """
    left = request.deadline.remaining(clock.monotonic())
    fault: BaseException | None = None
    answer: tuple[Any] | None = None
    try:
        # Sealed at once: no frame of an error holds the secret.
        answer = await invoke(lambda: _sealed(given.function()), awaits=_is_async(given.function), seconds=left)
    except ConfigurationError:
        raise
    except Exception as error:  # the caller's own code may raise anything
        if is_interruption(error):
            raise
        fault = without_traceback(error)
    if fault is not None:
        said = f"{type(fault).__name__}: {scrubbed(str(fault))}"
        raise CredentialError(f"{field}: the function raised {said}", reason="function_failed") from fault
    if answer is None or request.deadline.expired(clock.monotonic()) is not None:
        limit = request.deadline.expired(inf)
        assert limit is not None  # noqa: S101 - only a limit ends the wait
        raise out_of_time(limit, request, phase="credential")
    return _checked(field, answer[0])


def _checked(field: str, returned: Any) -> SecretString:
    if isinstance(returned, SecretString):
        if problem := header_problem(returned):
            raise ConfigurationError(f"{field}: the function returned a value that {problem}", field=field)
        return returned
    if isawaitable(returned):
        getattr(returned, "close", str)()
        raise ConfigurationError(f"{field}: the function returned an awaitable", field=field)
    kind = type(returned).__name__
    raise ConfigurationError(f"{field}: the function returned {kind}, not a string or a SecretString", field=field)


def _sealed(returned: Any) -> Any:
    if isinstance(returned, str):
        return SecretString(returned)
    if isawaitable(returned):  # async only
        return _sealed_later(returned)  # async only
    # Of anything else but a SecretString, only the type is said: it may be the secret, as bytes.
    return seal(returned)


async def _sealed_later(returned: Any) -> Any:  # async only
    return _sealed(await returned)  # async only


def _is_async(function: Any) -> bool:
    return iscoroutinefunction(function) or iscoroutinefunction(getattr(function, "__call__", None))  # noqa: B004
