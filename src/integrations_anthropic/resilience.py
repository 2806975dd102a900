"""The parts of resilience by their names: policies, the seams they fit, and what counts and decides underneath."""

from __future__ import annotations

from ._async.orchestrator import AsyncResilienceOrchestrator
from ._config.policies import CircuitConfig, RateLimits, RetryPolicy
from ._core.call.protocols import RateLimiter, Retries, RetryExecutor
from ._core.resilience.circuit import CircuitBreaker
from ._core.resilience.retry import Retry, RetryBudget, RetryNotice
from ._core.resilience.sliding_window import SlidingWindowLog
from ._core.resilience.token_bucket import TokenBucket
from ._sync.orchestrator import ResilienceOrchestrator

__all__ = [
    "AsyncResilienceOrchestrator",
    "CircuitBreaker",
    "CircuitConfig",
    "RateLimiter",
    "RateLimits",
    "ResilienceOrchestrator",
    "Retries",
    "Retry",
    "RetryBudget",
    "RetryExecutor",
    "RetryNotice",
    "RetryPolicy",
    "SlidingWindowLog",
    "TokenBucket",
]
