# Derived from tests/unit/_async/credentials/test_credential_seam.py by `make codegen`. Do not edit.
"""A credential provider of the user's own: asked for each attempt, and asked about a 401 once for each call."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import AuthenticationError, ConfigurationError, CredentialError
from integrations_anthropic.testing import MockTransport, Reply, Request
from tests.unit.responses import EVENTS, MESSAGE, failure, reply_with, sse

from ..clients import client_of

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
REFUSED = reply_with(failure("authentication_error"), 401)
OVERLOADED = reply_with(failure("overloaded_error"), 529)
ANSWER = reply_with(MESSAGE)
STREAM = Reply(sse(EVENTS), headers={"content-type": "text/event-stream"})


class Tokens:
    """Numbers its tokens; another one follows a refusal, where there is one."""

    def __init__(self, *, renews: bool = True) -> None:
        self.renews = renews
        self.number = 1
        self.refusals: list[str] = []

    def headers(self, service: str) -> dict[str, str]:
        raise AssertionError("prepare() takes the place of headers()")

    def prepare(self, request: Request) -> None:
        request.headers["authorization"] = f"Bearer token-{self.number}"

    def refused(self, request: Request) -> bool:
        self.refusals.append(request.headers["authorization"])
        self.number += 1
        return self.renews


def sent(transport: MockTransport) -> list[str]:
    return [request.headers["authorization"] for request in transport.requests]


@pytest.mark.parametrize("max_retries", [0, 3])
def test_an_attempt_that_was_refused_is_made_again_and_is_no_retry(max_retries: int) -> None:
    transport, tokens = MockTransport(REFUSED, ANSWER), Tokens()
    client = client_of(transport, auth=tokens, max_retries=max_retries)
    message = client.messages.create(**HELLO)
    assert sent(transport) == ["Bearer token-1", "Bearer token-2"]
    assert [(a.status, a.delay, a.reason) for a in message.meta.attempts] == [
        (401, 0.0, "AuthenticationError"),
        (200, None, ""),
    ]


def test_a_provider_that_prepares_attempts_needs_no_other_method() -> None:
    class Provider:
        def prepare(self, request: Request) -> None:
            request.headers["authorization"] = "Bearer token-1"

    provider: Any = Provider()
    transport = MockTransport(ANSWER)
    client_of(transport, auth=provider).messages.create(**HELLO)
    assert sent(transport) == ["Bearer token-1"]


@pytest.mark.parametrize("methods", [(), ("refused",), ("close",)])
def test_a_provider_without_the_method_of_its_client_is_refused_when_the_client_is_built(methods: Any) -> None:
    provider: Any = type("Provider", (), {name: lambda self: None for name in methods})()
    with pytest.raises(ConfigurationError, match=r"Provider has no method \w+\(\)") as caught:
        client_of(MockTransport(), auth=provider)
    assert caught.value.field == "auth"


def test_a_second_refusal_ends_the_call_with_the_plain_error() -> None:
    transport, tokens = MockTransport(REFUSED, REFUSED), Tokens()
    with pytest.raises(AuthenticationError) as caught:
        client_of(transport, auth=tokens).messages.create(**HELLO)
    assert type(caught.value) is AuthenticationError and caught.value.attempt_count == 2
    assert tokens.refusals == ["Bearer token-1"]


def test_a_provider_without_another_credential_ends_the_call() -> None:
    transport, tokens = MockTransport(REFUSED), Tokens(renews=False)
    with pytest.raises(AuthenticationError):
        client_of(transport, auth=tokens).messages.create(**HELLO)
    assert sent(transport) == ["Bearer token-1"]


def test_retries_before_and_after_a_renewal_are_counted_without_it() -> None:
    transport = MockTransport(OVERLOADED, REFUSED, OVERLOADED, ANSWER)
    message = client_of(transport, auth=Tokens(), max_retries=2).messages.create(**HELLO)
    assert [attempt.status for attempt in message.meta.attempts] == [529, 401, 529, 200]
    transport = MockTransport(OVERLOADED, REFUSED, OVERLOADED)
    with pytest.raises(Exception, match="gave up after 3 attempts"):
        client_of(transport, auth=Tokens(), max_retries=1).messages.create(**HELLO)


def test_an_operation_that_is_not_safe_to_repeat_is_made_again_after_a_refusal() -> None:
    transport = MockTransport(REFUSED, ANSWER)
    client = client_of(transport, auth=Tokens(), max_retries=0)
    client.request("POST", "/v1/thing", body={})
    assert sent(transport) == ["Bearer token-1", "Bearer token-2"]


def test_a_stream_is_opened_again_after_a_refusal() -> None:
    transport = MockTransport(REFUSED, STREAM)
    with client_of(transport, auth=Tokens()).messages.create_stream(**HELLO) as stream:
        stream.get_final_message()
    assert sent(transport) == ["Bearer token-1", "Bearer token-2"]


def test_a_provider_that_has_no_credential_ends_the_call_with_its_own_error() -> None:
    class Broken(Tokens):
        def prepare(self, request: Request) -> None:
            raise CredentialError("the vault is sealed", reason="unreachable", status=503)

    transport = MockTransport()
    client = client_of(transport, auth=Broken())
    for _ in range(7):
        with pytest.raises(CredentialError, match="the vault is sealed") as caught:
            client.messages.create(**HELLO)
        assert caught.value.attempt_count == 0 and not caught.value.is_retryable
    # Seven in a row open no circuit.
    assert transport.requests == []
