"""Credentials of Azure: an API key, a function that returns tokens, or what azure-identity finds."""

from __future__ import annotations

import inspect
import sys
import time
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any

from ..._core.codec.error_response import without_traceback
from ..._loading.lazy_import import load
from ..._redact import scrubbed
from ...errors import AnthropicError, APIConnectionError, ConfigurationError, CredentialError
from ...secrets import SecretString
from .bearer import BearerToken, KeyHeaders
from .cache import CredentialCache, Fetched, lasts
from .extras import check_installed

if TYPE_CHECKING:
    from ..._core.call.request import Request
    from ..platform import Signer

__all__ = ["TokenFunction", "azure_credential"]

SCOPE = "https://ai.azure.com/.default"


def azure_credential(key: Any, function: Any, credential: Any, title: str) -> CredentialCache[Signer] | TokenFunction:
    """What authorises requests; nothing is fetched yet.

    `key`: an API key. `function`: returns a token, or an awaitable of one, and is called for each attempt.
    `credential`: an object of azure-identity with a blocking `get_token`. At most one of them; without any,
    `DefaultAzureCredential` is used.
    """
    if sum(each is not None for each in (key, function, credential)) > 1:
        raise ConfigurationError("give one of api_key, azure_ad_token_provider and credential")
    if key is not None:
        if not isinstance(key, SecretString):
            raise ConfigurationError(f"api_key must be a string, not {type(key).__name__}", field="api_key")
        headers: Signer = KeyHeaders(key, "api_key", "x-api-key", "api-key")
        return CredentialCache(lambda: Fetched(headers, lasts))
    if function is not None:
        if not callable(function):
            raise ConfigurationError("azure_ad_token_provider must be a function", field="azure_ad_token_provider")
        return TokenFunction(function)
    if credential is None:
        check_installed("azure.identity", "foundry", title)
    elif not callable(getattr(credential, "get_token", None)) or inspect.iscoroutinefunction(credential.get_token):
        kind = "str" if isinstance(credential, SecretString) else type(credential).__name__
        raise ConfigurationError(f"credential must be a blocking one of azure-identity, not {kind}", field="credential")
    return CredentialCache(_AzureSource(credential).fetch)


class TokenFunction:
    """Asks a function of the caller's for the token of each attempt."""

    is_shared = False
    is_renewable = True

    def __init__(self, function: Callable[[], Any]) -> None:
        self._function = function

    def ready(self) -> None:
        """None: the function is asked each time."""
        return

    def get(self) -> Any:
        """The token of one attempt, or an awaitable of it; may block."""
        try:
            # Sealed at once: no frame of an error holds the token.
            value = _sealed(self._function())
        except Exception as error:
            raise _refusal(error) from without_traceback(error)
        return _Awaited(value) if inspect.isawaitable(value) else _signer(value)

    def forget(self, signer: Signer | None) -> None:
        """Nothing is kept."""


class _Awaited:
    """The token of an async function, which only the async client can wait for."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def __await__(self) -> Generator[Any, None, Signer]:
        return self._signer().__await__()

    def sign(self, request: Request) -> None:
        """Raise ConfigurationError: the client blocks."""
        if inspect.iscoroutine(self._value):
            self._value.close()
        why = "azure_ad_token_provider returned an awaitable, which only AsyncFoundryClient can wait for"
        raise ConfigurationError(why, field="azure_ad_token_provider")

    async def _signer(self) -> Signer:
        try:
            value = _sealed(await self._value)
        except Exception as error:
            raise _refusal(error) from without_traceback(error)
        return _signer(value)


class _AzureSource:
    """A credential of azure-identity, made at its first use."""

    def __init__(self, credential: Any) -> None:
        self._credential = credential

    def fetch(self) -> Fetched[Signer]:
        """A token; may block."""
        try:
            if self._credential is None:
                self._credential = load("azure.identity").DefaultAzureCredential()
            token, ends = _parts(self._credential.get_token(SCOPE))
        except Exception as error:
            raise _problem(error) from without_traceback(error)
        return Fetched(BearerToken(token, "the Azure token"), lambda seconds: time.time() + seconds >= ends)


def _parts(found: Any) -> tuple[SecretString, float]:
    """The token of azure-identity, and when it ends. Raises anything, with the token in its frame."""
    return SecretString(found.token), float(found.expires_on)


def _sealed(value: Any) -> Any:
    """A token out of sight; of anything else but an awaitable, the type: it may be the token, as bytes."""
    if isinstance(value, str):
        return SecretString(value)
    return value if isinstance(value, SecretString) or inspect.isawaitable(value) else type(value)


def _signer(token: Any) -> Signer:
    if not isinstance(token, SecretString):
        kind = token.__name__ if isinstance(token, type) else type(token).__name__
        raise CredentialError(f"the Azure token must be a string, not {kind}", reason="malformed")
    return BearerToken(token, "the Azure token")


def _refusal(error: Exception) -> AnthropicError:
    """The error for what the caller's function raises: whatever that is."""
    if isinstance(error, AnthropicError):
        return error
    text = f"azure_ad_token_provider: {scrubbed(str(error)) or type(error).__name__}"
    if _may_pass(error):
        return APIConnectionError(text, phase="credentials")
    return CredentialError(text, reason="function_failed")


def _problem(error: Exception) -> CredentialError | APIConnectionError:
    """The error for what azure-identity raises: whatever it is, its credentials cannot be had."""
    text = f"the Azure credentials cannot be had: {scrubbed(str(error)) or type(error).__name__}"
    if _may_pass(error):
        return APIConnectionError(text, phase="credentials")
    return CredentialError(text, reason="no_login")


def _may_pass(error: Exception) -> bool:
    """Whether trying again may help: Azure was not reached. Its library is there where it has raised."""
    faults = sys.modules.get("azure.core.exceptions")
    return faults is not None and isinstance(error, (faults.ServiceRequestError, faults.ServiceResponseError))
