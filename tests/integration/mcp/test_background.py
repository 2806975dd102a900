"""A real MCP server for the client that blocks: its thread and its process end with the block, however it ends."""

from __future__ import annotations

import builtins
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, ConfigurationError, ToolError
from integrations_anthropic.mcp import open_mcp_tools
from integrations_anthropic.testing import MockTransport
from tests.unit.responses import MESSAGE, reply_with

from .sessions import SERVER, parameters

pytest.importorskip("mcp", reason="needs the package mcp")
ASKING: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


def threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "anthropic-mcp"]


def call(number: int, name: str, **given: Any) -> dict[str, Any]:
    return {"type": "tool_use", "id": f"toolu_{number}", "name": name, "input": given}


def test_the_tools_run_in_a_client_that_blocks() -> None:
    blocks = [call(n, "add", a=n, b=n) for n in range(5)]
    transport = MockTransport(reply_with(MESSAGE | {"content": blocks, "stop_reason": "tool_use"}), reply_with(MESSAGE))
    client = AnthropicClient(api_key="sk-ant-api03-x", transport=transport)
    with open_mcp_tools(parameters()) as tools, client:
        runner = client.messages.run_tools(**ASKING, tools=tools)
        runner.until_done()
        assert threads() == ["anthropic-mcp"]
    sent: Any = runner.messages[-2]
    assert [each["content"][0]["text"] for each in sent["content"]] == ["0", "2", "4", "6", "8"]
    assert threads() == []
    assert repr(tools[0]) == "BlockingMcpTool('add')"
    with pytest.raises(ToolError, match="its session is closed"):
        tools[0].run({"a": 1})


def test_an_error_in_the_block_ends_the_server() -> None:
    with pytest.raises(KeyError), open_mcp_tools(parameters()):
        raise KeyError
    assert threads() == []


def test_a_server_that_ends_is_an_error_of_the_tool() -> None:
    with open_mcp_tools(parameters(), only=["die", "add"], timeout=60) as tools:
        by_name = {tool.mcp_name: tool for tool in tools}
        for name in ("die", "add"):
            with pytest.raises(ToolError):
                by_name[name].run({"a": 1})
    assert threads() == []


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs timers of signals")
def test_an_interrupt_ends_the_call_and_the_server(tmp_path: Path) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        with pytest.raises(KeyboardInterrupt), open_mcp_tools(parameters(), only=["wait"]) as (tool,):
            signal.setitimer(signal.ITIMER_REAL, 0.3)
            tool.run({"file": str(tmp_path / "a")})
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert threads() == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_call_in_a_child_process_says_that_there_is_no_session() -> None:
    with open_mcp_tools(parameters(), only=["add"]) as (tool,):
        child = os.fork()
        if child == 0:
            try:
                tool.run({"a": 1})
            except ToolError:
                os._exit(7)
            os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
        assert tool.run({"a": 1}).content[0].text == "2"


@pytest.mark.parametrize(
    ("command", "arguments", "text"),
    [
        ("/no/such/program", [], "cannot be started or reached"),
        (sys.executable, ["-c", "raise SystemExit(1)"], "cannot be started or reached"),
    ],
)
def test_a_server_that_does_not_start_is_an_error(command: str, arguments: list[str], text: str) -> None:
    from mcp import StdioServerParameters

    with (
        pytest.raises(ConfigurationError, match=text) as caught,
        open_mcp_tools(StdioServerParameters(command=command, args=arguments)),
    ):
        pass
    assert caught.value.field == "server"
    assert threads() == []


def test_a_server_that_says_nothing_is_not_waited_for() -> None:
    from mcp import StdioServerParameters

    silent = StdioServerParameters(command=sys.executable, args=["-c", "import sys; sys.stdin.read()"])
    with (
        pytest.raises(ConfigurationError, match=r"within 0.5 s \(start_timeout\)"),
        open_mcp_tools(silent, start_timeout=0.5),
    ):
        pass
    assert threads() == []


@pytest.mark.skipif(sys.platform == "win32", reason="hands a socket to the server by its descriptor")
def test_a_server_is_reached_by_its_url() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        descriptor, port = listening.fileno(), listening.getsockname()[1]
        command = [sys.executable, str(SERVER), str(descriptor)]
        with subprocess.Popen(command, pass_fds=[descriptor], stderr=subprocess.DEVNULL) as process:
            try:
                with open_mcp_tools(f"http://127.0.0.1:{port}/mcp", only=["add"], timeout=60) as (tool,):
                    assert tool.run({"a": 1}).content[0].text == "2"
            finally:
                process.kill()
    assert threads() == []


class NoFile:
    """What stands for standard error in a notebook, or where there is none."""

    def write(self, text: str) -> int:
        return len(text)

    def fileno(self) -> int:
        raise OSError("no file")


@pytest.mark.parametrize("stream", [NoFile(), None])
def test_standard_error_need_not_be_a_file(stream: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(sys, "__stderr__", stream)
    with open_mcp_tools(parameters(), only=["add"]) as (tool,):
        assert tool.run({"a": 1}).content[0].text == "2"


def test_a_function_may_give_the_streams() -> None:
    from mcp.client.stdio import stdio_client

    with open_mcp_tools(lambda: stdio_client(parameters()), only=["add"], prefix="x_") as (tool,):
        assert tool.definition["name"] == "x_add"
        assert tool.run({"a": 4}).content[0].text == "5"


@pytest.mark.parametrize("server", [None, 5, "my-server", "ftp://x"])
def test_what_is_no_server_is_refused(server: Any) -> None:
    with pytest.raises(ConfigurationError, match="must be StdioServerParameters, a URL"), open_mcp_tools(server):
        pass


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name.partition(".")[0] == "mcp":
            raise ModuleNotFoundError("No module named 'mcp'", name="mcp")
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with (
        pytest.raises(ConfigurationError, match=r"pip install 'integrations-anthropic\[mcp\]'"),
        open_mcp_tools("https://example.com/mcp"),
    ):
        pass
