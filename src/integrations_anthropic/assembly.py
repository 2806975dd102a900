"""What a client is put together from: its own parts, or what a user gave in their place."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from ._core.auth import ConfiguredAuth
from ._core.retry import Retry
from ._core.telemetry import SILENT, Telemetry
from .clock import SystemClock
from .errors import ConfigurationError
from .policies import CircuitConfig, RateLimits, RetryPolicy
from .tls import ssl_context

if TYPE_CHECKING:
    from ._core.protocols import AuthProvider, CircuitBreaker, Clock, RateLimiter, Retries, RetryExecutor
    from .resolving import Resolved
    from .storage.policy import PolicyLimits

__all__ = ["Parts", "PolicyRetries", "check_parts", "needs_own_connections"]


class PolicyRetries:
    """Retries by a `RetryPolicy`."""

    def __init__(self, policy: RetryPolicy) -> None:
        self._policy = policy

    def begin(self, *, max_retries: int, safe: bool) -> Retries:
        """The retries of one call."""
        return Retry(self._policy, max_retries=max_retries, safe=safe)


@frozen(kw_only=True)
class Parts:
    """Everything beside the transport that a pipeline needs; copies of a client share it."""

    auth: AuthProvider
    clock: Clock
    retry: RetryExecutor
    circuit: CircuitBreaker | None
    limiter: PolicyLimits | RateLimiter | None
    telemetry: Telemetry

    @classmethod
    def of(cls, settings: Resolved) -> Parts:
        """The parts that the settings call for."""
        return cls(
            auth=settings.auth or ConfiguredAuth(settings),
            clock=settings.clock or SystemClock(),
            retry=_retry(settings),
            # A policy turned into a part of ours: the circuit stands by until it is built.
            circuit=None if isinstance(settings.circuit, CircuitConfig) else settings.circuit,
            limiter=_limiter(settings),
            telemetry=SILENT,
        )

    def changed(self, settings: Resolved, names: Collection[str], *, moved: bool) -> Parts:
        """The parts of a copy: shared, but for what its own options change."""
        fresh = Parts.of(settings)
        parts = evolve(self, auth=fresh.auth, retry=fresh.retry)
        if "clock" in names:
            parts = evolve(parts, clock=fresh.clock)
        if moved or "circuit" in names:
            parts = evolve(parts, circuit=fresh.circuit)
        if "rate_limits" in names:
            parts = evolve(parts, limiter=fresh.limiter)
        return parts


_SEAMS = {
    "transport": ("send", "close"),
    "auth": ("headers",),
    "clock": ("monotonic", "time", "sleep", "asleep"),
    "logger": ("log", "isEnabledFor"),
}
_KINDS = {"transport": "Transport", "auth": "AuthProvider", "clock": "Clock", "logger": "Logger"}
_OF_CONNECTIONS = (
    "base_url",
    "transport",
    "http_client",
    "proxy",
    "ca_bundle",
    "client_cert",
    "http2",
    "max_connections",
    "max_idle_connections",
    "idle_connection_timeout",
)


def needs_own_connections(before: Resolved, after: Resolved) -> bool:
    """Whether a copy differs in what its connections are made of, and so cannot share them."""
    return any(getattr(before, name) != getattr(after, name) for name in _OF_CONNECTIONS)


def check_parts(settings: Resolved, http_client: str) -> None:
    """Refuse what was given in place of a part of the client but cannot do its work, and files that cannot be read.

    `http_client` is the class of httpx this client works with.
    """
    _check_http_client(settings.http_client, http_client)
    if settings.ca_bundle or settings.client_cert:
        # Made now rather than at the first call, so that a file that cannot be read is found here.
        ssl_context(settings.ca_bundle, settings.client_cert, settings.ssl_cert_file, settings.ssl_cert_dir)
    for name, methods in _SEAMS.items():
        given = getattr(settings, name)
        missing = [method for method in methods if given is not None and not callable(getattr(given, method, None))]
        if missing:
            raise ConfigurationError(f"{name} has no method {missing[0]}(): it is no {_KINDS[name]}", field=name)


def _check_http_client(given: Any, wanted: str) -> None:
    """Refuse a client of the user's own that this client cannot use, or that does not verify certificates."""
    if given is None:
        return
    names = {cls.__name__ for cls in type(given).__mro__}
    if wanted not in names:
        raise ConfigurationError(
            f"http_client must be an httpx.{wanted}, not {type(given).__name__}", field="http_client"
        )
    transports = [getattr(given, "_transport", None), *getattr(given, "_mounts", {}).values()]
    for transport in transports:
        context = getattr(getattr(transport, "_pool", None), "_ssl_context", None)
        if context is not None and not (context.verify_mode == 2 and context.check_hostname):
            raise ConfigurationError(
                "http_client has a transport that does not verify certificates and host names", field="http_client"
            )


def _retry(settings: Resolved) -> RetryExecutor:
    if isinstance(settings.retry, RetryPolicy):
        return PolicyRetries(settings.retry)
    executor: RetryExecutor = settings.retry
    return executor


def _limiter(settings: Resolved) -> PolicyLimits | RateLimiter | None:
    if not isinstance(settings.rate_limits, RateLimits):
        limiter: RateLimiter | None = settings.rate_limits
        return limiter
    # Loaded for those who have limits.
    from .storage.policy import PolicyLimits

    limits = PolicyLimits(settings.rate_limits, settings.clock or SystemClock(), settings.logger)
    return limits if limits.items else None
