"""Programs of this folder, each in an interpreter of its own, and the server that they call."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

from tests.integration.servers import Asked, answer
from tests.unit.responses import EVENTS, MESSAGE, failure, sse

ROOT = Path(__file__).parents[3]
MODEL = {"type": "model", "id": "claude-haiku-4-5", "display_name": "x", "created_at": "2025-01-01T00:00:00Z"}


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


def run(*arguments: object) -> tuple[int, str]:
    """The exit status of a program of this folder, and what it printed."""
    name, *rest = map(str, arguments)
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-m", f"tests.integration.lifetime.{name}", *rest]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=600)
    return done.returncode, done.stdout + done.stderr
