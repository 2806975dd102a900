# Derived from tests/integration/_async/http/test_http2_side_by_side.py by `make codegen`. Do not edit.
"""Requests that share one HTTP/2 connection: begun at the same moment in a chosen order, and in a crowd."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
import trustme

from integrations_anthropic import AnthropicClient, DeadlineExceededError
from integrations_anthropic._runtime.event_loop import EventLoop
from tests.integration.h2server import H2Server
from tests.integration.storage.crowd import Crowd


def protocol_of(client: AnthropicClient) -> Any:
    """httpcore's connection, of which the client has one."""
    transport: Any = client._pipeline.transport
    (connection,) = (one for pool in transport.pools for one in pool._open)
    return connection.protocol


class HeldHeads:
    """Holds back the heads of the next requests, each of which has its number, and sends them in the given order."""

    def __init__(self, protocol: Any, order: list[int]) -> None:
        self._send = protocol._send_request_headers
        self._order = order
        self._places = count()
        self._turns = [EventLoop.event() for _ in order]
        self._next = iter(order)
        self.numbers: list[int] = []
        protocol._send_request_headers = self.send

    def send(self, request: Any, stream_id: int) -> None:
        """In the place of httpcore's own."""
        place = next(self._places)
        self.numbers.append(stream_id)
        if place >= len(self._order):
            return self._send(request=request, stream_id=stream_id)
        if place == len(self._order) - 1:
            self._let_go()
        self._turns[place].wait()
        try:
            self._send(request=request, stream_id=stream_id)
        finally:
            self._let_go()

    def _let_go(self) -> None:
        if (place := next(self._next, None)) is not None:
            self._turns[place].set()


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads take turns a hundred times as often as usual."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(before / 100)
    yield
    sys.setswitchinterval(before)


def asked(name: str, size: int = 1) -> dict[str, Any]:
    return {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": name}], "system": "x" * size}


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1]])
def test_requests_with_numbers_that_were_not_sent_yet_all_get_their_own_answer(
    ca: trustme.CA, bundle: str, order: list[int]
) -> None:
    with H2Server(ca) as server:
        with AnthropicClient(
            api_key="k", base_url=server.url, ca_bundle=bundle, max_retries=0, http2=True, circuit=None
        ) as client:

            def call(name: int) -> str:
                return (client.messages.create(**asked(f"call-{name}"), deadline=20)).id

            call(0)
            held = HeldHeads(protocol_of(client), order)
            assert Crowd.work(call, range(3)) == [f"call-{name}" for name in range(3)]
            assert len(set(held.numbers)) == len(held.numbers) >= 3
        assert server.connections == 1


def use(client: AnthropicClient, name: str, kind: int) -> None:
    """One call: answered, answered with a large request, left early, or ended by its deadline."""
    if kind == 0:
        with pytest.raises(DeadlineExceededError):
            client.messages.create(**asked("silent"), deadline=0.02)
    elif kind == 1:
        with client.messages.create_stream(**asked(name), deadline=60) as stream:
            stream.__next__()
    else:
        size = 100_000 if kind == 2 else 1
        assert (client.messages.create(**asked(name, size), deadline=60)).id == name


@pytest.mark.long
@pytest.mark.usefixtures("restless")
def test_a_crowd_on_one_connection_gets_its_own_answers_whatever_the_others_do(ca: trustme.CA, bundle: str) -> None:
    with H2Server(ca) as server:
        with AnthropicClient(
            api_key="k", base_url=server.url, ca_bundle=bundle, max_retries=0, http2=True, circuit=None
        ) as client:
            use(client, "first", 9)

            def work(place: int) -> None:
                for number in range(20):
                    use(client, f"call-{place}-{number}", (3 * place + number) % 8)

            Crowd.work(work, range(16))
        assert server.connections == 1
