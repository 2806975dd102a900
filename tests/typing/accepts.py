"""What a user writes has to type-check with no ignore: read by mypy --strict and pyright, never run."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict, assert_type

import attrs
import httpx

from integrations_anthropic import (
    AnthropicClient,
    AnthropicError,
    AsyncAnthropicClient,
    Batch,
    BatchResult,
    CircuitConfig,
    ClientConfig,
    ContentBlockDelta,
    CountTokensResponse,
    CreateMessageRequest,
    FunctionTool,
    ListBatchParams,
    Message,
    MessageResponse,
    MessageStart,
    Model,
    OutputParseError,
    ParsedMessage,
    RateLimitError,
    RateLimits,
    RetryPolicy,
    SecretString,
    StreamEvent,
    Telemetry,
    TextBlock,
    TextDelta,
    ThinkingBlock,
    Tool,
    ToolRoundsExceededError,
    ToolRunner,
    ToolUseBlock,
    UnknownBlock,
    UnknownEvent,
    WorkspaceMember,
    from_dict,
    message,
    to_dict,
    tool,
)
from integrations_anthropic.models.enums import ModelName
from integrations_anthropic.models.params import CreateMessageRequestParam, InputMessageParam, RoleInput, ToolParam
from integrations_anthropic.testing import (
    AsyncMockTransport,
    MockAuthProvider,
    MockCircuitBreaker,
    MockLogger,
    MockRateLimiter,
    MockRetryExecutor,
    MockTransport,
    VirtualClock,
)


class OutOfTea(AnthropicError):
    """An error of the user's own."""


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
    client.admin.workspaces.update(made.id, tags=None, data_residency=made.data_residency)
    joined = client.admin.workspaces.members.create(made.id, user_id="user_1", workspace_role="workspace_user")
    assert_type(joined, WorkspaceMember)
    for member in client.admin.workspaces.members.list(made.id, limit=5):
        assert_type(member.user_id, str)
    assert_type(client.admin.api_keys.list(status="a value of tomorrow").data[0].name, str)


def configured() -> AnthropicClient:
    config = ClientConfig(api_key="sk-…", timeout=60, retry=RetryPolicy(max_retries=2))
    return AnthropicClient(config, max_retries=5, beta_features=["computer-use"]).with_options(timeout=5)


def options_by_name(options: dict[str, Any]) -> AnthropicClient:
    client = AnthropicClient(
        ClientConfig(api_key="sk-…"),
        api_key=SecretString("sk-…"),
        auth_token=None,
        base_url="https://localhost",
        timeout=None,
        max_retries=0,
        retry={"max_retries": 1},
        circuit=None,
        rate_limits=RateLimits(requests_per_minute=50),
        beta_features={"a", "b"},
        log_level="DEBUG",
        default_headers={"x-team": "search"},
        proxy="http://localhost:3128",
        ca_bundle=Path("ca.pem"),
        client_cert=("cert.pem", Path("key.pem"), SecretString("password")),
        http2="auto",
        telemetry=Telemetry(log_content=True),
        long_requests="direct",
    )
    client = AnthropicClient(http_client=httpx.Client(), retry=RetryPolicy(), circuit=CircuitConfig(), log_level=10)
    AnthropicClient(
        transport=MockTransport(),
        auth=MockAuthProvider(),
        circuit=MockCircuitBreaker(),
        rate_limits=MockRateLimiter(),
        retry=MockRetryExecutor(),
        logger=MockLogger(),
        clock=VirtualClock(),
    )
    ClientConfig(http_client=httpx.AsyncClient(), transport=AsyncMockTransport(), client_cert="cert.pem")
    AnthropicClient(**options)
    assert_type(client.with_options(timeout=5, beta_features="a,b", rate_limits=None), AnthropicClient)
    return client.with_options(**options)


async def options_by_name_awaited() -> None:
    async with AsyncAnthropicClient(http_client=httpx.AsyncClient(), transport=AsyncMockTransport()) as client:
        assert_type(client.with_options(timeout=None), AsyncAnthropicClient)


class Wrapped(AnthropicClient):
    """A client of the user's own keeps the typed `with_options`."""

    def quick(self) -> Wrapped:
        return self.with_options(timeout=1)


def model_names(client: AnthropicClient, name: str, known: ModelName) -> None:
    history: list[InputMessageParam] = [{"role": "user", "content": "Hello"}]
    for model in ("claude-haiku-4-5", "a model of tomorrow", name, known):
        client.messages.create(model=model, max_tokens=1, messages=history)
        CreateMessageRequest(model=model, max_tokens=1, messages=history)
    request: CreateMessageRequestParam = {"model": "claude-sonnet-5-5", "max_tokens": 1, "messages": history}
    request["model"] = name
    client.messages.create(request)


