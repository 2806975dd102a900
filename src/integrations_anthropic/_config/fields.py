"""The table of configuration fields: name, type, check, default, environment variable and description, each given once.

`make codegen` reads this file, and `credentials/fields.py`, as text and generates `ClientConfig` and the signatures of
`AnthropicClient(...)`, `AsyncAnthropicClient(...)` and `with_options(...)` from them. The names that `type` may use are
listed in `codegen/client_options.py`. An entry is written with keywords; `type` and `doc` are string literals.
"""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TypeAlias

from ..secrets import SecretString, seal, seal_all
from . import urls as addresses
from . import validators as checks
from .credentials import fields as credential_fields
from .credentials.functions import seal_or_ask
from .field_spec import FieldSpec
from .policies import CircuitConfig, RateLimits, RetryPolicy, Telemetry
from .policy_check import policy_check, prices_check
from .validators import collect, seal_password

__all__ = ["ENVIRONMENT_FIELDS", "FIELDS", "ClientCertificate", "FieldSpec"]
__all__ += ["collect", "seal", "seal_all", "seal_or_ask", "seal_password"]  # converters

_Path: TypeAlias = str | os.PathLike[str]

ClientCertificate: TypeAlias = (
    _Path | tuple[_Path, _Path | None] | tuple[_Path, _Path | None, str | SecretString | None]
)
"""A path (certificate and key in one file), `(certificate, key)`, or `(certificate, key, password)`."""


_SECONDS = checks.number(above=0)
_BOOLEAN = checks.one_of(True, False)
_COUNT = checks.integer(least=1)

