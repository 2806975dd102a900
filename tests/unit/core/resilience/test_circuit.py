from __future__ import annotations

import asyncio
from importlib.metadata import version

import pybreaker
import pytest

from integrations_anthropic import errors
from integrations_anthropic._core.resilience.pybreaker_adapter import misfit
from integrations_anthropic.resilience import CircuitBreaker
from integrations_anthropic.testing import MockLogger
from tests.unit.core.resilience.circuits import FAILED, INVALID, RATE_LIMITED, circuit, opened, refused, run


def test_the_adapter_fits_the_installed_pybreaker():
    problem = misfit()
    assert problem is None, (
        f"adapter _core/resilience/pybreaker_adapter.py no longer fits pybreaker {version('pybreaker')}: {problem}"
    )


def test_a_misfit_names_what_is_missing(monkeypatch):
    monkeypatch.setattr(pybreaker, "STATE_HALF_OPEN", "ajar")
    assert "ajar" in misfit()
    monkeypatch.delattr(pybreaker.CircuitMemoryStorage, "reset_counter")
    monkeypatch.delattr(pybreaker.CircuitBreakerStorage, "reset_counter")
    assert misfit() == "there is no _state_storage.reset_counter"


def test_the_circuit_opens_after_five_failures_in_a_row_for_thirty_seconds():
    breaker = circuit()
    for _ in range(4):
        run(breaker, FAILED, 100.0)
    assert breaker.state("messages") == "closed"
    run(breaker, FAILED, 100.0)
    assert breaker.state("messages") == "open"
    error = refused(breaker, 110.0)
    assert error.retry_after == 20.0
    assert error.kind == "circuit_open"
    assert "messages" in error.message and "20.0 s" in error.message and "nothing was sent" in error.message
    assert refused(breaker, 129.9).retry_after == pytest.approx(0.1)
    assert breaker.admit("messages", 130.0).lease is not None


def test_a_success_resets_the_failure_count():
    breaker = circuit()
    for _ in range(3):
        for _ in range(4):
            run(breaker, FAILED)
        run(breaker, None)
    assert breaker.state("messages") == "closed"


@pytest.mark.parametrize(
    "error", [INVALID, RATE_LIMITED, asyncio.CancelledError(), errors.DeadlineExceededError("late"), GeneratorExit()]
)
def test_an_error_that_does_not_count_neither_opens_the_circuit_nor_resets_the_count(error):
    breaker = circuit()
    for _ in range(100):
        run(breaker, error)
    for _ in range(4):
        run(breaker, FAILED)
        run(breaker, error)
    assert breaker.state("messages") == "closed"
    run(breaker, FAILED)
    assert breaker.state("messages") == "open"


def test_three_successful_probes_in_a_row_close_the_circuit():
    breaker = opened()
    for number in range(3):
        assert breaker.state("messages") == ("open" if number == 0 else "half-open")
        permit = breaker.admit("messages", 30.0)
        assert refused(breaker, 30.0).retry_after == 1.0
        breaker.settle(permit, None, 31.0)
    assert breaker.state("messages") == "closed"
    for _ in range(4):
        run(breaker, FAILED, 40.0)
    assert breaker.state("messages") == "closed"


def test_a_failed_probe_opens_the_circuit_again_for_the_full_time():
    breaker = opened()
    run(breaker, None, 30.0)
    run(breaker, None, 30.0)
    run(breaker, FAILED, 35.0)
    assert refused(breaker, 36.0).retry_after == 29.0
    for _ in range(3):
        run(breaker, None, 65.0)
    assert breaker.state("messages") == "closed"


@pytest.mark.parametrize("error", [RATE_LIMITED, INVALID, asyncio.CancelledError(), errors.PoolTimeoutError("full")])
def test_a_probe_whose_error_does_not_count_releases_its_lease_at_once(error):
    breaker = opened()
    permit = breaker.admit("messages", 30.0)
    refused(breaker, 30.0)
    breaker.settle(permit, error, 30.0)
    assert breaker.state("messages") == "half-open"
    assert breaker.admit("messages", 30.0).lease is not None


