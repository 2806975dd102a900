"""The tools, prompts and resources of a real MCP server, in runs of the asynchronous client."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import anyio
import pytest

from integrations_anthropic import AsyncAnthropicClient, DeadlineExceededError, ValidationError
from integrations_anthropic.mcp import mcp_content, mcp_messages, mcp_resource, mcp_tools
from integrations_anthropic.testing import AsyncMockTransport
from tests.unit.responses import MESSAGE, reply_with

from .sessions import open_session

pytest.importorskip("mcp", reason="needs the package mcp")
pytestmark = pytest.mark.anyio
ASKING: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


def calls(*named: tuple[str, dict[str, Any]]) -> Any:
    blocks = [
        {"type": "tool_use", "id": f"toolu_{number}", "name": name, "input": given}
        for number, (name, given) in enumerate(named)
    ]
    return reply_with(MESSAGE | {"content": blocks, "stop_reason": "tool_use"})


async def results(session: Any, *named: tuple[str, dict[str, Any]], **options: Any) -> list[Any]:
    transport = AsyncMockTransport(calls(*named), reply_with(MESSAGE))
    tools = await mcp_tools(session, **options)
    async with AsyncAnthropicClient(api_key="sk-ant-api03-x", transport=transport) as client:
        runner = client.messages.run_tools(**ASKING, tools=tools)
        await runner.until_done()
    sent: Any = runner.messages[-2]
    return [(each.get("content"), each.get("is_error", False)) for each in sent["content"]]


def text(said: str) -> list[dict[str, str]]:
    return [{"type": "text", "text": said}]


async def test_the_tools_of_a_server_run_beside_each_other() -> None:
    async with open_session() as session:
        said = await results(
            session,
            ("add", {"a": 2, "b": 3}),
            ("files_count", {"names": ["a", "b"], "options": {"c": [1]}}),
            ("picture", {}),
            ("say_nothing", {}),
        )
    assert said[0] == (text("5"), False)
    assert said[1] == (text("2 files, {'c': [1]}"), False)
    assert [block["type"] for block in said[2][0]] == ["text", "image"]
    assert said[3][1] is False


async def test_what_fails_on_the_server_is_an_error_and_the_run_goes_on() -> None:
    async with open_session() as session:
        said = await results(session, ("fail", {}), ("add", {"a": "x"}), ("nothing", {}), ("add", {"a": 1}))
    assert [failed for _, failed in said] == [True, True, True, False]
    assert said[0][0][0]["text"].startswith("Error executing tool fail")
    assert "there is no tool 'nothing'" in said[2][0]


async def test_a_server_that_ends_is_an_error_and_the_run_goes_on() -> None:
    async with open_session() as session:
        with anyio.fail_after(60):
            said = await results(session, ("die", {}))
            said += await results_of_known(session)
    assert [failed for _, failed in said] == [True, True]
    assert said[0][0].startswith("the MCP tool 'die' could not be called: ")


async def results_of_known(session: Any) -> list[Any]:
    """A call of a tool of a session that is over: the list of tools is an older one."""

    class Listed:
        call_tool = session.call_tool

        async def list_tools(self) -> Any:
            return SimpleNamespace(tools=[tool("add")], next_cursor=None)

    return await results(Listed(), ("add", {"a": 1}))


async def test_a_call_has_a_time_limit_of_its_own(tmp_path: Any) -> None:
    async with open_session() as session:
        said = await results(session, ("wait", {"file": str(tmp_path / "a")}), timeout=0.2)
        assert said == [("the MCP tool 'wait' gave no result within 0.2 s", True)]
        assert (await results(session, ("add", {"a": 1}))) == [(text("2"), False)]


async def test_the_deadline_of_a_run_leaves_the_session_usable(tmp_path: Any) -> None:
    async with open_session() as session:
        transport = AsyncMockTransport(calls(("wait", {"file": str(tmp_path / "a")})))
        async with AsyncAnthropicClient(api_key="sk-ant-api03-x", transport=transport) as client:
            tools = await mcp_tools(session)
            with pytest.raises(DeadlineExceededError):
                await client.messages.run_tools(**ASKING, tools=tools, deadline=0.2).until_done()
        assert (await results(session, ("add", {"a": 1}))) == [(text("2"), False)]


async def test_the_definition_is_the_servers() -> None:
    async with open_session() as session:
        (tool,) = await mcp_tools(session, only=["add"], prefix="math_", defer_loading=True)
        listed = await session.list_tools()
    theirs = listed.tools[0]
    assert tool.definition["name"] == "math_add"
    assert tool.definition["description"] == "Add two numbers."
    schema = theirs.model_dump(by_alias=True)["inputSchema"]
    assert tool.definition["input_schema"] == schema
    assert tool.definition["defer_loading"] is True
    assert repr(tool) == "McpSessionTool('add')"


async def test_prompts_and_resources_are_turns_and_blocks() -> None:
    async with open_session() as session:
        prompt = await session.get_prompt("review", {"code": "x = 1"})
        resource = await session.read_resource("notes://today")
    assert mcp_messages(prompt) == [{"role": "user", "content": text("Review this: x = 1")}]
    cached = {"cache_control": {"type": "ephemeral"}}
    assert mcp_resource(resource, **cached) == [{"type": "text", "text": "buy milk", **cached}]


async def test_a_part_of_a_resource_that_is_no_base64_is_said() -> None:
    part = {"uri": "file:///a.png", "mimeType": "image/png", "blob": "%%"}
    result: Any = SimpleNamespace(contents=[part, {**part, "blob": "AAAA"}])
    assert [block["type"] for block in mcp_resource(result)] == ["text", "image"]


def tool(name: str) -> Any:
    return SimpleNamespace(name=name, description=None, title=None, input_schema={"type": "object"})


class Paged:
    """A session whose list has pages, as a server may give it."""

    def __init__(self, pages: list[list[str]]) -> None:
        self.pages = pages

    async def list_tools(self, *, params: Any = None) -> Any:
        return self.page(0 if params is None else int(params.cursor))

    def page(self, number: int) -> Any:
        last = number == len(self.pages) - 1
        return SimpleNamespace(tools=list(map(tool, self.pages[number])), next_cursor=None if last else str(number + 1))


class Endless(Paged):
    async def list_tools(self, *, params: Any = None) -> Any:
        return SimpleNamespace(tools=[], next_cursor="0")


async def test_every_page_is_read() -> None:
    tools = await mcp_tools(Paged([["a", "b"], [], ["c"]]))  # type: ignore[arg-type]
    assert [each.mcp_name for each in tools] == ["a", "b", "c"]


async def test_a_list_without_end_is_refused() -> None:
    with pytest.raises(ValidationError, match="more than 1000 pages"):
        await mcp_tools(Endless([]))  # type: ignore[arg-type]


async def test_names_that_the_api_does_not_take_are_mapped_and_stay_apart() -> None:
    names = ["a.b", "a/b", "a_b", "plain", "ä", "x" * 129, "x" * 130]
    tools = await mcp_tools(Paged([names]))  # type: ignore[arg-type]
    sent = [each.definition["name"] for each in tools]
    assert sent[3:5] == ["plain", "_"]
    assert len(set(sent)) == len(names)
    assert all(re.fullmatch("[A-Za-z0-9_-]{1,128}", name) for name in sent)
    again = await mcp_tools(Paged([names]))  # type: ignore[arg-type]
    assert [each.definition["name"] for each in again] == sent


async def test_a_name_in_only_that_the_server_has_not_is_refused() -> None:
    with pytest.raises(ValidationError, match="there is no tool 'c'; there are: a, b"):
        await mcp_tools(Paged([["a", "b"]]), only=["a", "c"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: mcp_content(5), "content"),  # type: ignore[arg-type]
        (lambda: mcp_messages("text"), "prompt"),  # type: ignore[arg-type]
        (lambda: mcp_messages([SimpleNamespace(role="system", content=None)]), "prompt.messages[0]"),  # type: ignore[list-item]
        (
            lambda: mcp_messages(
                [SimpleNamespace(role="assistant", content={"type": "image", "data": "AAAA", "mimeType": "image/png"})]  # type: ignore[list-item]
            ),
            "prompt.messages[0]",
        ),
        (lambda: mcp_resource({}), "result"),  # type: ignore[arg-type]
    ],
)
async def test_what_is_nothing_of_mcp_is_refused(make: Any, field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        make()
    assert caught.value.field == field
