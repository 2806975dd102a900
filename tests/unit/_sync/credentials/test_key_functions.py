# Derived from tests/unit/_async/credentials/test_key_functions.py by `make codegen`. Do not edit.
"""A function in the place of a key: asked for each attempt, and what it may do wrong."""

from __future__ import annotations

import pickle
import traceback
from functools import partial
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicClient,
    AnthropicError,
    AuthenticationError,
    ClientConfig,
    ConfigurationError,
    CredentialError,
    SecretString,
)
from integrations_anthropic.testing import MockTransport
from tests.unit.responses import MESSAGE, failure, reply_with

from ..clients import client_of

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
ANSWER = reply_with(MESSAGE)
REFUSED = reply_with(failure("authentication_error"), 401)
OVERLOADED = reply_with(failure("overloaded_error"), 529)


def numbered(keys: list[str]) -> Any:
    left = iter(keys)
    return lambda: next(left)


def sent(transport: MockTransport) -> list[str]:
    return [request.headers["x-api-key"] for request in transport.requests]


def test_a_function_is_asked_for_each_attempt() -> None:
    transport = MockTransport(OVERLOADED, ANSWER, ANSWER)
    client = client_of(transport, api_key=numbered(["key-1", "key-2", "key-3"]))
    client.messages.create(**HELLO)
    client.messages.create(**HELLO)
    assert sent(transport) == ["key-1", "key-2", "key-3"]


def test_a_function_may_return_a_secret_string_and_stand_in_a_config() -> None:
    transport = MockTransport(ANSWER)
    config = ClientConfig(api_key=lambda: SecretString("key-1"), transport=transport)
    AnthropicClient(config).messages.create(**HELLO)
    assert sent(transport) == ["key-1"]


def test_a_function_that_has_another_key_after_a_refusal_is_given_one_more_attempt() -> None:
    transport = MockTransport(REFUSED, ANSWER)
    client = client_of(transport, api_key=numbered(["key-1", "key-2", "key-2"]), max_retries=0)
    client.messages.create(**HELLO)
    assert sent(transport) == ["key-1", "key-2"]


def test_a_function_with_the_same_key_after_a_refusal_ends_the_call() -> None:
    transport = MockTransport(REFUSED)
    with pytest.raises(AuthenticationError):
        client_of(transport, api_key=lambda: "key-1").messages.create(**HELLO)
    assert sent(transport) == ["key-1"]


def test_the_error_of_a_function_is_the_cause_and_is_not_retried() -> None:
    calls: list[int] = []

    def failing() -> str:
        calls.append(1)
        raise OSError("the vault is sealed, Bearer canary-of-the-vault")

    transport = MockTransport()
    with pytest.raises(CredentialError, match="api_key: the function raised OSError: the vault is sealed") as caught:
        client_of(transport, api_key=failing).messages.create(**HELLO)
    assert caught.value.reason == "function_failed" and isinstance(caught.value.__cause__, OSError)
    assert "canary" not in str(caught.value)
    assert calls == [1] and transport.requests == []


@pytest.mark.parametrize(
    ("returned", "why"),
    [
        (None, "returned NoneType, not a string"),
        (b"key", "returned bytes, not a string"),
        ("", "is empty"),
        (" key\n", "white space or a line break"),
        (SecretString("a\nb"), "line break"),
        ("ключ", "not ASCII"),
    ],
)
def test_what_cannot_be_sent_is_an_error_of_the_configuration(returned: Any, why: str) -> None:
    transport = MockTransport()
    with pytest.raises(ConfigurationError, match=why) as caught:
        client_of(transport, api_key=lambda: returned).messages.create(**HELLO)
    assert caught.value.field == "api_key" and transport.requests == []


def test_what_is_returned_in_another_form_than_a_string_is_in_no_frame() -> None:
    for keys in ([b"canary-1"], [["canary-2"]]):
        with pytest.raises(ConfigurationError, match="not a string") as caught:
            client_of(MockTransport(), api_key=keys.pop).messages.create(**HELLO)
        written = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
        assert "canary" not in "".join(written.format())


def test_an_interrupt_in_a_function_is_raised_as_it_is() -> None:
    class Interrupt(BaseException):
        pass

    def interrupted() -> str:
        raise Interrupt

    with pytest.raises(Interrupt):
        client_of(MockTransport(), api_key=interrupted).messages.create(**HELLO)


def test_no_secret_of_a_function_is_shown() -> None:
    config = ClientConfig(api_key=partial(str, "sk-canary-of-the-key"))
    client = client_of(MockTransport(REFUSED), api_key=partial(str, "sk-canary-of-the-key"))
    caught: AnthropicError | None = None
    try:
        client.messages.create(**HELLO)
    except AnthropicError as error:
        caught = error
    assert caught is not None
    shown = "".join(traceback.TracebackException.from_exception(caught, capture_locals=True).format())
    assert "canary-of-the-key" not in shown.replace('"sk-canary-of-the-key"', "")
    assert "canary" not in f"{config!r} {config.explain()} {client._settings!r} {client!r} {caught!r}"
    assert b"canary" not in pickle.dumps(caught)