def roles(client: AnthropicClient, role: RoleInput, answer: Message) -> str:
    client.messages.create(
        model="m",
        max_tokens=1,
        messages=[
            message(role, "Hi"),
            message("assistant", answer.content),
            {"role": role, "content": "Hi"},
            {"role": "system", "content": "Be brief"},
        ],
    )
    return answer.role


def errors() -> float | None:
    try:
        raise OutOfTea("none left")
    except RateLimitError as error:
        return error.retry_after
    except AnthropicError as error:
        return float(error.attempt_count)


def converted() -> object:
    block = from_dict(TextBlock, {"type": "text", "text": "Hi"})
    assert_type(block, TextBlock)
    return to_dict(block)


@attrs.define
class Person:
    """An output of the user's own."""

    name: str


@dataclass
class Team:
    """Another one."""

    people: list[Person]


class Note(TypedDict):
    """And another one."""

    title: str


def add(a: int, b: int = 1) -> int:
    """A tool."""
    return a + b


@tool
def multiply(a: int, b: int) -> int:
    """A decorated tool."""
    return a * b


@tool(name="wait", strict=True, cache_control={"type": "ephemeral"}, input_examples=[{"seconds": 1}])
async def wait(seconds: float) -> str:
    """A tool that is awaited."""
    return f"{seconds}"


class Shop:
    """With tools for methods."""

    @tool(description="What an item costs.")
    def price(self, item: str) -> float:
        """The price."""
        return float(len(item))

    def __call__(self, item: str) -> str:
        return item


def parsed(client: AnthropicClient) -> Person:
    result = client.messages.parse(
        model="m", max_tokens=1, messages=[message("user", "Who?")], output=Person, output_config={"effort": "low"}
    )
    assert_type(result, ParsedMessage[Person])
    assert_type(result.parsed, Person | None)
    assert_type(result.error, OutputParseError | None)
    assert_type(result.message, MessageResponse)
    assert_type(result.stop_reason, str | None)
    assert_type(result.refused or result.truncated, bool)
    request = CreateMessageRequest(model="m", max_tokens=1, messages=[message("user", "Who?")])
    assert_type(client.messages.parse(request, output=Team, timeout=5).get(), Team)
    assert_type(client.messages.parse(request, output=Note).parsed, Note | None)
    assert_type(client.messages.parse(request, output=list[Person]).get(), list[Person])
    either: Person | Team = client.messages.parse(request, output=Person | Team).get()
    return either if isinstance(either, Person) else result.get()


async def parsed_awaited(client: AsyncAnthropicClient) -> None:
    result = await client.messages.parse(model="m", max_tokens=1, messages=[message("user", "Who?")], output=Person)
    assert_type(result.get(), Person)


def tools_run(client: AnthropicClient) -> Message | None:
    assert_type(multiply(2, b=3), int)
    failed: list[Exception] = []

    def on_error(call: ToolUseBlock, error: Exception) -> None:
        failed.append(error)

    shop = Shop()
    runner = client.messages.run_tools(
        model="m",
        max_tokens=1,
        messages=[{"role": "user", "content": "Hello"}],
        tools=[
            add,
            multiply,
            shop.price,
            shop,
            functools.partial(add, b=2),
            tool(add, name="plus"),
            Tool(name="by_hand", input_schema={"type": "object"}),
            {"type": "web_search_20250305", "name": "web_search", "max_uses": 3},
        ],
        max_rounds=5,
        on_error=on_error,
        deadline=60,
        extra_headers={"x-team": "search"},
    )
    assert_type(runner, ToolRunner)
    for answer in runner:
        assert_type(answer, MessageResponse)
    try:
        assert_type(runner.until_done(), MessageResponse)
    except ToolRoundsExceededError as error:
        assert_type(error.rounds, int)
        return client.messages.create(model="m", max_tokens=1, messages=error.messages)
    assert_type(runner.rounds, int)
    client.messages.create(model="m", max_tokens=1, messages=[*runner.messages, message("user", "And now?")])
    return runner.message


async def tools_run_awaited(client: AsyncAnthropicClient) -> None:
    functions: list[Callable[..., Any]] = [add, wait]
    request = CreateMessageRequest(model="m", max_tokens=1, messages=[message("user", "Hi")])
    assert_type(await client.messages.run_tools(request, tools=functions).until_done(), MessageResponse)
    async for answer in client.messages.run_tools(request, tools=[wait, add]):
        assert_type(answer, MessageResponse)
    assert_type(await wait(1.0), str)
    made: FunctionTool[[int, int], int] = multiply
    assert_type(made.to_dict(), dict[str, Any])
