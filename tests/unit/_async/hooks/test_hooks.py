"""Hooks see each attempt without its secrets, and may add headers to it."""

from __future__ import annotations

import copy
import logging
import pickle
from collections.abc import Iterator, Mapping
from typing import Any

import anyio  # async only
import pytest

from integrations_anthropic import (
    APIConnectionError,
    AsyncAnthropicClient,
    ConfigurationError,
    DeadlineExceededError,
    NotFoundError,
    RequestNotice,
    ResponseNotice,
)
from integrations_anthropic.testing import AsyncMockTransport, VirtualClock
from tests.unit.responses import EVENTS, MESSAGE, failure, page, reply_with, sse

from ..clients import client_of

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
MODEL: dict[str, Any] = page(["claude-x"], more=False)["data"][0]


class Seen:
    """Keeps what hooks were given."""

    def __init__(self, returned: Any = None) -> None:
        self.requests: list[RequestNotice] = []
        self.responses: list[ResponseNotice] = []
        self._returned = returned

    def on_request(self, notice: RequestNotice) -> Any:
        """Keep it."""
        self.requests.append(notice)
        return self._returned

    def on_response(self, notice: ResponseNotice) -> None:
        """Keep it."""
        self.responses.append(notice)

    def options(self) -> dict[str, Any]:
        """The options of a client."""
        return {"on_request": self.on_request, "on_response": self.on_response}


def named(notice: RequestNotice) -> Mapping[str, str]:
    """A hook that can be pickled."""
    return {"x-named": str(notice.attempt)}


async def test_hooks_see_each_attempt_and_its_response() -> None:
    clock, seen = VirtualClock(), Seen()
    transport = AsyncMockTransport(reply_with(failure("overloaded_error"), 529), reply_with(MESSAGE))
    client = client_of(transport, clock=clock, **seen.options())
    await client.messages.create(**HELLO)
    assert [(n.operation, n.attempt, n.method) for n in seen.requests] == [
        ("messages.create", 1, "POST"),
        ("messages.create", 2, "POST"),
    ]
    first = seen.requests[0]
    assert first.url == "https://api.anthropic.com/v1/messages"
    assert first.body is transport.requests[0].body
    assert first.body_size == len(first.body or b"")
    assert [(n.attempt, n.status, n.request_id) for n in seen.responses] == [(1, 529, "req_1"), (2, 200, "req_1")]
    assert {(n.operation, n.method, n.url) for n in seen.responses} == {("messages.create", "POST", first.url)}


async def test_the_time_of_a_response_begins_with_its_own_attempt() -> None:
    clock, seen = VirtualClock(), Seen()

    class Slow(AsyncMockTransport):
        async def send(self, request: Any) -> Any:
            await clock.asleep(2.5)
            return await super().send(request)

    client = client_of(
        Slow(reply_with(failure("overloaded_error"), 529), reply_with(MESSAGE)), clock=clock, **seen.options()
    )
    await client.messages.create(**HELLO)
    assert [notice.elapsed for notice in seen.responses] == pytest.approx([2.5, 2.5])


async def test_no_secret_is_shown_to_a_hook_nor_by_its_repr() -> None:
    seen = Seen()
    transport = AsyncMockTransport(reply_with(MESSAGE, set_cookie="secret-cookie", x_org="org-123456"))
    client = client_of(transport, default_headers={"x-own": "secret-header"}, **seen.options())
    await client.messages.create(**HELLO, extra_headers={"x-more": "secret-more"})
    headers = seen.requests[0].headers
    assert {headers[name] for name in ("x-api-key", "x-own", "x-more")} == {"[REDACTED]"}
    assert headers["anthropic-version"] == "2023-06-01"
    assert seen.responses[0].headers["set-cookie"] == "[REDACTED]"
    shown = repr(seen.requests) + repr(seen.responses)
    for secret in ("sk-test", "secret-", "org-123456", "claude-haiku"):
        assert secret not in shown
    with pytest.raises(TypeError):
        headers["x-own"] = "changed"  # type: ignore[index]


