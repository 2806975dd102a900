"""Workers in processes of their own, one of which is killed in the middle of its work, or asked to stop."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

from integrations_anthropic import AnthropicClient
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock

if sys.platform == "win32":
    pytest.skip("signals of POSIX", allow_module_level=True)

PROGRAM = Path(__file__).with_name("working.py")
TOOL = {"type": "custom", "description": "Does it.", "input_schema": {"type": "object"}}


@contextmanager
def working(sandbox: Sandbox, environment: str, half: str, what: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-W", "error", str(PROGRAM), sandbox.url, environment, half, what]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def line(process: subprocess.Popen[str]) -> str:
    out: IO[str] | None = process.stdout
    assert out is not None
    return out.readline().strip()


class Queue:
    """A session in a self-hosted environment, which waits for two calls."""

    def __init__(self, client: AnthropicClient) -> None:
        self.client = client
        self.environment = client.environments.create(name="Own", config={"type": "self_hosted"}).id
        tools: Any = [{**TOOL, "name": name} for name in ("cut", "glue")]
        agent = client.agents.create(name="Worker's", model="claude-sonnet-5-5", tools=tools)
        self.session = client.sessions.create(agent=agent.id, environment_id=self.environment).id
        text: Any = {"type": "text", "text": "Use cut and glue."}
        client.sessions.events.send(self.session, events=[{"type": "user.message", "content": [text]}])

    def states(self) -> list[str]:
        return [item.state for item in self.client.environments.work.list(self.environment)]

    def results(self) -> list[str]:
        events: Any = self.client.sessions.events.list(self.session, types=["user.custom_tool_result"])
        return [event.content[0].text for event in events]


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def sandbox(clock: VirtualClock) -> Iterator[Sandbox]:
    with Sandbox(clock=clock, session_seconds=0) as running:
        yield running


@pytest.fixture
def queue(sandbox: Sandbox) -> Iterator[Queue]:
    with AnthropicClient(**sandbox.client_options) as client:
        yield Queue(client)


@pytest.mark.parametrize("half", ["async", "blocking"])
def test_work_of_a_killed_worker_is_done_once_more_and_nothing_reported_twice(
    sandbox: Sandbox, clock: VirtualClock, queue: Queue, half: str
) -> None:
    with working(sandbox, queue.environment, half, "first") as first:
        assert [line(first), line(first)] == ["open 2", "sent"]
        first.send_signal(signal.SIGKILL)
        assert first.wait(30) == -signal.SIGKILL
    assert queue.results() == ["cut by first"]
    # While its lease lasts, no other worker gets it.
    with working(sandbox, queue.environment, half, "second") as early:
        assert line(early) == "ended"
    clock.advance(31)
    with working(sandbox, queue.environment, half, "second") as second:
        out, err = second.communicate(timeout=300)
    assert (second.returncode, err) == (0, "")
    assert out.split("\n") == ["open 1", "sent", "ended", ""]
    assert queue.results() == ["cut by first", "glue by second"]
    assert queue.states() == ["stopped"]
    with working(sandbox, queue.environment, half, "second") as third:
        assert third.communicate(timeout=300) == ("ended\n", "")


@pytest.mark.parametrize("half", ["async", "blocking"])
def test_a_signal_drains_a_worker_that_was_asked_to(sandbox: Sandbox, queue: Queue, half: str) -> None:
    sandbox.add_work(queue.environment, "sesn_of_another")
    with working(sandbox, queue.environment, half, "drained") as process:
        assert [line(process), line(process)] == ["open 2", "sent"]
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate("goes on\ngoes on\n", timeout=300)
    assert (process.returncode, err) == (0, "")
    assert out.split("\n") == ["goes on", "sent", "goes on", "ended", ""]
    assert queue.results() == ["cut by drained", "glue by drained"]
    assert sorted(queue.states()) == ["queued", "stopped"]
