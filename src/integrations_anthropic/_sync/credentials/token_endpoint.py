# Derived from src/integrations_anthropic/_async/credentials/token_endpoint.py by `make codegen`. Do not edit.
"""Asks the token endpoint, with a few attempts of its own."""

from __future__ import annotations

from collections.abc import Callable
from random import uniform
from typing import TYPE_CHECKING

from ..._core.call.connection_errors import out_of_time
from ..._core.call.deadline import AttemptDeadline, at_most
from ..._core.call.operation import Operation
from ..._core.call.request import USER_AGENT, Request
from ..._core.codec.error_response import without_traceback
from ..._core.credentials.token_answers import TOKEN_PATH, Moments, TokenAnswer, read_answer
from ..._core.http.request_headers import BETA_HEADER
from ...errors import APIConnectionError, CredentialError

if TYPE_CHECKING:
    from ..._config.settings import Settings
    from ..._core.call.protocols import Clock, Response, Transport
    from ...secrets import SecretString

__all__ = ["TokenEndpoint"]

LONGEST_ATTEMPT = 30.0
"""Seconds that one request for a token may take."""
LONGEST_EARLY = 10.0
"""The same, while the token that there is still serves."""
LARGEST_ANSWER = 2**20
DELAYS = (0.5, 1.0)
"""Seconds before the second and the third attempt, ±25 %."""
LONGEST_DELAY = 5.0
"""Seconds that the server may ask to wait; where it asks for more, there is no further attempt."""
_OPERATION = Operation(name="oauth.token", http="POST", path=TOKEN_PATH, span="oauth_token", security=())
_AGAIN = (408, 429)


class TokenEndpoint:
    """The token endpoint of one client. Its requests go the way of all others, past retries, circuit and limits."""

    def __init__(self, settings: Settings, clock: Clock, transport: Transport) -> None:
        self._settings = settings
        self._clock = clock
        self._transport = transport

    def ask(
        self, call: Request, body: Callable[[], bytes], secret: SecretString, betas: str, *, early: bool
    ) -> TokenAnswer:
        """The answer that decides: a token, or a refusal. `call`: the attempt that waits for it.

        `body` makes the body, with `secret` in it. `early`: the token that there is still serves, so that one short
        attempt is enough. Raises CredentialError where no answer comes, DeadlineExceededError where the call has no
        time left.
        """
        delays = () if early else DELAYS
        for number in range(len(delays) + 1):
            fault: APIConnectionError | None = None
            answer: TokenAnswer | None = None
            try:
                answer = self._send(self._request(call, body, betas, early=early), secret)
            except APIConnectionError as error:
                fault = error
            if answer is not None and answer.status not in _AGAIN and answer.status < 500:
                return answer
            if (limit := call.deadline.expired(self._clock.monotonic())) is not None:
                raise out_of_time(limit, call, phase="credential", cause=fault)
            delay = None if number == len(delays) else self._delay(delays[number], answer, fault, call)
            if delay is None:
                break
            self._clock.sleep(delay)
        raise self._unreachable(number + 1, answer, fault) from fault

    def _delay(
        self, planned: float, answer: TokenAnswer | None, fault: APIConnectionError | None, call: Request
    ) -> float | None:
        """Seconds to wait for another attempt, None where there is none."""
        if fault is not None and not fault.is_retryable:
            return None
        delay = planned * (1 + uniform(-0.25, 0.25))  # noqa: S311 - spreads attempts, protects nothing
        if answer is not None and answer.retry_after is not None:
            delay = answer.retry_after
        left = call.deadline.remaining(self._clock.monotonic())
        return None if delay > LONGEST_DELAY or (left is not None and delay >= left) else delay

    def _unreachable(
        self, attempts: int, answer: TokenAnswer | None, fault: APIConnectionError | None
    ) -> CredentialError:
        times = f"after {attempts} attempt{'' if attempts == 1 else 's'}"
        if fault is not None:
            without_traceback(fault)
            return CredentialError(f"no token could be had {times}: {fault.message}", reason="unreachable")
        assert answer is not None  # noqa: S101 - one of them ends an attempt
        said = f"status {answer.status}{f', {answer.reason}' if answer.reason else ''}"
        return CredentialError(
            f"no token could be had {times}: the token endpoint answered with {said}",
            reason="unreachable",
            status=answer.status,
            request_id=answer.request_id,
        )

    def _request(self, call: Request, body: Callable[[], bytes], betas: str, *, early: bool) -> Request:
        """One request, with no more time than the call has left."""
        settings, longest = self._settings, LONGEST_EARLY if early else LONGEST_ATTEMPT
        left = call.deadline.remaining(self._clock.monotonic())
        # An early exchange leaves time for the call itself.
        longest = at_most(left if left is None or not early else left / 2, longest)
        return Request(
            operation=_OPERATION,
            method="POST",
            url=f"{settings.base_url}{TOKEN_PATH}",
            headers={
                "accept": "application/json",
                "accept-encoding": "gzip, deflate",
                "user-agent": USER_AGENT,
                "anthropic-version": settings.api_version,
                # A gateway on the way may ask for them.
                **{name.lower(): value for name, value in settings.default_headers.items()},
                "content-type": "application/json",
                BETA_HEADER: betas,
            },
            body=body(),
            streamed=False,
            timeout=longest,
            connect_timeout=at_most(settings.connect_timeout, longest),
            pool_timeout=at_most(settings.pool_timeout, longest),
            idle_timeout=None,
            progress_timeout=None,
            deadline=AttemptDeadline(timeout=longest),
        )

    def _send(self, request: Request, secret: SecretString) -> TokenAnswer:
        asked, asked_at = self._clock.monotonic(), self._clock.time()
        response = self._transport.send(request)
        try:
            now = self._clock.monotonic()
            request.deadline.start(now)
            request.deadline.head_received(now)
            body = self._read(response, request)
            moments = Moments(asked, asked_at, self._clock.time())
            return read_answer(response.status, response.headers, body, secret, moments)
        finally:
            response.close()

    def _read(self, response: Response, request: Request) -> _HiddenBytes:
        """The body of an answer, as far as it may be a token."""
        body = _HiddenBytes()
        while piece := response.receive():
            body.extend(piece)
            if (limit := request.deadline.expired(self._clock.monotonic())) is not None:
                raise out_of_time(limit, request)
            if len(body) > LARGEST_ANSWER:
                break
        return body


class _HiddenBytes(bytearray):
    """Bytes that may be a token: `repr` does not show them."""

    def __repr__(self) -> str:
        return f"<{len(self)} bytes>"
