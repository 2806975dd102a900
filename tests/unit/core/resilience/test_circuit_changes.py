"""Changes of the state of a circuit: listeners, logs, forks, threads, and a model to compare with."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from integrations_anthropic import errors
from integrations_anthropic._config.policies import CircuitConfig
from integrations_anthropic.resilience import CircuitBreaker
from integrations_anthropic.testing import MockLogger
from tests.unit.core.resilience.circuits import FAILED, INVALID, RATE_LIMITED, circuit, opened, refused, run


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
    probe = breaker.admit("messages", 30.0)
    refused(breaker, 30.0)
    breaker._lock.acquire()
    breaker._notifier._lock.acquire()
    breaker.after_fork()
    assert breaker.admit("messages", 30.0).lease not in (None, probe.lease)


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
