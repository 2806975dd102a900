"""A limiter whose caller is interrupted at any moment: nothing stays in flight, and no place in the queue is taken."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, RateLimits
from integrations_anthropic._core.call.operation import make_call
from integrations_anthropic._core.call.options import Options
from integrations_anthropic._core.call.request import build_request
from integrations_anthropic._core.resilience.cost import NO_TOKENS
from integrations_anthropic._core.resilience.rate_limiter import LimitCounter
from integrations_anthropic._sync.services.messages import _CREATE
from integrations_anthropic.testing import VirtualClock, usage
from tests.unit.interrupts.attack import INTERRUPTS, Attack, attacks

PACKAGE = "integrations_anthropic"
MODULES = (
    f"{PACKAGE}._sync.rate_limit",
    f"{PACKAGE}._sync.limiting.reservation",
    f"{PACKAGE}._core.resilience.rate_limiter",
    f"{PACKAGE}._core.resilience.sliding_window",
    f"{PACKAGE}._core.resilience.token_bucket",
    f"{PACKAGE}._core.resilience.wait_queue",
    f"{PACKAGE}._runtime.lease",
    f"{PACKAGE}.storage.limits_adapter",
)
BODY: dict[str, Any] = {"model": "m", "max_tokens": 100, "messages": [{"role": "user", "content": "Hello"}]}


def limiter_of(clock: VirtualClock, **limits: Any) -> tuple[Any, Any]:
    """The limiter of a client, and a request."""
    client = AnthropicClient(api_key="k", clock=clock, rate_limits=RateLimits(**limits))
    request = build_request(make_call(_CREATE, Options(), fields=BODY), client._settings, streamed=False)
    return client._pipeline._orchestrator._limiter, request


def check_nothing_is_lost(limiter: Any, request: Any, clock: VirtualClock) -> None:
    """The next call is admitted at once; then nothing is in flight, and a minute later the limits are whole again."""
    before = clock.monotonic()
    limiter.admit(request, None).settle(usage(4, 5))
    assert clock.monotonic() == before
    assert limiter._queue.empty
    assert not limiter.leases.lost
    assert not limiter.leases._lent
    clock.advance(120)
    for counter in limiter._limits.counters:
        check_counter(counter, clock.monotonic())


def check_counter(counter: LimitCounter, now: float) -> None:
    assert (counter.in_flight, counter.acknowledged) == (0, 0)
    assert counter.left(now) == counter.capacity


LIMITS = {"requests_per_minute": 50, "input_tokens_per_minute": 50_000, "output_tokens_per_minute": 5000}


def test_a_call_interrupted_between_its_admission_and_its_settlement_leaves_nothing_in_flight() -> None:
    for attack in attacks(*MODULES):
        clock = VirtualClock()
        limiter, request = limiter_of(clock, **LIMITS)

        def call(limiter: Any = limiter, request: Any = request) -> None:
            reservation = limiter.admit(request, None)
            reservation.learn({}, whole=True)
            reservation.settle(usage(4, 5))

        error = attack.run(call)
        assert error is None or isinstance(error, INTERRUPTS), attack.place
        del error
        check_nothing_is_lost(limiter, request, clock)


def test_a_call_interrupted_while_entries_of_an_earlier_minute_expire_leaves_the_limits_whole() -> None:
    for attack in attacks(f"{PACKAGE}._core.resilience.sliding_window", f"{PACKAGE}._core.resilience.rate_limiter"):
        clock = VirtualClock()
        limiter, request = limiter_of(clock, **LIMITS)
        for _ in range(3):
            limiter.admit(request, None).settle(usage(4, 5))
        clock.advance(30)
        kept = limiter.admit(request, None)
        clock.advance(40)
        attack.run(lambda limiter=limiter, request=request: limiter.admit(request, None).settle(usage(4, 5)))
        window = limiter._limits.counters[2].local
        assert window._used == sum(entry.cost for entry in window._entries), attack.place
        kept.settle(usage(4, 5))
        del kept
        check_nothing_is_lost(limiter, request, clock)


def test_a_call_interrupted_in_the_queue_gives_up_its_place() -> None:
    for attack in attacks(*MODULES):
        clock = VirtualClock()
        limiter, request = limiter_of(clock, requests_per_minute=60, burst=1, tokens_per_minute=50_000)
        limiter.admit(request, None).settle(usage(4, 5))

        def wait_and_call(limiter: Any = limiter, request: Any = request) -> None:
            limiter.admit(request, None).settle(usage(4, 5))

        attack.run(wait_and_call)
        clock.advance(5)
        check_nothing_is_lost(limiter, request, clock)


def test_those_behind_a_call_that_is_interrupted_in_the_queue_are_admitted() -> None:
    clock = VirtualClock()
    limiter, request = limiter_of(clock, requests_per_minute=60, burst=1)
    queue = limiter._queue
    from integrations_anthropic._core.resilience.wait_queue import QueueEntry
    from integrations_anthropic._runtime.waiting import Waiter

    for attack in attacks(f"{PACKAGE}._core.resilience.wait_queue"):
        first = QueueEntry[Any](NO_TOKENS, 0.0, None, None)
        queue.join(first, Waiter)
        admitted: list[Any] = []
        behind = threading.Thread(target=lambda admitted=admitted: admitted.append(limiter.admit(request, None)))
        behind.start()

        def leave(first: Any = first) -> None:
            first.gone = True
            queue.leave(first, admitted=False)

        attack.run(leave)
        behind.join(60)
        assert len(admitted) == 1, attack.place
        admitted[0].settle(usage(4, 5))
        assert queue.empty


@pytest.mark.parametrize("interrupt", INTERRUPTS)
def test_the_places_that_are_attacked_are_those_at_which_a_signal_can_be_raised(interrupt: Any) -> None:
    def called() -> int:
        return 1

    def work() -> None:
        called()

    places = []
    for moment in range(1, 10):
        attack = Attack(moment, interrupt, frozenset({__name__}))
        attack.run(work)
        places.append(attack.place.partition("<locals>.")[2].partition(":")[0])
    assert places[:4] == ["work", "called", "work", ""]
