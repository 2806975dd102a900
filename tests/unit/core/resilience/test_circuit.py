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

BROKEN = from_response(500, {}, b"")
REFUSED = from_response(429, {}, b"")
WRONG = from_response(400, {}, b"")


def circuit(logger=None, **config):
    return CircuitBreaker(CircuitConfig(**config), logger=logger or MockLogger())


def run(one, error, now=0.0, service="messages"):
    one.settle(one.admit(service, now), error, now)


def opened(now=0.0, **config):
    one = circuit(**config)
    for _ in range(one.config.failure_threshold):
        run(one, BROKEN, now)
    assert one.state("messages") == "open"
    return one


def refused(one, now):
    with pytest.raises(errors.CircuitBreakerOpenError) as caught:
        one.admit("messages", now)
    return caught.value


def test_the_adapter_fits_pybreaker():
    problem = misfit()
    assert problem is None, (
        f"adapter _core/resilience/pybreaker_adapter.py no longer fits pybreaker {version('pybreaker')}: {problem}"
    )


def test_a_misfit_says_what_is_missing(monkeypatch):
    monkeypatch.setattr(pybreaker, "STATE_HALF_OPEN", "ajar")
    assert "ajar" in misfit()
    monkeypatch.delattr(pybreaker.CircuitMemoryStorage, "reset_counter")
    monkeypatch.delattr(pybreaker.CircuitBreakerStorage, "reset_counter")
    assert misfit() == "there is no _state_storage.reset_counter"


def test_it_opens_after_five_failures_in_a_row_for_thirty_seconds():
    one = circuit()
    for _ in range(4):
        run(one, BROKEN, 100.0)
    assert one.state("messages") == "closed"
    run(one, BROKEN, 100.0)
    assert one.state("messages") == "open"
    error = refused(one, 110.0)
    assert error.retry_after == 20.0
    assert error.kind == "circuit_open"
    assert "messages" in error.message and "20.0 s" in error.message and "nothing was sent" in error.message
    assert refused(one, 129.9).retry_after == pytest.approx(0.1)
    assert one.admit("messages", 130.0).lease is not None


def test_a_success_between_starts_the_count_anew():
    one = circuit()
    for _ in range(3):
        for _ in range(4):
            run(one, BROKEN)
        run(one, None)
    assert one.state("messages") == "closed"


@pytest.mark.parametrize(
    "error", [WRONG, REFUSED, asyncio.CancelledError(), errors.DeadlineExceededError("late"), GeneratorExit()]
)
def test_what_counts_as_nothing_neither_opens_it_nor_starts_the_count_anew(error):
    one = circuit()
    for _ in range(100):
        run(one, error)
    for _ in range(4):
        run(one, BROKEN)
        run(one, error)
    assert one.state("messages") == "closed"
    run(one, BROKEN)
    assert one.state("messages") == "open"


def test_three_successful_probes_one_after_another_close_it():
    one = opened()
    for number in range(3):
        assert one.state("messages") == ("open" if number == 0 else "half-open")
        permit = one.admit("messages", 30.0)
        assert refused(one, 30.0).retry_after == 1.0
        one.settle(permit, None, 31.0)
    assert one.state("messages") == "closed"
    for _ in range(4):
        run(one, BROKEN, 40.0)
    assert one.state("messages") == "closed"


def test_a_failed_probe_opens_it_again_for_the_whole_time():
    one = opened()
    run(one, None, 30.0)
    run(one, None, 30.0)
    run(one, BROKEN, 35.0)
    assert refused(one, 36.0).retry_after == 29.0
    for _ in range(3):
        run(one, None, 65.0)
    assert one.state("messages") == "closed"


@pytest.mark.parametrize("error", [REFUSED, WRONG, asyncio.CancelledError(), errors.PoolTimeoutError("full")])
def test_a_probe_that_ends_uncounted_frees_its_place_at_once(error):
    one = opened()
    permit = one.admit("messages", 30.0)
    refused(one, 30.0)
    one.settle(permit, error, 30.0)
    assert one.state("messages") == "half-open"
    assert one.admit("messages", 30.0).lease is not None


def test_as_many_probes_as_allowed_are_under_way_at_a_time():
    one = opened(half_open_max_requests=3)
    permits = [one.admit("messages", 30.0) for _ in range(3)]
    refused(one, 30.0)
    one.settle(permits[1], None, 30.0)
    one.admit("messages", 30.0)
    refused(one, 30.0)


