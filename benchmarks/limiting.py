"""What letting an attempt through the limits and settling it costs: in memory, and in a Redis on this machine.

The decisions alone, and the whole way of a call: its estimate, the line of those who wait, and what its usage says.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

from circuits import ROUNDS, redis_server, show

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, RateLimits
from integrations_anthropic._core.call.operation import make_call
from integrations_anthropic._core.call.options import Options
from integrations_anthropic._core.call.request import build_request
from integrations_anthropic._core.resilience.rate_limiter import Cost
from integrations_anthropic._sync.services.messages import _CREATE
from integrations_anthropic.testing import usage

BODY: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hello there"}]}
MUCH: dict[str, Any] = {
    "requests_per_minute": 1e9,
    "input_tokens_per_minute": 1e12,
    "output_tokens_per_minute": 1e12,
}


def limits_cost() -> None:
    """Wall time with requests, input and output tokens limited."""
    _decisions(RateLimits(**MUCH), 5000)
    _whole_way("limits in memory, whole way", RateLimits(**MUCH), 5000)
    with redis_server() as url:
        _whole_way("limits in Redis, whole way", RateLimits(**MUCH, storage=url), 500)
        show("limits in Redis, awaited", asyncio.run(_awaited(RateLimits(**MUCH, storage=url), 500)))


def _asked(client: Any) -> Any:
    return build_request(make_call(_CREATE, Options(), fields=BODY), client._settings, streamed=False)


async def _awaited(limits: RateLimits, times: int) -> list[float]:
    async with AsyncAnthropicClient(api_key="x", rate_limits=limits, circuit=None) as client:
        gate: Any = client._pipeline._orchestrator._limiter
        request = _asked(client)
        used = usage(4, 5)
        taken = []
        for _ in range(ROUNDS + 1):
            began = time.perf_counter()
            for _ in range(times):
                await (await gate.admit(request, None)).settle(used)
            taken.append((time.perf_counter() - began) / times * 1e6)
        return taken[1:]


def _decisions(limits: RateLimits, times: int) -> None:
    with AnthropicClient(api_key="x", rate_limits=limits, circuit=None) as client:
        shared: Any = client._pipeline._orchestrator._limiter._limits
    cost, used = Cost.of(4.0, 9.0), Cost.of(4.0, 5.0)
    taken = []
    for _ in range(ROUNDS + 1):
        began = time.perf_counter()
        for _ in range(times):
            shared.settle(shared.acquire(cost, 1.0), used, 1.0)
        taken.append((time.perf_counter() - began) / times * 1e6)
    show("limits in memory, decisions", taken[1:])


def _whole_way(title: str, limits: RateLimits, times: int) -> None:
    with AnthropicClient(api_key="x", rate_limits=limits, circuit=None) as client:
        gate: Any = client._pipeline._orchestrator._limiter
        request = _asked(client)
        used = usage(4, 5)
        taken = []
        for _ in range(ROUNDS + 1):
            began = time.perf_counter()
            for _ in range(times):
                gate.admit(request, None).settle(used)
            taken.append((time.perf_counter() - began) / times * 1e6)
        show(title, taken[1:])