def test_at_most_the_configured_number_of_probes_is_in_flight():
    breaker = opened(half_open_max_requests=3)
    permits = [breaker.admit("messages", 30.0) for _ in range(3)]
    refused(breaker, 30.0)
    breaker.settle(permits[1], None, 30.0)
    permits.append(breaker.admit("messages", 30.0))
    refused(breaker, 30.0)


def test_a_lost_probe_releases_its_lease_at_its_expiry_and_no_longer_counts():
    breaker = opened()
    lost = breaker.admit_for("messages", 30.0, 10.0)
    refused(breaker, 39.9)
    other = breaker.admit_for("messages", 40.0, 10.0)
    breaker.settle(lost, FAILED, 41.0)
    assert breaker.state("messages") == "half-open"
    refused(breaker, 41.0)
    breaker.settle(other, FAILED, 42.0)
    assert breaker.state("messages") == "open"


def test_an_execution_admitted_in_an_earlier_state_does_not_count():
    breaker = circuit()
    late = [breaker.admit("messages", 0.0) for _ in range(4)]
    for _ in range(5):
        run(breaker, FAILED)
    breaker.settle(late[0], None, 1.0)
    assert breaker.state("messages") == "open"
    breaker.settle(late[1], FAILED, 20.0)
    assert refused(breaker, 20.0).retry_after == 10.0
    probe = breaker.admit("messages", 30.0)
    breaker.settle(late[2], None, 30.0)
    refused(breaker, 30.0)
    for _ in range(2):
        breaker.settle(probe, None, 30.0)
        probe = breaker.admit("messages", 30.0)
    breaker.settle(probe, None, 30.0)
    assert breaker.state("messages") == "closed"
    for _ in range(4):
        run(breaker, FAILED, 31.0)
    breaker.settle(late[3], FAILED, 31.0)
    assert breaker.state("messages") == "closed"


def test_a_permit_that_is_settled_twice_counts_once():
    breaker = opened(success_threshold=2)
    probe = breaker.admit("messages", 30.0)
    breaker.settle(probe, None, 30.0)
    breaker.settle(probe, None, 30.0)
    assert breaker.state("messages") == "half-open"


def test_a_retry_is_allowed_only_while_the_circuit_has_stayed_closed():
    breaker = circuit()
    permit = breaker.admit("messages", 0.0)
    assert breaker.may_retry(permit, 0.0)
    run(breaker, FAILED)
    assert breaker.may_retry(permit, 0.0)
    for _ in range(4):
        run(breaker, FAILED)
    assert not breaker.may_retry(permit, 0.0)
    probe = breaker.admit("messages", 30.0)
    assert not breaker.may_retry(probe, 30.0)
    breaker.settle(probe, None, 30.0)
    for _ in range(2):
        run(breaker, None, 30.0)
    assert breaker.state("messages") == "closed"
    assert not breaker.may_retry(permit, 31.0)
    assert breaker.may_retry(breaker.admit("messages", 31.0), 31.0)


def test_trip_opens_the_circuit_without_a_failure():
    logger = MockLogger()
    breaker = circuit(logger)
    late = breaker.admit("messages", 5.0)
    breaker.trip("messages", 5.0)
    assert refused(breaker, 6.0).retry_after == 29.0
    breaker.settle(late, None, 7.0)
    assert breaker.state("messages") == "open"
    assert len(logger.messages("WARNING")) == 1


def test_each_service_has_its_own_circuit():
    breaker = opened()
    run(breaker, None, 1.0, "models")
    assert (breaker.state("messages"), breaker.state("models"), breaker.state("unknown.service")) == (
        "open",
        "closed",
        "closed",
    )


def test_arguments_that_are_not_a_permit_or_a_configuration_are_refused():
    with pytest.raises(errors.ConfigurationError, match="not a permit"):
        circuit().settle(object(), None, 0.0)
    with pytest.raises(errors.ConfigurationError, match="circuit must be a CircuitConfig, not int"):
        CircuitBreaker(5)
