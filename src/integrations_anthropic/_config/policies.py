"""The policies of a client as frozen records: retries, circuit breaker, rate limits, telemetry.

An invalid value raises `ConfigurationError` with a `.field` such as `retry.initial_delay`. Times are in seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from attrs import define

from .._hints.unknown_names import OptionsHinted
from ..errors import ConfigurationError
from . import validators as checks
from .limit_notation import parse_limits
from .pickling import PickledWithoutSecrets
from .storage_url import storage as storage_url

if TYPE_CHECKING:
    from ..errors import AnthropicError


class DefaultCount(int):
    """The default of `max_retries`: an integer that differs in type from the same number given by the caller."""

    __slots__ = ()


class RetryNotice(NamedTuple):
    """The argument of `on_retry`: an attempt failed and is made again."""

    error: AnthropicError
    """The error of the attempt."""
    attempt: int
    """The number of the attempt, from 1."""
    delay: float
    """Seconds until the next attempt; 0 where it is made at once."""
    operation: str
    """The operation that is called: `messages.create`."""


_DELAY = checks.number(least=0)
_POSITIVE = checks.number(above=0)
_COUNT = checks.integer(least=1)
_BOOLEAN = checks.one_of(True, False)


@define(frozen=True, kw_only=True, slots=False)
class RetryPolicy(OptionsHinted):
    """Which failed attempts are retried, how often, and after which delay (exponential backoff with jitter)."""

    max_retries: int = DefaultCount(3)
    """Retries after the first attempt, at least 0; 0 turns retries off."""
    initial_delay: float = 1.0
    """Seconds before the first retry, at least 0."""
    max_delay: float = 60.0
    """The longest computed delay, in seconds, at least 0; a `retry-after` of the server may be longer."""
    multiplier: float = 2.0
    """Factor from each delay to the next, at least 1."""
    jitter: float = 0.25
    """Largest random change of a delay to either side, as a share of it: 0 (none) to 1 (from zero to twice as long)."""
    max_retry_after: float = 120.0
    """The longest `retry-after` that is waited for, in seconds, at least 0; a longer one raises the error at once."""
    retry_on: Callable[[AnthropicError], bool] | None = None
    """Replaces the rules for which errors are retried, including the rule for requests that must not be sent twice.

    Both clients call it, so it must be a sync function. If it raises, the error is not retried, and a note on the error
    names the exception.
    """
    on_retry: Callable[[RetryNotice], object] | None = None
    """Callback, called with a `RetryNotice` before the delay of each retry.

    Both clients call it, so it must be a sync function, and it should not block. An exception it raises is logged.
    """

    def __attrs_post_init__(self) -> None:
        """Raise ConfigurationError for an invalid value."""
        _check(self, "retry", _RETRY_CHECKS)


@define(frozen=True, kw_only=True, slots=False)
class CircuitConfig(OptionsHinted):
    """When the circuit breaker refuses calls without sending them."""

    failure_threshold: int = 5
    """Consecutive failed executions that open the circuit, at least 1."""
    success_threshold: int = 3
    """Successful probes that close the circuit again, at least 1."""
    open_duration: float = 30.0
    """Seconds the circuit stays open before it admits a probe, above 0."""
    half_open_max_requests: int = 1
    """Probes that may run at the same time, at least 1."""

    def __attrs_post_init__(self) -> None:
        """Raise ConfigurationError for an invalid value."""
        _check(self, "circuit", _CIRCUIT_CHECKS)


@define(frozen=True, kw_only=True, slots=False, repr=False)
class RateLimits(OptionsHinted, PickledWithoutSecrets):
    """How much the client may send. None means no limit."""

    requests_per_minute: float | None = None
    """Requests per minute, above 0."""
    burst: float | None = None
    """Requests that may be sent at once after a pause, at least 1; None means `requests_per_minute`."""
    input_tokens_per_minute: float | None = None
    """Input tokens per minute, above 0."""
    output_tokens_per_minute: float | None = None
    """Output tokens per minute, above 0."""
    tokens_per_minute: float | None = None
    """Input and output tokens together per minute, above 0."""
    mode: Literal["wait", "raise"] = "wait"
    """What a call does when a limit is reached: wait, or raise `LocalRateLimitError`."""
    max_wait: float | None = None
    """The longest wait in seconds, at least 0; None: no limit."""
    storage: str = "memory://"
    """URL of the storage of the counters: `memory://` (this process), or a shared one. Not shown by `repr`.

    `redis://host:port/db` (`rediss://` with TLS), `redis+unix:///path`, `redis+sentinel://host:port,…/service`,
    `redis+cluster://host:port,…`; the same with `valkey`. Parameters: `prefix` of the keys, `db`, `username`,
    `password`, `client_name`, `ssl_ca_certs`, `ssl_certfile`, `ssl_keyfile`; `ssl=true` with sentinels and clusters.
    """
    on_storage_error: Literal["local", "open", "closed"] = "local"
    """While the storage is unavailable: "local" counts in this process, "open" admits all calls, "closed" none."""

    def __attrs_post_init__(self) -> None:
        """Raise ConfigurationError for an invalid value."""
        _check(self, "rate_limits", _LIMIT_CHECKS)
        if self.burst is not None and self.requests_per_minute is None:
            raise ConfigurationError("rate_limits.burst needs requests_per_minute", field="rate_limits.burst")

    @classmethod
    def parse(cls, notation: str, **options: Any) -> RateLimits:
        """Limits in the notation of the package `limits`: `RateLimits.parse("50/minute; 40000 input tokens/minute")`.

        Each part is an amount, what is counted (requests, the default; input tokens, output tokens, tokens) and a
        period. Tokens are limited per minute; requests in any period, whose amount is then the `burst`.

        `options`: the other fields, such as `mode` or `storage`. Raises ConfigurationError for a notation that cannot
        be read, or that states one limit twice.
        """
        return cls(**{**parse_limits(notation), **options})

    def __repr__(self) -> str:
        known = {name: value for name, value in self.__dict__.items() if value is not None and name != "storage"}
        given = [f"{name}={value!r}" for name, value in known.items()]
        return f"RateLimits({', '.join(given)}, storage={str(self.storage).partition('://')[0] + '://…'!r})"


@define(frozen=True, kw_only=True, slots=False)
class Telemetry(OptionsHinted):
    """Traces and metrics. A provider or registry turns its signal on; `True` means the global one."""

    tracer_provider: Any = None
    """An OpenTelemetry `TracerProvider`, or True."""
    meter_provider: Any = None
    """An OpenTelemetry `MeterProvider`, or True."""
    prometheus_registry: Any = None
    """A `prometheus_client` registry, or True."""
    log_content: bool = False
    """Whether prompts, tool inputs and outputs are included in logs and spans."""
    max_content_length: int = 8_000
    """Characters of one text of content in a span, at least 1; the rest is cut. Bodies in logs end after 1,950."""
    max_content_bytes: int = 750_000
    """Bytes of all content in the spans of one call, at least 20,000. What does not fit is left out, oldest first."""
    max_batch_content_bytes: int = 3_700_000
    """Bytes of all content in spans that an exporter may send together, at least 20,000: those of calls that end within
    15 s, and 512 spans at most. Content for which there is no room is left out, and the spans arrive: a receiver takes
    4 MiB at once by default, or refuses all. Higher where it takes more, or where batches are small."""
    propagate: bool = False
    """Whether `traceparent` is sent with each request, so that a gateway can join the trace."""
    buckets: Sequence[float] | Mapping[str, Sequence[float]] | None = None
    """Bounds of the buckets of histograms of `prometheus_client`, in seconds above 0, rising, at most 100: a sequence
    for all, or a mapping by names of metrics. None: 0.1 to 120 for the duration of a call, 0.1 to 5 for the time to the
    first token. They need `prometheus_registry`; of OpenTelemetry they are set by views of the meter provider."""
    span_names: Literal["package", "genai"] = "package"
    """How the spans of calls are named: `package`, `anthropic.client.create_message`; `genai`, as the conventions of
    OpenTelemetry do, `chat claude-sonnet-5-5`."""

    def __attrs_post_init__(self) -> None:
        """Raise ConfigurationError for an invalid value, and for buckets that no histogram would have."""
        _check(self, "telemetry", _TELEMETRY_CHECKS)
        registry = self.prometheus_registry
        if self.buckets is not None and (registry is None or registry is False):
            how = "pass prometheus_registry=, or set the buckets of OpenTelemetry by views of its meter provider"
            raise ConfigurationError(f"telemetry.buckets are those of Prometheus: {how}", field="telemetry.buckets")

    @property
    def is_on(self) -> bool:
        """Whether traces or metrics are turned on."""
        given = (self.tracer_provider, self.meter_provider, self.prometheus_registry)
        return any(each is not None and each is not False for each in given)


_RETRY_CHECKS: dict[str, checks.Validator] = {
    "max_retries": checks.integer(least=0),
    "initial_delay": _DELAY,
    "max_delay": _DELAY,
    "multiplier": checks.number(least=1),
    "jitter": checks.number(least=0, most=1),
    "max_retry_after": _DELAY,
    "retry_on": checks.sync_function,
    "on_retry": checks.sync_function,
}

_CIRCUIT_CHECKS: dict[str, checks.Validator] = {
    "failure_threshold": _COUNT,
    "success_threshold": _COUNT,
    "open_duration": _POSITIVE,
    "half_open_max_requests": _COUNT,
}

_LIMIT_CHECKS: dict[str, checks.Validator] = {
    "requests_per_minute": _POSITIVE,
    "burst": checks.number(least=1),
    "input_tokens_per_minute": _POSITIVE,
    "output_tokens_per_minute": _POSITIVE,
    "tokens_per_minute": _POSITIVE,
    "mode": checks.one_of("wait", "raise"),
    "max_wait": _DELAY,
    "storage": storage_url,
    "on_storage_error": checks.one_of("local", "open", "closed"),
}

_TELEMETRY_CHECKS: dict[str, checks.Validator] = {
    "log_content": _BOOLEAN,
    "propagate": _BOOLEAN,
    "span_names": checks.one_of("package", "genai"),
    "max_content_length": _COUNT,
    "max_content_bytes": checks.integer(least=20_000),
    "buckets": checks.buckets,
    "max_batch_content_bytes": checks.integer(least=20_000),
}

_NULLABLE = frozenset(_LIMIT_CHECKS) - {"mode", "storage", "on_storage_error"} | {"retry_on", "on_retry", "buckets"}


def policy_from(cls: type[Any], value: Mapping[str, Any]) -> tuple[Any, tuple[str, ...]]:
    """Build a `cls` from a mapping; return it and the unknown keys. Raises ConfigurationError for an invalid value."""
    names = [a.name for a in cls.__attrs_attrs__ if a.name not in ("retry_on", "on_retry")]
    unknown = tuple(str(key) for key in value if key not in names)
    return cls(**{key: item for key, item in value.items() if key in names}), unknown


def _check(record: object, prefix: str, rules: Mapping[str, checks.Validator]) -> None:
    for name, check in rules.items():
        value = record.__dict__[name]
        if value is None and name in _NULLABLE:
            continue
        if isinstance(value, str) and check not in _CHECKS_OF_STRINGS:
            problem: str | None = f"must be a number, not {value!r}"
        else:
            problem = check(value)[1]
        if problem:
            raise ConfigurationError(f"{prefix}.{name} {problem}", field=f"{prefix}.{name}")


_CHECKS_OF_STRINGS = (
    *(_LIMIT_CHECKS["mode"], storage_url, _LIMIT_CHECKS["on_storage_error"], checks.sync_function),
    *(_BOOLEAN, _TELEMETRY_CHECKS["span_names"], checks.buckets),
)
