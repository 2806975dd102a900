"""The time to admit an attempt by the rate limits and to settle it: in memory, and in servers on this machine.

The servers are one Redis or Valkey, one that is found through a sentinel, and a cluster of three with replicas.

Measured are the decisions alone, and a whole reservation with its estimate, the wait queue and the usage.
"""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from circuits import ROUNDS, RedisServer, show

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, RateLimits
from integrations_anthropic._core.call.operation import make_call
from integrations_anthropic._core.call.options import Options
from integrations_anthropic._core.call.request import build_request
from integrations_anthropic._core.resilience.rate_limiter import Cost
from integrations_anthropic._sync.services.messages import _CREATE
from integrations_anthropic.testing import usage
from tests.integration.storage.topologies import cluster, sentinel

BODY: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hello there"}]}
UNLIMITED: dict[str, Any] = {
    "requests_per_minute": 1e9,
    "input_tokens_per_minute": 1e12,
    "output_tokens_per_minute": 1e12,
}


def limits_cost() -> None:
    """Measure the wall time with limits for requests, input and output tokens."""
    _decisions(RateLimits(**UNLIMITED), 5000)
    _reservations("limits in memory, whole reservation", RateLimits(**UNLIMITED), 5000)
    with RedisServer() as server, TemporaryDirectory() as folder:
        _in_a_server("Redis", server.url)
        with sentinel(Path(folder)) as watched:
            _in_a_server("Sentinel", watched.url)
        with cluster() as nodes:
            _in_a_server("a cluster", nodes.url)


def _in_a_server(name: str, url: str) -> None:
    limits = RateLimits(**UNLIMITED, storage=url)
    _reservations(f"limits in {name}, whole reservation", limits, 500)
    show(f"limits in {name}, async", asyncio.run(_async_reservations(limits, 500)))


def _request(client: Any) -> Any:
    return build_request(make_call(_CREATE, Options(), fields=BODY), client._settings, streamed=False)


async def _async_reservations(limits: RateLimits, times: int) -> list[float]:
    async with AsyncAnthropicClient(api_key="x", rate_limits=limits, circuit=None) as client:
        limiter: Any = client._pipeline._orchestrator._limiter
        request = _request(client)
        used = usage(4, 5)
        durations = []
        for _ in range(ROUNDS + 1):
            started = time.perf_counter()
            for _ in range(times):
                await (await limiter.admit(request, None)).settle(used)
            durations.append((time.perf_counter() - started) / times * 1e6)
        return durations[1:]


def _decisions(limits: RateLimits, times: int) -> None:
    with AnthropicClient(api_key="x", rate_limits=limits, circuit=None) as client:
        limits_in_memory: Any = client._pipeline._orchestrator._limiter._limits
    cost, used = Cost.of(4.0, 9.0), Cost.of(4.0, 5.0)
    durations = []
    for _ in range(ROUNDS + 1):
        started = time.perf_counter()
        for _ in range(times):
            limits_in_memory.settle(limits_in_memory.acquire(cost, 1.0), used, 1.0)
        durations.append((time.perf_counter() - started) / times * 1e6)
    show("limits in memory, decisions", durations[1:])


def _reservations(title: str, limits: RateLimits, times: int) -> None:
    with AnthropicClient(api_key="x", rate_limits=limits, circuit=None) as client:
        limiter: Any = client._pipeline._orchestrator._limiter
        request = _request(client)
        used = usage(4, 5)
        durations = []
        for _ in range(ROUNDS + 1):
            started = time.perf_counter()
            for _ in range(times):
                limiter.admit(request, None).settle(used)
            durations.append((time.perf_counter() - started) / times * 1e6)
        show(title, durations[1:])


if __name__ == "__main__":
    limits_cost()
