"""The time to admit an attempt by the rate limits and to settle it: in memory, and in a Redis on this machine.

Measured are the decisions alone, and a whole reservation with its estimate, the wait queue and the usage.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

from circuits import ROUNDS, RedisServer, show

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, RateLimits
from integrations_anthropic._core.call.operation import make_call
from integrations_anthropic._core.call.options import Options
from integrations_anthropic._core.call.request import build_request
from integrations_anthropic._core.resilience.rate_limiter import Cost
from integrations_anthropic._sync.services.messages import _CREATE
from integrations_anthropic.testing import usage

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
    with RedisServer() as server:
        _reservations("limits in Redis, whole reservation", RateLimits(**UNLIMITED, storage=server.url), 500)
        show(
            "limits in Redis, async", asyncio.run(_async_reservations(RateLimits(**UNLIMITED, storage=server.url), 500))
        )


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
