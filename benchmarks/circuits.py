"""The time to admit an execution by a circuit and to settle its success: in memory, and in a Redis on this machine."""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, CircuitConfig, InternalServerError, RateLimits
from integrations_anthropic._async.shared_circuit import AsyncSharedCircuit
from integrations_anthropic._sync.shared_circuit import SharedCircuit
from integrations_anthropic.resilience import CircuitBreaker

sys.path.append(str(Path(__file__).parents[1]))  # the root of the project, where the tests have a server
from tests.storage_server import RedisServer

ROUNDS = 5


def circuit_cost() -> None:
    """Measure the wall time in memory, before and after the first failure, and in Redis, sync and async."""
    for title, failures in (("circuit without a failure", 0), ("circuit after a failure", 1)):
        circuit = CircuitBreaker(CircuitConfig())
        for _ in range(failures):
            circuit.settle(circuit.admit("messages", 0.0), InternalServerError("no luck", status=500), 0.0)
        show(title, [_timed(circuit, 50_000) for _ in range(ROUNDS)])
    with RedisServer() as server:
        limits = RateLimits(storage=server.url)
        with AnthropicClient(api_key="x", rate_limits=limits) as client:
            decisions: Any = client._components.circuit
            shared = SharedCircuit(decisions)
            _timed(shared, 100)
            show("circuit in Redis", [_timed(shared, 1000) for _ in range(ROUNDS)])
        show("circuit in Redis, async", asyncio.run(_async_admissions(limits)))


async def _async_admissions(limits: RateLimits) -> list[float]:
    async with AsyncAnthropicClient(api_key="x", rate_limits=limits) as client:
        decisions: Any = client._components.circuit
        circuit = AsyncSharedCircuit(decisions)
        durations = []
        while len(durations) < ROUNDS + 1:
            local, started = 0, time.perf_counter()
            for _ in range(1000):
                permit = await circuit.admit_for("messages", 0.0, 60.0)
                local += permit.local is not None
                await circuit.settle(permit, None, 0.0)
            # After a timeout this process decides alone for a moment: such a round does not measure Redis.
            if local:
                await asyncio.sleep(0.1)
            else:
                durations.append((time.perf_counter() - started) / 1000 * 1e6)
        return durations[1:]


def _timed(circuit: Any, times: int) -> float:
    started = time.perf_counter()
    for _ in range(times):
        circuit.settle(circuit.admit_for("messages", 0.0, None), None, 0.0)
    return (time.perf_counter() - started) / times * 1e6


def show(title: str, durations: list[float]) -> None:
    print(f"{title:<32} {min(durations):.2f} µs to admit and settle (median {statistics.median(durations):.2f})")


if __name__ == "__main__":
    circuit_cost()
