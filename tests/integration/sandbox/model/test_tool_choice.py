"""Which tool the simulated model calls, and what stands before the call."""

from __future__ import annotations

import httpx
import pytest

from tests.integration.sandbox.sandbox_requests import WEATHER, Json, create_message, message_request, stream

ANY = {"type": "any"}


def tool(name: str) -> Json:
    return {"name": name, "input_schema": {"type": "object"}}


TOOLS = [tool("search"), tool("get_weather"), tool("get_weather_map")]


def called(message: Json) -> list[str]:
    return [block["name"] for block in message["content"] if block["type"] == "tool_use"]


@pytest.mark.parametrize("choice", [ANY, {"type": "tool", "name": "get_weather"}])
def test_a_forced_call_has_no_text_before_it(client: httpx.Client, choice: Json) -> None:
    message = create_message(client, tools=[WEATHER], tool_choice=choice)
    assert [block["type"] for block in message["content"]] == ["tool_use"]


@pytest.mark.parametrize("choice", [{"type": "auto"}, ANY, {"type": "tool", "name": "get_weather"}])
def test_a_stop_sequence_in_the_prompt_does_not_lose_the_call(client: httpx.Client, choice: Json) -> None:
    prompt = "Think, act, then write Observation: and stop."
    fields: Json = {"tools": [WEATHER], "tool_choice": choice, "stop_sequences": ["Observation:", "You said"]}
    message = create_message(client, prompt, **fields)
    assert (called(message), message["stop_reason"]) == (["get_weather"], "tool_use")
    assert stream(client, prompt, **fields)[-2]["delta"]["stop_reason"] == "tool_use"


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("Please use get_weather for Rome.", "get_weather"),
        ("Get weather for Rome, then search.", "get_weather"),
        ("I want a GET-WEATHER-MAP of Rome.", "get_weather_map"),
        ("First search, then get_weather.", "search"),
        ("Research this.", "search"),
        ("What is get_weathers?", "search"),
    ],
)
def test_the_tool_that_the_prompt_names_is_called(client: httpx.Client, prompt: str, name: str) -> None:
    assert called(create_message(client, prompt, tools=TOOLS)) == [name]


def test_tools_that_no_prompt_names_are_called_in_turn(client: httpx.Client) -> None:
    turns: list[Json] = [{"role": "user", "content": "Go"}]
    found: list[str] = []
    for _ in range(4):
        message = create_message(client, tools=TOOLS, tool_choice=ANY, messages=turns)
        found += called(message)
        result = {"type": "tool_result", "tool_use_id": message["content"][0]["id"], "content": "done"}
        turns += [{"role": "assistant", "content": message["content"]}, {"role": "user", "content": [result]}]
    assert found == ["search", "get_weather", "get_weather_map", "search"]


def test_a_result_is_answered_in_words_unless_a_call_is_forced(client: httpx.Client) -> None:
    call = {"type": "tool_use", "id": "toolu_1", "name": "search", "input": {}}
    result = {"type": "tool_result", "tool_use_id": "toolu_1", "content": "done"}
    turns = [
        {"role": "user", "content": "Go"},
        {"role": "assistant", "content": [call]},
        {"role": "user", "content": [result]},
    ]
    assert create_message(client, tools=TOOLS, messages=turns)["stop_reason"] == "end_turn"
    assert create_message(client, tools=TOOLS, messages=turns, tool_choice=ANY)["stop_reason"] == "tool_use"


def test_a_server_tool_is_not_called_in_turn(client: httpx.Client) -> None:
    body = message_request("Go", tools=[{"type": "web_search_20250305", "name": "web_search"}, tool("search")])
    assert called(client.post("/v1/messages", json=body).json()) == ["search"]
