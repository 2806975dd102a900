# Derived from tests/unit/_async/responses/test_lenient_responses.py by `make codegen`. Do not edit.
"""What works on a response, works on one that another server left incomplete."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from integrations_anthropic import (
    APIConnectionError,
    APIError,
    OutputParseError,
    OverloadedError,
    RateLimits,
    SerializationError,
    UnknownBatchOutcome,
    ValidationError,
    to_dict,
)
from integrations_anthropic.testing import MockLogger, MockTransport, Reply
from tests.unit.responses import MESSAGE, failure, reply_with
from tests.unit.server_events import DONE as DONE_LINE
from tests.unit.server_events import PLAIN, wire
from tests.unit.telemetry_recorder import TelemetryRecorder

from ..clients import client_of
from ..tools.conversations import ASKING, DONE, asks, get_weather, results, sent, wanted

HELLO: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


@dataclass
class Count:
    """A number."""

    a: int


def time() -> str:
    """The time."""
    return "noon"


def test_strictness_is_an_option_of_a_client_and_of_its_copies() -> None:
    transport = MockTransport(*[reply_with(MESSAGE | {"id": None})] * 4)
    client = client_of(transport)
    assert (client.messages.create(**HELLO)).text == MESSAGE["content"][0]["text"]
    strict = client.with_options(strict_responses=True)
    with pytest.raises(SerializationError) as caught:
        strict.messages.create(**HELLO)
    assert (caught.value.path, caught.value.body) == ("$.id", MESSAGE | {"id": None})
    assert (strict.with_options(strict_responses=False).messages.create(**HELLO)).id is None


def test_the_first_deviation_of_each_kind_is_a_warning_of_the_client() -> None:
    logger = MockLogger(level="WARNING")
    odd = MESSAGE | {"usage": {"input_tokens": -1, "output_tokens": 2}, "id": 5}
    transport = MockTransport(*[reply_with(odd)] * 3, *[reply_with(wire(*PLAIN[:3], *PLAIN[4:]))] * 2)
    client = client_of(transport, logger=logger)
    for _ in range(2):
        client.messages.create(**HELLO)
    client.with_options(timeout=60).messages.create(**HELLO)
    texts = [record.message for record in logger.records if "promises" in record.message]
    assert [text.partition(": ")[2].partition(": ")[0] for text in texts] == ["$.id", "$.usage.input_tokens"]


def test_a_tool_without_input_is_run_and_one_without_name_is_answered() -> None:
    bare = {"type": "tool_use", "id": "toolu_1", "name": "time"}
    nameless = {"type": "tool_use", "id": "toolu_2", "name": None, "input": {}}
    transport = MockTransport(asks(bare, nameless, usage=None), DONE)
    final = client_of(transport).messages.run_tools(**ASKING, tools=[time]).until_done()
    assert to_dict(final) == MESSAGE
    first, second = results(transport)
    assert (first["content"], first["tool_use_id"]) == ("noon", "toolu_1")
    assert second["is_error"]
    turns: Any = [*ASKING["messages"], {"role": "assistant", "content": [bare]}]
    again = MockTransport(DONE)
    client_of(again).messages.run_tools(**{**ASKING, "messages": turns}, tools=[time]).until_done()
    assert results(again, 0)[0]["content"] == "noon"


@pytest.mark.parametrize("streamed", [False, True])
def test_a_tool_is_run_whose_input_is_json_text_or_whose_block_stands_alone(streamed: bool) -> None:
    as_text = {**wanted(city="Rome"), "input": '{"city": "Rome"}'}
    for content in ([as_text], as_text, wanted(city="Rome")):
        asked = MESSAGE | {"content": content, "stop_reason": "tool_use"}
        if streamed:
            message = client_of(MockTransport(reply_with(asked))).messages.create_stream(**HELLO).get_final_message()
            assert to_dict(message) == asked
        transport = MockTransport(reply_with(asked), DONE)
        client_of(transport).messages.run_tools(**ASKING, tools=[get_weather]).until_done()
        assert results(transport)[0]["content"] == "warm in Rome"
        assert sent(transport, 1)["messages"][1]["content"] == [wanted(city="Rome")]


def test_a_tool_whose_input_is_no_json_is_answered_with_what_is_wrong() -> None:
    transport = MockTransport(asks({**wanted(city="Rome"), "input": "Rome"}), DONE)
    client_of(transport).messages.run_tools(**ASKING, tools=[get_weather]).until_done()
    assert results(transport)[0]["is_error"]


@pytest.mark.parametrize("content", [None, "It is noon.", [None, "x"], {}])
def test_a_run_ends_where_there_is_no_list_of_blocks(content: Any) -> None:
    transport = MockTransport(reply_with(MESSAGE | {"content": content, "stop_reason": "tool_use"}))
    final = client_of(transport).messages.run_tools(**ASKING, tools=[time]).until_done()
    assert to_dict(final)["content"] == content


@pytest.mark.parametrize("content", [None, [], "nothing", [{"type": "text"}], [{"type": "text", "text": 5}], ["x"]])
def test_structured_output_that_is_missing_is_an_error_that_says_so(content: Any) -> None:
    transport = MockTransport(reply_with(MESSAGE | {"content": content, "stop_reason": None}))
    parsed = client_of(transport).messages.parse(**ASKING, output=Count)
    with pytest.raises(OutputParseError):
        parsed.get()


def test_structured_output_as_plain_text_is_read() -> None:
    transport = MockTransport(reply_with(MESSAGE | {"content": '{"a": 1}', "usage": None}))
    assert (client_of(transport).messages.parse(**ASKING, output=Count)).get() == Count(1)


@pytest.mark.parametrize("usage", [None, {}, "none", {"input_tokens": -5, "output_tokens": 2.5}, {"input_tokens": "7"}])
@pytest.mark.parametrize("streamed", [False, True])
def test_limits_and_telemetry_take_any_usage(usage: Any, streamed: bool) -> None:
    watched = TelemetryRecorder()
    limits = RateLimits(output_tokens_per_minute=10_000, input_tokens_per_minute=10_000)
    transport = MockTransport(*[reply_with(MESSAGE | {"usage": usage})] * 3)
    client = client_of(transport, rate_limits=limits, telemetry=watched.telemetry(log_content=True))
    for _ in range(3):
        if streamed:
            message = client.messages.create_stream(**HELLO).get_final_message()
        else:
            message = client.messages.create(**HELLO)
        assert message.text == MESSAGE["content"][0]["text"]
    [tree, *_] = watched.trees()
    assert tree.status != "ERROR"


def test_telemetry_shows_content_of_any_kind() -> None:
    watched = TelemetryRecorder()
    contents: list[Any] = [None, "text", ["x", None, {"type": "tool_use"}], {"a": 1}]
    transport = MockTransport(*[reply_with(MESSAGE | {"content": content}) for content in contents])
    client = client_of(transport, telemetry=watched.telemetry(log_content=True))
    for content in contents:
        assert to_dict(client.messages.create(**HELLO))["content"] == content
    assert len(watched.spans) >= len(contents)


def test_pages_without_a_list_are_empty_and_a_cursor_that_is_none_is_an_error() -> None:
    transport = MockTransport(reply_with({"data": None}), reply_with({}), reply_with({"data": [], "has_more": True}))
    client = client_of(transport)
    assert [model for model in client.models.list()] == []
    assert len(client.models.list()) == 0
    assert [model for model in client.models.list()] == []
    odd = client_of(MockTransport(reply_with({"data": [{"id": "m"}], "has_more": True, "last_id": 7})))
    page = odd.models.list()
    assert page.data[0].id == "m"
    with pytest.raises(SerializationError, match="no string"):
        page.next_page()


def test_a_line_of_results_that_does_not_fit_is_read_as_far_as_it_goes() -> None:
    lines = [
        {"custom_id": "a", "result": {"type": "succeeded", "message": MESSAGE | {"usage": None}}},
        {"custom_id": "b", "result": {"type": "succeeded", "message": "none"}},
        {"result": None},
    ]
    body = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    transport = MockTransport(reply_with(body), reply_with(body))
    found: list[Any] = [line for line in client_of(transport).batches.results("msgbatch_1")]
    assert [to_dict(line) for line in found] == lines
    assert isinstance(found[1].result, UnknownBatchOutcome)
    strict = client_of(transport, strict_responses=True).batches.results("msgbatch_1")
    with pytest.raises(SerializationError, match="line 1"):
        _ = [line for line in strict]


@pytest.mark.parametrize("strict", [False, True])
def test_an_error_under_status_200_is_that_error_and_no_empty_message(strict: bool) -> None:
    bodies: list[Any] = [failure("overloaded_error"), {"error": {"message": "no luck"}}, {"error": "no luck"}]
    for body in bodies:
        for name in ("create", "list"):
            client = client_of(MockTransport(reply_with(body)), strict_responses=strict, max_retries=0)
            with pytest.raises(APIError, match="no luck") as caught:
                (client.messages.create(**HELLO) if name == "create" else client.models.list())
            assert (caught.value.status, caught.value.attempt_count, caught.value.mid_stream) == (200, 1, False)
            assert isinstance(caught.value, OverloadedError) == (body["error"] != "no luck" and "type" in body)


def test_a_message_may_have_an_error_beside_its_content_and_a_byte_order_mark() -> None:
    said = {"content": MESSAGE["content"], "error": {"message": "cut"}}
    body = b"\xef\xbb\xbf\n" + json.dumps(said).encode()
    client = client_of(MockTransport(reply_with(said), reply_with(body), reply_with(body)))
    for _ in range(2):
        assert to_dict(client.messages.create(**HELLO)) == said
    assert (client.messages.create_stream(**HELLO).get_final_message()).text == MESSAGE["content"][0]["text"]


def test_requests_are_validated_as_strictly_as_ever() -> None:
    client = client_of(MockTransport())
    wrong: Any = -1
    with pytest.raises(ValidationError, match="max_tokens"):
        client.messages.create(model="m", max_tokens=wrong, messages=[{"role": "user", "content": "Hi"}])


def test_a_connection_that_is_lost_after_the_announced_end_is_no_error() -> None:
    lost = APIConnectionError("lost", phase="read")
    transport = MockTransport(Reply(wire(*PLAIN[:-1]) + DONE_LINE, fault=lost), Reply(wire(*PLAIN[:-1]), fault=lost))
    client = client_of(transport, max_retries=0)
    assert (client.messages.create_stream(**HELLO).get_final_message()).text == "Hello"
    with pytest.raises(APIConnectionError) as caught:
        client.messages.create_stream(**HELLO).get_final_message()
    assert caught.value.partial.text == "Hello"


def test_calls_of_a_run_are_those_of_known_blocks() -> None:
    transport = MockTransport(asks(wanted(city="Rome"), {"type": "text"}), DONE)
    client_of(transport).messages.run_tools(**ASKING, tools=[get_weather]).until_done()
    assert results(transport)[0]["content"] == "warm in Rome"
