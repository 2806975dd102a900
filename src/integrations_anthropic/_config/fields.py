"""What each field of the configuration may be, and what it is by default."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from ..errors import ConfigurationError
from . import sources
from . import urls as addresses
from . import validators as checks
from .policies import CircuitConfig, RateLimits, RetryPolicy, Telemetry, policy_from


class Rule(NamedTuple):
    """What a field may be, what it is by default, and whether None is a value of its own."""

    check: checks.Check
    default: Any = None
    nullable: bool = False


def _policy(cls: type[Any], accepted: str) -> checks.Check:
    """A record of `cls`, a mapping of its fields, or an object that speaks the protocol in its place."""

    def check(value: Any) -> checks.Checked:
        if isinstance(value, Mapping):
            try:
                made, unknown = policy_from(cls, value)
            except ConfigurationError as error:
                return None, f"is refused: {error.message}"
            sources.warn_unknown(list(unknown), cls.__name__)
            return made, None
        if isinstance(value, (bool, int, float, str, bytes, list, tuple)):
            return None, f"must be {accepted}, not {checks.shown(value)}"
        return value, None

    return check


_SECONDS = checks.number(above=0)
_FLAG = checks.one_of(True, False)
_COUNT = checks.whole(least=1)

RULES: dict[str, Rule] = {
    "api_key": Rule(checks.credential),
    "auth_token": Rule(checks.credential),
    "admin_api_key": Rule(checks.credential),
    "base_url": Rule(addresses.base_url, "https://api.anthropic.com"),
    "api_version": Rule(checks.header_text, "2023-06-01"),
    "timeout": Rule(_SECONDS, 300.0, True),
    "connect_timeout": Rule(_SECONDS, 30.0, True),
    "pool_timeout": Rule(_SECONDS, 10.0, True),
    "max_connections": Rule(_COUNT, 1000),
    "max_idle_connections": Rule(checks.whole(least=0), 10),
    "idle_connection_timeout": Rule(_SECONDS, 90.0, True),
    "stream_idle_timeout": Rule(_SECONDS, 90.0, True),
    "stream_progress_timeout": Rule(_SECONDS, None, True),
    "max_event_bytes": Rule(_COUNT, 16 * 2**20),
    "max_line_bytes": Rule(_COUNT, 64 * 2**20),
    "include_pings": Rule(_FLAG, False),
    "long_requests": Rule(checks.one_of("stream", "direct"), "stream"),
    "max_retries": Rule(checks.whole(least=0), 3),
    "retry": Rule(_policy(RetryPolicy, "a RetryPolicy or a retry executor"), RetryPolicy()),
    "circuit": Rule(_policy(CircuitConfig, "a CircuitConfig, a circuit breaker or None"), CircuitConfig(), True),
    "rate_limits": Rule(_policy(RateLimits, "RateLimits, a rate limiter or None"), None, True),
    "beta_features": Rule(checks.features, ()),
    "log_level": Rule(checks.log_level, "INFO"),
    "default_headers": Rule(checks.headers, MappingProxyType({})),
    "proxy": Rule(addresses.proxy, None, True),
    "ca_bundle": Rule(checks.path),
    "client_cert": Rule(checks.client_cert),
    "http2": Rule(checks.one_of("auto", True, False), "auto"),
    "telemetry": Rule(_policy(Telemetry, "Telemetry or None"), Telemetry()),
    "http_client": Rule(checks.anything),
    "transport": Rule(checks.anything),
    "auth": Rule(checks.anything),
    "logger": Rule(checks.anything),
    "clock": Rule(checks.anything),
}
"""Every field that can be given, in the order in which `explain()` lists them."""
