"""A function in the place of a key: asked for each attempt, and what it may do wrong."""

from __future__ import annotations

import pickle
import threading
import traceback
from functools import partial
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicError,
    AsyncAnthropicClient,
    AuthenticationError,
    ClientConfig,
    ConfigurationError,
    CredentialError,
    SecretString,
)
from integrations_anthropic.testing import AsyncMockTransport
from tests.unit.responses import MESSAGE, failure, reply_with

from ..clients import client_of

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
ANSWER = reply_with(MESSAGE)
REFUSED = reply_with(failure("authentication_error"), 401)
OVERLOADED = reply_with(failure("overloaded_error"), 529)


def numbered(keys: list[str]) -> Any:
    left = iter(keys)
    return lambda: next(left)


def sent(transport: AsyncMockTransport) -> list[str]:
    return [request.headers["x-api-key"] for request in transport.requests]


async def test_a_function_is_asked_for_each_attempt() -> None:
    transport = AsyncMockTransport(OVERLOADED, ANSWER, ANSWER)
    client = client_of(transport, api_key=numbered(["key-1", "key-2", "key-3"]))
    await client.messages.create(**HELLO)
    await client.messages.create(**HELLO)
    assert sent(transport) == ["key-1", "key-2", "key-3"]


async def test_a_function_may_return_a_secret_string_and_stand_in_a_config() -> None:
    transport = AsyncMockTransport(ANSWER)
    config = ClientConfig(api_key=lambda: SecretString("key-1"), transport=transport)
    await AsyncAnthropicClient(config).messages.create(**HELLO)
    assert sent(transport) == ["key-1"]


async def test_a_function_that_has_another_key_after_a_refusal_is_given_one_more_attempt() -> None:
    transport = AsyncMockTransport(REFUSED, ANSWER)
    client = client_of(transport, api_key=numbered(["key-1", "key-2", "key-2"]), max_retries=0)
    await client.messages.create(**HELLO)
    assert sent(transport) == ["key-1", "key-2"]


async def test_a_function_with_the_same_key_after_a_refusal_ends_the_call() -> None:
    transport = AsyncMockTransport(REFUSED)
    with pytest.raises(AuthenticationError):
        await client_of(transport, api_key=lambda: "key-1").messages.create(**HELLO)
    assert sent(transport) == ["key-1"]


async def test_the_error_of_a_function_is_the_cause_and_is_not_retried() -> None:
    calls: list[int] = []

    def failing() -> str:
        calls.append(1)
        raise OSError("the vault is sealed, Bearer canary-of-the-vault")

    transport = AsyncMockTransport()
    with pytest.raises(CredentialError, match="api_key: the function raised OSError: the vault is sealed") as caught:
        await client_of(transport, api_key=failing).messages.create(**HELLO)
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
async def test_what_cannot_be_sent_is_an_error_of_the_configuration(returned: Any, why: str) -> None:
    transport = AsyncMockTransport()
    with pytest.raises(ConfigurationError, match=why) as caught:
        await client_of(transport, api_key=lambda: returned).messages.create(**HELLO)
    assert caught.value.field == "api_key" and transport.requests == []


async def test_what_is_returned_in_another_form_than_a_string_is_in_no_frame() -> None:
    for keys in ([b"canary-1"], [["canary-2"]]):
        with pytest.raises(ConfigurationError, match="not a string") as caught:
            await client_of(AsyncMockTransport(), api_key=keys.pop).messages.create(**HELLO)
        written = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
        assert "canary" not in "".join(written.format())


async def test_an_interrupt_in_a_function_is_raised_as_it_is() -> None:
    class Interrupt(BaseException):
        pass

    def interrupted() -> str:
        raise Interrupt

    with pytest.raises(Interrupt):
        await client_of(AsyncMockTransport(), api_key=interrupted).messages.create(**HELLO)


async def test_a_plain_function_does_not_hold_up_the_event_loop() -> None:  # async only
    here = threading.get_ident()  # async only
    seen: list[int] = []  # async only

    def key() -> str:  # async only
        seen.append(threading.get_ident())  # async only
        return "key-1"  # async only

    await client_of(AsyncMockTransport(ANSWER), api_key=key).messages.create(**HELLO)  # async only
    assert seen and here not in seen  # async only


async def test_an_async_function_is_awaited_in_the_loop() -> None:  # async only
    here, seen = threading.get_ident(), []  # async only

    async def key() -> str:  # async only
        seen.append(threading.get_ident())  # async only
        return "key-1"  # async only

    transport = AsyncMockTransport(ANSWER, ANSWER, ANSWER)  # async only
    await client_of(transport, api_key=key).messages.create(**HELLO)  # async only
    await client_of(transport, api_key=lambda: key()).messages.create(**HELLO)  # async only
    await client_of(transport, api_key=partial(key)).messages.create(**HELLO)  # async only
    assert sent(transport) == ["key-1"] * 3 and set(seen) == {here}  # async only


async def test_no_secret_of_a_function_is_shown() -> None:
    config = ClientConfig(api_key=partial(str, "sk-canary-of-the-key"))
    client = client_of(AsyncMockTransport(REFUSED), api_key=partial(str, "sk-canary-of-the-key"))
    caught: AnthropicError | None = None
    try:
        await client.messages.create(**HELLO)
    except AnthropicError as error:
        caught = error
    assert caught is not None
    shown = "".join(traceback.TracebackException.from_exception(caught, capture_locals=True).format())
    assert "canary-of-the-key" not in shown.replace('"sk-canary-of-the-key"', "")
    assert "canary" not in f"{config!r} {config.explain()} {client._settings!r} {client!r} {caught!r}"
    assert b"canary" not in pickle.dumps(caught)
