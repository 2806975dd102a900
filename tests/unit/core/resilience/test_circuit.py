from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from threading import Barrier

import pybreaker
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from integrations_anthropic import errors
from integrations_anthropic._config.policies import CircuitConfig
from integrations_anthropic._core.codec.error_response import from_response
from integrations_anthropic._core.resilience.pybreaker_adapter import misfit
from integrations_anthropic.resilience import CircuitBreaker
from integrations_anthropic.testing import MockLogger

FAILED = from_response(500, {}, b"")
RATE_LIMITED = from_response(429, {}, b"")
INVALID = from_response(400, {}, b"")


def circuit(logger=None, **config):
    return CircuitBreaker(CircuitConfig(**config), logger=logger or MockLogger())


def run(breaker, error, now=0.0, service="messages"):
    breaker.settle(breaker.admit(service, now), error, now)


def opened(now=0.0, **config):
    breaker = circuit(**config)
    for _ in range(breaker.config.failure_threshold):
        run(breaker, FAILED, now)
    assert breaker.state("messages") == "open"
    return breaker


def refused(breaker, now):
    with pytest.raises(errors.CircuitBreakerOpenError) as caught:
        breaker.admit("messages", now)
    return caught.value


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
    breaker.admit("messages", 30.0)
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


def test_each_change_of_state_is_reported_to_listeners_and_logged_once():
    logger, changes = MockLogger(), []
    breaker = circuit(logger)
    breaker.add_listener(lambda *change: changes.append(change))
    for _ in range(7):
        try:
            run(breaker, FAILED)
        except errors.CircuitBreakerOpenError:
            continue
    for _ in range(3):
        run(breaker, None, 30.0)
    assert changes == [
        ("messages", "closed", "open"),
        ("messages", "open", "half-open"),
        ("messages", "half-open", "closed"),
    ]
    warnings = logger.messages("WARNING")
    assert len(warnings) == 3
    assert "5 calls in a row failed" in warnings[0] and "30 s" in warnings[0] and "circuit=None" in warnings[0]
    assert logger.messages("ERROR") == ["circuit breaker opened for messages"]
    assert logger.records[0].extra == {"service": "messages", "old_state": "closed", "new_state": "open"}


def test_the_default_logger_is_that_of_the_package(caplog):
    breaker = CircuitBreaker(CircuitConfig(failure_threshold=1))
    with caplog.at_level(logging.WARNING):
        run(breaker, FAILED)
    assert [(r.name, r.levelname) for r in caplog.records] == [
        ("integrations_anthropic.circuit", "WARNING"),
        ("integrations_anthropic.circuit", "ERROR"),
    ]


def test_an_error_of_a_listener_is_logged_and_other_listeners_are_still_called():
    logger, changes = MockLogger(), []
    breaker = circuit(logger, failure_threshold=1)

    def broken(*change):
        raise ValueError("sk-ant-api03-abcdef")

    breaker.add_listener(broken)
    breaker.add_listener(lambda *change: changes.append(change))
    run(breaker, FAILED)
    assert changes == [("messages", "closed", "open")]
    assert "raised ValueError: [REDACTED]" in logger.messages("ERROR")[-1]
    breaker.remove_listener(broken)
    with pytest.raises(ValueError):
        breaker.remove_listener(broken)


def test_a_listener_may_use_the_circuit_and_is_notified_of_later_changes_in_order():
    breaker, changes = circuit(failure_threshold=1), []

    def listener(service, old, new):
        changes.append((old, new))
        if new == "open":
            breaker.settle(breaker.admit("messages", 100.0), FAILED, 0.0) if len(changes) == 1 else None

    breaker.add_listener(listener)
    run(breaker, FAILED)
    assert changes == [("closed", "open"), ("open", "half-open"), ("half-open", "open")]


def test_after_a_fork_locks_are_new_and_leases_of_the_parent_are_released():
    breaker = opened()
    breaker.admit("messages", 30.0)
    refused(breaker, 30.0)
    breaker._lock.acquire()
    breaker._notifier._notifying.acquire()
    breaker.after_fork()
    assert breaker.admit("messages", 30.0).lease is not None


def test_threads_that_fail_at_once_open_the_circuit_once():
    logger = MockLogger()
    breaker = circuit(logger)
    start = Barrier(32)

    def fail(_):
        permit = breaker.admit("messages", 0.0)
        start.wait()
        breaker.settle(permit, FAILED, 0.0)

    with ThreadPoolExecutor(32) as pool:
        list(pool.map(fail, range(32)))
    assert breaker.state("messages") == "open"
    assert len(logger.messages("WARNING")) == len(logger.messages("ERROR")) == 1
    assert breaker.admit("messages", 30.0).epoch == 2


class Model:
    """The state machine of a circuit breaker in its simplest form."""

    def __init__(self):
        self.state, self.count, self.since, self.epoch, self.probes = "closed", 0, 0.0, 0, set()

    def move(self, state, now):
        self.state, self.count, self.since, self.epoch, self.probes = state, 0, now, self.epoch + 1, set()


class AgainstTheModel(RuleBasedStateMachine):
    """The circuit agrees with the model after any sequence of admissions, ends and waits."""

    def __init__(self):
        super().__init__()
        self.circuit = circuit(failure_threshold=3, success_threshold=2, open_duration=10.0, half_open_max_requests=2)
        self.model, self.now, self.running, self.serial = Model(), 0.0, [], 0

    @rule(seconds=st.sampled_from([0.5, 3.0, 10.0]))
    def time_passes(self, seconds):
        self.now += seconds

    @rule()
    def admit_one(self):
        model = self.model
        if model.state == "open" and self.now >= model.since + 10.0:
            model.move("half-open", self.now)
        no_lease = model.state == "half-open" and len(model.probes) >= 2
        try:
            permit = self.circuit.admit("messages", self.now)
        except errors.CircuitBreakerOpenError as error:
            assert model.state == "open" or no_lease
            if model.state == "open":
                assert error.retry_after == pytest.approx(model.since + 10.0 - self.now)
            return
        assert model.state != "open" and not no_lease
        self.serial += 1
        if model.state == "half-open":
            model.probes.add(self.serial)
        self.running.append((permit, model.epoch, self.serial))

    @precondition(lambda self: self.running)
    @rule(data=st.data(), error=st.sampled_from([None, FAILED, INVALID, RATE_LIMITED, GeneratorExit()]))
    def settle_one(self, data, error):
        permit, epoch, serial = self.running.pop(data.draw(st.integers(0, len(self.running) - 1)))
        self.circuit.settle(permit, error, self.now)
        model = self.model
        if epoch != model.epoch:
            return
        model.probes.discard(serial)
        if error is FAILED:
            model.count += 1
            if model.state == "half-open" or model.count >= 3:
                model.move("open", self.now)
        elif error is None and model.state == "closed":
            model.count = 0
        elif error is None:
            model.count += 1
            if model.count >= 2:
                model.move("closed", self.now)

    @invariant()
    def circuit_and_model_agree(self):
        assert self.circuit.state("messages") == self.model.state
        for permit, epoch, _ in self.running:
            allowed = self.model.state == "closed" and epoch == self.model.epoch
            assert self.circuit.may_retry(permit, self.now) == allowed


TestAgainstTheModel = AgainstTheModel.TestCase
TestAgainstTheModel.settings = settings(max_examples=60, stateful_step_count=60, deadline=None)
