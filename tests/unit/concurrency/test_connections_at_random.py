"""The connection pool under calls that start, end, fail, are cancelled at any await, or are dropped, in every order.

Connections and backends are doubles; each of their waits is a future that the test completes, or lets fail.
"""

from __future__ import annotations

import asyncio
import gc
from contextlib import AbstractContextManager, nullcontext
from types import SimpleNamespace
from typing import Any

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from integrations_anthropic._async.http.connection import AsyncConnection, AsyncResponseHead
from integrations_anthropic._async.http.pool import AsyncConnectionPool
from integrations_anthropic._runtime.network import faults

MOST, MOST_IDLE = 3, 2


class Backend:
    """A network backend without a socket."""

    shared = False
    settled = True

    def __init__(self) -> None:
        self.timeouts = None
        self.stream: object | None = object()
        self.broken = self.readable = False

    def is_readable(self) -> bool:
        return self.readable

    async def close(self) -> None:
        self.abort()

    def abort(self) -> None:
        self.broken, self.stream = True, None

    detach = shut_down = end = abort


class Connection(AsyncConnection):
    """A connection whose responses arrive when the test lets them."""

    def __init__(self, machine: PoolMachine) -> None:
        super().__init__(Backend())  # type: ignore[arg-type]
        self.machine = machine
        self.whole = True

    async def send(self, request: Any, timeouts: Any) -> Any:
        assert len(self.holds) == 1, "assigned to two requests at once"
        assert not self.backend.broken, "assigned after its end"
        self.whole = False
        await self.machine.wait()
        return AsyncResponseHead(200, [], {})

    def is_reusable(self) -> bool:
        return self.whole and not self.backend.broken

    def shielded(self) -> AbstractContextManager[object]:
        return nullcontext()

    async def receive(self) -> bytes:
        if await self.machine.wait() == "more":
            return b"x"
        self.whole = True
        return b""

    async def response_closed(self, number: int | None) -> None:
        if not self.whole:
            self.backend.broken = True


class PoolMachine(RuleBasedStateMachine):
    """Calls are tasks; they return bodies that the test reads, closes or drops."""

    @initialize()
    def begin(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.waits: list[asyncio.Future[str]] = []
        self.calls: list[asyncio.Task[Any]] = []
        self.bodies: list[Any] = []
        self.readers: list[tuple[asyncio.Task[bytes], Any]] = []
        self.pool: AsyncConnectionPool = self.loop.run_until_complete(self._made())

    async def _made(self) -> AsyncConnectionPool:
        return AsyncConnectionPool(
            lambda on_change: Connection(self), max_connections=MOST, max_idle=MOST_IDLE, idle_timeout=None
        )

    async def wait(self) -> str:
        future = self.loop.create_future()
        self.waits.append(future)
        return await future

    def settle(self) -> None:
        async def some_turns() -> None:
            for _ in range(8):
                await asyncio.sleep(0)

        self.loop.run_until_complete(some_turns())
        self.waits = [one for one in self.waits if not one.done()]
        for call in [one for one in self.calls if one.done()]:
            self.calls.remove(call)
            if not call.cancelled() and call.exception() is None:
                self.bodies.append(call.result()[1])
        for reader, body in [one for one in self.readers if one[0].done()]:
            self.readers.remove((reader, body))
            if not reader.cancelled() and reader.exception() is None and reader.result():
                self.bodies.append(body)

    @rule()
    def a_call_starts(self) -> None:
        timeouts = SimpleNamespace(get=lambda name: None, start=lambda: None, data_received=lambda: None)
        self.calls.append(self.loop.create_task(self.pool.exchange(object(), timeouts)))  # type: ignore[arg-type]
        self.settle()

    @precondition(lambda self: self.waits)
    @rule(which=st.integers(0, 9), how=st.sampled_from(["more", "end", "end", "fault", "stale"]))
    def a_wait_ends(self, which: int, how: str) -> None:
        future = self.waits[which % len(self.waits)]
        if how == "fault":
            future.set_exception(faults.ReadError("cut"))
        elif how == "stale":
            future.set_exception(faults.NotAvailable())
        else:
            future.set_result(how)
        self.settle()

    @precondition(lambda self: self.calls)
    @rule(which=st.integers(0, 9), turns=st.integers(0, 3))
    def a_call_is_cancelled(self, which: int, turns: int) -> None:
        if self.waits and turns:
            # At the same moment as its response arrives.
            self.waits[-1].set_result("end")
        self.calls[which % len(self.calls)].cancel()
        self.settle()

    @precondition(lambda self: self.bodies)
    @rule(which=st.integers(0, 9))
    def a_body_is_read(self, which: int) -> None:
        body = self.bodies.pop(which % len(self.bodies))
        self.readers.append((self.loop.create_task(body.receive()), body))
        self.settle()

    @precondition(lambda self: self.readers)
    @rule(which=st.integers(0, 9))
    def a_reader_is_cancelled(self, which: int) -> None:
        self.readers[which % len(self.readers)][0].cancel()
        self.settle()

    @precondition(lambda self: self.bodies)
    @rule(which=st.integers(0, 9))
    def a_body_is_closed(self, which: int) -> None:
        body = self.bodies.pop(which % len(self.bodies))
        self.loop.run_until_complete(body.aclose())
        self.settle()

    @precondition(lambda self: self.bodies)
    @rule(which=st.integers(0, 9))
    def a_body_is_dropped(self, which: int) -> None:
        self.bodies.pop(which % len(self.bodies))
        gc.collect()
        self.settle()

    @precondition(lambda self: self.pool._idle)
    @rule()
    def an_idle_connection_is_closed_by_the_server(self) -> None:
        self.pool._idle[-1].backend.readable = True  # type: ignore[attr-defined]  # a double

    @rule()
    def the_process_is_forked(self) -> None:
        """In the child, everything inherited is detached, and the pool is empty."""
        for task in [*self.calls, *(reader for reader, _ in self.readers)]:
            task.cancel()
        self.settle()
        before = [*self.pool._open, *self.pool._closing]
        self.pool.detach()
        assert all(one.backend.stream is None for one in before)  # type: ignore[attr-defined]  # a double
        self.bodies.clear()
        self.settle()
        assert self.pool.counts == (0, 0)

    @invariant()
    def never_too_many(self) -> None:
        pool = self.pool
        assert len(pool._open) <= MOST
        assert len(pool._idle) <= MOST_IDLE
        assert set(pool._idle) <= pool._open

    @invariant()
    def every_assigned_connection_is_in_use(self) -> None:
        busy = self.pool.counts[0]
        waiting = len(self.pool._waiting)
        assert busy == len(self.calls) - waiting + len(self.bodies) + len(self.readers)
        assert all(not one.holds for one in self.pool._idle)

    @invariant()
    def no_request_waits_while_there_is_capacity(self) -> None:
        assert not self.pool._waiting or (len(self.pool._open) == MOST and not self.pool._idle)

    def teardown(self) -> None:
        for task in [*self.calls, *(reader for reader, _ in self.readers)]:
            task.cancel()
        self.settle()
        for body in self.bodies:
            self.loop.run_until_complete(body.aclose())
        assert self.pool.counts[0] == 0
        assert not self.pool._waiting
        self.loop.run_until_complete(self.pool.aclose())
        self.loop.close()


PoolMachine.TestCase.settings = settings(max_examples=50, stateful_step_count=40, deadline=None, derandomize=True)
TestPoolAtRandom = PoolMachine.TestCase
