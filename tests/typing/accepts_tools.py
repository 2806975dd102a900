"""Tools and structured output as a user writes them: read by mypy --strict and pyright, never run."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypedDict, assert_type

import attrs

from integrations_anthropic import (
    AnthropicClient,
    AsyncAnthropicClient,
    AsyncMessageStream,
    AsyncToolRunner,
    AsyncToolStreamRunner,
    Conversation,
    CreateMessageRequest,
    FunctionTool,
    Message,
    MessageResponse,
    MessageStream,
    OutputParseError,
    ParsedMessage,
    ParsedMessageStream,
    StreamEvent,
    Tool,
    ToolContext,
    ToolRoundsExceededError,
    ToolRunner,
    ToolStreamRunner,
    ToolUseBlock,
    Usage,
    message,
    tool,
)
from integrations_anthropic.models.params import InputMessageParam, RoleInput


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
    asking = [message("user", "Who?")]
    result = await client.messages.parse(model="m", max_tokens=1, messages=asking, output=Person, max_repairs=2)
    assert_type(result.get(), Person)
    assert_type(result.id, str)
    assert_type(result.usage, Usage)
    assert_type(result.earlier, tuple[ParsedMessage[Person], ...])
    async with client.messages.parse_stream(model="m", max_tokens=1, messages=asking, output=Person) as stream:
        async for piece in stream.text_stream:
            assert_type(piece, str)
        assert_type((await stream.get_parsed_message()).parsed, Person | None)


def parsed_as_it_grows(client: AnthropicClient) -> Person:
    request = CreateMessageRequest(model="m", max_tokens=1, messages=[message("user", "Who?")])
    with client.messages.parse_stream(request, output=Person) as stream:
        assert_type(stream, ParsedMessageStream[Person])
        for value in stream.partial_values:
            print(value)
        return stream.get_parsed_message().get()


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


def kept(client: AnthropicClient, answer: Message, runner: ToolRunner) -> Conversation:
    conversation = Conversation(["Hi", message("user", "Hi"), {"role": "user", "content": "Hi"}], system="s")
    conversation.add(answer)
    conversation.add(runner)
    conversation.add(client.messages.create(model="m", max_tokens=1, messages=conversation, system=conversation.system))
    assert_type(conversation[0]["role"], RoleInput)
    conversation.trim(1000, count=lambda turns: client.messages.count_tokens(model="m", messages=turns).input_tokens)
    client.messages.run_tools(model="m", max_tokens=1, messages=conversation, tools=[multiply])
    return Conversation.load("kept.json").copy()


async def kept_awaited(client: AsyncAnthropicClient, runner: AsyncToolRunner) -> None:
    conversation = Conversation(["Hi"])
    conversation.add(runner)

    async def count(turns: list[InputMessageParam]) -> int:
        return (await client.messages.count_tokens(model="m", messages=turns)).input_tokens

    await conversation.trim_async(1000, count=count)


@tool(timeout=5, starts_early=False)
def look_up(query: str, ctx: ToolContext[Team]) -> str:
    """A tool with a context."""
    assert_type(ctx.value, Team)
    assert_type(ctx.call, ToolUseBlock)
    ctx.add_tool(add)
    return f"{query}: {len(ctx.value.people)}"


def allowed(call: ToolUseBlock) -> bool | str | dict[str, Any]:
    return call.name == "add" or "no"


async def allowed_later(call: ToolUseBlock) -> bool:
    return call.name == "add"


def tools_streamed(client: AnthropicClient) -> str:
    request = CreateMessageRequest(model="m", max_tokens=1, messages=[message("user", "Hi")])
    runner = client.messages.run_tools_stream(
        request, tools=[add, look_up], confirm=allowed, tool_timeout=5, context=Team([])
    )
    assert_type(runner, ToolStreamRunner)
    for stream in runner:
        whole: MessageStream = stream
        for event in whole:
            assert_type(event, StreamEvent)
    for event in runner.events():
        assert_type(event, StreamEvent)
    assert_type(runner.until_done(), MessageResponse)
    assert_type(runner.pending_calls, list[ToolUseBlock])
    assert_type(runner.results(), list[dict[str, Any]])
    runner.add_messages(message("user", "And now?"), {"role": "user", "content": "Well?"})
    runner.change(max_tokens=5, system=None)
    runner.remove_tool(add)
    with client.messages.run_tools(request, tools=[add], confirm=lambda call: {"a": 1}) as run:
        assert_type(run, ToolRunner)
    return "".join(runner.text_stream)


async def tools_streamed_awaited(client: AsyncAnthropicClient) -> None:
    request = CreateMessageRequest(model="m", max_tokens=1, messages=[message("user", "Hi")])
    runner = client.messages.run_tools_stream(request, tools=[add, wait], confirm=allowed_later)
    assert_type(runner, AsyncToolStreamRunner)
    async for stream in runner:
        whole: AsyncMessageStream = stream
        async for piece in whole.text_stream:
            assert_type(piece, str)
    client.messages.run_tools(request, tools=[add], confirm=allowed)
    assert_type(await runner.results(), list[dict[str, Any]])
    async for text in runner.text_stream:
        assert_type(text, str)
