# Derived from tests/unit/_async/telemetry/test_random_endings.py by `make codegen`. Do not edit.
"""Calls and streams that end in any way, in random order: each span ends once, and nothing stays active."""

from __future__ import annotations

import gc
import random
from asyncio import CancelledError
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from opentelemetry.sdk.trace import ReadableSpan, Span, SpanProcessor

from integrations_anthropic import AnthropicClient, AnthropicError, APIConnectionError
from integrations_anthropic.testing import MockTransport, Reply, VirtualClock
from tests.elapsed import eventually
from tests.unit.responses import EVENTS, MESSAGE, failure, page, reply_with
from tests.unit.telemetry_recorder import TelemetryRecorder

from .traced import HELLO, streamed

ENDINGS_OF_A_SEED = 60
LINE = {"custom_id": "a", "result": {"type": "expired"}}
CALL = {"type": "tool_use", "id": "t", "name": "act", "input": {}}


class Counted(SpanProcessor):
    """Counts how often each span starts and ends."""

    def __init__(self) -> None:
        self.started: Counter[int] = Counter()
        self.ended: Counter[int] = Counter()

    def on_start(self, span: Span, parent_context: Any = None) -> None:
        self.started[id_of(span)] += 1

    def on_end(self, span: ReadableSpan) -> None:
        self.ended[id_of(span)] += 1


def id_of(span: ReadableSpan) -> int:
    assert span.context is not None
    return span.context.span_id


class Scripted:
    """What an ending is given: a client, the replies to come, and chance."""

    def __init__(self, watched: TelemetryRecorder, chance: random.Random) -> None:
        self.chance, self.clock = chance, VirtualClock()
        self._transport = MockTransport()
        self.client = AnthropicClient(
            api_key="k", transport=self._transport, telemetry=watched.telemetry(), clock=self.clock, max_retries=2
        )

    def replies(self, *replies: Any) -> None:
        """The next replies."""
        for reply in replies:
            self._transport.returning(reply)

    def stream(self, *replies: Any) -> Any:
        """A stream of the whole message, or of these replies."""
        self.replies(*replies or [streamed()])
        return self.client.messages.create_stream(**HELLO)

    def faulty(self) -> BaseException:
        """What stops a call or a stream."""
        lost = APIConnectionError("lost", phase="read")
        return self.chance.choice([lost, CancelledError(), KeyboardInterrupt(), GeneratorExit(), MemoryError()])


def read(given: Scripted) -> None:
    given.stream().get_final_message()


def left(given: Scripted) -> None:
    number = given.chance.randrange(len(EVENTS) + 1)
    with given.stream() as stream:
        for _ in stream:
            if (number := number - 1) <= 0:
                break


def dropped(given: Scripted) -> None:
    stream = given.stream()
    for _ in range(given.chance.randrange(1, 4)):
        stream.__next__()
    if given.chance.random() < 0.5:
        # A cycle, which the collector finds.
        stream.itself = stream


def never_opened(given: Scripted) -> None:
    stream = given.client.messages.create_stream(**HELLO)
    if given.chance.random() < 0.5:
        stream.close()


def closed_twice(given: Scripted) -> None:
    stream = given.stream()
    stream.__next__()
    stream.close()
    stream.close()


def generator(given: Scripted) -> None:
    def pieces() -> Iterator[str]:
        with given.stream() as stream:
            for piece in stream.text_stream:
                yield piece

    running: Any = pieces()
    running.__next__()
    running.close()


def consumer_fails(given: Scripted) -> None:
    with suppress(KeyError, CancelledError):
        with given.stream() as stream:
            for _ in stream:
                raise given.chance.choice([KeyError("mine"), CancelledError()])


def stream_stops(given: Scripted) -> None:
    reply = streamed(EVENTS[: given.chance.randrange(6)], given.faulty())
    with suppress(BaseException):
        given.stream(reply, reply, reply).get_final_message()


def error_event(given: Scripted) -> None:
    with suppress(AnthropicError):
        given.stream(streamed([*EVENTS[:4], failure("overloaded_error")])).get_final_message()


def out_of_time(given: Scripted) -> None:
    with suppress(AnthropicError):
        given.stream(*[streamed().paced(given.clock, 1_000) for _ in range(3)]).get_final_message()


def answered(given: Scripted) -> None:
    given.replies(reply_with(failure("api_error"), 500), reply_with(MESSAGE))
    given.client.messages.create(**HELLO)


def refused(given: Scripted) -> None:
    status = given.chance.choice([400, 401, 404, 413])
    given.replies(reply_with(failure("invalid_request_error"), status))
    with suppress(AnthropicError):
        given.client.messages.create(**HELLO)


def call_stops(given: Scripted) -> None:
    given.replies(*[Reply(b"{", fault=given.faulty())] * 3)
    with suppress(BaseException):
        given.client.messages.create(**HELLO)


def pages_left(given: Scripted) -> None:
    given.replies(reply_with(page(["a", "b"], more=True)))
    for _ in given.client.models.list():
        break


def results(given: Scripted) -> None:
    given.replies(Reply.lines([LINE, LINE, given.faulty()]))
    with suppress(BaseException):
        for _ in given.client.batches.results("msgbatch_1"):
            if given.chance.random() < 0.3:
                break


def tools_left(given: Scripted) -> None:
    asking = MESSAGE | {"content": [CALL, CALL | {"id": "u"}], "stop_reason": "tool_use"}
    given.replies(reply_with(asking), reply_with(given.chance.choice([MESSAGE, asking])))

    def act() -> str:
        """Act."""
        if given.chance.random() < 0.5:
            raise ValueError("no luck")
        return "done"

    run = given.client.messages.run_tools(**HELLO, tools=[act])
    with suppress(AnthropicError):
        for _ in run:
            if given.chance.random() < 0.5:
                break
    run.close()


ENDINGS: list[Callable[[Scripted], Awaitable[None]]] = [
    *(read, left, dropped, never_opened, closed_twice, generator, consumer_fails, stream_stops, error_event),
    *(out_of_time, answered, refused, call_stops, pages_left, results, tools_left),
]


@pytest.mark.parametrize("seed", range(6))
def test_each_span_ends_once_and_nothing_stays_active(seed: int, caplog: pytest.LogCaptureFixture) -> None:
    chance, watched, counted = random.Random(seed), TelemetryRecorder(), Counted()
    watched.tracer_provider.add_span_processor(counted)
    for _ in range(ENDINGS_OF_A_SEED):
        chance.choice(ENDINGS)(Scripted(watched, chance))
    assert eventually(lambda: gc.collect() >= 0 and counted.started == counted.ended, pause=0.05)
    assert set(counted.ended.values()) == {1}
    # Where a span is ended again, OpenTelemetry logs that.
    assert [record.message for record in caplog.records if record.name.startswith("opentelemetry")] == []
    assert eventually(lambda: watched.prometheus("anthropic_active_streams") == 0)
    assert set(watched.metered("anthropic_active_streams").values()) == {0}
    statuses = {dict(labels)["status"] for labels in watched.metered("anthropic_requests_total")}
    assert statuses >= {"success", "error", "closed"}
    calls = sum(span.name.startswith("anthropic.client.") for span in watched.spans)
    assert sum(watched.metered("anthropic_requests_total").values()) == calls
    assert sum(watched.metered("anthropic_request_duration_seconds").values()) == calls
