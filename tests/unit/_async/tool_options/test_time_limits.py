"""A time limit for a tool: the model is given an error, and the run goes on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import DeadlineExceededError, ToolTimeoutError, ToolUseBlock, ValidationError, tool
from integrations_anthropic.testing import AsyncMockTransport, VirtualClock

from ..clients import client_of
from ..tools.conversations import ASKING, DONE, STREAMED_DONE, asks, results, streamed, wanted

pytestmark = pytest.mark.anyio

CALLS = (wanted("hang", 1), wanted("quick", 2))


@pytest.fixture(params=["run_tools", "run_tools_stream"])
def method(request: pytest.FixtureRequest) -> str:
    """The method that runs."""
    name: str = request.param
    return name


@pytest.fixture
def released() -> Iterator[threading.Event]:
    """Set at the end, so that no thread hangs longer."""
    event = threading.Event()
    yield event
    event.set()


def quick() -> str:
    """Returns at once."""
    return "done"


def run_of(method: str, *calls: dict[str, Any], **options: Any) -> tuple[AsyncMockTransport, Any]:
    """A run of one round with these calls, and a last answer."""
    replies = (streamed(*calls), STREAMED_DONE) if method == "run_tools_stream" else (asks(*calls), DONE)
    transport = AsyncMockTransport(*replies)
    clock = {"clock": options.pop("clock")} if "clock" in options else {}
    return transport, getattr(client_of(transport, **clock).messages, method)(**ASKING, **options)


@pytest.mark.parametrize("of_the_tool", [True, False])
@pytest.mark.parametrize("calls", [CALLS, CALLS[:1]])
async def test_a_tool_that_hangs_in_a_thread_is_left(
    method: str, of_the_tool: bool, calls: Any, released: threading.Event
) -> None:
    reported: list[tuple[str, Exception]] = []

    def hang() -> str:
        """Hangs."""
        released.wait(20)
        return "too late"

    tools = [tool(hang, timeout=0.05) if of_the_tool else hang, tool(quick, timeout=60)]
    options = {} if of_the_tool else {"tool_timeout": 0.05}
    transport, runner = run_of(
        method, *calls, tools=tools, on_error=lambda call, error: reported.append((call.name, error)), **options
    )
    assert (await runner.until_done()).stop_reason == "end_turn"
    assert not released.is_set()
    late, *others = results(transport)
    assert late["is_error"] is True
    assert late["content"] == "the tool 'hang' took longer than its time limit of 0.05 s; it may still run"
    assert [result["content"] for result in others] == ["done"] * (len(calls) - 1)
    ((name, error),) = reported
    assert isinstance(error, ToolTimeoutError)
    assert isinstance(error, TimeoutError)
    assert (name, error.name, error.duration) == ("hang", "hang", 0.05)


async def test_the_limit_of_the_tool_counts_before_that_of_the_run(method: str) -> None:
    clock = VirtualClock()

    def hang() -> str:
        """Takes its time."""
        clock.advance(6)
        return "in time"

    transport, runner = run_of(method, CALLS[0], tools=[tool(hang, timeout=10)], tool_timeout=5, clock=clock)
    await runner.until_done()
    assert results(transport)[0]["content"] == "in time"


async def test_time_is_measured_by_the_clock_of_the_client(method: str) -> None:
    clock = VirtualClock()

    def hang() -> str:
        """Takes its time."""
        clock.advance(6)
        return "too late"

    transport, runner = run_of(method, CALLS[0], tools=[hang], tool_timeout=5, clock=clock)
    await runner.until_done()
    assert "took longer than its time limit of 5 s" in results(transport)[0]["content"]


async def test_a_timeout_of_the_tools_own_is_its_own_error(method: str) -> None:
    def hang() -> str:
        """Gives up."""
        raise TimeoutError("the database is slow")

    transport, runner = run_of(method, CALLS[0], tools=[hang], tool_timeout=5)
    await runner.until_done()
    assert results(transport)[0]["content"] == "TimeoutError: the database is slow"


async def test_the_deadline_of_the_run_comes_before_a_longer_limit(method: str, released: threading.Event) -> None:
    def hang() -> str:
        """Hangs."""
        released.wait(20)
        return "too late"

    _, runner = run_of(method, CALLS[0], tools=[hang], tool_timeout=30, deadline=0.1)
    with pytest.raises(DeadlineExceededError):
        await runner.until_done()
    assert not released.is_set()


async def test_forty_tools_that_hang_do_not_keep_the_others_from_running(released: threading.Event) -> None:
    def hang() -> str:
        """Hangs."""
        released.wait(20)
        return "too late"

    calls = [*(wanted("hang", number) for number in range(40)), *(wanted("quick", 40 + n) for n in range(10))]
    transport, runner = run_of("run_tools", *calls, tools=[tool(hang, timeout=0.05), quick])
    await runner.until_done()
    assert [result.get("is_error") for result in results(transport)] == [True] * 40 + [None] * 10


@pytest.mark.parametrize("seconds", [0, -1, True, "5", float("inf"), float("nan")])
async def test_a_limit_is_a_positive_number_of_seconds(seconds: Any, method: str) -> None:
    with pytest.raises(ValidationError) as caught:
        run_of(method, CALLS[0], tools=[], tool_timeout=seconds)
    assert caught.value.field == "tool_timeout"
    with pytest.raises(ValidationError) as caught:
        tool(quick, timeout=seconds)
    assert caught.value.field == "timeout"
    assert "timeout" not in tool(quick, timeout=5).to_dict()


async def test_what_a_late_tool_does_is_no_longer_looked_at(released: threading.Event) -> None:
    ended = threading.Event()

    def hang() -> str:
        """Hangs, and fails."""
        released.wait(20)
        ended.set()
        raise LookupError("too late")

    reported: list[Exception] = []

    def on_error(call: ToolUseBlock, error: Exception) -> None:
        """Notes."""
        reported.append(error)

    _, runner = run_of("run_tools", CALLS[0], tools=[hang], tool_timeout=0.05, on_error=on_error)
    await runner.until_done()
    released.set()
    assert ended.wait(10)
    assert [type(error) for error in reported] == [ToolTimeoutError]
