# Derived from src/integrations_anthropic/_async/client_options.py by `make codegen`. Do not edit.
"""The constructor and `with_options` of a sync client, with every option as a typed keyword argument."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self, Unpack

from .._config.sources import SourcedValue
from .._hints.unknown_names import unknown_option
from .._record import UNSET

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from os import PathLike

    from .._config.credentials.functions import CredentialFunction
    from .._config.fields import ClientCertificate
    from .._config.policies import CircuitConfig, RateLimits, RetryPolicy, Telemetry
    from .._core.call.options import NoOthers
    from .._core.call.protocols import (
        AuthProvider,
        BindingLogger,
        CircuitBreaker,
        Clock,
        Logger,
        RateLimiter,
        RetryExecutor,
        Transport,
    )
    from .._runtime.event_loop import httpx
    from ..config import ClientConfig
    from ..hooks import RequestHook, ResponseHook
    from ..prices import Prices
    from ..secrets import SecretString

__all__ = ["AnthropicClientOptions"]


class AnthropicClientOptions:
    """The constructor and `with_options` of `AnthropicClient`; `_set_up` and `_copy_with` do the work."""

    def __init__(
        self,
        config: ClientConfig | None = None,
        *,
        api_key: str | SecretString | CredentialFunction | None = UNSET,
        auth_token: str | SecretString | None = UNSET,
        admin_api_key: str | SecretString | None = UNSET,
        profile: str = UNSET,
        identity_token: str | SecretString | CredentialFunction | None = UNSET,
        identity_token_file: str | PathLike[str] = UNSET,
        federation_rule_id: str = UNSET,
        organization_id: str = UNSET,
        service_account_id: str = UNSET,
        workspace_id: str = UNSET,
        webhook_secret: str | SecretString | Iterable[str | SecretString] | None = UNSET,
        base_url: str = UNSET,
        api_version: str = UNSET,
        timeout: float | None = UNSET,
        connect_timeout: float | None = UNSET,
        pool_timeout: float | None = UNSET,
        max_connections: int = UNSET,
        max_idle_connections: int = UNSET,
        idle_connection_timeout: float | None = UNSET,
        stream_idle_timeout: float | None = UNSET,
        stream_progress_timeout: float | None = UNSET,
        max_event_bytes: int = UNSET,
        max_line_bytes: int = UNSET,
        max_body_bytes: int = UNSET,
        strict_responses: bool = UNSET,
        keep_raw: bool = UNSET,
        include_pings: bool = UNSET,
        long_requests: Literal["stream", "direct"] = UNSET,
        max_retries: int = UNSET,
        retry: RetryPolicy | RetryExecutor | Mapping[str, Any] = UNSET,
        circuit: CircuitConfig | CircuitBreaker | Mapping[str, Any] | None = UNSET,
        rate_limits: RateLimits | RateLimiter | Mapping[str, Any] | None = UNSET,
        beta_features: Iterable[str] | str = UNSET,
        log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] | str | int = UNSET,
        default_headers: Mapping[str, str] = UNSET,
        proxy: str | SecretString | None = UNSET,
        ca_bundle: str | PathLike[str] = UNSET,
        client_cert: ClientCertificate = UNSET,
        http2: Literal["auto"] | bool = UNSET,
        telemetry: Telemetry | Mapping[str, Any] | None = UNSET,
        on_request: RequestHook | None = UNSET,
        on_response: ResponseHook | None = UNSET,
        meter: bool = UNSET,
        prices: Prices | Mapping[str, Any] | PathLike[str] | str | None = UNSET,
        http_client: httpx.Client = UNSET,
        transport: Transport = UNSET,
        auth: AuthProvider = UNSET,
        logger: Logger | BindingLogger = UNSET,
        clock: Clock = UNSET,
        **unknown: Unpack[NoOthers],
    ) -> None:
        """Build a client.

        An option takes precedence over the same field of `config`. An option that is given in neither is read from the
        environment, then from the config file, then has its default. UNSET means not given, and so does None unless
        the description says what None does.

        Args:
            config: options as a record; it can be used for several clients.
            api_key: API key, sent as `x-api-key`; or a function of no arguments that returns one, which is called
                for each attempt. A coroutine function is for the async client, which calls any other in a thread.
                Environment: `ANTHROPIC_API_KEY`.
            auth_token: OAuth token, sent as `authorization: Bearer …`. Not sent where there is an `api_key`.
                Environment: `ANTHROPIC_AUTH_TOKEN`.
            admin_api_key: API key of the calls below `client.admin`. Environment: `ANTHROPIC_ADMIN_KEY`.
            profile: Name of a profile in `~/.config/anthropic` (or `ANTHROPIC_CONFIG_DIR`): its login, or its
                workload identity, is the credential. Environment: `ANTHROPIC_PROFILE`.
            identity_token: Token of a workload (a JWT of its own identity provider), which is exchanged for an
                access token; or a function that returns one, as of `api_key`, called for each exchange.
                Environment: `ANTHROPIC_IDENTITY_TOKEN`.
            identity_token_file: File of the token of a workload; read anew for each exchange. Environment:
                `ANTHROPIC_IDENTITY_TOKEN_FILE`.
            federation_rule_id: Rule (`fdrl_…`) by which the token of a workload is exchanged. Environment:
                `ANTHROPIC_FEDERATION_RULE_ID`.
            organization_id: Organization (a UUID) that the federation rule belongs to. Environment:
                `ANTHROPIC_ORGANIZATION_ID`.
            service_account_id: Service account (`svac_…`) that the workload acts as, where the federation rule does
                not name it. Environment: `ANTHROPIC_SERVICE_ACCOUNT_ID`.
            workspace_id: Workspace (`wrkspc_…`, or `default`) that the access token is for, where the federation
                rule has several; with the login of a profile, the workspace of each call. Environment:
                `ANTHROPIC_WORKSPACE_ID`.
            webhook_secret: Secret of webhooks (`whsec_…`) for `client.webhooks`; or several, in a list or with
                commas: any may fit. Environment: `ANTHROPIC_WEBHOOK_SIGNING_KEY`.
            base_url: http or https URL of the API; a path prefix is kept. Default: "https://api.anthropic.com".
                Environment: `ANTHROPIC_BASE_URL`.
            api_version: Version of the API, sent as `anthropic-version`: 2023-06-01 or 2026-10-21. Default:
                "2023-06-01". Environment: `ANTHROPIC_API_VERSION`.
            timeout: Seconds for one attempt (of a stream: until the response headers are read), above 0; None: no
                limit. Default: 300.0. Environment: `ANTHROPIC_TIMEOUT_SECS`.
            connect_timeout: Seconds to connect, TLS handshake included, above 0; None: no limit. Default: 30.0.
            pool_timeout: Seconds to wait for a free connection, above 0; None: no limit. Default: 10.0.
            max_connections: Connections open at the same time, at least 1. Default: 1000.
            max_idle_connections: Idle connections kept open, at least 0. Default: 10.
            idle_connection_timeout: Seconds after which an idle connection is closed, above 0; None: never.
                Default: 90.0.
            stream_idle_timeout: Seconds without a byte of an event stream after which a stream raises
                StreamStalledError, above 0; None: never. Bytes of a body that is something else do not count.
                Default: 90.0.
            stream_progress_timeout: Seconds of nothing but pings, comments and blank lines after which a stream
                raises StreamStalledError, above 0; None: never. Default: None.
            max_event_bytes: Longest event of a stream, in bytes, at least 1. Default: 16 * 2**20.
            max_line_bytes: Longest line of batch results, in bytes, at least 1. Default: 64 * 2**20.
            max_body_bytes: Longest response that is read as a whole, in bytes after decoding, at least 1; batch
                results, and streams that are iterated, have no such limit. Default: 256 * 2**20.
            strict_responses: Whether a response that is not what the API promises raises SerializationError.
                Otherwise it is read as far as it goes: a field that is missing or null is None, a value of another
                kind stays as it came, and the first of each kind is logged as a warning. Default: False.
            keep_raw: Whether `meta.raw` has the body of what is read as a whole. Default: False.
            include_pings: Whether streams yield `ping` events. Default: False.
            long_requests: What `create()` does where the response may take longer than `timeout`: "stream" requests
                a stream and returns the accumulated message, "direct" sends the request as it is. Default:
                "stream".
            max_retries: Retries after the first attempt, at least 0. Takes precedence over `max_retries` of
                `retry`. Default: 3. Environment: `ANTHROPIC_MAX_RETRIES`.
            retry: Which failed attempts are retried, and when: a `RetryPolicy`, its fields, or a custom retry
                executor. Default: RetryPolicy().
            circuit: When to fail fast: a `CircuitConfig`, its fields, a custom circuit breaker, or None: never.
                Default: CircuitConfig().
            rate_limits: How much may be sent: `RateLimits`, its fields, a custom rate limiter, or None: no limit.
                Default: None.
            beta_features: Beta features, as strings or as one string with commas; added to those of the
                environment. Environment: `ANTHROPIC_BETA_FEATURES`.
            log_level: Level of the logger `integrations_anthropic`, as a name in any case or as a number. Not set
                unless it is given. Default: "INFO". Environment: `ANTHROPIC_LOG_LEVEL`.
            default_headers: Headers sent with every request. Their values are never logged.
            proxy: URL of a proxy; None: no proxy, whatever the environment says. Environment: `HTTPS_PROXY`,
                `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`.
            ca_bundle: File or directory of the CA certificates to trust, in place of the system's.
            client_cert: TLS client certificate: a path, `(certificate, key)` or `(certificate, key, password)`.
            http2: Whether HTTP/2 is offered over TLS (extra `http2`): fewer connections, more CPU time for a call.
                "auto": HTTP/1.1, which is cheaper by measurement. Default: "auto".
            telemetry: Traces and metrics: `Telemetry`, its fields, or None: neither. Default: Telemetry().
            on_request: Called with a `RequestNotice` before each attempt, to add headers, which it returns; None:
                no hook. Default: None.
            on_response: Called with a `ResponseNotice` when the head of a response has arrived; None: no hook.
                Default: None.
            meter: Whether `client.meter` counts calls, tokens and cost, by model and service tier; with the list
                prices that came with the package, unless `prices` are given. False: it does not, whatever `prices`
                are given. Default: False.
            prices: What tokens cost: `Prices`, a mapping in their format, or the path of a file of one (JSON,
                YAML); it turns `meter` on, unless that is given. None: the list prices that came with the package.
                Default: None.
            http_client: Custom HTTP client, in place of the connection pool. The caller closes it.
            transport: Custom transport, in place of HTTP. The caller closes it.
            auth: Custom `AuthProvider`; no API key is needed then.
            logger: Custom `Logger`, such as a `logging.Logger`; or a logger of structlog or loguru.
            clock: Custom `Clock`, such as a virtual one in tests.

        Raises:
            ConfigurationError: an option is invalid, or there is no API key.
        """
        # A traceback may show the local variables of this frame, so the values are moved to where repr hides them.
        given_config = SourcedValue(config, "argument")
        given = SourcedValue(
            {
                "api_key": api_key,
                "auth_token": auth_token,
                "admin_api_key": admin_api_key,
                "profile": profile,
                "identity_token": identity_token,
                "identity_token_file": identity_token_file,
                "federation_rule_id": federation_rule_id,
                "organization_id": organization_id,
                "service_account_id": service_account_id,
                "workspace_id": workspace_id,
                "webhook_secret": webhook_secret,
                "base_url": base_url,
                "api_version": api_version,
                "timeout": timeout,
                "connect_timeout": connect_timeout,
                "pool_timeout": pool_timeout,
                "max_connections": max_connections,
                "max_idle_connections": max_idle_connections,
                "idle_connection_timeout": idle_connection_timeout,
                "stream_idle_timeout": stream_idle_timeout,
                "stream_progress_timeout": stream_progress_timeout,
                "max_event_bytes": max_event_bytes,
                "max_line_bytes": max_line_bytes,
                "max_body_bytes": max_body_bytes,
                "strict_responses": strict_responses,
                "keep_raw": keep_raw,
                "include_pings": include_pings,
                "long_requests": long_requests,
                "max_retries": max_retries,
                "retry": retry,
                "circuit": circuit,
                "rate_limits": rate_limits,
                "beta_features": beta_features,
                "log_level": log_level,
                "default_headers": default_headers,
                "proxy": proxy,
                "ca_bundle": ca_bundle,
                "client_cert": client_cert,
                "http2": http2,
                "telemetry": telemetry,
                "on_request": on_request,
                "on_response": on_response,
                "meter": meter,
                "prices": prices,
                "http_client": http_client,
                "transport": transport,
                "auth": auth,
                "logger": logger,
                "clock": clock,
            },
            "argument",
        )
        del config
        del api_key, auth_token, admin_api_key, profile, identity_token, identity_token_file
        del federation_rule_id, organization_id, service_account_id, workspace_id, webhook_secret, base_url
        del api_version, timeout, connect_timeout, pool_timeout, max_connections, max_idle_connections
        del (
            idle_connection_timeout,
            stream_idle_timeout,
            stream_progress_timeout,
            max_event_bytes,
            max_line_bytes,
            max_body_bytes,
        )
        del strict_responses, keep_raw, include_pings, long_requests, max_retries, retry
        del circuit, rate_limits, beta_features, log_level, default_headers, proxy
        del ca_bundle, client_cert, http2, telemetry, on_request, on_response
        del meter, prices, http_client, transport, auth, logger
        del clock
        # Of a misspelt option only the name: its value may be a secret.
        misspelt = tuple(unknown)
        del unknown
        if misspelt:
            raise unknown_option(type(self).__name__, misspelt[0], given.value)
        self._set_up(given_config, given)

    def with_options(
        self,
        *,
        api_key: str | SecretString | CredentialFunction | None = UNSET,
        auth_token: str | SecretString | None = UNSET,
        admin_api_key: str | SecretString | None = UNSET,
        profile: str = UNSET,
        identity_token: str | SecretString | CredentialFunction | None = UNSET,
        identity_token_file: str | PathLike[str] = UNSET,
        federation_rule_id: str = UNSET,
        organization_id: str = UNSET,
        service_account_id: str = UNSET,
        workspace_id: str = UNSET,
        webhook_secret: str | SecretString | Iterable[str | SecretString] | None = UNSET,
        base_url: str = UNSET,
        api_version: str = UNSET,
        timeout: float | None = UNSET,
        connect_timeout: float | None = UNSET,
        pool_timeout: float | None = UNSET,
        max_connections: int = UNSET,
        max_idle_connections: int = UNSET,
        idle_connection_timeout: float | None = UNSET,
        stream_idle_timeout: float | None = UNSET,
        stream_progress_timeout: float | None = UNSET,
        max_event_bytes: int = UNSET,
        max_line_bytes: int = UNSET,
        max_body_bytes: int = UNSET,
        strict_responses: bool = UNSET,
        keep_raw: bool = UNSET,
        include_pings: bool = UNSET,
        long_requests: Literal["stream", "direct"] = UNSET,
        max_retries: int = UNSET,
        retry: RetryPolicy | RetryExecutor | Mapping[str, Any] = UNSET,
        circuit: CircuitConfig | CircuitBreaker | Mapping[str, Any] | None = UNSET,
        rate_limits: RateLimits | RateLimiter | Mapping[str, Any] | None = UNSET,
        beta_features: Iterable[str] | str = UNSET,
        log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] | str | int = UNSET,
        default_headers: Mapping[str, str] = UNSET,
        proxy: str | SecretString | None = UNSET,
        ca_bundle: str | PathLike[str] = UNSET,
        client_cert: ClientCertificate = UNSET,
        http2: Literal["auto"] | bool = UNSET,
        telemetry: Telemetry | Mapping[str, Any] | None = UNSET,
        on_request: RequestHook | None = UNSET,
        on_response: ResponseHook | None = UNSET,
        meter: bool = UNSET,
        prices: Prices | Mapping[str, Any] | PathLike[str] | str | None = UNSET,
        http_client: httpx.Client = UNSET,
        transport: Transport = UNSET,
        auth: AuthProvider = UNSET,
        logger: Logger | BindingLogger = UNSET,
        clock: Clock = UNSET,
        **unknown: Unpack[NoOthers],
    ) -> Self:
        """Return a copy of the client with other options; an option that is not given keeps its value.

        The copy shares the connections, the rate limits and the circuit of this client unless an option changes them.
        Closing the copy closes nothing that is shared.

        Args:
            api_key: API key, sent as `x-api-key`; or a function of no arguments that returns one, which is called
                for each attempt. A coroutine function is for the async client, which calls any other in a thread.
            auth_token: OAuth token, sent as `authorization: Bearer …`. Not sent where there is an `api_key`.
            admin_api_key: API key of the calls below `client.admin`.
            profile: Name of a profile in `~/.config/anthropic` (or `ANTHROPIC_CONFIG_DIR`): its login, or its
                workload identity, is the credential.
            identity_token: Token of a workload (a JWT of its own identity provider), which is exchanged for an
                access token; or a function that returns one, as of `api_key`, called for each exchange.
            identity_token_file: File of the token of a workload; read anew for each exchange.
            federation_rule_id: Rule (`fdrl_…`) by which the token of a workload is exchanged.
            organization_id: Organization (a UUID) that the federation rule belongs to.
            service_account_id: Service account (`svac_…`) that the workload acts as, where the federation rule does
                not name it.
            workspace_id: Workspace (`wrkspc_…`, or `default`) that the access token is for, where the federation
                rule has several; with the login of a profile, the workspace of each call.
            webhook_secret: Secret of webhooks (`whsec_…`) for `client.webhooks`; or several, in a list or with
                commas: any may fit.
            base_url: http or https URL of the API; a path prefix is kept.
            api_version: Version of the API, sent as `anthropic-version`: 2023-06-01 or 2026-10-21.
            timeout: Seconds for one attempt (of a stream: until the response headers are read), above 0; None: no
                limit.
            connect_timeout: Seconds to connect, TLS handshake included, above 0; None: no limit.
            pool_timeout: Seconds to wait for a free connection, above 0; None: no limit.
            max_connections: Connections open at the same time, at least 1.
            max_idle_connections: Idle connections kept open, at least 0.
            idle_connection_timeout: Seconds after which an idle connection is closed, above 0; None: never.
            stream_idle_timeout: Seconds without a byte of an event stream after which a stream raises
                StreamStalledError, above 0; None: never. Bytes of a body that is something else do not count.
            stream_progress_timeout: Seconds of nothing but pings, comments and blank lines after which a stream
                raises StreamStalledError, above 0; None: never.
            max_event_bytes: Longest event of a stream, in bytes, at least 1.
            max_line_bytes: Longest line of batch results, in bytes, at least 1.
            max_body_bytes: Longest response that is read as a whole, in bytes after decoding, at least 1; batch
                results, and streams that are iterated, have no such limit.
            strict_responses: Whether a response that is not what the API promises raises SerializationError.
                Otherwise it is read as far as it goes: a field that is missing or null is None, a value of another
                kind stays as it came, and the first of each kind is logged as a warning.
            keep_raw: Whether `meta.raw` has the body of what is read as a whole.
            include_pings: Whether streams yield `ping` events.
            long_requests: What `create()` does where the response may take longer than `timeout`: "stream" requests
                a stream and returns the accumulated message, "direct" sends the request as it is.
            max_retries: Retries after the first attempt, at least 0. Takes precedence over `max_retries` of
                `retry`.
            retry: Which failed attempts are retried, and when: a `RetryPolicy`, its fields, or a custom retry
                executor.
            circuit: When to fail fast: a `CircuitConfig`, its fields, a custom circuit breaker, or None: never.
            rate_limits: How much may be sent: `RateLimits`, its fields, a custom rate limiter, or None: no limit.
            beta_features: Beta features, as strings or as one string with commas; added to those of the
                environment.
            log_level: Level of the logger `integrations_anthropic`, as a name in any case or as a number. Not set
                unless it is given.
            default_headers: Headers sent with every request. Their values are never logged.
            proxy: URL of a proxy; None: no proxy, whatever the environment says. Environment: `HTTPS_PROXY`,
                `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`.
            ca_bundle: File or directory of the CA certificates to trust, in place of the system's.
            client_cert: TLS client certificate: a path, `(certificate, key)` or `(certificate, key, password)`.
            http2: Whether HTTP/2 is offered over TLS (extra `http2`): fewer connections, more CPU time for a call.
                "auto": HTTP/1.1, which is cheaper by measurement.
            telemetry: Traces and metrics: `Telemetry`, its fields, or None: neither.
            on_request: Called with a `RequestNotice` before each attempt, to add headers, which it returns; None:
                no hook.
            on_response: Called with a `ResponseNotice` when the head of a response has arrived; None: no hook.
            meter: Whether `client.meter` counts calls, tokens and cost, by model and service tier; with the list
                prices that came with the package, unless `prices` are given. False: it does not, whatever `prices`
                are given.
            prices: What tokens cost: `Prices`, a mapping in their format, or the path of a file of one (JSON,
                YAML); it turns `meter` on, unless that is given. None: the list prices that came with the package.
            http_client: Custom HTTP client, in place of the connection pool. The caller closes it.
            transport: Custom transport, in place of HTTP. The caller closes it.
            auth: Custom `AuthProvider`; no API key is needed then.
            logger: Custom `Logger`, such as a `logging.Logger`; or a logger of structlog or loguru.
            clock: Custom `Clock`, such as a virtual one in tests.

        Raises:
            ConfigurationError: an option is invalid.
        """
        given = SourcedValue(
            {
                "api_key": api_key,
                "auth_token": auth_token,
                "admin_api_key": admin_api_key,
                "profile": profile,
                "identity_token": identity_token,
                "identity_token_file": identity_token_file,
                "federation_rule_id": federation_rule_id,
                "organization_id": organization_id,
                "service_account_id": service_account_id,
                "workspace_id": workspace_id,
                "webhook_secret": webhook_secret,
                "base_url": base_url,
                "api_version": api_version,
                "timeout": timeout,
                "connect_timeout": connect_timeout,
                "pool_timeout": pool_timeout,
                "max_connections": max_connections,
                "max_idle_connections": max_idle_connections,
                "idle_connection_timeout": idle_connection_timeout,
                "stream_idle_timeout": stream_idle_timeout,
                "stream_progress_timeout": stream_progress_timeout,
                "max_event_bytes": max_event_bytes,
                "max_line_bytes": max_line_bytes,
                "max_body_bytes": max_body_bytes,
                "strict_responses": strict_responses,
                "keep_raw": keep_raw,
                "include_pings": include_pings,
                "long_requests": long_requests,
                "max_retries": max_retries,
                "retry": retry,
                "circuit": circuit,
                "rate_limits": rate_limits,
                "beta_features": beta_features,
                "log_level": log_level,
                "default_headers": default_headers,
                "proxy": proxy,
                "ca_bundle": ca_bundle,
                "client_cert": client_cert,
                "http2": http2,
                "telemetry": telemetry,
                "on_request": on_request,
                "on_response": on_response,
                "meter": meter,
                "prices": prices,
                "http_client": http_client,
                "transport": transport,
                "auth": auth,
                "logger": logger,
                "clock": clock,
            },
            "argument",
        )
        del api_key, auth_token, admin_api_key, profile, identity_token, identity_token_file
        del federation_rule_id, organization_id, service_account_id, workspace_id, webhook_secret, base_url
        del api_version, timeout, connect_timeout, pool_timeout, max_connections, max_idle_connections
        del (
            idle_connection_timeout,
            stream_idle_timeout,
            stream_progress_timeout,
            max_event_bytes,
            max_line_bytes,
            max_body_bytes,
        )
        del strict_responses, keep_raw, include_pings, long_requests, max_retries, retry
        del circuit, rate_limits, beta_features, log_level, default_headers, proxy
        del ca_bundle, client_cert, http2, telemetry, on_request, on_response
        del meter, prices, http_client, transport, auth, logger
        del clock
        # Of a misspelt option only the name: its value may be a secret.
        misspelt = tuple(unknown)
        del unknown
        if misspelt:
            raise unknown_option("with_options", misspelt[0], given.value)
        return self._copy_with(given)

    def _set_up(self, config: SourcedValue, given: SourcedValue) -> None:
        raise NotImplementedError

    def _copy_with(self, given: SourcedValue) -> Self:
        raise NotImplementedError