async def test_headers_that_a_hook_returns_are_sent_with_each_attempt() -> None:
    transport = AsyncMockTransport(reply_with(failure("overloaded_error"), 529), reply_with(MESSAGE))
    await client_of(transport, on_request=named).messages.create(**HELLO, extra_headers={"x-named": "mine"})
    assert [sent.headers["x-named"] for sent in transport.requests] == ["1", "2"]


async def test_beta_features_of_a_hook_are_added_to_those_of_the_call() -> None:
    transport = AsyncMockTransport(reply_with(MESSAGE), reply_with(MESSAGE))
    client = client_of(transport, on_request=lambda notice: {"Anthropic-Beta": "hook-1"})
    await client.messages.create(**HELLO, beta_features=["call-1"])
    await client.messages.create(**HELLO)
    assert [sent.headers["anthropic-beta"] for sent in transport.requests] == ["call-1,hook-1", "hook-1"]


@pytest.mark.parametrize(
    "returned",
    [
        *({"X-Api-Key": "secret-value"}, {"authorization": "secret-value"}, {"host": "secret-value"}),
        *({"Content-Length": "1"}, {"content-type": "secret-value"}, {"transfer-encoding": "chunked"}),
        *({"x-a": "secret-value\r\nx-b: c"}, {"x a": "secret-value"}, {"x-a": 5}, {5: "secret-value"}),
        *([("x-a", "secret-value")], "secret-value", 5, {"x-a": None}),
    ],
)
async def test_what_a_hook_cannot_add_is_refused_and_nothing_is_sent(returned: Any) -> None:
    transport = AsyncMockTransport()
    client = client_of(transport, on_request=lambda notice: returned)
    with pytest.raises(ConfigurationError, match=r"^on_request: ") as caught:
        await client.messages.create(**HELLO)
    assert caught.value.field == "on_request"
    assert caught.value.attempts == ()
    assert "secret-value" not in str(caught.value)
    assert transport.requests == []


async def test_a_hook_that_raises_is_logged_and_the_call_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    def broken(notice: Any) -> None:
        raise ValueError("out of luck, sk-ant-secret-value")

    transport = AsyncMockTransport(reply_with(MESSAGE))
    with caplog.at_level(logging.ERROR):
        assert (await client_of(transport, on_request=broken, on_response=broken).messages.create(**HELLO)).text
    found = [record.getMessage() for record in caplog.records if record.name == "integrations_anthropic.hooks"]
    assert found == [f"{name} raised ValueError: out of luck, [REDACTED]" for name in ("on_request", "on_response")]


async def test_an_interrupt_inside_of_a_hook_ends_the_call_and_closes_the_response() -> None:
    def interrupted(notice: Any) -> None:
        raise KeyboardInterrupt

    transport = AsyncMockTransport(reply_with(MESSAGE))
    with pytest.raises(KeyboardInterrupt):
        await client_of(transport, on_response=interrupted).messages.create(**HELLO)
    assert len(transport.requests) == 1


async def test_a_connection_that_fails_has_no_response_to_see() -> None:
    seen = Seen()
    transport = AsyncMockTransport(APIConnectionError("lost", phase="connect"), reply_with(MESSAGE))
    await client_of(transport, **seen.options()).messages.create(**HELLO)
    assert [notice.attempt for notice in seen.requests] == [1, 2]
    assert [notice.attempt for notice in seen.responses] == [2]


async def test_an_error_status_is_seen_before_it_is_raised() -> None:
    seen = Seen()
    with pytest.raises(NotFoundError):
        await client_of(AsyncMockTransport(reply_with(failure("x"), 404)), **seen.options()).models.get("a")
    assert [notice.status for notice in seen.responses] == [404]


