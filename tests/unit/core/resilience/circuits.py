"""Circuits in a given state, and executions that they admit."""

from __future__ import annotations

import pytest

from integrations_anthropic import errors
from integrations_anthropic._config.policies import CircuitConfig
from integrations_anthropic._core.codec.error_response import from_response
from integrations_anthropic.resilience import CircuitBreaker
from integrations_anthropic.testing import MockLogger

RATE_LIMITED = from_response(429, {}, b"")
INVALID = from_response(400, {}, b"")
FAILED = from_response(500, {}, b"")


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
