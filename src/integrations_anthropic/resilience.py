"""The parts of resilience by their names: policies, the seams they fit, and what counts and decides underneath."""

from __future__ import annotations

from ._async.orchestrator import AsyncResilienceOrchestrator
from ._core.buckets import SlidingWindowLog, TokenBucket
from ._core.circuit import CircuitBreaker
from ._core.protocols import RateLimiter, Retries, RetryExecutor
from ._core.retry import Retry, RetryBudget, RetryNotice
from ._sync.orchestrator import ResilienceOrchestrator
from .policies import CircuitConfig, RateLimits, RetryPolicy

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