def test_a_probe_that_was_lost_gives_up_its_place_and_its_say_when_its_time_is_over():
    one = opened()
    lost = one.admit_for("messages", 30.0, 10.0)
    refused(one, 39.9)
    other = one.admit_for("messages", 40.0, 10.0)
    one.settle(lost, BROKEN, 41.0)
    assert one.state("messages") == "half-open"
    refused(one, 41.0)
    one.settle(other, BROKEN, 42.0)
    assert one.state("messages") == "open"


def test_results_of_an_older_state_count_as_nothing():
    one = circuit()
    late = [one.admit("messages", 0.0) for _ in range(4)]
    for _ in range(5):
        run(one, BROKEN)
    one.settle(late[0], None, 1.0)
    assert one.state("messages") == "open"
    one.settle(late[1], BROKEN, 20.0)
    assert refused(one, 20.0).retry_after == 10.0
    probe = one.admit("messages", 30.0)
    one.settle(late[2], None, 30.0)
    refused(one, 30.0)
    for _ in range(2):
        one.settle(probe, None, 30.0)
        probe = one.admit("messages", 30.0)
    one.settle(probe, None, 30.0)
    assert one.state("messages") == "closed"
    for _ in range(4):
        run(one, BROKEN, 31.0)
    one.settle(late[3], BROKEN, 31.0)
    assert one.state("messages") == "closed"


def test_a_permit_that_is_settled_twice_counts_once():
    one = opened(success_threshold=2)
    probe = one.admit("messages", 30.0)
    one.settle(probe, None, 30.0)
    one.settle(probe, None, 30.0)
    assert one.state("messages") == "half-open"


def test_a_retry_goes_only_while_the_circuit_is_closed_and_was_all_the_time():
    one = circuit()
    permit = one.admit("messages", 0.0)
    assert one.may_retry(permit, 0.0)
    run(one, BROKEN)
    assert one.may_retry(permit, 0.0)
    for _ in range(4):
        run(one, BROKEN)
    assert not one.may_retry(permit, 0.0)
    probe = one.admit("messages", 30.0)
    assert not one.may_retry(probe, 30.0)
    one.settle(probe, None, 30.0)
    for _ in range(2):
        run(one, None, 30.0)
    assert one.state("messages") == "closed"
    assert not one.may_retry(permit, 31.0)
    assert one.may_retry(one.admit("messages", 31.0), 31.0)


def test_it_can_be_opened_without_a_failure():
    logger = MockLogger()
    one = circuit(logger)
    late = one.admit("messages", 5.0)
    one.trip("messages", 5.0)
    assert refused(one, 6.0).retry_after == 29.0
    one.settle(late, None, 7.0)
    assert one.state("messages") == "open"
    assert len(logger.messages("WARNING")) == 1


def test_each_service_has_its_own():
    one = opened()
    run(one, None, 1.0, "models")
    assert (one.state("messages"), one.state("models"), one.state("never.heard.of")) == ("open", "closed", "closed")


def test_what_is_no_permit_or_no_configuration_is_refused():
    with pytest.raises(errors.ConfigurationError, match="not a permit"):
        circuit().settle(object(), None, 0.0)
    with pytest.raises(errors.ConfigurationError, match="circuit must be a CircuitConfig, not int"):
        CircuitBreaker(5)


def test_every_change_is_told_to_listeners_and_to_the_log_once():
    logger, told = MockLogger(), []
    one = circuit(logger)
    one.add_listener(lambda *change: told.append(change))
    for _ in range(7):
        try:
            run(one, BROKEN)
        except errors.CircuitBreakerOpenError:
            continue
    for _ in range(3):
        run(one, None, 30.0)
    assert told == [
        ("messages", "closed", "open"),
        ("messages", "open", "half-open"),
        ("messages", "half-open", "closed"),
    ]
    warnings = logger.messages("WARNING")
    assert len(warnings) == 3
    assert "5 calls in a row failed" in warnings[0] and "30 s" in warnings[0] and "circuit=None" in warnings[0]
    assert logger.messages("ERROR") == ["circuit breaker opened for messages"]
    assert logger.records[0].extra == {"service": "messages", "old_state": "closed", "new_state": "open"}


def test_without_a_logger_the_log_is_the_packages_own(caplog):
    one = CircuitBreaker(CircuitConfig(failure_threshold=1))
    with caplog.at_level(logging.WARNING):
        run(one, BROKEN)
    assert [(r.name, r.levelname) for r in caplog.records] == [
        ("integrations_anthropic.circuit", "WARNING"),
        ("integrations_anthropic.circuit", "ERROR"),
    ]


