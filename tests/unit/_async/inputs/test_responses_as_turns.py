"""A whole response as a turn of the next request: what the API refuses of it is mended or left out."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import MessageResponse, ParsedMessage, ValidationError, from_dict, to_dict
from tests.unit.responses import MESSAGE, reply_with

from .requests import EVERY_WAY, FIELDS, HELLO, Sending, body, created, doubled

pytestmark = pytest.mark.anyio

CALL = {"type": "tool_use", "id": "toolu_1", "name": "look", "input": {}}
RESULT = {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "toolu_1", "content": "1"}]}


def response(*content: Any, **more: Any) -> MessageResponse:
    return from_dict(MessageResponse, {**MESSAGE, "content": list(content), **more})


@pytest.mark.parametrize("send", EVERY_WAY, ids=lambda send: send.__name__)
async def test_a_response_is_a_turn_in_every_method(send: Sending) -> None:
    new = {"type": "brand_new", "value": None}
    answer = response({"type": "text", "text": "a", "citations": None}, new, CALL)
    before = to_dict(answer)
    turn = {"role": "assistant", "content": before["content"]}
    for given in (answer, before):
        sent = await send(messages=[HELLO, given, RESULT])
        assert sent["messages"] == [HELLO, turn, RESULT]
    assert to_dict(answer) == before


async def test_a_parsed_message_is_a_turn() -> None:
    client, transport = doubled(
        reply_with({**MESSAGE, "content": [{"type": "text", "text": "5"}]}), reply_with(MESSAGE)
    )
    answer = await client.messages.parse(**FIELDS, messages=[HELLO], output=int)
    assert isinstance(answer, ParsedMessage)
    await client.messages.create(**FIELDS, messages=[HELLO, answer, HELLO])
    turn = {"role": "assistant", "content": [{"type": "text", "text": "5"}]}
    assert body(transport)["messages"] == [HELLO, turn, HELLO]


async def test_blank_texts_are_dropped_and_inputs_that_are_no_objects_are_mended() -> None:
    bad = CALL | {"input": '{"path": "C:\\p'}
    sent = await created(messages=[HELLO, response({"type": "text", "text": " \n"}, bad), RESULT])
    assert sent["messages"][1]["content"] == [CALL | {"input": {"invalid_json": '{"path": "C:\\p'}}]


@pytest.mark.parametrize("content", [[], [{"type": "text", "text": " "}]])
async def test_a_response_that_says_nothing_is_no_turn(content: list[Any]) -> None:
    sent = await created(messages=[HELLO, response(*content), HELLO])
    assert sent["messages"] == [HELLO, HELLO]


async def test_a_response_that_says_nothing_is_no_conversation() -> None:
    with pytest.raises(ValidationError, match="must not be empty") as caught:
        await created(messages=[response()])
    assert caught.value.field == "messages"


async def test_an_answer_of_another_server_may_be_a_text() -> None:
    sent = await created(messages=[HELLO, {**MESSAGE, "content": "Hello "}, HELLO])
    assert sent["messages"][1] == {"role": "assistant", "content": "Hello"}


async def test_a_run_goes_on_from_a_response_that_calls_a_tool() -> None:
    def look() -> str:
        """Look."""
        return "seen"

    client, transport = doubled(reply_with(MESSAGE))
    await client.messages.run_tools(**FIELDS, messages=[HELLO, response(CALL)], tools=[look]).until_done()
    assert [turn["role"] for turn in body(transport)["messages"]] == ["user", "assistant", "user"]
    assert body(transport)["messages"][2]["content"][0]["content"] == "seen"
