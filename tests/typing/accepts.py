"""What a user writes has to type-check with no ignore: read by mypy --strict and pyright, never run."""

from __future__ import annotations

from typing import assert_type

from integrations_anthropic import (
    AnthropicClient,
    AsyncAnthropicClient,
    Batch,
    BatchResult,
    ContentBlockDelta,
    CountTokensResponse,
    CreateMessageRequest,
    ListBatchParams,
    Message,
    MessageResponse,
    MessageStart,
    Model,
    StreamEvent,
    TextBlock,
    TextDelta,
    ThinkingBlock,
    Tool,
    ToolUseBlock,
    UnknownBlock,
    UnknownEvent,
    WorkspaceMember,
    message,
)
from integrations_anthropic.models.params import InputMessageParam, ToolParam


def plain_dicts(client: AnthropicClient, system: str | None) -> str:
    answer = client.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=1024,
        system=system,
        temperature=0.5,
        stop_sequences=["END"],
        messages=[
            {"role": "user", "content": "Hello"},
            {
                "role": "user",
                "content": [
                    {"type": "text", "text": "Look", "cache_control": {"type": "ephemeral", "ttl": "1h"}},
                    {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "…"}},
                    {"type": "document", "source": {"type": "base64", "media_type": "application/pdf", "data": "…"}},
                    {"type": "image", "source": {"type": "url", "url": "https://example.com/cat.png"}},
                ],
            },
        ],
    )
    assert_type(answer, MessageResponse)
    return answer.text


def models_and_dicts_mixed(client: AnthropicClient) -> Message:
    tool = Tool(name="get_weather", input_schema={"type": "object"})
    asked = client.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=1024,
        tools=[tool, {"name": "clock", "input_schema": {"type": "object"}}],
        tool_choice={"type": "auto"},
        thinking={"type": "enabled", "budget_tokens": 2048},
        messages=[message("user", "Hi")],
    )
    results = [
        {"type": "tool_result", "tool_use_id": block.id, "content": "21"}
        for block in asked.content
        if isinstance(block, ToolUseBlock)
    ]
    assert results is not None
    return client.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=1024,
        messages=[
            message("user", [TextBlock(text="Hi"), {"type": "text", "text": "there"}]),
            {"role": "assistant", "content": asked.content},
            {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "toolu_1", "content": "21"}]},
        ],
    )


def request_objects(client: AnthropicClient) -> Message:
    request = CreateMessageRequest(
        model="claude-sonnet-4-5", max_tokens=10, messages=[{"role": "user", "content": "Hello"}]
    )
    return client.messages.create(request, timeout=5, extra_headers={"x-team": "search"})


def blocks(answer: Message) -> list[str]:
    found: list[str] = []
    for block in answer.content:
        match block:
            case TextBlock(text=text):
                found.append(text)
            case ThinkingBlock(thinking=thinking):
                found.append(thinking)
            case ToolUseBlock(name=name, input=given):
                found.append(f"{name} {given['city']}")
            case UnknownBlock(type=kind, raw=raw):
                found.append(f"{kind} {raw}")
            case _:
                pass
    return found


def tags(answer: Message, event: StreamEvent, line: BatchResult) -> list[str]:
    found = [block.text for block in answer.content if block.type == "text"]
    for block in answer.content:
        if block.type == "tool_use":
            found.append(block.name)
    if event.type == "content_block_delta" and event.delta.type == "text_delta":
        found.append(event.delta.text)
    if line.result.type == "succeeded":
        found.append(line.result.message.text)
    return found


def prepared(client: AnthropicClient) -> Message:
    history: list[InputMessageParam] = [{"role": "user", "content": "Hello"}]
    tools: list[ToolParam] = [{"name": "clock", "input_schema": {"type": "object"}}]
    history.append({"role": "assistant", "content": [{"type": "text", "text": "Hi"}]})
    return client.messages.create(model="claude-sonnet-4-5", max_tokens=10, messages=history, tools=tools)


def events(event: StreamEvent) -> str:
    match event:
        case MessageStart(message=begun):
            return begun.id
        case ContentBlockDelta(delta=TextDelta(text=text)):
            return text
        case UnknownEvent(type=kind):
            return kind
        case _:
            return ""


def streams(client: AnthropicClient) -> Message:
    with client.messages.create_stream(
        model="claude-sonnet-4-5", max_tokens=10, messages=[{"role": "user", "content": "Hello"}]
    ) as stream:
        for event in stream:
            assert_type(event, StreamEvent)
        for piece in stream.text_stream:
            assert_type(piece, str)
        assert_type(stream.meta.request_id, str | None)
        return stream.get_final_message()


async def awaited(client: AsyncAnthropicClient) -> None:
    counted = await client.messages.count_tokens(model="m", messages=[{"role": "user", "content": "Hello"}])
    assert_type(counted, CountTokensResponse)
    async with client.messages.create_stream(model="m", max_tokens=1, messages=[message("user", "Hi")]) as stream:
        async for piece in stream.text_stream:
            assert_type(piece, str)
        assert_type(await stream.get_final_message(), MessageResponse)
    async for model in client.models.list():
        assert_type(model, Model)
    page = await client.models.list(limit=5)
    assert_type(page.data, list[Model])
    async with client.batches.results("msgbatch_1") as lines:
        async for line in lines:
            assert_type(line.custom_id, str)
    await client.close()


def lists_and_batches(client: AnthropicClient) -> None:
    for model in client.models.list():
        assert_type(model, Model)
    for batch in client.batches.list(ListBatchParams(limit=3)):
        assert_type(batch, Batch)
    batch = client.batches.create(
        requests=[
            {
                "custom_id": "a",
                "params": {"model": "m", "max_tokens": 1, "messages": [{"role": "user", "content": "Hi"}]},
            }
        ]
    )
    assert_type(batch.request_counts.succeeded, int)


def administration(client: AnthropicClient) -> None:
    made = client.admin.workspaces.create(name="w", tags={"team": "a"}, data_residency={"default_inference_geo": "us"})
    client.admin.workspaces.update(made.id, {"tags": {"team": None}})
    client.admin.workspaces.update(made.id, tags=None, data_residency={"default_inference_geo": "us"})
    joined = client.admin.workspaces.members.create(made.id, user_id="user_1", workspace_role="workspace_user")
    assert_type(joined, WorkspaceMember)
    for member in client.admin.workspaces.members.list(made.id, limit=5):
        assert_type(member.user_id, str)
    assert_type(client.admin.api_keys.list(status="a value of tomorrow").data[0].name, str)
