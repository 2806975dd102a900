"""Series that exist before they count: `rate()` of Prometheus does not see the increase that creates a series."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from .. import instruments as table
from ..call_record import CallOutcome

if TYPE_CHECKING:
    from .metric_backend import MetricBackend

__all__ = ["ZeroSeries"]

_RETRYABLE = ("network", "timeout", "conflict", "rate_limit", "server", "overloaded")
_FINAL = (
    *("api", "invalid_request", "auth", "billing", "permission", "not_found", "too_large", "timeout", "tls"),
    *("serialization", "validation", "configuration", "circuit_open", "local_rate_limit", "unexpected"),
)
_ERRORS = [*((kind, "true") for kind in _RETRYABLE), *((kind, "false") for kind in _FINAL)]
"""How calls end in errors, and whether they may be retried."""

_ATTEMPTS = sorted({table.attempt_label(number) for number in range(2, table.LARGEST_ATTEMPT + 2)})
_OUTCOMES: tuple[str, ...] = get_args(CallOutcome)


class ZeroSeries:
    """Starts series of calls, errors and retries at 0: those of messages at once, of each other call when it begins."""

    def __init__(self, backend: MetricBackend) -> None:
        self._backend = backend
        self._services: set[str] = set()
        self._calls: set[tuple[str, str, str]] = set()
        for method in ("create", "create_stream"):
            self.start("messages", method, "other")

    def start(self, service: str, method: str, model: str) -> None:
        """Start those of a call. `model`: its label value."""
        call = (service, method, model)
        if call in self._calls:
            return
        self._calls.add(call)
        add = self._backend.add
        for outcome in _OUTCOMES:
            add(table.REQUESTS, 0, service, method, outcome, model)
        if service not in self._services:
            self._services.add(service)
            for kind, retryable in _ERRORS:
                add(table.ERRORS, 0, service, kind, retryable)
            for attempt in _ATTEMPTS:
                add(table.RETRIES, 0, service, attempt)
