"""The state of an HTTP/2 connection that threads share: one at a time in it, and what belongs together is one step."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import h2.config
import h2.connection
import h2.settings
import httpcore
import pytest

from integrations_anthropic._sync.http.through_httpx import http2_state
from integrations_anthropic._sync.http.through_httpx.http2_state import HTTP2State
from tests.unit.interrupts.attack import attacks

HEAD = [(b":method", b"POST"), (b":authority", b"localhost"), (b":scheme", b"https"), (b":path", b"/")]
REFUSED = [(":status", "413")]
OK = [(":status", "200")]
WINDOW = 65_535
CANCEL = 8


class Peers:
    """A client's state and the server's, which read what the other one sends."""

    def __init__(self) -> None:
        self.events: dict[int, Any] = {}
        self.state = HTTP2State(h2.connection.H2Connection(), self.events)
        self.server = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        self.state.initiate_connection()
        self.server.initiate_connection()
        self.meet()

    def meet(self) -> list[Any]:
        """Exchange what both have to send; what arrived at the server."""
        arrived: list[Any] = self.server.receive_data(self.state.data_to_send())
        self.state.receive_data(self.server.data_to_send())
        return arrived + self.server.receive_data(self.state.data_to_send())

    def open(self) -> int:
        """A stream, of which the server knows."""
        number = self.state.get_next_available_stream_id()
        self.events[number] = []
        self.state.send_headers(number, HEAD, end_stream=False)
        self.meet()
        return number


@pytest.fixture
def peers() -> Peers:
    return Peers()


def kinds(events: list[Any]) -> list[str]:
    return [type(event).__name__ for event in events]


def test_no_two_requests_get_one_number_and_one_that_a_higher_number_overtook_sends_nothing(
    peers: Peers,
) -> None:
    first, second, third = (peers.state.get_next_available_stream_id() for _ in range(3))
    assert (first, second, third) == (1, 3, 5)
    peers.state.send_headers(second, HEAD, end_stream=False)
    peers.state.data_to_send()
    with pytest.raises(httpcore.ConnectionNotAvailable):
        peers.state.send_headers(first, HEAD, end_stream=False)
    assert peers.state.data_to_send() == b""
    peers.state.send_headers(third, HEAD, end_stream=False)
    assert peers.state.get_next_available_stream_id() == 7


def test_the_last_number_is_given_once(peers: Peers) -> None:
    peers.events[2**31 - 3] = []
    peers.state.send_headers(2**31 - 3, HEAD, end_stream=False)
    assert peers.state.get_next_available_stream_id() == 2**31 - 1
    with pytest.raises(httpcore.ConnectionNotAvailable):
        peers.state.get_next_available_stream_id()


def test_nothing_is_sent_on_a_connection_that_has_ended_meanwhile(peers: Peers) -> None:
    number = peers.state.get_next_available_stream_id()
    peers.server.close_connection(last_stream_id=0)
    assert kinds(peers.state.receive_data(peers.server.data_to_send())) == ["ConnectionTerminated"]
    with pytest.raises(httpcore.ConnectionNotAvailable):
        peers.state.send_headers(number, HEAD, end_stream=False)


def test_two_bodies_share_the_window_of_the_connection(peers: Peers) -> None:
    numbers = [peers.open(), peers.open()]
    sent = dict.fromkeys(numbers, 0)
    while sizes := [size for number in numbers if (size := peers.state.sendable(number))]:
        # Both have looked; what the second may send then is decided when it does.
        for number in numbers:
            sent[number] += peers.state.send_data(number, b"x" * sizes[0])
    assert sum(sent.values()) == WINDOW
    assert peers.state.send_data(numbers[0], b"x") == 0
    assert kinds(peers.meet()).count("DataReceived") > 2


@pytest.mark.parametrize("refuse", ["answer", "reset", "success and reset"])
def test_a_request_that_was_refused_meanwhile_sends_nothing_more(peers: Peers, refuse: str) -> None:
    number = peers.open()
    if refuse != "reset":
        peers.server.send_headers(number, OK if "success" in refuse else REFUSED, end_stream=True)
    if refuse != "answer":
        peers.server.reset_stream(number, 0)
    peers.meet()
    assert peers.state.is_refused(number)
    assert peers.state.send_data(number, b"x") == 0
    peers.state.end_stream(number)
    assert peers.state.data_to_send() == b""


def test_a_success_that_begins_early_lets_the_body_go_on(peers: Peers) -> None:
    number = peers.open()
    peers.server.send_headers(number, OK)
    peers.meet()
    assert peers.state.send_data(number, b"x") == 1
    peers.state.end_stream(number)
    assert "StreamEnded" in kinds(peers.meet())


def test_the_window_of_a_stream_that_has_ended_is_left_alone(peers: Peers) -> None:
    number = peers.open()
    peers.server.reset_stream(number, 0)
    peers.meet()
    peers.state.increment_flow_control_window(2**20, stream_id=number)
    assert peers.state.data_to_send() == b""


def answer_unread(peers: Peers, *, leave_first: bool) -> None:
    """The server sends what the window of a stream allows, and the request has gone before or after it arrives."""
    number = peers.open()
    if leave_first:
        peers.state.leave(number)
    peers.server.send_headers(number, OK)
    peers.server.send_data(number, b"x" * 10_000)
    peers.meet()
    if not leave_first:
        assert kinds(peers.events[number]) == ["ResponseReceived", "DataReceived"]
        peers.state.leave(number)
    del peers.events[number]
    assert peers.state.reset_orphans()
    peers.meet()


@pytest.mark.parametrize("leave_first", [True, False])
def test_responses_that_are_left_do_not_use_up_the_window_of_the_connection(peers: Peers, leave_first: bool) -> None:
    # Without its room returned, the seventh would find no window.
    for _ in range(30):
        answer_unread(peers, leave_first=leave_first)
    assert peers.server.outbound_flow_control_window > WINDOW / 2


def test_a_stream_is_reset_once_whoever_ends_it(peers: Peers) -> None:
    number = peers.open()
    assert peers.state.end_locally(number)
    del peers.events[number]
    assert not peers.state.reset_orphans()
    assert not peers.state.end_locally(number)
    assert [event.error_code for event in peers.meet() if type(event).__name__ == "StreamReset"] == [CANCEL]


class OneAtATime:
    """Stands for h2's connection, and notes whether two threads are in it at once."""

    def __init__(self) -> None:
        self.inside = self.most = self.calls = 0
        self.streams: dict[int, Any] = {}
        self.max_outbound_frame_size = 9
        self.state_machine: Any = h2.connection.H2ConnectionStateMachine()

    def __getattr__(self, name: str) -> Any:
        return self._enter

    def _enter(self, *arguments: Any, **named: Any) -> Any:
        self.inside += 1
        self.most = max(self.most, self.inside)
        # Lets the other threads run.
        threading.Event().wait(0.0)
        self.calls += 1
        self.inside -= 1
        return []

    def get_next_available_stream_id(self) -> int:
        self._enter()
        return 1

    def local_flow_control_window(self, number: int) -> int:
        self._enter()
        return 9


