"""The commands of the memory tool: read from the input of a call, carried out by whatever stores the files."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Mapping
from inspect import iscoroutinefunction
from typing import Any, NamedTuple, cast

from ..errors import ToolError

__all__ = ["COMMANDS", "MemoryTool"]

TYPE = "memory_20250818"


class _Field(NamedTuple):
    name: str
    kind: str
    is_required: bool = True


_PATH = _Field("path", "a string")
COMMANDS: dict[str, tuple[_Field, ...]] = {
    "view": (_PATH, _Field("view_range", "a list of two integers", is_required=False)),
    "create": (_PATH, _Field("file_text", "a string")),
    "str_replace": (_PATH, _Field("old_str", "a string"), _Field("new_str", "a string", is_required=False)),
    "insert": (_PATH, _Field("insert_line", "an integer"), _Field("insert_text", "a string")),
    "delete": (_PATH,),
    "rename": (_Field("old_path", "a string"), _Field("new_path", "a string")),
}
"""The fields of each. Source: https://platform.claude.com/docs/en/agents-and-tools/tool-use/memory-tool"""
_OPTIONAL_DEFAULTS: dict[str, Any] = {"new_str": "", "view_range": None}


class MemoryTool(ABC):
    """The memory tool (`memory_20250818`), for files kept wherever you like: a subclass says how each command is done.

    `MemoryFolder` keeps them in a folder. Paths start with `/memories`, and come as the model wrote them: a subclass
    that makes file names or keys of them has to check them. Each method returns the text the model is given; a
    ToolError is reported to it in its own words. Methods may be coroutine functions: the tool is then one for
    AsyncAnthropicClient. The calls of one message run at the same time.

    `options`: fields of the definition beside `type` and `name`, such as `cache_control`.
    """

    def __init__(self, **options: Any) -> None:
        self._definition: dict[str, Any] = {"type": TYPE, "name": "memory", **options}

    @property
    def definition(self) -> Any:
        """What is sent of the tool."""
        return dict(self._definition)

    @property
    def awaits(self) -> bool:
        """Whether one of the commands is a coroutine function."""
        return any(iscoroutinefunction(getattr(self, command)) for command in COMMANDS)

    def run(self, input: Mapping[str, Any], /) -> str | Awaitable[str]:
        """Carry out one command. Raises ToolError for one that is not known, or a field that is missing or wrong."""
        command = input.get("command")
        if not isinstance(command, str) or command not in COMMANDS:
            raise ToolError(f"Error: unknown command {command!r}. There are: {', '.join(COMMANDS)}")
        values = {field.name: _value(field, input, command) for field in COMMANDS[command]}
        return cast("str | Awaitable[str]", getattr(self, command)(**values))

    @abstractmethod
    def view(self, path: str, view_range: tuple[int, int] | None = None) -> str | Awaitable[str]:
        """A file's lines, numbered from 1, or what a folder holds. The end of `view_range` may be -1: to the end."""

    @abstractmethod
    def create(self, path: str, file_text: str) -> str | Awaitable[str]:
        """Make a new file."""

    @abstractmethod
    def str_replace(self, path: str, old_str: str, new_str: str = "") -> str | Awaitable[str]:
        """Replace the only place where `old_str` stands."""

    @abstractmethod
    def insert(self, path: str, insert_line: int, insert_text: str) -> str | Awaitable[str]:
        """Insert lines after line `insert_line`; 0: at the beginning."""

    @abstractmethod
    def delete(self, path: str) -> str | Awaitable[str]:
        """Delete a file, or a folder with all it holds."""

    @abstractmethod
    def rename(self, old_path: str, new_path: str) -> str | Awaitable[str]:
        """Rename or move a file or a folder; nothing is overwritten."""


def _value(field: _Field, given: Mapping[str, Any], command: str) -> Any:
    value = given.get(field.name)
    if value is None and not field.is_required:
        return _OPTIONAL_DEFAULTS[field.name]
    if value is None:
        raise ToolError(f"Error: the command {command} needs `{field.name}`")
    read = _READERS[field.kind](value)
    if read is None:
        raise ToolError(f"Error: `{field.name}` must be {field.kind}")
    return read


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _integer(value: Any) -> int | None:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _two_integers(value: Any) -> tuple[int, int] | None:
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        return None
    first, last = map(_integer, value)
    return None if first is None or last is None else (first, last)


_READERS = {"a string": _string, "an integer": _integer, "a list of two integers": _two_integers}
