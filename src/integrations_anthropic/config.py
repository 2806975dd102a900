"""How a client is set up: `ClientConfig` is what a user says, `Settings` is what then holds, field by field.

For every field an explicit argument goes before the environment, that before the config file, that before the
default. A keyword of the client goes before the same field of a `ClientConfig`. Source: section 18.2 of the
architecture and section 2 of the contract.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from attrs import define, field

from ._config.policies import CircuitConfig, RateLimits, RetryPolicy, Telemetry
from ._config.settings import Settings, resolve
from ._record import UNSET
from .secrets import REDACTED, SecretString

__all__ = ["CircuitConfig", "ClientConfig", "RateLimits", "RetryPolicy", "Settings", "Telemetry", "resolve"]

Secret = str | SecretString | None


def _sealed(value: Secret) -> Any:
    return SecretString(value) if isinstance(value, str) else value


def _sealed_password(value: Any) -> Any:
    if isinstance(value, tuple) and len(value) == 3 and isinstance(value[2], str):
        return (*value[:2], SecretString(value[2]))
    return value


@define(frozen=True, kw_only=True, slots=False, repr=False)
class ClientConfig:
    """What a client is given. A field that is not given is looked up elsewhere, so `None`, 0 and False count as given.

    Nothing is checked before a client is built; then a bad value is a `ConfigurationError` that names the field,
    where it came from and what is accepted. `None` means "not given" for fields that do not list it.
    """

    api_key: Secret = field(default=UNSET, converter=_sealed)
    """Sent as `x-api-key`. Environment: `ANTHROPIC_API_KEY`."""
    auth_token: Secret = field(default=UNSET, converter=_sealed)
    """Sent as a bearer token; `api_key` beats it. Environment: `ANTHROPIC_AUTH_TOKEN`."""
    admin_api_key: Secret = field(default=UNSET, converter=_sealed)
    """For `client.admin`. Environment: `ANTHROPIC_ADMIN_KEY`."""
    base_url: str = UNSET
    """http or https, a path prefix is kept. Default https://api.anthropic.com; `ANTHROPIC_BASE_URL`."""
    api_version: str = UNSET
    """Sent as `anthropic-version`. Default 2023-06-01; `ANTHROPIC_API_VERSION`."""
    timeout: float | None = UNSET
    """Seconds for one attempt (for a stream: to its head), above 0; None: no limit. 300; `ANTHROPIC_TIMEOUT_SECS`."""
    connect_timeout: float | None = UNSET
    """Seconds to connect, TLS included, above 0, or None. Default 30."""
    pool_timeout: float | None = UNSET
    """Seconds to wait for a free connection, above 0, or None. Default 10."""
    max_connections: int = UNSET
    """Open connections at the same time, at least 1. Default 1000."""
    max_idle_connections: int = UNSET
    """Connections kept open without work, at least 0. Default 10."""
    idle_connection_timeout: float | None = UNSET
    """Seconds a connection may stay idle, above 0; None: for ever. Default 90."""
    stream_idle_timeout: float | None = UNSET
    """Seconds without a byte after which a stream counts as stalled, above 0, or None. Default 90."""
    stream_progress_timeout: float | None = UNSET
    """Seconds of nothing but pings after which a stream counts as stalled, above 0. Default None: never."""
    max_event_bytes: int = UNSET
    """The longest event of a stream, in bytes, at least 1. Default 16 MiB."""
    max_line_bytes: int = UNSET
    """The longest line of batch results, in bytes, at least 1. Default 64 MiB."""
    include_pings: bool = UNSET
    """Whether streams show `ping` events. Default False."""
    long_requests: Literal["stream", "direct"] = UNSET
    """Whether a `create()` that may outlast `timeout` streams underneath. Default "stream"."""
    max_retries: int = UNSET
    """Attempts after the first, at least 0; beats the one in `retry`. Default 3; `ANTHROPIC_MAX_RETRIES`."""
    retry: RetryPolicy | Mapping[str, Any] | object = UNSET
    """When to try again: a `RetryPolicy`, or an own retry executor."""
    circuit: CircuitConfig | Mapping[str, Any] | object | None = UNSET
    """When to fail fast: a `CircuitConfig`, an own circuit breaker, or None for no circuit."""
    rate_limits: RateLimits | Mapping[str, Any] | object | None = UNSET
    """How much may be sent: `RateLimits`, an own limiter, or None (the default) for no limit."""
    beta_features: Iterable[str] | str = UNSET
    """Beta features, added to those of `ANTHROPIC_BETA_FEATURES` (which has commas between them)."""
    log_level: str | int = UNSET
    """DEBUG, INFO, WARNING, ERROR or CRITICAL. Default INFO, but nothing is set unless given; `ANTHROPIC_LOG_LEVEL`."""
    default_headers: Mapping[str, str] = UNSET
    """Headers sent with every request. Their values are never shown."""
    proxy: Secret = field(default=UNSET, converter=_sealed)
    """Address of a proxy; None: no proxy, whatever the environment says. `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`."""
    ca_bundle: Any = UNSET
    """File or folder of the certificates to trust, instead of the system's."""
    client_cert: Any = field(default=UNSET, converter=_sealed_password)
    """Own certificate: a path, `(certificate, key)` or `(certificate, key, password)`."""
    http2: Literal["auto"] | bool = UNSET
    """True, False, or "auto" (the default): where the `http2` extra is installed."""
    telemetry: Telemetry | Mapping[str, Any] | None = UNSET
    """What is observed; None (the default) for nothing."""
    http_client: Any = UNSET
    """An own `httpx.Client` or `httpx.AsyncClient`; it is never closed here."""
    transport: Any = UNSET
    """An own `Transport`."""
    auth: Any = UNSET
    """An own `AuthProvider`; no key is needed then."""
    logger: Any = UNSET
    """An own `Logger`."""
    clock: Any = UNSET
    """An own `Clock`."""

    def explain(self) -> str:
        """Every field, its value and where it came from, one a line; secrets are masked.

        Reads the environment and the config file now. Raises `ConfigurationError` for bad values, not for missing keys.
        """
        return resolve(self, need_credential=False).explain()

    def __repr__(self) -> str:
        given = {name: value for name, value in self.__dict__.items() if value is not UNSET}
        hidden = {"default_headers": REDACTED, "client_cert": REDACTED}
        return f"ClientConfig({', '.join(f'{name}={hidden.get(name) or repr(v)}' for name, v in given.items())})"
