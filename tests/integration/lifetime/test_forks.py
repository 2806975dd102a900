"""Forks during the first calls of a program: they wait for imports, and no child hangs."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.lifetime.forking import KINDS
from tests.integration.servers import Asked, ScriptedServer, answer
from tests.unit.responses import EVENTS, MESSAGE, failure, sse

ROOT = Path(__file__).parents[3]
MODEL = {"type": "model", "id": "claude-haiku-4-5", "display_name": "x", "created_at": "2025-01-01T00:00:00Z"}

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform has no fork")


def script(asked: Asked, connection: socket.socket) -> None:
    """Answer what the program asks: a model, a stream, a failure or a message."""
    body = json.loads(asked.body or b"{}")
    if asked.method == "GET":
        response = answer(200, json.dumps(MODEL).encode())
    elif body["model"] == "fails":
        response = answer(500, json.dumps(failure("api_error")).encode())
    elif body.get("stream"):
        response = answer(200, sse(EVENTS), content_type="text/event-stream")
    else:
        response = answer(200, json.dumps(MESSAGE).encode())
    connection.sendall(response)


@pytest.fixture
def url() -> Iterator[str]:
    with ScriptedServer(script) as server:
        yield server.url


def run(*arguments: object) -> tuple[int, str]:
    """The exit status of a program of this folder, and what it printed."""
    name, *rest = map(str, arguments)
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-m", f"tests.integration.lifetime.{name}", *rest]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=600)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("kind", [*KINDS, "records", "redis", "tls", "trio"])
def test_what_a_first_call_imports_is_imported_where_a_fork_waits_for_it(url: str, kind: str) -> None:
    assert run("first_calls", url, kind) == (0, "\n")


@pytest.mark.parametrize("seed", range(4))
def test_a_child_of_a_fork_during_the_first_calls_of_other_threads_makes_its_own(url: str, seed: int) -> None:
    assert run("forking", url, seed, 8, 0.5) == (0, "8 children, 0 did not end well\n")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 110))
def test_no_child_of_200_forks_in_the_first_second_hangs(url: str, seed: int) -> None:
    assert run("forking", url, seed, 20, 1.0) == (0, "20 children, 0 did not end well\n")
