"""An interrupt at every point where one may arrive in the connection pool: the connection is free again afterwards."""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager, nullcontext
from types import SimpleNamespace
from typing import Any

import pytest

from integrations_anthropic._runtime import waiting
from integrations_anthropic._sync.http import connection, pool, response_body
from integrations_anthropic._sync.http.connection import Connection, ResponseHead
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
        super().__init__(Backend())  # type: ignore[arg-type]
        self.whole = True

    def send(self, request: Any, timeouts: Any) -> Any:
        assert self.whole, "lent while it was half used"
        self.whole = False
        return ResponseHead(200, [], {})

    def is_reusable(self) -> bool:
        return not self.backend.broken

    def shielded(self) -> AbstractContextManager[object]:
        return nullcontext()

    def receive(self) -> bytes:
        self.whole = True
        return b""

    def response_closed(self, number: int | None) -> None:
        if not self.whole:
            self.backend.broken = True


def pool_of_one() -> ConnectionPool:
    return ConnectionPool(lambda on_change: Double(), max_connections=1, max_idle=1, idle_timeout=None)


def call(of: ConnectionPool) -> None:
    """One request, its response read to the end."""
    timeouts = SimpleNamespace(get=lambda name: None, start=lambda: None)
    _, body = of.exchange(object(), timeouts)  # type: ignore[arg-type]
    assert body is not None
    assert body.receive() == b""


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
    assert number > 80


@pytest.mark.parametrize("number", range(0, 60, 3))
def test_a_request_that_waits_gets_the_connection_of_one_that_is_interrupted_at_any_point(number: int) -> None:
    made = pool_of_one()
    timeouts = SimpleNamespace(get=lambda name: None, start=lambda: None)
    bodies: list[Any] = [made.exchange(object(), timeouts)[1]]  # type: ignore[arg-type]
    other = threading.Thread(target=call, args=(made,))
    other.start()
    assert eventually(lambda: bool(made._waiting))
    interrupted(number, lambda: bodies.pop().receive(), MODULES)
    other.join(30)
    assert not other.is_alive()
