"""An interrupt at every point where one may arrive in the connection pool: the connection is free again afterwards."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import h11
import pytest

from integrations_anthropic._runtime import waiting
from integrations_anthropic._sync.http import connection, pool, response_body
from integrations_anthropic._sync.http.connection import Connection
from integrations_anthropic._sync.http.pool import ConnectionPool
from tests.elapsed import eventually
from tests.unit.interrupts.attack import interrupted

MODULES = frozenset(module.__name__ for module in (connection, pool, response_body, waiting))


class Backend:
    """A network backend without a socket."""

    shared = False
    settled = True

    def __init__(self) -> None:
        self.timeouts = None
        self.stream: object | None = object()
        self.broken = False

    def is_readable(self) -> bool:
        return False

    def close(self) -> None:
        self.broken, self.stream = True, None

    detach = shut_down = end = abort = close


class Double(Connection):
    """A connection that answers at once, and notices when it is lent half used."""

    def __init__(self) -> None:
        super().__init__(SimpleNamespace(is_available=lambda: True), Backend())  # type: ignore[arg-type]
        self.whole = True

    def send(self, request: Any, timeouts: Any) -> Any:
        assert self.whole, "lent while it was half used"
        self.whole = False
        return SimpleNamespace(status=200, headers=[], extensions={})

    @property
    def protocol(self) -> Any:
        return self

    def _receive_event(self) -> Any:
        self.whole = True
        return h11.EndOfMessage()

    def _response_closed(self) -> None:
        if not self.whole:
            self.backend.broken = True


def pool_of_one() -> ConnectionPool:
    return ConnectionPool(lambda on_change: Double(), max_connections=1, max_idle=1, idle_timeout=None)


def call(of: ConnectionPool) -> None:
    """One request, its response read to the end."""
    timeouts = SimpleNamespace(get=lambda name: None, start=lambda: None)
    response = of.handle_request(SimpleNamespace(extensions={"timeout": timeouts}))  # type: ignore[arg-type]
    assert list(response.stream) == []  # type: ignore[arg-type]


def traced_call(of: ConnectionPool) -> None:
    """A call without an interrupt: CPython 3.13 has no events of opcodes in a function that ran untraced before."""
    interrupted(10_000, lambda: call(of), MODULES)


def test_the_only_connection_is_free_after_an_interrupt_at_any_point_of_a_request() -> None:
    number = 0
    traced_call(pool_of_one())
    while True:
        made = pool_of_one()
        if number % 2:
            traced_call(made)
        if not interrupted(number // 2, lambda made=made: call(made), MODULES):  # type: ignore[misc]
            break
        traced_call(made)
        assert made.counts == (0, 1)
        assert not made._waiting
        number += 1
    assert number > 100


@pytest.mark.parametrize("number", range(0, 60, 3))
def test_a_request_that_waits_gets_the_connection_of_one_that_is_interrupted_at_any_point(number: int) -> None:
    made = pool_of_one()
    timeouts = SimpleNamespace(get=lambda name: None, start=lambda: None)
    request: Any = SimpleNamespace(extensions={"timeout": timeouts})
    responses = [made.handle_request(request)]
    other = threading.Thread(target=call, args=(made,))
    other.start()
    assert eventually(lambda: bool(made._waiting))
    interrupted(number, lambda: list(responses.pop().stream), MODULES)  # type: ignore[arg-type, return-value]
    other.join(30)
    assert not other.is_alive()