async def test_streams_pages_and_own_requests_have_their_attempts_seen() -> None:
    seen = Seen()
    transport = AsyncMockTransport(
        reply_with(sse(EVENTS), content_type="text/event-stream"),
        *(reply_with(page([name], more=name == "a")) for name in "ab"),
        reply_with({}),
    )
    client = client_of(transport, **seen.options())
    async with client.messages.create_stream(**HELLO) as stream:
        assert (await stream.get_final_message()).text
    assert [one.id async for one in await client.models.list()] == ["a", "b"]
    await client.request("DELETE", "/v1/x")
    operations = ["messages.create_stream", "models.list", "models.list", "requests.delete"]
    assert [notice.operation for notice in seen.requests] == operations
    assert [notice.operation for notice in seen.responses] == operations
    assert seen.requests[-1].body is seen.requests[-1].body_size is None


async def test_a_signature_is_made_after_the_hook_and_covers_its_headers() -> None:
    class Signer:
        def headers(self, service: str) -> dict[str, str]:
            return {}

        async def aprepare(self, request: Any) -> None:
            request.headers["x-signature"] = f"over {request.headers['x-named']}"

    transport = AsyncMockTransport(reply_with(MESSAGE))
    await client_of(transport, auth=Signer(), on_request=named).messages.create(**HELLO)
    assert transport.requests[0].headers["x-signature"] == "over 1"


async def test_a_copy_has_the_hooks_of_its_client_until_it_is_given_others() -> None:
    transport = AsyncMockTransport(*[reply_with(MESSAGE)] * 4)
    client = client_of(transport, on_request=named)
    for each in (client.with_options(timeout=5), copy.copy(client), copy.deepcopy(client)):
        await each.messages.create(**HELLO)
    await client.with_options(on_request=None).messages.create(**HELLO)
    assert ["x-named" in sent.headers for sent in transport.requests] == [True, True, True, False]


async def test_a_pickle_has_a_hook_by_its_name_and_refuses_one_without() -> None:
    client = AsyncAnthropicClient(api_key="sk-test", on_request=named)
    loaded = pickle.loads(pickle.dumps(client.with_options(api_key="sk-other")).replace(b"sk-other", b""))
    assert loaded._settings.on_request is named
    with pytest.raises(ConfigurationError, match=r"on_response: cannot be pickled") as caught:
        pickle.dumps(client.with_options(on_response=lambda notice: None))
    assert caught.value.field == "on_response"


@pytest.mark.parametrize("name", ["on_request", "on_response"])
def test_what_is_no_function_is_refused(name: str) -> None:
    options: dict[str, Any] = {name: "print"}
    with pytest.raises(ConfigurationError, match=rf"{name} \(from argument\) must be callable"):
        AsyncAnthropicClient(api_key="k", **options)


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-test")
    yield


@pytest.mark.parametrize("name", ["on_request", "on_response"])
async def test_a_hook_that_takes_longer_than_the_deadline_ends_the_call(name: str) -> None:
    clock, seen = VirtualClock(), []

    def takes_a_minute(notice: RequestNotice | ResponseNotice) -> None:
        seen.append(notice)
        clock.advance(60)

    hooks: Any = {name: takes_a_minute}
    async with client_of(AsyncMockTransport(reply_with(MODEL)), clock=clock, **hooks) as client:
        with pytest.raises(DeadlineExceededError):
            await client.models.get("claude-x", deadline=5)
    assert len(seen) == 1


@pytest.mark.parametrize("name", ["on_request", "on_response"])  # async only
async def test_an_async_hook_without_end_is_cancelled_at_the_deadline(name: str) -> None:  # async only
    cancelled: list[str] = []  # async only

    async def waits(notice: RequestNotice | ResponseNotice) -> None:  # async only
        try:  # async only
            await anyio.sleep_forever()  # async only
        finally:  # async only
            cancelled.append(name)  # async only

    hooks: Any = {name: waits}  # async only
    async with client_of(AsyncMockTransport(reply_with(MODEL)), clock=None, **hooks) as client:  # async only
        with pytest.raises(DeadlineExceededError):  # async only
            await client.models.get("claude-x", deadline=0.05)  # async only
    assert cancelled == [name]  # async only
