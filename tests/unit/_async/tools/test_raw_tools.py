"""Tools with a definition of their own, the memory tool among them, beside functions in a run."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import pytest

from integrations_anthropic import MemoryFolder, MemoryTool, ToolError, ValidationError
from integrations_anthropic.testing import AsyncMockTransport

from ..clients import client_of
from .conversations import ASKING, DONE, asks, get_weather, results, sent, wanted

pytestmark = pytest.mark.anyio


class Search:
    """A tool from a JSON Schema."""

    definition: ClassVar = {"name": "search", "input_schema": {"type": "object", "properties": {"q": {}}}}

    def __init__(self) -> None:
        self.asked: list[Any] = []

    async def run(self, input: dict[str, Any]) -> Any:
        self.asked.append(input)
        if input.get("q") == "nothing":
            raise ToolError("No results. Try fewer words.")
        return {"found": input}


class Plain:
    """A tool that does not await."""

    definition: ClassVar = {"name": "plain", "input_schema": {"type": "object"}}

    def run(self, input: dict[str, Any]) -> Any:
        return input


async def run(tools: list[Any], *calls: dict[str, Any]) -> tuple[list[Any], AsyncMockTransport]:
    transport = AsyncMockTransport(asks(*calls), DONE)
    await client_of(transport).messages.run_tools(**ASKING, tools=tools).until_done()
    return results(transport), transport


async def test_a_raw_tool_gets_its_input_as_it_came() -> None:
    search = Search()
    given = {"q": [1, {"a": None}], "of_tomorrow": True}
    said, transport = await run([get_weather, search], wanted("search", **given), wanted(number=2, city="Rome"))
    assert search.asked == [given]
    assert said[0]["content"] == '{"found":{"q":[1,{"a":null}],"of_tomorrow":true}}'
    assert said[1]["content"] == "warm in Rome"
    assert sent(transport, 0)["tools"][1] == Search.definition


async def test_the_text_of_a_tool_error_is_given_as_it_is() -> None:
    (said,), _ = await run([Search()], wanted("search", q="nothing"))
    assert (said["content"], said["is_error"]) == ("No results. Try fewer words.", True)


@pytest.mark.parametrize("given", ["text", [1], 5])
async def test_an_input_that_is_no_object_does_not_reach_it(given: Any) -> None:
    (said,), _ = await run([Plain()], {**wanted("plain"), "input": given})
    assert said["is_error"] is True
    assert "no JSON object" in said["content"]


class Nameless:
    definition: ClassVar = {"input_schema": {"type": "object"}}
    run = Plain.run


class Undefined:
    definition = "search"
    run = Plain.run


@pytest.mark.parametrize(
    ("tools", "text"),
    [
        ([Plain], r"tools\[0\]: needs an object of Plain, not the class"),
        ([Nameless()], r"tools\[0\].definition: must be an object with a name"),
        ([Undefined()], r"tools\[0\].definition: must be an object with a name"),
        ([Plain(), Plain()], r"tools\[1\]: there is already a tool 'plain'"),
        ([object()], "must be a function or a definition"),
    ],
)
async def test_what_is_no_whole_tool_is_refused(tools: list[Any], text: str) -> None:
    with pytest.raises(ValidationError, match=text):
        client_of(AsyncMockTransport()).messages.run_tools(**ASKING, tools=tools)


async def test_the_memory_tool_works_on_its_folder(tmp_path: Path) -> None:
    memory = MemoryFolder(tmp_path / "memory")
    making = [
        wanted("memory", n, command="create", path=f"/memories/{n}.txt", file_text="I like Python.") for n in range(3)
    ]
    said, transport = await run([memory, get_weather], *making, wanted("memory", 3, command="view", path="/etc"))
    assert sent(transport, 0)["tools"][0] == {"type": "memory_20250818", "name": "memory"}
    assert [each["content"] for each in said[:3]] == [
        f"File created successfully at: /memories/{n}.txt" for n in range(3)
    ]
    assert said[3] == {
        "type": "tool_result",
        "tool_use_id": "toolu_3",
        "content": "Error: paths start with /memories, which '/etc' does not",
        "is_error": True,
    }
    assert (memory.folder / "1.txt").read_text() == "I like Python."


class Stored(MemoryTool):
    """A memory that is kept in a dict."""

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[str, str] = {}

    async def view(self, path: str, view_range: tuple[int, int] | None = None) -> str:
        return f"{self.files[path]} {view_range}"

    async def create(self, path: str, file_text: str) -> str:
        self.files[path] = file_text
        return "made"

    async def str_replace(self, path: str, old_str: str, new_str: str = "") -> str:
        self.files[path] = self.files[path].replace(old_str, new_str)
        return "replaced"

    async def insert(self, path: str, insert_line: int, insert_text: str) -> str:
        return f"{insert_line} {insert_text}"

    async def delete(self, path: str) -> str:
        del self.files[path]
        return "deleted"

    async def rename(self, old_path: str, new_path: str) -> str:
        self.files[new_path] = self.files.pop(old_path)
        return "renamed"


async def test_a_memory_may_be_kept_elsewhere() -> None:
    memory = Stored()
    for call, text in (
        (wanted("memory", command="create", path="/memories/a", file_text="x"), "made"),
        (wanted("memory", command="view", path="/memories/a", view_range=[1, -1]), "x (1, -1)"),
        (wanted("memory", command="str_replace", path="/memories/a", old_str="x", new_str="y"), "replaced"),
        (wanted("memory", command="insert", path="/memories/a", insert_line=1.0, insert_text="z"), "1 z"),
        (wanted("memory", command="rename", old_path="/memories/a", new_path="/memories/b"), "renamed"),
        (wanted("memory", command="view", path="/memories/b"), "y None"),
        (wanted("memory", command="delete", path="/memories/b"), "deleted"),
        (wanted("memory", command="delete", path="/memories/b"), "KeyError: '/memories/b'"),
    ):
        (said,), _ = await run([memory], call)
        assert said["content"] == text
