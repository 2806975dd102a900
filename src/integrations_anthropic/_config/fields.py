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


class FieldSpec(NamedTuple):
    """What a field may be, what it is by default, and whether None is a value of its own."""

    check: checks.Validator
    default: Any = None
    nullable: bool = False


def _policy(cls: type[Any], accepted: str) -> checks.Validator:
    """A record of `cls`, a mapping of its fields, or an object that speaks the protocol in its place."""

    def check(value: Any) -> checks.Validated:
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

FIELDS: dict[str, FieldSpec] = {
    "api_key": FieldSpec(checks.credential),
    "auth_token": FieldSpec(checks.credential),
    "admin_api_key": FieldSpec(checks.credential),
    "base_url": FieldSpec(addresses.base_url, "https://api.anthropic.com"),
    "api_version": FieldSpec(checks.header_text, "2023-06-01"),
    "timeout": FieldSpec(_SECONDS, 300.0, True),
    "connect_timeout": FieldSpec(_SECONDS, 30.0, True),
    "pool_timeout": FieldSpec(_SECONDS, 10.0, True),
    "max_connections": FieldSpec(_COUNT, 1000),
    "max_idle_connections": FieldSpec(checks.whole(least=0), 10),
    "idle_connection_timeout": FieldSpec(_SECONDS, 90.0, True),
    "stream_idle_timeout": FieldSpec(_SECONDS, 90.0, True),
    "stream_progress_timeout": FieldSpec(_SECONDS, None, True),
    "max_event_bytes": FieldSpec(_COUNT, 16 * 2**20),
    "max_line_bytes": FieldSpec(_COUNT, 64 * 2**20),
    "include_pings": FieldSpec(_FLAG, False),
    "long_requests": FieldSpec(checks.one_of("stream", "direct"), "stream"),
    "max_retries": FieldSpec(checks.whole(least=0), 3),
    "retry": FieldSpec(_policy(RetryPolicy, "a RetryPolicy or a retry executor"), RetryPolicy()),
    "circuit": FieldSpec(_policy(CircuitConfig, "a CircuitConfig, a circuit breaker or None"), CircuitConfig(), True),
    "rate_limits": FieldSpec(_policy(RateLimits, "RateLimits, a rate limiter or None"), None, True),
    "beta_features": FieldSpec(checks.features, ()),
    "log_level": FieldSpec(checks.log_level, "INFO"),
    "default_headers": FieldSpec(checks.headers, MappingProxyType({})),
    "proxy": FieldSpec(addresses.proxy, None, True),
    "ca_bundle": FieldSpec(checks.path),
    "client_cert": FieldSpec(checks.client_cert),
    "http2": FieldSpec(checks.one_of("auto", True, False), "auto"),
    "telemetry": FieldSpec(_policy(Telemetry, "Telemetry or None"), Telemetry()),
    "http_client": FieldSpec(checks.anything),
    "transport": FieldSpec(checks.anything),
    "auth": FieldSpec(checks.anything),
    "logger": FieldSpec(checks.anything),
    "clock": FieldSpec(checks.anything),
}
"""Every field that can be given, in the order in which `explain()` lists them."""
