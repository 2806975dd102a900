"""The server of the sandbox: threads, ports, signals, and the command line."""

from __future__ import annotations

import json
import math
import re
import signal
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from freezegun import freeze_time

from integrations_anthropic.sandbox import Fault, Sandbox, event_loop
from tests.integration.sandbox.sandbox_requests import (
    ENVIRONMENT,
    HEADERS,
    Json,
    create_batch,
    create_message,
    expect_error,
    message_request,
    stream,
)


def test_fifty_concurrent_requests_get_their_own_replies(client: httpx.Client) -> None:
    def reply_matches(number: int) -> bool:
        text = str(create_message(client, f"Number {number}")["content"][0]["text"])
        return f'"Number {number}"' in text

    with ThreadPoolExecutor(50) as pool:
        assert all(pool.map(reply_matches, range(50)))


@pytest.mark.long
def test_starting_and_stopping_leaves_no_thread_and_no_open_port() -> None:
    before = set(threading.enumerate())
    for _ in range(20):
        with Sandbox() as sandbox:
            assert httpx.get(f"{sandbox.url}/v1/models", headers=HEADERS).status_code == 200
            host, port = sandbox.url.removeprefix("http://").split(":")
    # Others may have ended meanwhile.
    assert set(threading.enumerate()) <= before
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)))


def test_a_stopped_sandbox_has_no_url_and_a_running_one_cannot_start() -> None:
    sandbox = Sandbox()
    with pytest.raises(RuntimeError, match="not running"):
        _ = sandbox.url
    sandbox.stop()
    with sandbox, pytest.raises(RuntimeError, match="already running"):
        sandbox.start()
    with pytest.raises(ValueError, match="batch_seconds"):
        Sandbox(batch_seconds=-1)


def test_a_port_in_use_is_an_error_that_names_it() -> None:
    with Sandbox() as sandbox:
        port = sandbox.url.rsplit(":", 1)[1]
        message = f"cannot listen on 127.0.0.1, port {port}: port {port} is in use. Choose another, or 0 for a free one"
        with pytest.raises(OSError, match=re.escape(message)):
            Sandbox(port=int(port)).start()
        command = [sys.executable, "-m", "integrations_anthropic.sandbox", "--port", port]
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=ENVIRONMENT)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"The sandbox could not start: {message}\n"


def test_the_help_of_the_command_has_an_example() -> None:
    command = [sys.executable, "-m", "integrations_anthropic.sandbox", "--help"]
    shown = subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT).stdout
    assert "\n  python -m integrations_anthropic.sandbox --port 8080" in shown
    assert "\n  export ANTHROPIC_BASE_URL=http://127.0.0.1:8080\n" in shown


@pytest.mark.parametrize("uvloop", [True, False])
def test_a_frozen_clock_stops_neither_the_server_nor_its_delays(monkeypatch: pytest.MonkeyPatch, uvloop: bool) -> None:
    if not uvloop:
        monkeypatch.setattr(event_loop, "_has_uvloop", lambda: False)
    before = set(threading.enumerate())
    with (
        freeze_time("2026-01-01"),
        Sandbox(token_delay=0.001) as sandbox,
        httpx.Client(base_url=sandbox.url, headers=HEADERS) as client,
    ):
        sandbox.faults.add(Fault(delay=0.01))
        assert stream(client)[-1]["type"] == "message_stop"
    # A server that its clock keeps from stopping is left behind with its thread.
    assert set(threading.enumerate()) <= before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to catch")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_serves_until_it_gets_a_signal(number: signal.Signals) -> None:
    command = [sys.executable, "-W", "error", "-m", "integrations_anthropic.sandbox", "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    ) as process:
        assert process.stdout
        assert process.stderr
        url = process.stdout.readline().split()[-1]
        exports = [process.stdout.readline(), process.stdout.readline()]
        assert exports == [f"export ANTHROPIC_BASE_URL={url}\n", "export ANTHROPIC_API_KEY=sandbox-key\n"]
        assert httpx.get(f"{url}/v1/models", headers=HEADERS).status_code == 200
        process.send_signal(number)
        assert process.wait(10) == 0
        assert (process.stdout.read(), process.stderr.read()) == ("", "")


def test_importing_the_package_imports_no_web_server() -> None:
    code = "import sys, integrations_anthropic.sandbox; assert not {'starlette', 'uvicorn', 'yaml'} & set(sys.modules)"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, env=ENVIRONMENT)


def test_a_missing_extra_is_an_error_that_names_the_package_to_install() -> None:
    code = (
        "import sys; sys.modules['uvicorn'] = None\n"
        "try:\n    from integrations_anthropic.sandbox import Sandbox\n"
        "except ImportError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=ENVIRONMENT)
    assert "pip install 'integrations-anthropic[sandbox]'" in done.stdout


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("token_delay", value) for value in ("x", True, math.inf, math.nan, -1)),
        *(("batch_seconds", value) for value in ("x", None)),
        *(("examples", value) for value in ("x", 1)),
        *(("requests_per_minute", value) for value in ("x", 1.5)),
        *(("port", value) for value in ("x", -1, 70_000, True)),
        *(("models", value) for value in ("all", None)),
        *(("cors", value) for value in ("*", "localhost", "http://localhost:3000/", 5)),
        ("host", 5),
        ("clock", "x"),
    ],
)
def test_an_invalid_parameter_is_named(name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=f"^{name} must"):
        Sandbox(**{name: value})


def test_a_defect_of_the_sandbox_is_a_500_that_keeps_the_connection_open(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with Sandbox(batch_seconds=0) as sandbox, httpx.Client(base_url=sandbox.url, headers=HEADERS) as client:
        assert client.get("/v1/models").status_code == 200
        batch = create_batch(client, message_request("a"), message_request("b"))

        def fail(body: Json, *rest: Any, **options: Any) -> Json:
            if body["messages"][0]["content"] != "b":
                raise RuntimeError("a defect of the sandbox")
            return {"type": "message"}

        monkeypatch.setattr("integrations_anthropic.sandbox.operation_handlers.make_message", fail)
        response = client.post("/v1/messages", json=message_request("a"))
        assert expect_error(response, 500, "api_error") == "Internal server error"
        assert "connection" not in response.headers
        lines = client.get(f"/v1/messages/batches/{batch['id']}/results").text.splitlines()
        results = [json.loads(line)["result"] for line in lines]
        assert [result["type"] for result in results] == ["errored", "succeeded"]
        assert results[0]["error"]["error"] == {"type": "api_error", "message": "Internal server error"}
        assert client.get(f"/v1/messages/batches/{batch['id']}").json()["request_counts"]["errored"] == 1
    assert "failed to handle messages.create" in caplog.text
