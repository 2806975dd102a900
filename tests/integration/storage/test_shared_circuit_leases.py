"""Leases of probes in a real Redis that get lost: timeouts, closed coroutines, forks, processes."""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, CircuitBreakerOpenError
from integrations_anthropic._async.shared_circuit import AsyncSharedCircuit
from integrations_anthropic._sync.shared_circuit import SharedCircuit
from integrations_anthropic.storage.redis_connection import StorageUnavailable
from integrations_anthropic.testing import AsyncMockTransport, MockTransport
from tests.integration.storage.circuit_clients import HELLO, WELL, decisions_of, opened, options, probes
from tests.storage_server import RedisServer

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _empty(redis_server: RedisServer) -> Iterator[None]:
    redis_server.flush()
    yield
    gc.collect()


async def refused(client: AsyncAnthropicClient) -> None:
    with pytest.raises(CircuitBreakerOpenError):
        await client.messages.create(HELLO)


def test_an_admission_that_timed_out_leaves_no_lease(
    redis_server: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(redis_server)
    with AnthropicClient(transport=MockTransport().returning(WELL), **options(redis_server)) as client:
        circuit = SharedCircuit(decisions_of(client))
        run = circuit._connection.run

        def run_and_time_out(*given: Any) -> Any:
            run(*given)
            raise StorageUnavailable(timed_out=True)

        monkeypatch.setattr(circuit._connection, "run", run_and_time_out)
        assert circuit.admit_for("messages", 0.0, None).local is not None
        assert probes(redis_server) == 1
        monkeypatch.setattr(circuit._connection, "run", run)
        client.messages.create(HELLO)
        assert probes(redis_server) == 0


def test_the_lease_of_a_coroutine_that_was_closed_is_released_by_the_next_call(
    redis_server: RedisServer,
) -> None:
    opened(redis_server)

    async def main() -> None:
        async with AsyncAnthropicClient(
            transport=AsyncMockTransport().returning(WELL), **options(redis_server)
        ) as client:
            circuit = AsyncSharedCircuit(decisions_of(client))
            probe = await circuit.admit_for("messages", 0.0, 60.0)
            closing = circuit.settle(probe, GeneratorExit(), 0.0)
            with pytest.raises(StopIteration):  # nothing may be awaited there
                closing.send(None)
            assert probes(redis_server) == 1
            await client.messages.create(HELLO)
            assert probes(redis_server) == 0

    asyncio.run(main())


def test_a_lease_that_was_released_before_it_was_taken_is_not_granted(redis_server: RedisServer) -> None:
    opened(redis_server)
    with AnthropicClient(transport=MockTransport().returning(WELL), **options(redis_server)) as client:
        circuit = SharedCircuit(decisions_of(client))
        circuit._decisions.release_later("messages", "overtaken")
        circuit._release("messages")
        from integrations_anthropic.storage.circuit_lua import ADMIT

        reply = circuit._connection.run(ADMIT, *circuit._decisions.admission("messages", "overtaken", None))
        assert (reply[0], probes(redis_server)) == (0, 0)


def test_a_forked_process_does_not_release_the_leases_of_its_parent(redis_server: RedisServer) -> None:
    opened(redis_server)
    with AnthropicClient(transport=MockTransport().returning(WELL), **options(redis_server)) as client:
        circuit = SharedCircuit(decisions_of(client))
        probe = circuit.admit_for("messages", 0.0, None)
        child = os.fork()
        if child == 0:
            try:
                circuit.admit_for("messages", 0.0, None)
            except CircuitBreakerOpenError:
                os._exit(0)
            os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        circuit.settle(probe, None, 0.0)
        for _ in range(2):
            client.messages.create(HELLO)
        assert decisions_of(client).state("messages") == "closed"


PROCESS = """
import sys, time
from integrations_anthropic import AnthropicClient, CircuitBreakerOpenError, CircuitConfig, RateLimits
from integrations_anthropic._sync.shared_circuit import SharedCircuit
from integrations_anthropic.testing import MockTransport, create_message_request, message_response
from tests.storage_server import RedisServer

server = RedisServer()
server.port = int(sys.argv[1])

class CountingTransport(MockTransport):
    peak = 0
    def send(self, request):
        self.peak = max(self.peak, int(server.ask("INCR running").strip()[1:]))
        time.sleep(0.002)
        server.ask("DECR running")
        return super().send(request)

transport = CountingTransport().returning(message_response())
client = AnthropicClient(
    api_key="x", transport=transport, max_retries=0,
    # Where this machine is too busy to reply in time, no call is admitted because of that.
    rate_limits=RateLimits(storage=server.url, on_storage_error="closed"),
    circuit=CircuitConfig(open_duration=0.1, success_threshold=1000000),
)
request = create_message_request()
client.with_options(circuit=None, transport=MockTransport().returning(message_response())).messages.create(request)
for _ in range(100):
    try:
        SharedCircuit(client._components.circuit).admit_for("unused service", 0.0, None)
        break
    except CircuitBreakerOpenError:
        time.sleep(0.1)
print("ready", flush=True)
sys.stdin.readline()
counts = {"probed": 0, "refused": 0}
until = time.monotonic() + 20
while sum(counts.values()) < 100 and time.monotonic() < until:
    try:
        client.messages.create(request)
        counts["probed"] += 1
    except CircuitBreakerOpenError:
        counts["refused"] += 1
        time.sleep(0.001)
print(transport.peak, counts["probed"], counts["refused"])
"""


@pytest.mark.long
def test_of_eight_processes_one_probe_is_admitted_at_a_time(redis_server: RedisServer) -> None:
    opened(redis_server)
    command = [sys.executable, "-c", PROCESS, str(redis_server.port)]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    environment = os.environ | {"PYTHONPATH": f"src{os.pathsep}."}
    running = [subprocess.Popen(command, cwd=ROOT, env=environment, **pipes) for _ in range(8)]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    results = [tuple(map(int, process.communicate(timeout=300)[0].split())) for process in running]
    assert all(process.returncode == 0 for process in running)
    assert max(peak for peak, _, _ in results) == 1
    assert sum(probed for _, probed, _ in results) >= 10, results
    assert sum(refused for _, _, refused in results) >= 10, results
