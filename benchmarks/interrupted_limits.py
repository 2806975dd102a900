"""Interrupts calls by signals at random moments, under limits, a circuit and a retry budget: is anything lost?

    python benchmarks/interrupted_limits.py --count 5000

No network: the transport is a double, so that most interrupts hit what a call takes beside a connection.
"""

from __future__ import annotations

import argparse
import gc
import random
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from integrations_anthropic import AnthropicClient, CircuitConfig, InternalServerError, RateLimits, RetryPolicy
from integrations_anthropic.errors import AnthropicError
from integrations_anthropic.testing import MockTransport, message_response
from tests.unit.responses import failure, reply_with

HELLO: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
DOWN = InternalServerError("down", status=500)


class OutsideError(Exception):
    """An interrupt that derives from Exception."""


class OutsideInterrupt(BaseException):
    """An interrupt that does not, as KeyboardInterrupt."""


def client() -> AnthropicClient:
    """A client whose every third attempt fails."""
    replies = [message_response(), reply_with(failure("api_error"), 500), message_response()]
    return AnthropicClient(
        api_key="k",
        transport=MockTransport(*replies * 4000),
        circuit=CircuitConfig(failure_threshold=3, open_duration=0.001, half_open_max_requests=1),
        retry=RetryPolicy(initial_delay=0.0, max_delay=0.001),
        rate_limits=RateLimits(requests_per_minute=10**7, input_tokens_per_minute=10**9),
    )


def interrupt(count: int) -> dict[str, int]:
    """Interrupt so many calls; returns what was found."""
    found = dict.fromkeys(("interrupts", "answers", "own errors"), 0)
    one: Any = client()
    # Imports are for another script.
    check(one)
    kinds = [OutsideError, OutsideInterrupt]

    def handler(*_: object) -> None:
        raise kinds[found["interrupts"] % 2]

    signal.signal(signal.SIGALRM, handler)
    rounds = 0
    while found["interrupts"] < count:
        rounds += 1
        if rounds % 7 == 0:
            one._components.circuit.trip("messages", time.monotonic() - 1.0)
        if rounds % 500 == 0:
            check(one)
            one = client()
        try:
            try:
                signal.setitimer(signal.ITIMER_REAL, random.uniform(1e-5, 3e-3))
                while True:
                    one.messages.create(**HELLO)
                    found["answers"] += 1
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
        except (OutsideError, OutsideInterrupt):
            found["interrupts"] += 1
        except AnthropicError:
            found["own errors"] += 1
    check(one)
    return found


def check(one: Any) -> None:
    """Raise AssertionError where anything is still taken."""
    # An interrupt may leave an exception and a frame that refer to each other, and with them a lease.
    gc.collect()
    for _ in range(20):
        time.sleep(0.003)
        with suppress(AnthropicError):
            one.messages.create(**HELLO)
            break
    else:
        raise AssertionError("no call is admitted any more")
    limiter, circuit, budget = one._pipeline._orchestrator._limiter, one._components.circuit, one._components.budget
    assert limiter._queue.empty
    assert not limiter.leases._lent, limiter.leases._lent
    assert [counter.in_flight for counter in limiter._limits.counters] == [0, 0]
    breaker = circuit._breakers.get("messages")
    assert breaker is None or breaker.wait(time.monotonic()) == 0.0
    assert budget.left <= 100.0
    assert not budget._leases._lent


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=5000)
    print(interrupt(parser.parse_args().count))
