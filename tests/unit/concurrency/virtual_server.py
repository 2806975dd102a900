"""A server with rate limits in virtual time: clocks that advance when all tasks or threads wait, and transports."""

from __future__ import annotations

import heapq
import itertools
import json
import threading
from collections import deque
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import anyio
from anyio.lowlevel import checkpoint

from integrations_anthropic._core.call.request import Request

EPOCH = 1_700_000_000.0


class TaskClock:
    """A clock for the tasks of one event loop: `drive`, which runs beside them, advances it when all of them wait."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._sleepers: list[tuple[float, int, anyio.Event]] = []
        self._numbers = itertools.count()
        self.activity = 0

    def monotonic(self) -> float:
        return self.now

    def time(self) -> float:
        return EPOCH + self.now

    def sleep(self, seconds: float) -> None:
        raise AssertionError("a task blocks the loop")

    async def asleep(self, seconds: float) -> None:
        if seconds <= 0:
            await checkpoint()
            return
        event = anyio.Event()
        self.activity += 1
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._numbers), event))
        await event.wait()

    async def drive(self, until: float) -> None:
        """Advance the time, to `until` at most."""
        while self.now < until:
            await self._until_all_wait()
            if not self._sleepers:
                return
            self.now = max(self.now, self._sleepers[0][0])
            while self._sleepers and self._sleepers[0][0] <= self.now:
                heapq.heappop(self._sleepers)[2].set()

    async def _until_all_wait(self) -> None:
        # Iterations of the loop without activity; `wait_all_tasks_blocked` of anyio takes a tenth of a second.
        quiet = 0
        while quiet < 60:
            before = self.activity
            await checkpoint()
            quiet = quiet + 1 if self.activity == before else 0


class ThreadClock:
    """A clock for many threads: it advances only when each of them sleeps or waits for an event.

    A thread that is ready but not scheduled yet counts as busy, so that a loaded machine changes nothing.
    """

    def __init__(self) -> None:
        self._now = 1000.0
        self._lock = threading.Lock()
        self._busy = 0
        self._sleepers: list[tuple[float, int, threading.Event]] = []
        self._numbers = itertools.count()

    def monotonic(self) -> float:
        return self._now

    def time(self) -> float:
        return EPOCH + self._now

    def sleep(self, seconds: float) -> None:
        woken = threading.Event()
        with self._lock:
            heapq.heappush(self._sleepers, (self._now + seconds, next(self._numbers), woken))
            self._one_waits()
        woken.wait()

    async def asleep(self, seconds: float) -> None:
        raise AssertionError("a thread awaits")

    def waiter(self) -> Any:
        """What the threads wait on; replaces `Waiter`."""
        return _CountedWaiter(self)

    def run_threads(self, count: int, work: Callable[[], object]) -> list[BaseException]:
        """Run `work` in so many threads until all end; returns the exceptions they raised."""
        errors: list[BaseException] = []

        def run() -> None:
            try:
                work()
            except BaseException as error:  # of another thread: the caller checks that there is none
                errors.append(error)
            finally:
                with self._lock:
                    self._one_waits()

        threads = [threading.Thread(target=run, daemon=True) for _ in range(count)]
        self._busy = count
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(120)
        assert not any(thread.is_alive() for thread in threads), "threads wait for ever"
        return errors

    def _one_waits(self) -> None:
        """One thread fewer is busy. After the last one, advance to the end of the shortest sleep."""
        self._busy -= 1
        if self._busy or not self._sleepers:
            return
        self._now = max(self._now, self._sleepers[0][0])
        while self._sleepers and self._sleepers[0][0] <= self._now:
            self._busy += 1
            heapq.heappop(self._sleepers)[2].set()


class _CountedWaiter(threading.Event):
    """Reports the thread that waits to the clock: until it is woken, it is not busy."""

    def __init__(self, clock: ThreadClock) -> None:
        super().__init__()
        self._clock = clock
        self._waiters = 0

    def wait(self, timeout: float | None = None) -> bool:
        """Wait, however long: the time limit is for wakings that are lost."""
        with self._clock._lock:
            if not self.is_set():
                self._waiters += 1
                self._clock._one_waits()
        return super().wait()

    def hand_over(self, value: object) -> None:
        with self._clock._lock:
            self._clock._busy += self._waiters
            self._waiters = 0
            self.set()


class MinuteWindow:
    """A limit for any window of a minute."""

    def __init__(self, most: float) -> None:
        self.most = most
        self._entries: deque[tuple[float, float]] = deque()

    def left(self, now: float) -> float:
        while self._entries and self._entries[0][0] <= now - 60:
            self._entries.popleft()
        return self.most - sum(cost for _, cost in self._entries)

    def take(self, cost: float, now: float) -> None:
        self._entries.append((now, cost))


class Bucket:
    """A limit per minute that refills steadily."""

    def __init__(self, most: float, now: float) -> None:
        self.most = self.level = most
        self.seen = now

    def left(self, now: float) -> float:
        self.level = min(self.most, self.level + (now - self.seen) * self.most / 60)
        self.seen = now
        return self.level

    def take(self, cost: float, now: float) -> None:
        self.level -= cost


class VirtualServer:
    """Responds with messages of `read` input and `written` output tokens; with 429 where a limit is exceeded.

    `refused` counts the 429s, `served` holds the time of each message, `order` the first content of each request.
    """

    def __init__(
        self, clock: Any, *, requests: float, tokens: float, read: int = 40, written: int = 60, latency: float = 0.0
    ) -> None:
        self.clock = clock
        self.requests, self.tokens = Bucket(requests, clock.monotonic()), MinuteWindow(tokens)
        self.read, self.written, self.latency = read, written, latency
        self.refused = 0
        self.served: list[float] = []
        self.order: list[str] = []
        self._lock = threading.Lock()

    def respond(self, request: Request) -> _Response:
        with self._lock:
            now, cost = self.clock.monotonic(), self.read + self.written
            self.order.append(json.loads(request.body or b"{}")["messages"][0]["content"])
            fits = self.requests.left(now) >= 1 and self.tokens.left(now) >= cost
            if fits:
                self.requests.take(1, now)
                self.tokens.take(cost, now)
                self.served.append(now)
            else:
                self.refused += 1
            return _Response(200 if fits else 429, self._body(fits), self._headers(now))

    def _body(self, fits: bool) -> bytes:
        if not fits:
            return json.dumps({"type": "error", "error": {"type": "rate_limit_error", "message": "too much"}}).encode()
        message = {"id": "msg_1", "type": "message", "role": "assistant", "model": "m", "content": []}
        message |= {"stop_reason": "end_turn", "stop_sequence": None}
        message |= {"usage": {"input_tokens": self.read, "output_tokens": self.written}}
        return json.dumps(message).encode()

    def _headers(self, now: float) -> dict[str, str]:
        headers = {"content-type": "application/json"}
        for name, limit in (("requests", self.requests), ("tokens", self.tokens)):
            missing = limit.most - limit.left(now)
            reset = datetime.fromtimestamp(int(self.clock.time() + missing * 60 / limit.most) + 1, UTC)
            headers[f"anthropic-ratelimit-{name}-limit"] = str(int(limit.most))
            headers[f"anthropic-ratelimit-{name}-remaining"] = str(int(limit.left(now)))
            headers[f"anthropic-ratelimit-{name}-reset"] = reset.strftime("%Y-%m-%dT%H:%M:%SZ")
        return headers


class _Response:
    def __init__(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        self.status, self.headers = status, headers
        self._parts = [body]

    def receive(self) -> bytes:
        return self._parts.pop() if self._parts else b""

    def close(self) -> None:
        self._parts.clear()


class _AsyncResponse:
    def __init__(self, response: _Response) -> None:
        self.status, self.headers, self._response = response.status, response.headers, response

    async def receive(self) -> bytes:
        return self._response.receive()

    async def close(self) -> None:
        self._response.close()


class VirtualTransport:
    """A transport to a virtual server, for threads."""

    def __init__(self, server: VirtualServer) -> None:
        self.server = server

    def send(self, request: Request) -> _Response:
        response = self.server.respond(request)
        if self.server.latency:
            self.server.clock.sleep(self.server.latency)
        return response

    def close(self) -> None:
        """Nothing is open."""


class AsyncVirtualTransport:
    """A transport to a virtual server, for tasks."""

    def __init__(self, server: VirtualServer) -> None:
        self.server = server

    async def send(self, request: Request) -> _AsyncResponse:
        response = self.server.respond(request)
        self.server.clock.activity += 1
        if self.server.latency:
            await self.server.clock.asleep(self.server.latency)
        return _AsyncResponse(response)

    async def close(self) -> None:
        """Nothing is open."""
