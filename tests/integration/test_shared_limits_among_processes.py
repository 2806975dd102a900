"""Eight processes under one limit in a real Redis: never more than it allows, nearly all of it, and in an outage."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from tests.integration.redis_server import RedisServer

WORKER = Path(__file__).with_name("limit_worker.py")
PROCESSES = 8


class Crowd:
    """Workers that all begin when they are ready, and stop at one moment."""

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

    def moments(self) -> list[float]:
        """When each request was let through, of all of them."""
        found: list[float] = []
        for process in self._processes:
            out, err = process.communicate(timeout=60)
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


def most_in_any(moments: list[float], seconds: float) -> int:
    """The most requests in any so many seconds."""
    most, first = 0, 0
    for index, moment in enumerate(moments):
        while moments[first] <= moment - seconds:
            first += 1
        most = max(most, index - first + 1)
    return most


@pytest.mark.slow
def test_requests_of_eight_processes_keep_to_one_bucket(redis_server: RedisServer) -> None:
    with Crowd(redis_server, 2.0, requests_per_minute=3000, burst=40) as crowd:
        moments = crowd.moments()
    lasted = crowd.end - moments[0]
    # A request goes out a moment after it was admitted: some slack for that, at both ends of a window.
    for seconds in (0.5, 1.0, lasted):
        assert most_in_any(moments, seconds) <= 40 + 50 * (seconds + 0.2)
    assert len(moments) >= 0.95 * (40 + 50 * lasted)


@pytest.mark.slow
def test_tokens_of_eight_processes_keep_to_one_minute(redis_server: RedisServer) -> None:
    with Crowd(redis_server, 1.5, tokens_per_minute=9000) as crowd:
        moments = crowd.moments()
    # 30 tokens each, once they are settled.
    assert 0.95 * 300 <= len(moments) <= 300


@pytest.mark.slow
@pytest.mark.parametrize("policy", ["local", "closed"])
def test_eight_processes_go_through_an_outage_as_their_policy_says(redis_server: RedisServer, policy: str) -> None:
    limits = {"requests_per_minute": 1200, "burst": 10, "on_storage_error": policy}
    with Crowd(redis_server, 3.7, **limits) as crowd:
        time.sleep(0.5)
        redis_server.kill()
        killed = time.time()
        time.sleep(1.5)
        redis_server.start()
        started = time.time()
        moments = crowd.moments()
    out = [moment for moment in moments if killed + 1.0 < moment < started]
    back = [moment for moment in moments if started + 1.0 < moment]
    if policy == "closed":
        assert out == []
    else:
        alone = 20 * (started - killed - 1.0)
        assert alone < len(out) <= PROCESSES * (alone + 20)
    lasted = crowd.end - started - 1.0
    assert lasted > 0.2
    assert 0 < len(back) <= 10 + 20 * (lasted + 0.2)