def use(state: HTTP2State) -> None:
    """Every access that httpcore and the client make."""
    number = state.get_next_available_stream_id()
    state.initiate_connection()
    state.send_headers(1, HEAD, end_stream=False)
    state.increment_flow_control_window(9)
    state.send_data(number, b"x")
    state.end_stream(number)
    state.receive_data(b"x")
    state.acknowledge_received_data(1, number)
    state.data_to_send()
    state.end_locally(number)
    state.reset_orphans()
    state.leave(number)
    state.close_connection()


def test_only_one_thread_is_in_the_state_at_a_time() -> None:
    real = OneAtATime()
    state = HTTP2State(real, {})
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: [use(state) for _ in range(30)], range(4)))
    assert real.most == 1
    assert real.calls > 4 * 30 * 10


def exchange(state: HTTP2State) -> None:
    """One request until it is left."""
    number = state.get_next_available_stream_id()
    state.send_headers(number, HEAD, end_stream=False)
    state.send_data(number, b"x")
    state.leave(number)
    state.data_to_send()


def test_an_interrupt_anywhere_leaves_the_lock_free() -> None:
    places = set()
    for attack in attacks(http2_state.__name__, h2.connection.__name__):
        state = Peers().state
        error = attack.run(partial(exchange, state))
        assert bool(error) == bool(attack.place), error
        places.add(attack.place)
        with ThreadPoolExecutor(1) as other:
            assert other.submit(state.is_refused, 1).result(20) is False, attack.place
    assert len(places) > 30
