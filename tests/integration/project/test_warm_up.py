"""After `warm_up()`, a first call imports nothing."""

from __future__ import annotations

import json
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient
from tests.integration.servers import ScriptedServer, answer
from tests.unit.responses import EVENTS, MESSAGE, sse

LIMITED: dict[str, Any] = {"rate_limits": {"requests_per_minute": 1000}}


def reply(asked: Any, connection: Any) -> None:
    if b'"stream":true' in asked.body:
        connection.sendall(answer(body=sse(EVENTS), content_type="text/event-stream"))
    else:
        connection.sendall(answer(body=json.dumps(MESSAGE).encode(), content_type="application/json"))


@pytest.fixture
def url() -> Iterator[str]:
    with ScriptedServer(reply) as server:
        yield server.url


def imported_by(url: str, half: str, call: str, **options: Any) -> list[str]:
    """The modules that the first call of a new program imports after `warm_up()`."""
    program = [sys.executable, "-m", "tests.integration.project.warmed_up"]
    done = subprocess.run(
        [*program, url, half, call, json.dumps(options)], capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize("half", ["sync", "async"])
@pytest.mark.parametrize("call", ["create", "create_stream"])
@pytest.mark.parametrize("options", [{}, LIMITED], ids=["plain", "limited"])
def test_a_first_call_imports_nothing(url: str, half: str, call: str, options: dict[str, Any]) -> None:
    assert imported_by(url, half, call, **options) == []


@pytest.mark.parametrize("half", ["sync", "async"])
def test_a_first_call_over_tls_imports_nothing(half: str, tls: ssl.SSLContext, bundle: str) -> None:
    with ScriptedServer(reply, tls) as server:
        assert imported_by(server.url, half, "create", ca_bundle=bundle) == []


def test_many_threads_may_warm_up_one_client_at_once(url: str) -> None:
    faults: list[BaseException] = []

    def warm_up() -> None:
        try:
            client.warm_up()
        except BaseException as error:  # looked at below
            faults.append(error)

    with AnthropicClient(api_key="k", base_url=url) as client:
        threads = [threading.Thread(target=warm_up) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert faults == []
        message = client.messages.create(
            model="claude-haiku-4-5", max_tokens=9, messages=[{"role": "user", "content": "Hi"}]
        )
        assert message.id == MESSAGE["id"]
