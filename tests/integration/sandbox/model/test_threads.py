"""Message threads: the server keeps the conversation, and a request has its new turns only."""

from __future__ import annotations

import httpx
import pytest

from integrations_anthropic.sandbox import Sandbox
from tests.integration.sandbox.sandbox_requests import (
    HEADERS,
    WEATHER,
    Json,
    VirtualClock,
    accumulate,
    create_message,
    expect_error,
    message_request,
    stream,
)

BETA = {"anthropic-beta": "other-2026-01-01, message-threads-2026-08-12"}
CREATE = {"type": "create"}


@pytest.fixture
def threaded(timed: httpx.Client) -> httpx.Client:
    timed.headers.update(BETA)
    return timed


def after(message: Json) -> Json:
    return {"type": "continue", "previous_message_id": message["id"]}


def refusal(response: httpx.Response, status: int, kind: str) -> str:
    """The error code of an error."""
    expect_error(response, status, kind)
    code: str = response.json()["error"]["details"]["error_code"]
    return code


def result_of(message: Json) -> Json:
    call = message["content"][-1]
    return {"type": "tool_result", "tool_use_id": call["id"], "content": "15 degrees"}


def test_a_thread_remembers_turns_tools_and_system(threaded: httpx.Client) -> None:
    first = create_message(threaded, "Weather in Paris?", tools=[WEATHER], system="Be kind.", thread=CREATE)
    assert first["stop_reason"] == "tool_use"
    second = create_message(threaded, [result_of(first)], thread=after(first))
    assert second["content"] == [{"type": "text", "text": 'The tool answered: "15 degrees".'}]
    third = create_message(threaded, "And in Rome?", thread=after(second))
    assert third["content"][-1]["input"]["city"] == "Rome"
    turns = [
        {"role": "user", "content": "Weather in Paris?"},
        {"role": "assistant", "content": first["content"]},
        {"role": "user", "content": [result_of(first)]},
        {"role": "assistant", "content": second["content"]},
        {"role": "user", "content": "And in Rome?"},
    ]
    whole = create_message(threaded, tools=[WEATHER], system="Be kind.", messages=turns)
    assert third["usage"]["input_tokens"] == whole["usage"]["input_tokens"]


def test_a_stream_continues_a_thread_and_is_continued(threaded: httpx.Client) -> None:
    first = accumulate(stream(threaded, "Weather in Paris?", tools=[WEATHER], thread=CREATE))
    second = accumulate(stream(threaded, [result_of(first)], thread=after(first)))
    assert create_message(threaded, "Thanks", thread=after(second))["stop_reason"] == "tool_use"


def test_a_request_without_a_thread_is_not_kept(threaded: httpx.Client) -> None:
    plain = create_message(threaded, "Hello")
    response = threaded.post("/v1/messages", json=message_request("x", thread=after(plain)))
    assert refusal(response, 404, "not_found_error") == "thread_not_found"


def test_the_beta_header_is_required(timed: httpx.Client) -> None:
    response = timed.post("/v1/messages", json=message_request("Hello", thread=CREATE))
    assert expect_error(response, 400, "invalid_request_error") == "thread: Extra inputs are not permitted"


def test_a_thread_expires_five_minutes_after_its_latest_answer(threaded: httpx.Client, clock: VirtualClock) -> None:
    message = create_message(threaded, "One", thread=CREATE)
    for _ in range(2):
        clock.now += 299
        message = create_message(threaded, "Two", thread=after(message))
    clock.now += 300
    response = threaded.post("/v1/messages", json=message_request("Three", thread=after(message)))
    assert refusal(response, 404, "not_found_error") == "thread_not_found"


def test_an_answer_is_continued_once(threaded: httpx.Client) -> None:
    first = create_message(threaded, "One", thread=CREATE)
    invalid = threaded.post("/v1/messages", json=message_request(" ", thread=after(first)))
    expect_error(invalid, 400, "invalid_request_error")
    create_message(threaded, "Two", thread=after(first))
    again = threaded.post("/v1/messages", json=message_request("Two", thread=after(first)))
    assert refusal(again, 400, "invalid_request_error") == "thread_already_continued"


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"system": "Be rude."}, "system"),
        ({"tools": [], "system": "Be rude."}, "system, tools"),
        ({"output_config": {"effort": "low"}}, "output_config"),
    ],
)
def test_what_a_thread_keeps_cannot_change(threaded: httpx.Client, fields: Json, names: str) -> None:
    first = create_message(threaded, "One", thread=CREATE, system="Be kind.", tools=[WEATHER])
    response = threaded.post("/v1/messages", json=message_request([result_of(first)], thread=after(first), **fields))
    assert refusal(response, 400, "invalid_request_error") == "thread_fingerprint_mismatch"
    assert response.json()["error"]["message"].endswith(f"Differing field(s): {names}.")
    same = {"system": "Be kind.", "tools": [WEATHER]}
    assert create_message(threaded, [result_of(first)], thread=after(first), **same)["stop_reason"] == "end_turn"


def test_a_reset_forgets_all_threads(threaded: httpx.Client) -> None:
    first = create_message(threaded, "One", thread=CREATE)
    threaded.post("/_sandbox/reset")
    response = threaded.post("/v1/messages", json=message_request("Two", thread=after(first)))
    assert refusal(response, 404, "not_found_error") == "thread_not_found"


def test_a_request_of_a_batch_may_be_in_a_thread(threaded: httpx.Client, clock: VirtualClock) -> None:
    first = create_message(threaded, "One", thread=CREATE)
    params = [message_request("Two", thread=after(first)), message_request("Three", thread=after({"id": "msg_x"}))]
    requests = [{"custom_id": f"r{index}", "params": body} for index, body in enumerate(params)]
    batch = threaded.post("/v1/messages/batches", json={"requests": requests}).json()
    clock.now += 10
    results = threaded.get(f"/v1/messages/batches/{batch['id']}/results").text.splitlines()
    assert '"succeeded"' in results[0]
    assert '"thread_not_found"' in results[1]


def test_the_whole_conversation_counts_for_the_rate_limit() -> None:
    with (
        Sandbox(input_tokens_per_minute=1000, clock=VirtualClock()) as sandbox,
        httpx.Client(base_url=sandbox.url, headers=HEADERS | BETA) as client,
    ):
        first = create_message(client, "word " * 400, thread=CREATE)
        refused = client.post("/v1/messages", json=message_request("and", thread=after(first)))
        expect_error(refused, 429, "rate_limit_error")
