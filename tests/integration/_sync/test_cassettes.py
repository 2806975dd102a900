# Derived from tests/integration/_async/test_cassettes.py by `make codegen`. Do not edit.
"""Recorded scenarios, replayed: what goes out is what went out, and what comes back is read the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from vcr.errors import CannotOverwriteExistingCassetteException

from integrations_anthropic import (
    AnthropicClient,
    InvalidRequestError,
    NotFoundError,
    ToolUseBlock,
    message,
    to_dict,
)
from tests.integration.cassettes import FOLDER, ORIGIN, ReplayTransport, cassette

MODEL = "claude-haiku-4-5"
TOOL: Any = {
    "name": "get_weather",
    "description": "The weather in a city.",
    "input_schema": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
}


def create_a_message(client: AnthropicClient) -> None:
    answer = client.messages.create(model=MODEL, max_tokens=50, messages=[message("user", "Grüße \u2028!")])
    assert "Grüße \u2028!" in answer.text


def stream_a_message(client: AnthropicClient) -> None:
    with client.messages.create_stream(
        model=MODEL, max_tokens=50, messages=[message("user", "Grüße \u2028!")]
    ) as stream:
        pieces = [piece for piece in stream.text_stream]
        final = stream.get_final_message()
    assert len(pieces) > 1
    assert "".join(pieces) == final.text


def call_a_tool(client: AnthropicClient) -> None:
    turns: Any = [message("user", "What is the weather in Lisbon?")]
    asked = client.messages.create(model=MODEL, max_tokens=300, tools=[TOOL], messages=turns)
    (call,) = [block for block in asked.content if isinstance(block, ToolUseBlock)]
    result = {"type": "tool_result", "tool_use_id": call.id, "content": "21 degrees"}
    turns += [message("assistant", asked.content), {"role": "user", "content": [result]}]
    reply = client.messages.create(model=MODEL, max_tokens=300, tools=[TOOL], messages=turns)
    assert call.input == {"city": "Lisbon"}
    assert "21 degrees" in reply.text


def count_tokens(client: AnthropicClient) -> None:
    assert (client.messages.count_tokens(model=MODEL, messages=[message("user", "Hi")])).input_tokens > 0


def refuse_a_request(client: AnthropicClient) -> None:
    turns: Any = [{"role": "user", "content": [{"type": "text"}]}]
    with pytest.raises(InvalidRequestError) as caught:
        client.messages.create(model=MODEL, max_tokens=5, messages=turns)
    assert caught.value.param is not None
    assert caught.value.request_id


def walk_the_models(client: AnthropicClient) -> None:
    everything = [model.id for model in client.models.list(limit=2)]
    assert len(everything) > 2
    assert (client.models.get(everything[-1])).id == everything[-1]
    with pytest.raises(NotFoundError):
        client.models.get("no-such-model")


def run_a_batch(client: AnthropicClient) -> None:
    params: Any = {"model": MODEL, "max_tokens": 50, "messages": [message("user", "Hi")]}
    batch = client.batches.create(requests=[{"custom_id": f"q{n}", "params": params} for n in range(3)])
    while batch.processing_status != "ended":
        batch = client.batches.get(batch.id)
    with client.batches.results(batch.id) as lines:
        assert [to_dict(line)["custom_id"] for line in lines] == ["q0", "q1", "q2"]
    assert (client.batches.delete(batch.id)).id == batch.id


def keep_a_workspace(client: AnthropicClient) -> None:
    workspaces = client.admin.workspaces
    made = workspaces.create(name="Tea")
    user, *_ = [user for user in client.admin.users.list(limit=2)]
    member = workspaces.members.create(made.id, user_id=user.id, workspace_role="workspace_user")
    assert member.user_id == user.id
    assert [one.user_id for one in workspaces.members.list(made.id)] == [user.id]
    assert (workspaces.update(made.id, name="Coffee")).name == "Coffee"
    workspaces.members.delete(made.id, user.id)
    assert (workspaces.archive(made.id)).archived_at is not None
    assert made.id not in [one.id for one in workspaces.list()]


SCENARIOS: dict[str, Callable[[AnthropicClient], Any]] = {
    "messages/create": create_a_message,
    "messages/create_stream": stream_a_message,
    "messages/tool_round_trip": call_a_tool,
    "messages/count_tokens": count_tokens,
    "messages/invalid_request": refuse_a_request,
    "models/list_and_get": walk_the_models,
    "batches/create_to_results": run_a_batch,
    "admin/workspace_life": keep_a_workspace,
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_recorded_scenario_replays(name: str) -> None:
    with cassette(name) as tape:
        with httpx.Client(transport=ReplayTransport()) as http:
            SCENARIOS[name](
                AnthropicClient(
                    api_key="another-key", admin_api_key="another-key", base_url=ORIGIN, http_client=http, max_retries=0
                )
            )
        assert tape.all_played


def test_every_cassette_belongs_to_a_scenario() -> None:
    found = {path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.yaml")}
    assert found == set(SCENARIOS)


def test_no_cassette_holds_a_key_a_cookie_or_an_organization() -> None:
    for path in FOLDER.rglob("*.yaml"):
        text = path.read_text("utf-8")
        assert not re.search(r"sandbox-(admin-)?key|set-cookie|organization-id|sk-ant-", text, re.IGNORECASE)
        assert "x-recorded-pieces" in text


def test_another_body_is_not_answered_from_a_cassette() -> None:
    with cassette("messages/create"):
        with httpx.Client(transport=ReplayTransport()) as http:
            client = AnthropicClient(api_key="k", base_url=ORIGIN, http_client=http, max_retries=0)
            with pytest.raises(CannotOverwriteExistingCassetteException):
                client.messages.create(model=MODEL, max_tokens=51, messages=[message("user", "Grüße \u2028!")])
