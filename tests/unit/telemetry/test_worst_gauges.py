"""Gauges show the worst of all clients of a process, and of all processes."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import CollectorRegistry

from integrations_anthropic import AnthropicClient, APIError, CircuitConfig
from integrations_anthropic.telemetry.series.worst_gauge import MOST_PARTS
from integrations_anthropic.testing import MockTransport, Reply, VirtualClock
from tests.elapsed import eventually
from tests.unit.responses import MESSAGE, failure, reply_with
from tests.unit.telemetry_recorder import TelemetryRecorder

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
ROOT = Path(__file__).parents[3]


@pytest.fixture
def watched() -> TelemetryRecorder:
    return TelemetryRecorder()


def client_of(watched: TelemetryRecorder, *replies: Reply, **options: Any) -> AnthropicClient:
    circuit = CircuitConfig(failure_threshold=1, open_duration=30)
    options = {"circuit": circuit, "max_retries": 0} | options
    return AnthropicClient(api_key="k", transport=MockTransport(*replies), telemetry=watched.telemetry(), **options)


def broken(watched: TelemetryRecorder, **options: Any) -> AnthropicClient:
    """A client whose circuit is open."""
    client = client_of(watched, reply_with(failure("api_error"), 500), **options)
    with pytest.raises(APIError):
        client.messages.create(**HELLO)
    return client


def in_both(watched: TelemetryRecorder, name: str, value: float | None, **labels: str) -> bool:
    """Whether both backends have the value: what is collected is dropped from one after the other."""
    metered = watched.metered(name).get(tuple(sorted(labels.items())))
    return watched.prometheus(name, **labels) == value == metered


def circuit(watched: TelemetryRecorder, service: str = "messages") -> float | None:
    """The gauge, which both backends agree on; None where there is none."""
    found = watched.prometheus("anthropic_circuit_breaker_state", service=service)
    assert watched.metered("anthropic_circuit_breaker_state").get((("service", service),)) == found
    return found


def left(watched: TelemetryRecorder, kind: str = "requests") -> float | None:
    found = watched.prometheus("anthropic_rate_limit_remaining", limit_type=kind)
    assert watched.metered("anthropic_rate_limit_remaining").get((("limit_type", kind),)) == found
    return found


def limited(remaining: int, *, reset: int | None = None, limit: int | None = None, org: str = "o") -> Reply:
    stated = {"remaining": remaining, "reset": reset, "limit": limit}
    headers = {
        f"anthropic_ratelimit_requests_{name}": str(value) for name, value in stated.items() if value is not None
    }
    return reply_with(MESSAGE, anthropic_organization_id=org, **headers)


def test_an_open_circuit_is_not_hidden_by_a_healthy_client(watched: TelemetryRecorder) -> None:
    healthy, sick = client_of(watched, *[reply_with(MESSAGE)] * 2), broken(watched)
    healthy.messages.create(**HELLO)
    assert circuit(watched) == 2
    another = client_of(watched, reply_with(MESSAGE))
    another.messages.create(**HELLO)
    assert circuit(watched) == 2
    sick.close()
    assert circuit(watched) == 0


def test_a_circuit_is_shown_as_closed_before_the_first_call(watched: TelemetryRecorder) -> None:
    client = client_of(watched)
    assert circuit(watched) == 0
    assert circuit(watched, "models") is None
    client.close()
    assert circuit(watched) is None


def test_a_client_that_is_collected_drops_out(watched: TelemetryRecorder) -> None:
    healthy, sick = client_of(watched), broken(watched)
    assert circuit(watched) == 2
    del sick
    gc.collect()
    assert eventually(lambda: in_both(watched, "anthropic_circuit_breaker_state", 0, service="messages"))
    assert circuit(watched) == 0
    healthy.close()
    assert circuit(watched) is None


def test_the_limits_of_a_client_that_is_collected_drop_out(watched: TelemetryRecorder) -> None:
    client = client_of(watched, limited(3))
    client.messages.create(**HELLO)
    assert left(watched) == 3
    del client
    gc.collect()
    assert eventually(lambda: in_both(watched, "anthropic_rate_limit_remaining", None, limit_type="requests"))
    assert left(watched) is None


class Circuit:
    """A circuit of the user's own, which says nothing of its state until it changes."""

    def __init__(self) -> None:
        self.listeners: list[Any] = []

    def admit(self, service: str, now: float) -> object:
        return service

    def settle(self, permit: object, error: BaseException | None, now: float) -> None:
        for listener in self.listeners:
            listener("messages", "closed", "open")

    def add_listener(self, listener: Any) -> None:
        self.listeners.append(listener)


def test_a_circuit_of_the_users_own_shows_its_changes(watched: TelemetryRecorder) -> None:
    shared = Circuit()
    client = client_of(watched, reply_with(MESSAGE), circuit=shared)
    assert circuit(watched) is None
    client.messages.create(**HELLO)
    assert circuit(watched) == 2
    client.close()
    assert circuit(watched) == 2
    del shared, client
    gc.collect()
    assert eventually(lambda: in_both(watched, "anthropic_circuit_breaker_state", None, service="messages"))
    assert circuit(watched) is None


def test_a_copy_shares_the_circuit_and_its_end_ends_nothing(watched: TelemetryRecorder) -> None:
    client = broken(watched)
    with client.with_options(timeout=5):
        assert circuit(watched) == 2
    assert circuit(watched) == 2
    own = client.with_options(circuit=CircuitConfig(failure_threshold=7))
    client.close()
    assert circuit(watched) == 0
    own.close()
    assert circuit(watched) is None


