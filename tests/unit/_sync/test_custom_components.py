# Derived from tests/unit/_async/test_custom_components.py by `make codegen`. Do not edit.
"""Components of the user's own: what they must have, what is used where they have more, and what they may change."""

from __future__ import annotations

import traceback
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicClient,
    CircuitBreakerOpenError,
    ConfigurationError,
    DeadlineExceededError,
    OverloadedError,
    RetryExhaustedError,
)
from integrations_anthropic.testing import MockTransport, Reply, Request, VirtualClock
from tests.unit.responses import EVENTS, MESSAGE, failure, reply_with, sse

from .clients import client_of

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
OVERLOADED = reply_with(failure("overloaded_error"), 529)
STREAM = Reply(sse(EVENTS), headers={"content-type": "text/event-stream"})


class Signer:
    """Signs each attempt, rewrites its URL and body, and counts how often it is asked."""

    def __init__(self, error: Exception | None = None) -> None:
        self.prepared = 0
        self.error = error

    def headers(self, service: str) -> dict[str, str]:
        raise AssertionError("prepare() takes the place of headers()")

    def prepare(self, request: Request) -> None:
        if self.error is not None:
            raise self.error
        self.prepared += 1
        request.url = request.url.replace("api.anthropic.com", "gateway.example")
        request.headers["x-signature"] = f"signature-{self.prepared}"
        request.body = b'{"signed":true}'


def test_a_signer_prepares_each_attempt_anew() -> None:
    transport, signer = MockTransport(OVERLOADED, OVERLOADED, reply_with(MESSAGE)), Signer()
    message = client_of(transport, auth=signer).messages.create(**HELLO)
    assert message.text
    assert [request.headers["x-signature"] for request in transport.requests] == [
        "signature-1",
        "signature-2",
        "signature-3",
    ]
    assert {request.url for request in transport.requests} == {"https://gateway.example/v1/messages"}
    assert {request.body for request in transport.requests} == {b'{"signed":true}'}


def test_a_signer_prepares_streams_and_pages_too() -> None:
    transport, signer = MockTransport(STREAM), Signer()
    with client_of(transport, auth=signer).messages.create_stream(**HELLO) as stream:
        stream.get_final_message()
    assert transport.requests[0].headers["x-signature"] == "signature-1"


@pytest.mark.parametrize("error", [ConfigurationError("no credentials found"), RuntimeError("the key store is down")])
def test_a_signer_that_fails_ends_the_call_and_nothing_is_sent(error: Exception) -> None:
    transport = MockTransport()
    with pytest.raises(type(error), match=str(error)):
        client_of(transport, auth=Signer(error)).messages.create(**HELLO)
    assert transport.requests == []


def test_nothing_is_sent_after_a_preparation_that_took_longer_than_the_deadline() -> None:
    clock, transport = VirtualClock(), MockTransport()

    class Slow(Signer):
        def prepare(self, request: Request) -> None:
            super().prepare(request)
            clock.advance(60)

    signer = Slow()
    with pytest.raises(DeadlineExceededError):
        client_of(transport, auth=signer, clock=clock).messages.create(**HELLO, deadline=5)
    assert signer.prepared == 1
    assert transport.requests == []


class Retries:
    """The retries of one call: two, at once; remembers what it is notified of, where it has the optional methods."""

    def __init__(self, events: list[Any]) -> None:
        self.events = events
        self.reason = ""

    def delay(self, error: Exception, attempt: int, jitter: float) -> float | None:
        self.reason = "" if attempt < 3 else "two retries are enough"
        return 0.0 if attempt < 3 else None


class NotifiedRetries(Retries):
    def retrying(self, error: Exception, attempt: int, delay: float, operation: str) -> None:
        self.events.append(("retrying", type(error).__name__, attempt, delay, operation))

    def withdraw(self) -> None:
        self.events.append("withdraw")

    def succeeded(self) -> None:
        self.events.append("succeeded")


