# Derived from src/integrations_anthropic/platforms/_async/options.py by `make codegen`. Do not edit.
"""The options that a sync client for another cloud shares with `AnthropicClient`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from os import PathLike

    from ..._config.fields import ClientCertificate
    from ..._config.policies import CircuitConfig, RateLimits, RetryPolicy, Telemetry
    from ..._core.call.protocols import (
        BindingLogger,
        CircuitBreaker,
        Clock,
        Logger,
        RateLimiter,
        RetryExecutor,
        Transport,
    )
    from ..._runtime.event_loop import httpx
    from ...hooks import RequestHook, ResponseHook
    from ...prices import Prices
    from ...secrets import SecretString

__all__ = ["PlatformOptions"]


class PlatformOptions(TypedDict, total=False):
    """Keyword arguments, with the meaning and the default that they have for `AnthropicClient`."""

    api_version: str
    timeout: float | None
    connect_timeout: float | None
    pool_timeout: float | None
    max_connections: int
    max_idle_connections: int
    idle_connection_timeout: float | None
    stream_idle_timeout: float | None
    stream_progress_timeout: float | None
    max_event_bytes: int
    max_line_bytes: int
    max_body_bytes: int
    strict_responses: bool
    keep_raw: bool
    include_pings: bool
    long_requests: Literal["stream", "direct"]
    max_retries: int
    retry: RetryPolicy | RetryExecutor | Mapping[str, Any]
    circuit: CircuitConfig | CircuitBreaker | Mapping[str, Any] | None
    rate_limits: RateLimits | RateLimiter | Mapping[str, Any] | None
    beta_features: Iterable[str] | str
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] | str | int
    default_headers: Mapping[str, str]
    proxy: str | SecretString | None
    ca_bundle: str | PathLike[str]
    client_cert: ClientCertificate
    http2: Literal["auto"] | bool
    telemetry: Telemetry | Mapping[str, Any] | None
    on_request: RequestHook | None
    on_response: ResponseHook | None
    meter: bool
    prices: Prices | Mapping[str, Any] | PathLike[str] | str | None
    http_client: httpx.Client
    transport: Transport
    logger: Logger | BindingLogger
    clock: Clock
