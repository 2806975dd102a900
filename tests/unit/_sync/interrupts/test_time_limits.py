# Derived from tests/unit/_async/interrupts/test_time_limits.py by `make codegen`. Do not edit.
"""A signal handler that raises while a callback, a tool or telemetry runs ends the call, whatever it raises."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from typing import Any

import pytest
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider

from integrations_anthropic import CircuitConfig, RetryPolicy, Telemetry
from integrations_anthropic.resilience import CircuitBreaker
from integrations_anthropic.testing import MockTransport
from tests.unit.responses import MESSAGE, reply_with

from ..clients import client_of
from ..failures import HELLO, status
from ..tools.conversations import ASKING, DONE, STREAMED_DONE, asks, get_weather, streamed, wanted

SIGNAL = signal.SIGTERM


class TimeLimit(Exception):
    """What a task queue raises in a signal handler; no BaseException."""


@pytest.fixture(params=[TimeLimit, TimeoutError])
def limit(request: pytest.FixtureRequest) -> Iterator[type[Exception]]:
    """The class that the handler raises."""
    kind: type[Exception] = request.param

    def handler(number: int, frame: object) -> None:
        raise kind("the time of the task is over")

    before = signal.signal(SIGNAL, handler)
    yield kind
    signal.signal(SIGNAL, before)


def interrupted(*_: object) -> bool:
    """A callback that is interrupted."""
    signal.raise_signal(SIGNAL)
    return True


class Interrupted(SpanProcessor):
    """Telemetry that is interrupted."""

    def on_start(self, span: Any, parent_context: Any = None) -> None:
        interrupted()


def watched_circuit() -> CircuitBreaker:
    circuit = CircuitBreaker(CircuitConfig(failure_threshold=1))
    circuit.add_listener(interrupted)
    return circuit


def watched_telemetry() -> Telemetry:
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(Interrupted())
    return Telemetry(tracer_provider=provider)


@pytest.mark.parametrize(
    "options",
    [
        {"retry": RetryPolicy(retry_on=interrupted)},
        {"retry": RetryPolicy(on_retry=interrupted)},
        {"retry": RetryPolicy(max_retries=0), "circuit": watched_circuit},
        {"telemetry": watched_telemetry},
    ],
    ids=["retry_on", "on_retry", "circuit", "telemetry"],
)
def test_a_signal_handler_that_raises_in_a_callback_ends_the_call(
    options: dict[str, Any], limit: type[Exception]
) -> None:
    made = {name: value() if callable(value) else value for name, value in options.items()}
    client = client_of(MockTransport(status(500), reply_with(MESSAGE)), **made)
    with pytest.raises(limit, match="the time of the task is over"):
        client.messages.create(**HELLO)


def test_a_signal_handler_that_raises_in_a_tool_ends_a_streamed_conversation(limit: type[Exception]) -> None:
    def get_weather(city: str) -> str:
        """The weather in a city."""
        return str(interrupted())

    client = client_of(MockTransport(streamed(wanted(city="Rome")), STREAMED_DONE))
    with pytest.raises(limit, match="the time of the task is over"):
        client.messages.run_tools_stream(**ASKING, tools=[get_weather]).until_done()


def test_a_signal_handler_that_raises_while_a_call_is_confirmed_ends_the_conversation(
    limit: type[Exception],
) -> None:
    def confirm(call: object) -> bool:
        """Is interrupted."""
        return interrupted()

    for method, replies in {"run_tools": asks, "run_tools_stream": streamed}.items():
        client = client_of(MockTransport(replies(wanted(city="Rome"))))
        with pytest.raises(limit, match="the time of the task is over"):
            getattr(client.messages, method)(**ASKING, tools=[get_weather], confirm=confirm).until_done()


def test_a_signal_handler_that_raises_in_a_tool_ends_the_conversation(limit: type[Exception]) -> None:
    def get_weather(city: str) -> str:
        """The weather in a city."""
        return str(interrupted())

    client = client_of(MockTransport(asks(wanted(city="Rome")), DONE))
    with pytest.raises(limit, match="the time of the task is over"):
        client.messages.run_tools(**ASKING, tools=[get_weather]).until_done()
