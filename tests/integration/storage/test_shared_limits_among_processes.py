"""Eight processes that share one limit in a real Redis: never above it, at least 95 % of it, and during an outage."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from tests.storage_server import RedisServer

WORKER = Path(__file__).with_name("limit_worker.py")
PROCESSES = 8


class Workers:
    """Processes that begin together when all are ready, and stop at the same time."""

    def __init__(self, server: RedisServer, seconds: float, **limits: Any) -> None:
        given = json.dumps({"storage": server.url, **limits})
        self._processes = [
            subprocess.Popen(
                [sys.executable, str(WORKER), given, "2", *(["async"] if number % 2 else [])],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for number in range(PROCESSES)
        ]
        for process in self._processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n", process.communicate()[1]
        self.end = time.time() + seconds
        for process in self._processes:
            assert process.stdin is not None
            process.stdin.write(f"{self.end}\n")
            process.stdin.flush()

    def times(self) -> list[float]:
        """The times at which the requests of all workers were sent, sorted."""
        found: list[float] = []
        for process in self._processes:
            out, err = process.communicate(timeout=300)
            assert process.returncode == 0, err
            found += json.loads(out)
        return sorted(found)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._processes:
            if process.poll() is None:
                process.kill()
                process.communicate()


def max_in_any(times: list[float], seconds: float) -> int:
    """The maximum of requests in any window of so many seconds."""
    most, first = 0, 0
    for index, sent in enumerate(times):
        while times[first] <= sent - seconds:
            first += 1
        most = max(most, index - first + 1)
    return most


@pytest.mark.long
def test_the_requests_of_eight_processes_share_one_bucket(redis_server: RedisServer) -> None:
    with Workers(redis_server, 2.0, requests_per_minute=3000, burst=40) as workers:
        times = workers.times()
    lasted = workers.end - times[0]
    # A request is sent a sent after its admission: 0.2 s of slack for both ends of a window.
    for seconds in (0.5, 1.0, lasted):
        assert max_in_any(times, seconds) <= 40 + 50 * (seconds + 0.2)
    assert len(times) >= 0.95 * (40 + 50 * lasted)


@pytest.mark.long
def test_the_tokens_of_eight_processes_share_one_window(redis_server: RedisServer) -> None:
    # All end as soon as the window is full, however long that takes: but before the first request leaves it.
    with Workers(redis_server, 50.0, tokens_per_minute=9000, max_wait=5.0) as workers:
        times = workers.times()
    # Each request costs 30 tokens after it is settled.
    assert 0.95 * 300 <= len(times) <= 300


@pytest.mark.long
@pytest.mark.parametrize("policy", ["local", "closed"])
def test_eight_processes_follow_on_storage_error_during_an_outage(redis_server: RedisServer, policy: str) -> None:
    limits = {"requests_per_minute": 1200, "burst": 10, "on_storage_error": policy}
    with Workers(redis_server, 3.7, **limits) as workers:
        time.sleep(0.5)
        redis_server.kill()
        killed = time.time()
        time.sleep(1.5)
        redis_server.start()
        started = time.time()
        times = workers.times()
    during = [sent for sent in times if killed + 1.0 < sent < started]
    after = [sent for sent in times if started + 1.0 < sent]
    if policy == "closed":
        assert during == []
    else:
        alone = 20 * (started - killed - 1.0)
        assert alone < len(during) <= PROCESSES * (alone + 20)
    lasted = workers.end - started - 1.0
    assert lasted > 0.2
    assert 0 < len(after) <= 10 + 20 * (lasted + 0.2)