def test_the_lowest_remaining_limit_of_all_clients_is_shown(watched: TelemetryRecorder) -> None:
    first, second = client_of(watched, limited(40), limited(39)), client_of(watched, limited(900, org="p"))
    first.messages.create(**HELLO)
    second.messages.create(**HELLO)
    assert left(watched) == 40
    first.messages.create(**HELLO)
    assert left(watched) == 39
    first.close()
    assert left(watched) == 900
    second.close()
    assert left(watched) is None


def test_of_two_models_and_of_two_organizations_the_lower_limit_is_shown(watched: TelemetryRecorder) -> None:
    client = client_of(watched, limited(5), limited(700), limited(300, org="p"), limited(6))
    client.messages.create(**HELLO)
    client.messages.create(**HELLO | {"model": "claude-haiku-4-5"})
    client.with_options(api_key="of another organization").messages.create(**HELLO)
    assert left(watched) == 5
    client.messages.create(**HELLO)
    assert left(watched) == 6


def test_a_limit_is_whole_again_after_its_reset_also_where_no_call_is_made(watched: TelemetryRecorder) -> None:
    clock = VirtualClock()
    client = client_of(watched, limited(3, reset=20, limit=50), limited(900, reset=50, limit=1000), clock=clock)
    client.messages.create(**HELLO)
    client.messages.create(**HELLO | {"model": "claude-haiku-4-5"})
    clock.advance(19)
    assert left(watched) == 3
    clock.advance(2)
    assert left(watched) == 50
    clock.advance(30)
    assert left(watched) == 50


def test_a_limit_whose_reset_is_not_stated_holds_for_a_minute_or_until_another_is_known(
    watched: TelemetryRecorder,
) -> None:
    clock = VirtualClock()
    client = client_of(watched, limited(3), limited(700), clock=clock)
    client.messages.create(**HELLO)
    clock.advance(61)
    assert left(watched) == 3
    client.messages.create(**HELLO | {"model": "claude-haiku-4-5"})
    assert left(watched) == 700


def test_limits_of_invented_models_are_kept_for_the_latest_ones_alone(watched: TelemetryRecorder) -> None:
    client = client_of(watched, limited(3), *[limited(700)] * MOST_PARTS)
    for number in range(MOST_PARTS + 1):
        assert left(watched) == (None if number == 0 else 3)
        client.messages.create(**HELLO | {"model": f"claude-{number}"})
    assert left(watched) == 700


def test_a_child_of_a_fork_knows_nothing_of_the_clients_of_its_parent(watched: TelemetryRecorder) -> None:
    client = broken(watched)
    limits = client_of(watched, limited(3), limited(800))
    limits.messages.create(**HELLO)
    child = os.fork()
    if child == 0:
        forgotten = circuit(watched) is None and left(watched) is None
        limits.messages.create(**HELLO)
        os._exit(0 if forgotten and circuit(watched) == 0 and left(watched) == 800 else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert (circuit(watched), left(watched)) == (2, 3)
    client.close()


def test_of_several_processes_the_worst_is_shown_and_a_dead_one_drops_out(tmp_path: Path) -> None:
    environment = {"PATH": "", "PYTHONPATH": f"src{os.pathsep}.", "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    command = [sys.executable, "-W", "error", "-m", "tests.unit.telemetry.workers"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    found: Any = json.loads(done.stdout)
    # The parent closed its client meanwhile: its 2 requests are no one's any more.
    assert found["open"] == {"state": 2, "remaining": 2}
    assert found["parent closed"] == {"state": 2, "remaining": 30}
    assert found["one ended"] == {"state": 0, "remaining": 30}
    assert found["calls"] == {"error": 1, "success": 2}
    assert found["forked"] == {"state": 0, "remaining": 30}


def test_series_of_errors_and_retries_are_there_before_the_first_call(watched: TelemetryRecorder) -> None:
    client = client_of(watched, reply_with(failure("not_found_error"), 404))
    for name, labels in (
        ("anthropic_errors_total", {"error_type": "rate_limit", "retryable": "true"}),
        ("anthropic_errors_total", {"error_type": "auth", "retryable": "false"}),
        ("anthropic_retries_total", {"attempt_number": "2"}),
        ("anthropic_requests_total", {"method": "create", "status": "error", "model": "other"}),
    ):
        assert watched.prometheus(name, service="messages", **labels) == 0
        assert watched.metered(name)[tuple(sorted({"service": "messages", **labels}.items()))] == 0
        assert watched.prometheus(name, service="models", **labels) is None
    assert watched.counted("anthropic_errors_total") == {}
    with pytest.raises(APIError):
        client.models.get("claude")
    assert watched.prometheus("anthropic_errors_total", service="models", error_type="network", retryable="true") == 0
    assert len(watched.counted("anthropic_errors_total")) == 1


def test_a_registry_of_metrics_that_is_not_read_is_no_burden() -> None:
    registry = CollectorRegistry()
    clients = [AnthropicClient(api_key="k", telemetry={"prometheus_registry": registry}) for _ in range(3)]
    samples = [sample for metric in registry.collect() for sample in metric.samples]
    assert len([each for each in samples if not each.name.endswith("_created")]) < 60
    for client in clients:
        client.close()
