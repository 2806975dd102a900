"""A server that allows so much a minute, in virtual time: a clock that moves when everybody waits, and a transport."""

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


class Timeline:
    """Time moves to the earliest who waits, when everybody does. For the tasks of one loop: run `drive` beside them."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._sleepers: list[tuple[float, int, anyio.Event]] = []
        self._numbers = itertools.count()
        self.stirred = 0

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
        self.stirred += 1
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._numbers), event))
        await event.wait()

    async def drive(self, until: float) -> None:
        """Move time on, to `until` at most."""
        while self.now < until:
            await self._until_everybody_waits()
            if not self._sleepers:
                return
            self.now = max(self.now, self._sleepers[0][0])
            while self._sleepers and self._sleepers[0][0] <= self.now:
                heapq.heappop(self._sleepers)[2].set()

    async def _until_everybody_waits(self) -> None:
        # Rounds of the loop in which nobody asked anything of anybody; anyio's own way takes a tenth of a second.
        quiet = 0
        while quiet < 60:
            before = self.stirred
            await checkpoint()
            quiet = quiet + 1 if self.stirred == before else 0


class ThreadTime:
    """The same for the threads of a crowd: time moves only when each of them sleeps or waits for its turn.

    A thread that could run but was not given the processor yet counts as busy, so a loaded machine changes nothing.
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
            self._rest()
        woken.wait()

    async def asleep(self, seconds: float) -> None:
        raise AssertionError("a thread awaits")

    def turn(self) -> threading.Event:
        """In place of `threading.Event`, for whatever the threads wait for but sleep."""
        return _Turn(self)

    def crowd(self, count: int, what: Callable[[], object]) -> list[BaseException]:
        """Run it in so many threads, to the end; what they raised."""
        faults: list[BaseException] = []

        def run() -> None:
            try:
                what()
            except BaseException as fault:  # of another thread: the test asks for none
                faults.append(fault)
            finally:
                with self._lock:
                    self._rest()

        threads = [threading.Thread(target=run, daemon=True) for _ in range(count)]
        self._busy = count
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(120)
        assert not any(thread.is_alive() for thread in threads), "threads wait for ever"
        return faults

    def _rest(self) -> None:
        """One fewer is busy. Where that was the last, the moment has come for whoever sleeps the shortest."""
        self._busy -= 1
        if self._busy or not self._sleepers:
            return
        self._now = max(self._now, self._sleepers[0][0])
        while self._sleepers and self._sleepers[0][0] <= self._now:
            self._busy += 1
            heapq.heappop(self._sleepers)[2].set()


class _Turn(threading.Event):
    """Tells the clock who waits for it: from there until it is set, that one is not busy."""

    def __init__(self, clock: ThreadTime) -> None:
        super().__init__()
        self._clock = clock
        self._waited_for = 0

    def wait(self, timeout: float | None = None) -> bool:
        with self._clock._lock:
            if not self.is_set():
                self._waited_for += 1
                self._clock._rest()
        return super().wait(timeout)

    def set(self) -> None:
        with self._clock._lock:
            self._clock._busy += self._waited_for
            self._waited_for = 0
            super().set()


class Minute:
    """So much in any minute."""

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
    """So many a minute, refilled steadily."""

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
    """Answers messages that take `read` and `written` tokens; 429 where a minute holds no more.

    `refused` counts the 429s, `served` holds the time of each answer, `order` the first text of each request.
    """

    def __init__(
        self, clock: Any, *, requests: float, tokens: float, read: int = 40, written: int = 60, latency: float = 0.0
    ) -> None:
        self.clock = clock
        self.requests, self.tokens = Bucket(requests, clock.monotonic()), Minute(tokens)
        self.read, self.written, self.latency = read, written, latency
        self.refused = 0
        self.served: list[float] = []
        self.order: list[str] = []
        self._lock = threading.Lock()

    def answer(self, request: Request) -> _Answer:
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
            return _Answer(200 if fits else 429, self._body(fits), self._headers(now))

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


class _Answer:
    def __init__(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        self.status, self.headers = status, headers
        self._pieces = [body]

    def receive(self) -> bytes:
        return self._pieces.pop() if self._pieces else b""

    def close(self) -> None:
        self._pieces.clear()


class _AsyncAnswer:
    def __init__(self, answer: _Answer) -> None:
        self.status, self.headers, self._answer = answer.status, answer.headers, answer

    async def receive(self) -> bytes:
        return self._answer.receive()

    async def close(self) -> None:
        self._answer.close()


class Wire:
    """A way to such a server, for threads."""

    def __init__(self, server: VirtualServer) -> None:
        self.server = server

    def send(self, request: Request) -> _Answer:
        answer = self.server.answer(request)
        if self.server.latency:
            self.server.clock.sleep(self.server.latency)
        return answer

    def close(self) -> None:
        """Nothing is open."""


class AsyncNetworkStream:
    """The same for tasks."""

    def __init__(self, server: VirtualServer) -> None:
        self.server = server

    async def send(self, request: Request) -> _AsyncAnswer:
        answer = self.server.answer(request)
        self.server.clock.stirred += 1
        if self.server.latency:
            await self.server.clock.asleep(self.server.latency)
        return _AsyncAnswer(answer)

    async def close(self) -> None:
        """Nothing is open."""