FIELDS: dict[str, FieldSpec] = {
    **credential_fields.FIELDS,
    "base_url": FieldSpec(
        type="str",
        check=addresses.base_url,
        default="https://api.anthropic.com",
        environment="ANTHROPIC_BASE_URL",
        doc="http or https URL of the API; a path prefix is kept.",
    ),
    "api_version": FieldSpec(
        type="str",
        check=checks.header_string,
        default="2023-06-01",
        environment="ANTHROPIC_API_VERSION",
        doc="Version of the API, sent as `anthropic-version`: 2023-06-01 or 2026-10-21.",
    ),
    "timeout": FieldSpec(
        type="float | None",
        check=_SECONDS,
        default=300.0,
        nullable=True,
        environment="ANTHROPIC_TIMEOUT_SECS",
        doc="Seconds for one attempt (of a stream: until the response headers are read), above 0; None: no limit.",
    ),
    "connect_timeout": FieldSpec(
        type="float | None",
        check=_SECONDS,
        default=30.0,
        nullable=True,
        doc="Seconds to connect, TLS handshake included, above 0; None: no limit.",
    ),
    "pool_timeout": FieldSpec(
        type="float | None",
        check=_SECONDS,
        default=10.0,
        nullable=True,
        doc="Seconds to wait for a free connection, above 0; None: no limit.",
    ),
    "max_connections": FieldSpec(
        type="int", check=_COUNT, default=1000, doc="Connections open at the same time, at least 1."
    ),
    "max_idle_connections": FieldSpec(
        type="int", check=checks.integer(least=0), default=10, doc="Idle connections kept open, at least 0."
    ),
    "idle_connection_timeout": FieldSpec(
        type="float | None",
        check=_SECONDS,
        default=90.0,
        nullable=True,
        doc="Seconds after which an idle connection is closed, above 0; None: never.",
    ),
    "stream_idle_timeout": FieldSpec(
        type="float | None",
        check=_SECONDS,
        default=90.0,
        nullable=True,
        doc="""Seconds without a byte of an event stream after which a stream raises StreamStalledError, above 0; None:
            never. Bytes of a body that is something else do not count.""",
    ),
    "stream_progress_timeout": FieldSpec(
        type="float | None",
        check=_SECONDS,
        default=None,
        nullable=True,
        doc="""Seconds of nothing but pings, comments and blank lines after which a stream raises StreamStalledError,
            above 0; None: never.""",
    ),
    "max_event_bytes": FieldSpec(
        type="int", check=_COUNT, default=16 * 2**20, doc="Longest event of a stream, in bytes, at least 1."
    ),
    "max_line_bytes": FieldSpec(
        type="int", check=_COUNT, default=64 * 2**20, doc="Longest line of batch results, in bytes, at least 1."
    ),
    "max_body_bytes": FieldSpec(
        type="int",
        check=_COUNT,
        default=256 * 2**20,
        doc="""Longest response that is read as a whole, in bytes after decoding, at least 1; batch results, and streams
            that are iterated, have no such limit.""",
    ),
    "strict_responses": FieldSpec(
        type="bool",
        check=_BOOLEAN,
        default=False,
        doc="""Whether a response that is not what the API promises raises SerializationError. Otherwise it is read as
            far as it goes: a field that is missing or null is None, a value of another kind stays as it came, and the
            first of each kind is logged as a warning.""",
    ),
    "keep_raw": FieldSpec(
        type="bool", check=_BOOLEAN, default=False, doc="Whether `meta.raw` has the body of what is read as a whole."
    ),
    "include_pings": FieldSpec(type="bool", check=_BOOLEAN, default=False, doc="Whether streams yield `ping` events."),
    "long_requests": FieldSpec(
        type='Literal["stream", "direct"]',
        check=checks.one_of("stream", "direct"),
        default="stream",
        doc="""What `create()` does where the response may take longer than `timeout`: "stream" requests a stream and
            returns the accumulated message, "direct" sends the request as it is.""",
    ),
    "max_retries": FieldSpec(
        type="int",
        check=checks.integer(least=0),
        default=3,
        environment="ANTHROPIC_MAX_RETRIES",
        doc="Retries after the first attempt, at least 0. Takes precedence over `max_retries` of `retry`.",
    ),
    "retry": FieldSpec(
        type="RetryPolicy | RetryExecutor | Mapping[str, Any]",
        check=policy_check(RetryPolicy, "a RetryPolicy, a mapping of its fields, or a retry executor"),
        default=RetryPolicy(),
        doc="Which failed attempts are retried, and when: a `RetryPolicy`, its fields, or a custom retry executor.",
    ),
    "circuit": FieldSpec(
        type="CircuitConfig | CircuitBreaker | Mapping[str, Any] | None",
        check=policy_check(CircuitConfig, "a CircuitConfig, a mapping of its fields, a circuit breaker, or None"),
        default=CircuitConfig(),
        nullable=True,
        doc="When to fail fast: a `CircuitConfig`, its fields, a custom circuit breaker, or None: never.",
    ),
    "rate_limits": FieldSpec(
        type="RateLimits | RateLimiter | Mapping[str, Any] | None",
        check=policy_check(RateLimits, "RateLimits, a mapping of its fields, a rate limiter, or None"),
        default=None,
        nullable=True,
        doc="How much may be sent: `RateLimits`, its fields, a custom rate limiter, or None: no limit.",
    ),
    "beta_features": FieldSpec(
        type="Iterable[str] | str",
        check=checks.features,
        default=(),
        environment="ANTHROPIC_BETA_FEATURES",
        converter=collect,
        doc="Beta features, as strings or as one string with commas; added to those of the environment.",
    ),
    "log_level": FieldSpec(
        type='Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] | str | int',
        check=checks.log_level,
        default="INFO",
        environment="ANTHROPIC_LOG_LEVEL",
        doc="""Level of the logger `integrations_anthropic`, as a name in any case or as a number. Not set unless it
            is given.""",
    ),
    "default_headers": FieldSpec(
        type="Mapping[str, str]",
        check=checks.headers,
        default=MappingProxyType({}),
        doc="Headers sent with every request. Their values are never logged.",
    ),
    "proxy": FieldSpec(
        type="str | SecretString | None",
        check=addresses.proxy,
        nullable=True,
        converter=seal,
        doc="""URL of a proxy; None: no proxy, whatever the environment says. Environment: `HTTPS_PROXY`, `HTTP_PROXY`,
            `ALL_PROXY`, `NO_PROXY`.""",
    ),
    "ca_bundle": FieldSpec(
        type="str | PathLike[str]",
        check=checks.path,
        doc="File or directory of the CA certificates to trust, in place of the system's.",
    ),
    "client_cert": FieldSpec(
        type="ClientCertificate",
        check=checks.client_cert,
        converter=seal_password,
        doc="TLS client certificate: a path, `(certificate, key)` or `(certificate, key, password)`.",
    ),
    "http2": FieldSpec(
        type='Literal["auto"] | bool',
        check=checks.one_of("auto", True, False),
        default="auto",
        doc="""Whether HTTP/2 is offered over TLS (extra `http2`): fewer connections, more CPU time for a call.
            "auto": HTTP/1.1, which is cheaper by measurement.""",
    ),
    "telemetry": FieldSpec(
        type="Telemetry | Mapping[str, Any] | None",
        check=policy_check(Telemetry, "Telemetry, a mapping of its fields, or None"),
        default=Telemetry(),
        nullable=True,
        doc="Traces and metrics: `Telemetry`, its fields, or None: neither.",
    ),
    "on_request": FieldSpec(
        type="RequestHook | AsyncRequestHook | None",
        check=checks.function,
        nullable=True,
        doc="Called with a `RequestNotice` before each attempt, to add headers, which it returns; None: no hook.",
    ),
    "on_response": FieldSpec(
        type="ResponseHook | AsyncResponseHook | None",
        check=checks.function,
        nullable=True,
        doc="Called with a `ResponseNotice` when the head of a response has arrived; None: no hook.",
    ),
    "meter": FieldSpec(
        type="bool",
        check=_BOOLEAN,
        default=False,
        doc="""Whether `client.meter` counts calls, tokens and cost, by model and service tier; with the list prices
            that came with the package, unless `prices` are given. False: it does not, whatever `prices` are given.""",
    ),
    "prices": FieldSpec(
        type="Prices | Mapping[str, Any] | PathLike[str] | str | None",
        check=prices_check,
        nullable=True,
        doc="""What tokens cost: `Prices`, a mapping in their format, or the path of a file of one (JSON, YAML); it
            turns `meter` on, unless that is given. None: the list prices that came with the package.""",
    ),
    "http_client": FieldSpec(
        type="httpx.Client | httpx.AsyncClient",
        check=checks.anything,
        doc="Custom HTTP client, in place of the connection pool. The caller closes it.",
    ),
    "transport": FieldSpec(
        type="Transport | AsyncTransport",
        check=checks.anything,
        doc="Custom transport, in place of HTTP. The caller closes it.",
    ),
    "auth": FieldSpec(
        type="AuthProvider", check=checks.anything, doc="Custom `AuthProvider`; no API key is needed then."
    ),
    "logger": FieldSpec(
        type="Logger | BindingLogger",
        check=checks.logger,
        doc="Custom `Logger`, such as a `logging.Logger`; or a logger of structlog or loguru.",
    ),
    "clock": FieldSpec(type="Clock", check=checks.anything, doc="Custom `Clock`, such as a virtual one in tests."),
}
"""Every field that can be given, in the order in which `explain()` lists them."""

ENVIRONMENT_FIELDS: dict[str, FieldSpec] = {
    "ssl_cert_file": FieldSpec(type="str", check=checks.path, environment="SSL_CERT_FILE"),
    "ssl_cert_dir": FieldSpec(type="str", check=checks.path, environment="SSL_CERT_DIR"),
    "profile_folder": FieldSpec(type="str", check=checks.path, environment="ANTHROPIC_CONFIG_DIR"),
}
"""Fields that come from the environment only."""
