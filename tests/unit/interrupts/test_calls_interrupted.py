"""Whole calls that are interrupted at any moment: the probe of a circuit, and a retry of the budget, come back."""

from __future__ import annotations

from typing import Any

from integrations_anthropic import AnthropicClient, CircuitConfig, InternalServerError, RetryPolicy
from integrations_anthropic._core.resilience.retry import RetryBudget
from integrations_anthropic.resilience import CircuitBreaker
from integrations_anthropic.testing import MockTransport, Reply, VirtualClock, message_response
from tests.unit.interrupts.attack import INTERRUPTS, attacks
from tests.unit.responses import failure, reply_with

PACKAGE = "integrations_anthropic"
RESILIENCE = f"{PACKAGE}._core.resilience"
CALL = (f"{PACKAGE}._sync.orchestrator", f"{PACKAGE}._core.call.execution", f"{PACKAGE}._runtime.lease")
BEGINNING = (
    "Execution.attempt_request",
    "ResilienceOrchestrator._attempt",
    "RetryBudget.spend",
    "RetryBudget._end",
    "Retry.made",
    "Leases.end",
)
HELLO: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


def down() -> Reply:
    return reply_with(failure("api_error"), 500)


def client_of(*replies: Any, **options: Any) -> AnthropicClient:
    clock = VirtualClock()
    return AnthropicClient(api_key="k", transport=MockTransport(*replies), clock=clock, **options)


def half_open(client: AnthropicClient) -> None:
    """Open the circuit of a client, and let the open time pass."""
    error = InternalServerError("down", status=500)
    circuit: Any = client._components.circuit
    for _ in range(5):
        circuit.settle(circuit.admit("messages", 0.0), error, client._components.clock.monotonic())
    client._components.clock.sleep(60.0)


def test_the_probe_of_a_call_that_is_interrupted_anywhere_is_free_again() -> None:
    modules = (*CALL, f"{RESILIENCE}.circuit", f"{RESILIENCE}.pybreaker_adapter", f"{RESILIENCE}.circuit_notifier")
    for attack in attacks(*modules):
        client = client_of(message_response(), message_response(), circuit=CircuitConfig())
        changes: list[tuple[str, str]] = []
        circuit: Any = client._components.circuit
        circuit.add_listener(lambda _, old, new, changes=changes: changes.append((old, new)))
        half_open(client)
        error = attack.run(lambda client=client: client.messages.create(**HELLO))
        assert error is None or isinstance(error, INTERRUPTS), attack.place
        del error
        client.messages.create(**HELLO)
        assert circuit.state("messages") in ("closed", "half-open"), attack.place
        assert circuit._breakers["messages"].wait(client._components.clock.monotonic()) == 0.0
        circuit.trip("messages", client._components.clock.monotonic())
        assert changes[-1][1] == "open", attack.place


def test_a_retry_of_a_call_that_is_interrupted_anywhere_returns_to_the_budget_or_is_made() -> None:
    for attack in attacks(*CALL, f"{RESILIENCE}.retry"):
        policy = RetryPolicy(initial_delay=0.1)
        client = client_of(down(), message_response(), message_response(), circuit=None, retry=policy)
        budget = client._components.budget
        transport: Any = client._pipeline.transport
        attack.run(lambda client=client: client.messages.create(**HELLO))
        # What was granted counts as made from the beginning of its attempt.
        made = len(transport.requests) > 1 or attack.place.startswith(BEGINNING)
        assert (99.0 if made else 100.0) <= budget.left <= 100.0, attack.place
        assert not budget._leases.lost, attack.place
        assert not budget._leases._lent, attack.place


def test_a_retry_that_is_taken_from_the_budget_and_interrupted_comes_back() -> None:
    for attack in attacks(f"{RESILIENCE}.retry", f"{PACKAGE}._runtime.lease"):
        budget = RetryBudget(3)

        def work(budget: RetryBudget = budget) -> None:
            lent = budget.lend()
            assert lent is not None
            budget.give_back(lent)

        attack.run(work)
        assert budget.left == 3.0, attack.place


def test_changes_of_a_circuit_are_reported_after_a_report_that_was_interrupted() -> None:
    for attack in attacks(f"{RESILIENCE}.circuit_notifier"):
        breaker = CircuitBreaker(CircuitConfig())
        attack.run(lambda breaker=breaker: breaker.trip("messages", 0.0))
        changes: list[tuple[str, str]] = []
        breaker.add_listener(lambda _, old, new, changes=changes: changes.append((old, new)))
        breaker.admit("messages", 60.0)
        assert ("open", "half-open") in changes, attack.place
