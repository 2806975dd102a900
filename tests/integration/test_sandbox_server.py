"""The server around the sandbox: threads, ports, signals, and the command."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from integrations_anthropic.sandbox import Sandbox
from tests.integration.exchanges import ENVIRONMENT, HEADERS, create


def test_fifty_questions_at_once_get_their_own_answers(client: httpx.Client) -> None:
    def ask(number: int) -> bool:
        text = str(create(client, f"Number {number}")["content"][0]["text"])
        return f'"Number {number}"' in text

    with ThreadPoolExecutor(50) as pool:
        assert all(pool.map(ask, range(50)))


@pytest.mark.slow
def test_starting_and_stopping_leaves_nothing_behind() -> None:
    before = threading.active_count()
    for _ in range(20):
        with Sandbox() as sandbox:
            assert httpx.get(f"{sandbox.url}/v1/models", headers=HEADERS).status_code == 200
            host, port = sandbox.url.removeprefix("http://").split(":")
    assert threading.active_count() == before
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)))


def test_a_sandbox_that_does_not_run_says_so() -> None:
    sandbox = Sandbox()
    with pytest.raises(RuntimeError, match="not running"):
        _ = sandbox.url
    sandbox.stop()
    with sandbox, pytest.raises(RuntimeError, match="running already"):
        sandbox.start()
    with pytest.raises(ValueError, match="batch_seconds"):
        Sandbox(batch_seconds=-1)


def test_a_port_in_use_is_an_os_error() -> None:
    with Sandbox() as sandbox, pytest.raises(OSError, match="in use"):
        Sandbox(port=int(sandbox.url.rsplit(":", 1)[1])).start()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to catch")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_serves_until_it_is_told_to_stop(number: signal.Signals) -> None:
    command = [sys.executable, "-W", "error", "-m", "integrations_anthropic.sandbox", "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    ) as process:
        assert process.stdout
        assert process.stderr
        url = process.stdout.readline().split()[-1]
        assert httpx.get(f"{url}/v1/models", headers=HEADERS).status_code == 200
        process.send_signal(number)
        assert process.wait(10) == 0
        assert (process.stdout.read(), process.stderr.read()) == ("", "")


def test_importing_the_package_loads_no_web_server() -> None:
    code = "import sys, integrations_anthropic.sandbox; assert not {'starlette', 'uvicorn', 'yaml'} & set(sys.modules)"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, env=ENVIRONMENT)


def test_a_missing_extra_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['uvicorn'] = None\n"
        "try:\n    from integrations_anthropic.sandbox import Sandbox\n"
        "except ImportError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=ENVIRONMENT)
    assert "pip install 'integrations-anthropic[sandbox]'" in done.stdout
