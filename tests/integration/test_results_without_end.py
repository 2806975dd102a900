"""Reading batch results takes the memory of one line, whatever their size."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.servers import Asked, ScriptedServer
from tests.unit.responses import MESSAGE

ROOT = Path(__file__).parents[2]
CONTENT = [{"type": "text", "text": "some words of a reply. " * 850}]
LINE = json.dumps({"custom_id": "x", "result": {"type": "succeeded", "message": MESSAGE | {"content": CONTENT}}})
BLOCK = (LINE + "\n").encode() * 50
FEW, MANY = 1, 256
"""Megabytes of results."""
ALLOWANCE = 20 * 1024
"""Most memory, in KiB, that many results may take in addition to that of few: a twelfth of their size."""


def read(megabytes: int, kind: str) -> tuple[int, int]:
    """Return the number of results that were read, and the peak memory in KiB."""
    blocks = megabytes * 2**20 // len(BLOCK) + 1

    def script(asked: Asked, connection: socket.socket) -> None:
        length = f"content-length: {blocks * len(BLOCK)}"
        connection.sendall(f"HTTP/1.1 200 OK\r\ncontent-type: application/x-jsonl\r\n{length}\r\n\r\n".encode())
        for _ in range(blocks):
            connection.sendall(BLOCK)

    with ScriptedServer(script) as server:
        command = [sys.executable, "-W", "error", "-m", "tests.integration.reader", server.url, kind]
        environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240)
    assert done.stderr == ""
    count, peak = done.stdout.split()
    assert int(count) == blocks * 50
    return int(count), int(peak)


@pytest.mark.long
@pytest.mark.parametrize("kind", ["blocking", "awaiting"])
def test_many_results_take_little_more_memory_than_few(kind: str) -> None:
    few, low_peak = read(FEW, kind)
    many, high_peak = read(MANY, kind)
    assert many > 100 * few
    assert high_peak - low_peak < ALLOWANCE
