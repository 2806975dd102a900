"""The tools of an MCP session as tools of a run."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from .._core.tools.plain_values import described_error
from .._runtime.event_loop import AsyncEventLoop
from ..errors import ToolError, ValidationError

if TYPE_CHECKING:
    from mcp import ClientSession

__all__ = ["McpSessionTool", "mcp_tools"]

MOST_PAGES = 1000
_REFUSED = re.compile(r"[^A-Za-z0-9_-]")
LONGEST_NAME = 128


class McpSessionTool:
    """A tool of an MCP server, for the `tools` of `run_tools` of AsyncAnthropicClient.

    `mcp_name`: its name on the server. `definition`: what is sent of it: the name as the API takes it, the description,
    and the schema as the server gave it.
    """

    def __init__(
        self, session: ClientSession, tool: Any, *, name: str, timeout: float | None = None, **options: Any
    ) -> None:
        self.mcp_name: str = tool.name
        self._session: Any = session
        self._timeout = timeout
        description = tool.description or getattr(tool, "title", None)
        self.definition: Any = {
            "name": name,
            **({"description": description} if description else {}),
            "input_schema": _either(tool, "input_schema", "inputSchema"),
            **options,
        }

    def __repr__(self) -> str:
        return f"McpSessionTool({self.mcp_name!r})"

    async def run(self, input: dict[str, Any], /) -> Any:
        """Call the tool; gives the server's result. Raises ToolError where the server gives none."""
        try:
            with AsyncEventLoop.fail_after(self._timeout):
                return await self._session.call_tool(self.mcp_name, arguments=input)
        except Exception as error:  # the library's, or what is below it: reported to the model, and the run goes on
            if isinstance(error, TimeoutError) and self._timeout is not None:
                text = f"the MCP tool {self.mcp_name!r} gave no result within {self._timeout:g} s"
                raise ToolError(text) from error
            reason = described_error(error)
            raise ToolError(f"the MCP tool {self.mcp_name!r} could not be called: {reason}") from error


async def mcp_tools(
    session: ClientSession,
    *,
    prefix: str = "",
    only: Collection[str] | None = None,
    timeout: float | None = None,
    **options: Any,
) -> list[McpSessionTool]:
    """The tools of an open MCP session: `client.messages.run_tools(tools=await mcp_tools(session), …)`.

    Every tool goes by its name on the server; each character that the API does not take is a `_`. Names that would be
    the same, or too long, end in eight digits made of the name on the server.

    Args:
        session: an initialized `mcp.ClientSession`; it has to stay open as long as the run.
        prefix: put in front of every name, for instance to tell servers apart.
        only: names, on the server, of the tools to take. Default: all.
        timeout: most seconds of one call, which then is an error result. Default: no limit but the run's `deadline`.
        options: fields of each definition, such as `defer_loading` or `cache_control`.

    Raises ValidationError for a name in `only` that the server has not, or a server whose list has no end.
    """
    found = await _listed(session)
    missing = set(only or ()) - {tool.name for tool in found}
    if missing:
        names = ", ".join(sorted(tool.name for tool in found))
        raise ValidationError(f"only: there is no tool {sorted(missing)[0]!r}; there are: {names}", field="only")
    taken = [tool for tool in found if only is None or tool.name in only]
    names_sent = _names([f"{prefix}{tool.name}" for tool in taken])
    return [
        McpSessionTool(session, tool, name=name, timeout=timeout, **options)
        for tool, name in zip(taken, names_sent, strict=True)
    ]


async def _listed(session: Any) -> list[Any]:
    """All pages of the list of tools."""
    found: list[Any] = []
    cursor: Any = None
    for _ in range(MOST_PAGES):
        page = await _page(session, cursor)
        found += page.tools
        cursor = _either(page, "next_cursor", "nextCursor")
        if not cursor:
            return found
    raise ValidationError(f"session: the server's list of tools has more than {MOST_PAGES} pages", field="session")


async def _page(session: Any, cursor: Any) -> Any:
    if cursor is None:
        return await session.list_tools()
    from mcp.types import PaginatedRequestParams

    return await session.list_tools(params=PaginatedRequestParams(cursor=cursor))


def _names(given: Iterable[str]) -> list[str]:
    """The names as the API takes them, all different."""
    given = list(given)
    plain = [_REFUSED.sub("_", name) for name in given]
    return [
        name
        if name and len(name) <= LONGEST_NAME and plain.count(name) == 1
        else f"{name[: LONGEST_NAME - 9]}_{hashlib.sha256(said.encode()).hexdigest()[:8]}"
        for name, said in zip(plain, given, strict=True)
    ]


def _either(value: Any, name: str, older_name: str) -> Any:
    """A field by its name in mcp 2, or in mcp 1."""
    return getattr(value, name) if hasattr(value, name) else getattr(value, older_name, None)