class Executor:
    def __init__(self, kind: type[Retries]) -> None:
        self.kind = kind
        self.events: list[Any] = []

    def begin(self, *, max_retries: int, safe: bool) -> Retries:
        return self.kind(self.events)


def test_a_retry_executor_needs_nothing_but_a_delay() -> None:
    transport = MockTransport(OVERLOADED, reply_with(MESSAGE))
    message = client_of(transport, retry=Executor(Retries)).messages.create(**HELLO)
    assert [attempt.status for attempt in message.meta.attempts] == [529, 200]


def test_a_retry_executor_is_notified_where_it_has_the_methods() -> None:
    executor = Executor(NotifiedRetries)
    client_of(MockTransport(OVERLOADED, reply_with(MESSAGE)), retry=executor).messages.create(**HELLO)
    assert executor.events == [("retrying", "OverloadedError", 1, 0.0, "messages.create"), "succeeded"]


def test_the_reason_of_a_retry_executor_is_in_the_error() -> None:
    transport = MockTransport(OVERLOADED, OVERLOADED, OVERLOADED)
    with pytest.raises(RetryExhaustedError, match="two retries are enough"):
        client_of(transport, retry=Executor(Retries)).messages.create(**HELLO)


class Circuit:
    """A circuit breaker with the two methods every circuit breaker has."""

    def __init__(self) -> None:
        self.events: list[Any] = []

    def admit(self, service: str, now: float) -> str:
        self.events.append(("admit", service))
        return "permit"

    def settle(self, permit: object, error: BaseException | None, now: float) -> None:
        self.events.append(("settle", permit, None if error is None else type(error).__name__.partition("[")[0]))


class DemandingCircuit(Circuit):
    """One that refuses retries, and is asked with the longest time an execution may take."""

    def admit_for(self, service: str, now: float, longest: float | None) -> str:
        self.events.append(("admit_for", service, longest))
        return "permit"

    def may_retry(self, permit: object, now: float) -> bool:
        self.events.append(("may_retry", permit))
        return False


def test_a_circuit_breaker_needs_nothing_but_admit_and_settle() -> None:
    circuit = Circuit()
    client_of(MockTransport(OVERLOADED, reply_with(MESSAGE)), circuit=circuit).messages.create(**HELLO)
    assert circuit.events == [("admit", "messages"), ("settle", "permit", None)]


def test_what_a_circuit_breaker_can_do_beyond_that_is_used() -> None:
    circuit = DemandingCircuit()
    client = client_of(MockTransport(OVERLOADED), circuit=circuit, timeout=5, connect_timeout=2, pool_timeout=1)
    with pytest.raises(OverloadedError):
        client.messages.create(**HELLO)
    assert circuit.events == [
        ("admit_for", "messages", 68.0),
        ("may_retry", "permit"),
        ("settle", "permit", "OverloadedError"),
    ]


class OpenCircuit(Circuit):
    def admit(self, service: str, now: float) -> str:
        raise CircuitBreakerOpenError("closed for maintenance", retry_after=7.0)


def test_the_error_of_a_circuit_breaker_gets_the_time_it_ends() -> None:
    with pytest.raises(CircuitBreakerOpenError, match="maintenance") as caught:
        client_of(MockTransport(), circuit=OpenCircuit()).messages.create(**HELLO)
    assert caught.value.open_until is not None


@pytest.mark.parametrize("options", [{"max_retries": 0}, {"max_retries": 2}])
def test_the_traceback_of_a_failed_call_has_at_most_five_frames_of_the_package(options: dict[str, Any]) -> None:
    client: AnthropicClient = client_of(MockTransport(OVERLOADED, OVERLOADED, OVERLOADED), **options)
    with pytest.raises(OverloadedError) as caught:
        client.messages.create(**HELLO)
    frames = [frame for frame in traceback.extract_tb(caught.tb) if "integrations_anthropic" in frame.filename]
    assert len(frames) <= 5, [frame.name for frame in frames]
