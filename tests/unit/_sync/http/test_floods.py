# Derived from tests/unit/_async/http/test_floods.py by `make codegen`. Do not edit.
"""Every time limit holds while the peer never stops sending."""

from __future__ import annotations

import errno
from typing import Any

import httpcore
import pytest

from integrations_anthropic import (
    AnthropicClient,
    AnthropicError,
    APIConnectionError,
    APITimeoutError,
    DeadlineExceededError,
    StreamStalledError,
)
from integrations_anthropic._sync.http import transport
from integrations_anthropic.testing import VirtualClock
from tests.unit.floods import COMMENTS_OVER_HTTP2, LINES, OVER_HTTP2, STREAMED, WHOLE, Flood

from .network_double import STEP, FloodedNetwork

LIMIT = 2.0
NEVER = 1e6
HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


class Measured:
    """A client on a flooded network, and the virtual seconds until a call fails."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, clock: VirtualClock, flood: Flood, *, http2: bool) -> None:
        self.network = FloodedNetwork(flood, clock, http2=http2)
        self.network.install(monkeypatch)
        self._clock = clock
        self._http2 = http2

    def failure(self, kind: type[AnthropicError], call: str, **options: Any) -> AnthropicError:
        """The error of `call`, which must end at the limit of 2 s."""
        deadline = {"deadline": options.pop("deadline")} if "deadline" in options else {}
        given: dict[str, Any] = {"timeout": NEVER, "stream_idle_timeout": NEVER, "max_retries": 0, "circuit": None}
        given |= {"api_key": "k", "base_url": f"http{'s' * self._http2}://localhost", "clock": self._clock} | options
        given |= {"http2": self._http2}
        with AnthropicClient(**given) as client:
            began = self._clock.monotonic()
            with pytest.raises(kind) as caught:
                if call == "create":
                    client.messages.create(**HELLO, **deadline)
                elif call == "stream":
                    client.messages.create_stream(**HELLO, **deadline).get_final_message()
                else:
                    [line for line in client.batches.results("b", **deadline)]
            assert LIMIT - STEP <= self._clock.monotonic() - began <= LIMIT + 3 * STEP
        return caught.value


@pytest.mark.parametrize("limit", ["deadline", "timeout"])
@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_response_over_http1(
    monkeypatch: pytest.MonkeyPatch, clock: VirtualClock, name: str, limit: str
) -> None:
    measured = Measured(monkeypatch, clock, WHOLE[name], http2=False)
    kind = DeadlineExceededError if limit == "deadline" else APITimeoutError
    assert (measured.failure(kind, "create", **{limit: LIMIT})).__class__ is kind


@pytest.mark.parametrize("limit", ["deadline", "timeout"])
@pytest.mark.parametrize("name", OVER_HTTP2)
def test_a_whole_response_over_http2(
    monkeypatch: pytest.MonkeyPatch, clock: VirtualClock, name: str, limit: str
) -> None:
    measured = Measured(monkeypatch, clock, OVER_HTTP2[name], http2=True)
    kind = DeadlineExceededError if limit == "deadline" else APITimeoutError
    assert (measured.failure(kind, "create", **{limit: LIMIT})).__class__ is kind


@pytest.mark.parametrize("name", STREAMED)
def test_the_deadline_of_a_stream(monkeypatch: pytest.MonkeyPatch, clock: VirtualClock, name: str) -> None:
    measured = Measured(monkeypatch, clock, STREAMED[name], http2=False)
    measured.failure(DeadlineExceededError, "stream", deadline=LIMIT)


@pytest.mark.parametrize("name", STREAMED)
def test_only_events_other_than_pings_are_progress(
    monkeypatch: pytest.MonkeyPatch, clock: VirtualClock, name: str
) -> None:
    measured = Measured(monkeypatch, clock, STREAMED[name], http2=False)
    measured.failure(StreamStalledError, "stream", stream_progress_timeout=LIMIT)


@pytest.mark.parametrize(
    "name", ["gzip of nothing", "blanks of no kind", "a page", "JSON without end", "text that is no event"]
)
def test_what_is_no_event_stream_does_not_reset_the_idle_clock(
    monkeypatch: pytest.MonkeyPatch, clock: VirtualClock, name: str
) -> None:
    measured = Measured(monkeypatch, clock, STREAMED[name], http2=False)
    measured.failure(StreamStalledError, "stream", stream_idle_timeout=LIMIT)


@pytest.mark.parametrize("name", ["comments", "blank lines", "pings"])
def test_what_keeps_an_event_stream_alive_resets_the_idle_clock(
    monkeypatch: pytest.MonkeyPatch, clock: VirtualClock, name: str
) -> None:
    measured = Measured(monkeypatch, clock, STREAMED[name], http2=False)
    measured.failure(DeadlineExceededError, "stream", stream_idle_timeout=3 * STEP, deadline=LIMIT)


def test_a_stream_over_http2(monkeypatch: pytest.MonkeyPatch, clock: VirtualClock) -> None:
    measured = Measured(monkeypatch, clock, COMMENTS_OVER_HTTP2, http2=True)
    measured.failure(DeadlineExceededError, "stream", deadline=LIMIT)
    measured.failure(StreamStalledError, "stream", stream_progress_timeout=LIMIT)


def test_result_lines(monkeypatch: pytest.MonkeyPatch, clock: VirtualClock) -> None:
    measured = Measured(monkeypatch, clock, LINES, http2=False)
    measured.failure(DeadlineExceededError, "results", deadline=LIMIT)
    measured.failure(StreamStalledError, "results", stream_progress_timeout=LIMIT)


def test_a_reader_that_sleeps_past_the_deadline_of_its_stream(
    monkeypatch: pytest.MonkeyPatch, clock: VirtualClock
) -> None:
    flood = STREAMED["comments"]
    FloodedNetwork(flood, clock).install(monkeypatch)
    with AnthropicClient(api_key="k", base_url="http://localhost", clock=clock) as client:
        stream = client.messages.create_stream(**HELLO, deadline=LIMIT)
        with pytest.raises(DeadlineExceededError) as caught:
            for _ in stream:
                clock.advance(100)
        assert caught.value.duration == LIMIT


def test_a_connection_that_the_system_reports_as_dead_is_no_timeout_and_is_retried(
    monkeypatch: pytest.MonkeyPatch, clock: VirtualClock
) -> None:
    network = FloodedNetwork(STREAMED["comments"], clock)
    network.install(monkeypatch)
    # Through httpcore, which has one class for both.
    monkeypatch.setattr(transport, "is_replaced", lambda: True)
    connect = network.connect_tcp

    def connect_to_the_dead(*given: object) -> Any:
        stream = connect(*given)
        if len(network.streams) == 1:
            dead = httpcore.ReadTimeout("[Errno 110] Connection timed out")
            dead.__cause__ = TimeoutError(errno.ETIMEDOUT, "Connection timed out")
            stream.faults.append(dead)
        return stream

    monkeypatch.setattr(network, "connect_tcp", connect_to_the_dead)
    with AnthropicClient(api_key="k", base_url="http://localhost", clock=clock, max_retries=1) as client:
        stream = client.messages.create_stream(**HELLO, deadline=LIMIT)
        with pytest.raises(APITimeoutError) as caught:
            stream.get_final_message()
    assert caught.value.attempts[0].reason == APIConnectionError.__name__
    assert len(network.streams) == 2
