"""Pickles and copies of what is bound to a connection, and of what came of it."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from integrations_anthropic import AnthropicError, ConfigurationError, to_dict
from integrations_anthropic.testing import AsyncMockTransport, Reply
from tests.unit.responses import MESSAGE, failure, reply_with
from tests.unit.server_events import PLAIN, wire

from ..clients import client_of

pytestmark = pytest.mark.anyio

KEY = "sk-ant-api03-a-secret-of-this-test"
ASK: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
COPIES: list[Callable[[Any], Any]] = [pickle.dumps, copy.copy, copy.deepcopy]
LINES = b'{"custom_id": "a", "result": {"type": "canceled"}}\n' * 2


@pytest.fixture
def anyio_backend() -> str:
    """Nothing here depends on the event loop."""
    return "asyncio"


def now() -> str:
    """The time."""
    return "noon"


def check_refused(bound: Any, instead: str) -> None:
    for copied in COPIES:
        with pytest.raises(ConfigurationError, match=f"cannot be pickled or copied: .*{instead}"):
            copied(bound)


async def test_a_stream_is_neither_pickled_nor_copied_and_goes_on() -> None:
    client = client_of(AsyncMockTransport(Reply(wire(*PLAIN))), api_key=KEY)
    stream = client.messages.create_stream(**ASK)
    check_refused(stream, "get_final_message")
    check_refused(stream.text_stream, "get_final_text")
    async for _ in stream:
        check_refused(stream, "get_final_message")
    check_refused(stream, "get_final_message")
    assert (await stream.get_final_message()).text == "Hello"


async def test_results_and_runs_are_neither_pickled_nor_copied_and_go_on() -> None:
    client = client_of(AsyncMockTransport(Reply(LINES), reply_with(MESSAGE)), api_key=KEY)
    results = client.batches.results("msgbatch_1")
    check_refused(results, "its lines")
    async for line in results:
        check_refused(results, "its lines")
        assert pickle.loads(pickle.dumps(line)) == line
    run = client.messages.run_tools(**ASK, tools=[now])
    check_refused(run, "its answers")
    assert to_dict(await run.until_done()) == MESSAGE


async def test_messages_pages_and_errors_are_copied_without_the_key() -> None:
    page = {"data": [{"id": "m", "type": "model", "new": 1}], "has_more": True, "last_id": "m"}
    refused = Reply(failure("authentication_error"), 401)
    transport = AsyncMockTransport(reply_with(MESSAGE), Reply(wire(*PLAIN[:3])), reply_with(page), refused)
    client = client_of(transport, api_key=KEY, max_retries=0)
    stream = client.messages.create_stream(**ASK)
    made: list[Any] = [await client.messages.create(**ASK)]
    assert await anext(stream)
    made += [stream.current_message, await client.models.list()]
    with pytest.raises(AnthropicError) as caught:
        await stream.get_final_message()
    made += [caught.value, caught.value.partial]
    with pytest.raises(AnthropicError) as caught:
        await client.messages.create(**ASK)
    made.append(caught.value)
    for value in made:
        data = pickle.dumps(value)
        assert KEY.encode() not in data
        for copied in (pickle.loads(data), copy.copy(value), copy.deepcopy(value)):
            assert type(copied) is type(value)
            assert repr(copied) == repr(value)
            assert getattr(copied, "request_id", None) == getattr(value, "request_id", None)
