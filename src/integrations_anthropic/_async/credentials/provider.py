"""Gives each attempt the credential that the settings say, where that is asked for: a key, or an access token."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from ..._config.credentials.functions import SecretFunction
from ..._config.identity.identities import ProfileLogin, WorkloadIdentity
from ..._core.call.auth import BEARER, ConfiguredAuth
from ..._core.call.connection_errors import out_of_time
from ..._core.credentials.token_answers import BETA_OF_TOKENS
from ..._core.credentials.tokens import AccessToken, Exchange, IssuedHeader, TokenStore
from ..._core.http.request_headers import BETA_HEADER
from ..._redact import scrubbed
from ..._runtime.waiting import AsyncWaiter
from ...errors import CredentialError
from .asking import ask, check_function
from .token_exchange import AsyncTokenExchange

if TYPE_CHECKING:
    from ..._components.components import Components
    from ..._config.settings import Settings
    from ..._core.call.protocols import AsyncTransport, Logger
    from ..._core.call.request import Request

__all__ = ["AsyncConfiguredCredentials"]

LONGEST_EXCHANGE = 120.0
"""Seconds after which a call no longer waits for the exchange of another one, and makes its own."""


class AsyncConfiguredCredentials:
    """The credentials of one client: functions are asked for each attempt, a token is kept until it is near its end."""

    def __init__(self, settings: Settings, components: Components, transport: AsyncTransport) -> None:
        """Raises ConfigurationError for an async function in the sync client."""
        self._static = ConfiguredAuth(settings)
        self._clock = components.clock
        self._logger: Logger = settings.logger or logging.getLogger("integrations_anthropic.credentials")
        identity = settings.identity
        self._key = settings.api_key if isinstance(settings.api_key, SecretFunction) else None
        if self._key is not None:
            check_function("api_key", self._key)
        if isinstance(identity, WorkloadIdentity) and isinstance(identity.token, SecretFunction):
            check_function("identity_token", identity.token)
        self._store: TokenStore | None = components.tokens
        self._exchange = (
            None if identity is None else AsyncTokenExchange(identity, settings, self._clock, transport, self._logger)
        )
        self._workspace = identity.workspace_id if isinstance(identity, ProfileLogin) else None

    async def aprepare(self, request: Request) -> None:
        """Add the credential of an attempt. One that the caller gave with the call is left as it is.

        Raises CredentialError where there is none to be had, ConfigurationError where none is configured for this.
        """
        # No local variable holds the headers: a traceback may print it.
        if "x-api-key" in request.headers or "authorization" in request.headers:
            return
        for scheme in request.operation.security:
            if scheme == "apiKey" and self._key is not None:
                secret = await ask("api_key", self._key, request, self._clock)
                request.headers["x-api-key"] = IssuedHeader(secret.expose_secret())
                return
            if scheme == BEARER and self._store is not None:
                self._add_token(request, await self._token(request, self._store))
                return
        request.headers = {**self._static.headers_of(request.operation), **request.headers}

    async def arefused(self, request: Request) -> bool:
        """Whether there is another credential than the one that the server refused."""
        if self._key is not None and isinstance(request.headers.get("x-api-key"), IssuedHeader):
            # Asked once more when the attempt is made: what a function returns may be valid for a moment only.
            secret = await ask("api_key", self._key, request, self._clock)
            return secret.expose_secret() != request.headers["x-api-key"]
        sent: Any = request.headers.get("authorization")
        if self._store is None or not isinstance(sent, IssuedHeader) or sent.token is None:
            return False
        self._store.refuse(sent.token)
        return True

    def _add_token(self, request: Request, token: AccessToken) -> None:
        request.headers["authorization"] = IssuedHeader(f"Bearer {token.secret.expose_secret()}")
        request.headers["authorization"].token = token  # type: ignore[attr-defined]  # just made
        betas = request.headers.get(BETA_HEADER, "")
        if BETA_OF_TOKENS not in betas.split(","):
            request.headers[BETA_HEADER] = f"{betas},{BETA_OF_TOKENS}" if betas else BETA_OF_TOKENS
        if self._workspace is not None:
            request.headers.setdefault("anthropic-workspace-id", self._workspace)

    async def _token(self, request: Request, store: TokenStore) -> AccessToken:
        """The token for an attempt: the one there is, or that of an exchange, which this call makes or waits for."""
        while True:
            found = store.take(self._clock.monotonic(), self._clock.time())
            if isinstance(found, AccessToken):
                return found
            if isinstance(found, Exchange):
                return await self._exchanged(request, store, found)
            waiter = AsyncWaiter()
            if not store.join(waiter):
                continue
            left = request.deadline.remaining(self._clock.monotonic())
            longest = LONGEST_EXCHANGE if left is None else min(left, LONGEST_EXCHANGE)
            await waiter.wait(longest, store.is_idle)
            if waiter.received is not None and isinstance(waiter.received[0], CredentialError):
                # A copy for each call, which adds its own facts.
                raise waiter.received[0].__copy__()
            if (limit := request.deadline.expired(self._clock.monotonic())) is not None:
                raise out_of_time(limit, request, phase="credential")
            if waiter.received is None:
                store.abandon(waiter)

    async def _exchanged(self, request: Request, store: TokenStore, exchange: Exchange) -> AccessToken:
        """Make the exchange. Where it was early and fails, the token that is still valid serves."""
        assert self._exchange is not None  # noqa: S101 - there is a store only with it
        outcome: AccessToken | CredentialError | None = None
        try:
            outcome = token = await self._exchange.obtain(request, exchange)
        except CredentialError as error:
            outcome = error
            if exchange.spare is None:
                raise
            why = scrubbed(error.message)
            self._logger.log(logging.WARNING, "the access token is used on, as a new one could not be had: %s", why)
            return exchange.spare
        finally:
            store.end(exchange, outcome, self._clock.monotonic())
            # A traceback keeps this frame.
            outcome = None
        return token
