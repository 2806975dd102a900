"""A tool that hangs keeps no process: its thread is left, and ends with it."""

from __future__ import annotations

import subprocess
import sys

import pytest

EXITS = """
import sys, threading
from integrations_anthropic import AnthropicClient, AsyncAnthropicClient
from integrations_anthropic.testing import AsyncMockTransport, MockTransport
from tests.unit._async.tools.conversations import ASKING, DONE, STREAMED_DONE, asks, streamed, wanted

GIVEN = {**ASKING, "model": "m"}

def hang() -> str:
    threading.Event().wait()
    return ""

method, blocking = sys.argv[1], sys.argv[2] == "sync"
replies = (streamed(wanted("hang")), STREAMED_DONE) if method == "run_tools_stream" else (asks(wanted("hang")), DONE)
if blocking:
    client = AnthropicClient(api_key="k", transport=MockTransport(*replies))
    print(getattr(client.messages, method)(**GIVEN, tools=[hang], tool_timeout=0.05).until_done().stop_reason)
else:
    import asyncio
    async def main() -> None:
        client = AsyncAnthropicClient(api_key="k", transport=AsyncMockTransport(*replies))
        runner = getattr(client.messages, method)(**GIVEN, tools=[hang], tool_timeout=0.05)
        print((await runner.until_done()).stop_reason)
    asyncio.run(main())
"""


@pytest.mark.parametrize("half", ["sync", "async"])
@pytest.mark.parametrize("method", ["run_tools", "run_tools_stream"])
def test_a_tool_that_hangs_keeps_no_process(method: str, half: str) -> None:
    command = [sys.executable, "-c", EXITS, method, half]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "end_turn\n", "")
