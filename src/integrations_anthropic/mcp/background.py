"""A session with an MCP server in a thread of its own, for a client that blocks."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, contextmanager
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from .._core.tools.plain_values import described_error
from ..errors import AnthropicError, ConfigurationError, ToolError
from .session_tools import McpSessionTool, mcp_tools

if TYPE_CHECKING:
    from mcp import StdioServerParameters

__all__ = ["BlockingMcpTool", "open_mcp_tools"]

CLOSING = 10.0
"""Seconds that a server has to end; the library kills its process before that."""


class BlockingMcpTool:
    """A tool of an MCP server, for the `tools` of `run_tools` of AnthropicClient; see `McpSessionTool`."""

    def __init__(self, session: _BackgroundSession, tool: McpSessionTool) -> None:
        self._session = session
        self._tool = tool
        self.mcp_name = tool.mcp_name
        self.definition: Any = tool.definition

    def __repr__(self) -> str:
        return f"BlockingMcpTool({self.mcp_name!r})"

    def run(self, input: dict[str, Any], /) -> Any:
        """Call the tool and wait for the server's result. Raises ToolError where the server gives none."""
        return self._session.call(self._tool, input)


@contextmanager
def open_mcp_tools(
    server: StdioServerParameters | str | Callable[[], AbstractAsyncContextManager[Any]],
    *,
    prefix: str = "",
    only: Collection[str] | None = None,
    timeout: float | None = None,
    start_timeout: float = 30.0,
    **options: Any,
) -> Iterator[list[BlockingMcpTool]]:
    """Start or reach an MCP server, and give its tools to a client that blocks.

    `with open_mcp_tools(StdioServerParameters(command="my-server")) as tools:` and then `run_tools(tools=tools, …)`.

    The session lives in a thread with an event loop of its own, and ends with the block, however it ends; so does the
    server's process. Calls may come from any thread of this process.

    Args:
        server: `mcp.StdioServerParameters` of a program, the URL of a server that speaks streamable HTTP, or a function
            that gives a client's streams as `mcp.client` does: `lambda: sse_client(url, headers=…)`.
        start_timeout: most seconds until the tools are listed. Default: 30.
        prefix, only, timeout, options: as in `mcp_tools`.

    Raises ConfigurationError where the package `mcp` is not installed, or the server cannot be reached or started.
    """
    chosen = {"prefix": prefix, "only": only, "timeout": timeout, **options}
    session = _BackgroundSession(_transport(server), chosen)
    try:
        yield session.start(start_timeout)
    finally:
        session.close()


class _BackgroundSession:
    """One session: its thread, its event loop, and the calls that are on their way."""

    def __init__(self, transport: Callable[[], AbstractAsyncContextManager[Any]], chosen: dict[str, Any]) -> None:
        self._transport = transport
        self._chosen = chosen
        self._process = os.getpid()
        self._thread = Thread(target=self._run, name="anthropic-mcp", daemon=True)
        self._ready: Future[list[McpSessionTool]] = Future()
        self._lock = Lock()
        """Held while a call is handed to the loop, and where the loop stops taking any."""
        self._closing = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None

    def start(self, seconds: float) -> list[BlockingMcpTool]:
        self._thread.start()
        try:
            tools = self._ready.result(seconds)
        except AnthropicError:
            raise
        except TimeoutError as error:
            text = f"server: the MCP server gave no list of its tools within {seconds:g} s (start_timeout)"
            raise ConfigurationError(text, field="server") from error
        except Exception as error:  # of the library, the system, or the program that was started
            text = f"server: the MCP server cannot be started or reached: {_reason(error)}"
            raise ConfigurationError(text, field="server") from error
        return [BlockingMcpTool(self, tool) for tool in tools]

    def call(self, tool: McpSessionTool, given: dict[str, Any]) -> Any:
        closed = ToolError(f"the MCP tool {tool.mcp_name!r} cannot be called: its session is closed")
        if self._process != os.getpid():
            # The thread is in the parent, and so may be who holds the lock.
            raise closed
        with self._lock:
            if self._loop is None:
                raise closed
            future = asyncio.run_coroutine_threadsafe(tool.run(given), self._loop)
        try:
            return future.result()
        except CancelledError as error:
            raise closed from error
        except BaseException:
            # An interrupt: the server learns that the result is not waited for any more.
            future.cancel()
            raise

    def close(self) -> None:
        """End the session, and wait for its thread."""
        with self._lock:
            self._closing = True
            loop, task = self._loop, self._task
            if loop is not None and task is not None:
                loop.call_soon_threadsafe(task.cancel)
        if self._thread.ident is not None:
            self._thread.join(CLOSING)

    def _run(self) -> None:
        try:
            asyncio.run(self._session())
        except BaseException as error:  # handed to who waits for the start; later ends are seen by the calls
            if not self._ready.done():
                self._ready.set_exception(error)

    async def _session(self) -> None:
        from mcp import ClientSession

        with self._lock:
            if self._closing:
                return
            self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        try:
            async with AsyncExitStack() as stack:
                streams = await stack.enter_async_context(self._transport())
                session = await stack.enter_async_context(ClientSession(streams[0], streams[1]))
                await session.initialize()
                self._ready.set_result(await mcp_tools(session, **self._chosen))
                try:
                    await asyncio.Event().wait()
                finally:
                    self._refuse_calls()
        except asyncio.CancelledError:
            if not self._ready.done():
                self._ready.cancel()
        finally:
            self._refuse_calls()

    def _refuse_calls(self) -> None:
        with self._lock:
            self._loop = None


def _transport(server: Any) -> Callable[[], AbstractAsyncContextManager[Any]]:
    try:
        import mcp
        from mcp.client import stdio, streamable_http
    except ImportError as error:
        raise ConfigurationError(
            f"MCP needs a package that is not installed ({error.name}): pip install 'integrations-anthropic[mcp]'",
            field="server",
        ) from error
    if isinstance(server, mcp.StdioServerParameters):
        return lambda: _with_error_log(stdio.stdio_client, server)
    if isinstance(server, str) and server.startswith(("http://", "https://")):
        library: Any = streamable_http
        # Its name before mcp 1.24.
        older = getattr(library, "streamablehttp_client", None)
        client: Any = getattr(library, "streamable_http_client", older)
        return lambda: client(server)
    if callable(server):
        return server  # type: ignore[no-any-return]
    raise ConfigurationError(
        "server: must be StdioServerParameters, a URL (http:// or https://) or a function that gives streams",
        field="server",
    )


@asynccontextmanager
async def _with_error_log(client: Any, server: Any) -> AsyncIterator[Any]:
    """The streams of a program, whose standard error is this one's; nowhere where that is no file, as in a notebook."""
    found = next(filter(_is_file, (sys.stderr, sys.__stderr__)), None)
    # Opening the null device does not block.
    with open(os.devnull, "w") as nowhere:  # noqa: ASYNC230
        async with client(server, errlog=found or nowhere) as streams:
            yield streams


def _is_file(stream: Any) -> bool:
    try:
        return bool(stream.fileno() >= 0)
    except (AttributeError, OSError, ValueError):
        return False


def _reason(error: BaseException) -> str:
    """What went wrong: the first fault of a group, which a task group makes of it."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return described_error(error)
