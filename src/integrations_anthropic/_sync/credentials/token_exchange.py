# Derived from src/integrations_anthropic/_async/credentials/token_exchange.py by `make codegen`. Do not edit.
"""Exchanges what proves an identity for an access token, at the token endpoint of the API."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from ..._config.credentials.functions import SecretFunction
from ..._config.identity.credential_files import (
    StoredTokens,
    identity_token_problem,
    read_identity_token,
    read_tokens,
    write_tokens,
)
from ..._config.identity.identities import WorkloadIdentity
from ..._core.credentials.problems import exchange_error, expiry_hint
from ..._core.credentials.token_answers import BETA_OF_EXCHANGE, BETA_OF_TOKENS, federation_body, refresh_body
from ..._core.credentials.tokens import EARLY, LATE, AccessToken, Exchange
from ..._runtime.jobs import invoke
from ...errors import CredentialError
from .asking import ask
from .token_endpoint import TokenEndpoint

if TYPE_CHECKING:
    from ..._config.identity.identities import ProfileLogin
    from ..._config.settings import Settings
    from ..._core.call.protocols import Clock, Logger, Transport
    from ..._core.call.request import Request
    from ..._core.credentials.token_answers import TokenAnswer
    from ...secrets import SecretString

__all__ = ["TokenExchange"]


class TokenExchange:
    """Obtains the access tokens of one identity."""

    def __init__(
        self,
        identity: WorkloadIdentity | ProfileLogin,
        settings: Settings,
        clock: Clock,
        transport: Transport,
        logger: Logger,
    ) -> None:
        self._identity = identity
        self._clock = clock
        self._logger = logger
        self._endpoint = TokenEndpoint(settings, clock, transport)

    def obtain(self, request: Request, exchange: Exchange) -> AccessToken:
        """A new token. `request`: the attempt that waits for it.

        Raises CredentialError where there is none to be had, DeadlineExceededError where the call has no time left.
        """
        if isinstance(self._identity, WorkloadIdentity):
            return self._by_identity(self._identity, request, exchange)
        return self._by_login(self._identity, request, exchange)

    def _by_identity(self, identity: WorkloadIdentity, request: Request, exchange: Exchange) -> AccessToken:
        proof = self._identity_token(identity, request)
        body, early = partial(federation_body, identity, proof), exchange.spare is not None
        answer = self._endpoint.ask(request, body, proof, BETA_OF_EXCHANGE, early=early)
        if answer.token is None:
            hint = expiry_hint(proof, self._clock.time()) + answer.clock_hint
            raise exchange_error(answer, identity, hint)
        return self._issued(answer)

    def _identity_token(self, identity: WorkloadIdentity, request: Request) -> SecretString:
        """The token of the workload: that of the file as it is now, for it is replaced before it expires."""
        if identity.token_file is not None:
            found = invoke(partial(read_identity_token, identity.token_file), awaits=False, seconds=None)
            assert found is not None  # noqa: S101 - nothing ends the wait
            token, problem = found[0]
            if token is None:
                why = f"identity_token_file: {identity.token_file} {problem}"
                raise CredentialError(why, reason="no_identity_token")
            return token  # type: ignore[no-any-return]  # as the function says
        secret = identity.token
        assert secret is not None  # noqa: S101 - there is a file, or a token
        if isinstance(secret, SecretFunction):
            secret = ask("identity_token", secret, request, self._clock)
        if problem := identity_token_problem(secret):
            raise CredentialError(f"identity_token: {problem}", reason="no_identity_token")
        return secret

    def _by_login(self, login: ProfileLogin, request: Request, exchange: Exchange) -> AccessToken:
        """The token in the file of the login, where it is of use, as other programs renew it too; else a new one."""
        stored = self._stored(login)
        is_refused = exchange.refused is not None and exchange.refused == stored.access
        token = self._of_file(stored)
        if not is_refused and self._left(token) > EARLY:
            return token
        if login.client_id is None or stored.refresh is None:
            if is_refused or self._left(token) <= 0:
                why = f"the login of profile {login.profile} has ended: log in again"
                raise CredentialError(why, reason="no_login")
            return token
        body = partial(refresh_body, login.client_id, stored.refresh)
        answer = self._endpoint.ask(request, body, stored.refresh, BETA_OF_TOKENS, early=exchange.spare is not None)
        if answer.token is not None:
            return self._kept(login, answer, stored)
        # Another program may have renewed it meanwhile: a token that renews can be used once.
        token = self._of_file(self._stored(login))
        if token.secret != stored.access and self._left(token) > LATE:
            return token
        raise exchange_error(answer, login, answer.clock_hint)

    def _stored(self, login: ProfileLogin) -> StoredTokens:
        found = invoke(partial(read_tokens, login.credentials_file), awaits=False, seconds=None)
        assert found is not None  # noqa: S101 - nothing ends the wait
        stored, problem = found[0]
        if stored is None:
            why = f"profile {login.profile}: {login.credentials_file} {problem}"
            raise CredentialError(why, reason="no_login")
        return stored  # type: ignore[no-any-return]  # as the function says

    def _kept(self, login: ProfileLogin, answer: TokenAnswer, stored: StoredTokens) -> AccessToken:
        """The token of an answer, kept in the file of the login."""
        token = self._issued(answer)
        renewed = StoredTokens(token.secret, answer.refresh_token or stored.refresh, token.ends_at)
        found = invoke(partial(write_tokens, login.credentials_file, renewed), awaits=False, seconds=None)
        if found is not None and found[0]:
            text = "profile %s: %s cannot be written (%s): log in again once this process ends"
            self._logger.log(logging.ERROR, text, login.profile, login.credentials_file, found[0])
        return token

    def _issued(self, answer: TokenAnswer) -> AccessToken:
        assert answer.token is not None  # noqa: S101 - callers look
        if answer.seconds <= 0:
            why = f"the token had expired when it came{answer.clock_hint}"
            raise CredentialError(why, reason="clock", status=answer.status, request_id=answer.request_id)
        self._logger.log(logging.DEBUG, "an access token was issued that is valid for %.0f s", answer.seconds)
        return AccessToken(
            secret=answer.token,
            ends=answer.asked + answer.seconds,
            ends_at=answer.asked_at + answer.seconds,
            lifetime=answer.seconds,
        )

    def _of_file(self, stored: StoredTokens) -> AccessToken:
        if stored.ends_at is None:
            return AccessToken(secret=stored.access)
        left = stored.ends_at - self._clock.time()
        return AccessToken(secret=stored.access, ends=self._clock.monotonic() + left, ends_at=stored.ends_at)

    def _left(self, token: AccessToken) -> float:
        return token.left(self._clock.monotonic(), self._clock.time())
