"""A process that is killed while it saves a download leaves nothing, or what was there before, under the name."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.servers import Asked, ScriptedServer, answer

CONTENT = bytes(range(256)) * 8192
START = """
import asyncio, os, signal, sys
from integrations_anthropic import AnthropicClient, AsyncAnthropicClient
from integrations_anthropic._inputs.saved_file import SavedFile

url, path, step = sys.argv[1:]
genuine = getattr(SavedFile, step)
calls = []

def killed(self, *arguments):
    calls.append(None)
    if step == "finish" or len(calls) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return genuine(self, *arguments)

setattr(SavedFile, step, killed)
"""
BLOCKING = """
with AnthropicClient(api_key="k", base_url=url) as client:
    client.files.download("file_1").save(path)
"""
ASYNC = """
async def main():
    async with AsyncAnthropicClient(api_key="k", base_url=url) as client:
        await client.files.download("file_1").save(path)

asyncio.run(main())
"""


def send(asked: Asked, connection: socket.socket) -> None:
    connection.sendall(answer(200, CONTENT))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system cannot kill a process by a signal")
@pytest.mark.parametrize("step", ["write", "finish"])
@pytest.mark.parametrize("before", [None, b"before"])
@pytest.mark.parametrize("half", [BLOCKING, ASYNC], ids=["blocking", "async"])
def test_a_killed_process_leaves_no_part_of_a_download_under_its_name(
    half: str, before: bytes | None, step: str, tmp_path: Path
) -> None:
    path = tmp_path / "saved.bin"
    if before is not None:
        path.write_bytes(before)
    with ScriptedServer(send) as server:
        done = subprocess.run(
            [sys.executable, "-c", START + half, server.url, str(path), step], capture_output=True, check=False
        )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert (path.read_bytes() if path.exists() else None) == before
    # What had been written is there, under another name.
    assert any(one.stat().st_size for one in tmp_path.iterdir() if one != path)