def test_a_listener_that_raises_is_logged_and_others_are_told_still():
    logger, told = MockLogger(), []
    one = circuit(logger, failure_threshold=1)

    def broken(*change):
        raise ValueError("sk-ant-api03-abcdef")

    one.add_listener(broken)
    one.add_listener(lambda *change: told.append(change))
    run(one, BROKEN)
    assert told == [("messages", "closed", "open")]
    assert "raised ValueError: [REDACTED]" in logger.messages("ERROR")[-1]
    one.remove_listener(broken)
    with pytest.raises(ValueError):
        one.remove_listener(broken)


def test_a_listener_may_use_the_circuit_and_is_told_of_what_follows_in_order():
    one, told = circuit(failure_threshold=1), []

    def follow(service, old, new):
        told.append((old, new))
        if new == "open":
            one.settle(one.admit("messages", 100.0), BROKEN, 0.0) if len(told) == 1 else None

    one.add_listener(follow)
    run(one, BROKEN)
    assert told == [("closed", "open"), ("open", "half-open"), ("half-open", "open")]


def test_after_a_fork_locks_are_new_and_places_of_the_other_process_are_free():
    one = opened()
    one.admit("messages", 30.0)
    refused(one, 30.0)
    one._lock.acquire()
    one._notifier._notifying.acquire()
    one.after_fork()
    assert one.admit("messages", 30.0).lease is not None


def test_threads_that_fail_at_once_open_it_once():
    logger = MockLogger()
    one = circuit(logger)
    start = Barrier(32)

    def fail(_):
        permit = one.admit("messages", 0.0)
        start.wait()
        one.settle(permit, BROKEN, 0.0)

    with ThreadPoolExecutor(32) as pool:
        list(pool.map(fail, range(32)))
    assert one.state("messages") == "open"
    assert len(logger.messages("WARNING")) == len(logger.messages("ERROR")) == 1
    assert one.admit("messages", 30.0).epoch == 2


class Model:
    """The state machine as documented, in as few lines as possible."""

    def __init__(self):
        self.state, self.count, self.since, self.epoch, self.probes = "closed", 0, 0.0, 0, set()

    def move(self, state, now):
        self.state, self.count, self.since, self.epoch, self.probes = state, 0, now, self.epoch + 1, set()


class AgainstTheModel(RuleBasedStateMachine):
    """Any order of asking, ending and waiting gives what the state machine gives."""

    def __init__(self):
        super().__init__()
        self.circuit = circuit(failure_threshold=3, success_threshold=2, open_duration=10.0, half_open_max_requests=2)
        self.model, self.now, self.running, self.serial = Model(), 0.0, [], 0

    @rule(seconds=st.sampled_from([0.5, 3.0, 10.0]))
    def time_passes(self, seconds):
        self.now += seconds

    @rule()
    def one_more_asks(self):
        model = self.model
        if model.state == "open" and self.now >= model.since + 10.0:
            model.move("half-open", self.now)
        full = model.state == "half-open" and len(model.probes) >= 2
        try:
            permit = self.circuit.admit("messages", self.now)
        except errors.CircuitBreakerOpenError as error:
            assert model.state == "open" or full
            if model.state == "open":
                assert error.retry_after == pytest.approx(model.since + 10.0 - self.now)
            return
        assert model.state != "open" and not full
        self.serial += 1
        if model.state == "half-open":
            model.probes.add(self.serial)
        self.running.append((permit, model.epoch, self.serial))

    @precondition(lambda self: self.running)
    @rule(data=st.data(), end=st.sampled_from([None, BROKEN, WRONG, REFUSED, GeneratorExit()]))
    def one_ends(self, data, end):
        permit, epoch, serial = self.running.pop(data.draw(st.integers(0, len(self.running) - 1)))
        self.circuit.settle(permit, end, self.now)
        model = self.model
        if epoch != model.epoch:
            return
        model.probes.discard(serial)
        if end is BROKEN:
            model.count += 1
            if model.state == "half-open" or model.count >= 3:
                model.move("open", self.now)
        elif end is None and model.state == "closed":
            model.count = 0
        elif end is None:
            model.count += 1
            if model.count >= 2:
                model.move("closed", self.now)

    @invariant()
    def they_agree(self):
        assert self.circuit.state("messages") == self.model.state
        for permit, epoch, _ in self.running:
            good = self.model.state == "closed" and epoch == self.model.epoch
            assert self.circuit.may_retry(permit, self.now) == good


TestAgainstTheModel = AgainstTheModel.TestCase
TestAgainstTheModel.settings = settings(max_examples=60, stateful_step_count=60, deadline=None)
