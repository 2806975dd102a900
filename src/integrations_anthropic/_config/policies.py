"""How calls behave when things go wrong, how fast they may come, and what is observed of them: plain frozen records.

Impossible values are a `ConfigurationError` whose `.field` is a path such as `retry.initial_delay`. Times are seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from attrs import define

from ..errors import ConfigurationError
from . import urls as addresses
from . import validators as checks

if TYPE_CHECKING:
    from ..errors import AnthropicError


class DefaultCount(int):
    """The default of `max_retries`: the same number, but known not to have been chosen by anyone."""

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
_COUNT = checks.whole(least=1)
_FLAG = checks.one_of(True, False)


@define(frozen=True, kw_only=True, slots=False)
class RetryPolicy:
    """When and how often a failed attempt is made again. Source: section 14.3 of the architecture."""

    max_retries: int = DefaultCount(3)
    """Attempts after the first one; 0 turns retrying off."""
    initial_delay: float = 1.0
    """Seconds before the first retry, at least 0."""
    max_delay: float = 60.0
    """The longest wait between attempts that is computed here, in seconds, at least 0."""
    multiplier: float = 2.0
    """How much longer each wait is than the one before, at least 1."""
    jitter: float = 0.25
    """How far a wait strays at random to either side: 0 (never) to 1 (from nothing to twice as long)."""
    max_retry_after: float = 120.0
    """The longest `retry-after` that is waited for, in seconds; above it the error is raised at once."""
    retry_on: Callable[[AnthropicError], bool] | None = None
    """Replaces the rule for which errors are tried again, also that for what must not be sent twice.

    A plain function, for both clients. One that raises says no; a note on the error tells what it raised.
    """
    on_retry: Callable[[RetryNotice], object] | None = None
    """Is told of each retry before its wait, by one `RetryNotice`.

    A plain function, for both clients: it is not awaited, so it should not block. What it raises is logged.
    """

    def __attrs_post_init__(self) -> None:
        """Refuses impossible values."""
        _check(self, "retry", _RETRY_CHECKS)


@define(frozen=True, kw_only=True, slots=False)
class CircuitConfig:
    """When calls are refused without being sent. Source: sections 14.4 of the architecture and 7 of the contract."""

    failure_threshold: int = 5
    """Failed executions in a row that open the circuit, at least 1."""
    success_threshold: int = 3
    """Successful probes that close it again, at least 1."""
    open_duration: float = 30.0
    """Seconds it stays open before a probe is let through, above 0."""
    half_open_max_requests: int = 1
    """Probes that may be under way at the same time, at least 1."""

    def __attrs_post_init__(self) -> None:
        """Refuses impossible values."""
        _check(self, "circuit", _CIRCUIT_CHECKS)


@define(frozen=True, kw_only=True, slots=False, repr=False)
class RateLimits:
    """How much may be sent. A limit that is None does not limit. Source: sections 14.5 and 7 of the contract."""

    requests_per_minute: float | None = None
    """Requests a minute, above 0."""
    burst: float | None = None
    """Requests that may come at once after a pause, at least 1; None means `requests_per_minute`."""
    input_tokens_per_minute: float | None = None
    """Input tokens a minute, above 0."""
    output_tokens_per_minute: float | None = None
    """Output tokens a minute, above 0."""
    tokens_per_minute: float | None = None
    """Input and output tokens together a minute, above 0."""
    mode: Literal["wait", "raise"] = "wait"
    """What to do when a limit is reached: wait for a place, or raise `LocalRateLimitError`."""
    max_wait: float | None = None
    """The longest wait in seconds, at least 0; None waits as long as it takes."""
    storage: str = "memory://"
    """Where the counts are: `memory://` (this process) or `redis://…` (shared). A password in it is never shown."""
    on_storage_error: Literal["local", "open", "closed"] = "local"
    """When the storage is away: count in this process, let everything through, or refuse everything."""

    def __attrs_post_init__(self) -> None:
        """Refuses impossible values."""
        _check(self, "rate_limits", _LIMIT_CHECKS)
        if self.burst is not None and self.requests_per_minute is None:
            raise ConfigurationError("rate_limits.burst needs requests_per_minute", field="rate_limits.burst")

    def __repr__(self) -> str:
        known = {name: value for name, value in self.__dict__.items() if value is not None and name != "storage"}
        given = [f"{name}={value!r}" for name, value in known.items()]
        return f"RateLimits({', '.join(given)}, storage={str(self.storage).partition('://')[0] + '://…'!r})"


@define(frozen=True, kw_only=True, slots=False)
class Telemetry:
    """What is observed. A provider or registry turns its signal on; `True` means the global one."""

    tracer_provider: Any = None
    """An OpenTelemetry `TracerProvider`, or True."""
    meter_provider: Any = None
    """An OpenTelemetry `MeterProvider`, or True."""
    prometheus_registry: Any = None
    """A `prometheus_client` registry, or True."""
    log_content: bool = False
    """Whether prompts, tool input and output may appear in logs and spans."""
    propagate: bool = False
    """Whether `traceparent` is sent with each request, so that a gateway of yours can join the trace."""

    def __attrs_post_init__(self) -> None:
        """Refuses impossible values."""
        _check(self, "telemetry", {"log_content": _FLAG, "propagate": _FLAG})

    @property
    def is_on(self) -> bool:
        """Whether any signal beside the log is turned on."""
        given = (self.tracer_provider, self.meter_provider, self.prometheus_registry)
        return any(each is not None and each is not False for each in given)


_RETRY_CHECKS: dict[str, checks.Validator] = {
    "max_retries": checks.whole(least=0),
    "initial_delay": _DELAY,
    "max_delay": _DELAY,
    "multiplier": checks.number(least=1),
    "jitter": checks.number(least=0, most=1),
    "max_retry_after": _DELAY,
    "retry_on": checks.plain_function,
    "on_retry": checks.plain_function,
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
    "storage": addresses.storage,
    "on_storage_error": checks.one_of("local", "open", "closed"),
}

_NULLABLE = frozenset(_LIMIT_CHECKS) - {"mode", "storage", "on_storage_error"} | {"retry_on", "on_retry"}


def policy_from(cls: type[Any], value: Mapping[str, Any]) -> tuple[Any, tuple[str, ...]]:
    """A record of `cls` from a JSON object, and the keys it does not know. Raises what the record raises."""
    names = [a.name for a in cls.__attrs_attrs__ if a.name not in ("retry_on", "on_retry")]
    unknown = tuple(str(key) for key in value if key not in names)
    return cls(**{key: found for key, found in value.items() if key in names}), unknown


def _check(record: object, prefix: str, rules: Mapping[str, checks.Validator]) -> None:
    for name, check in rules.items():
        value = record.__dict__[name]
        if value is None and name in _NULLABLE:
            continue
        if isinstance(value, str) and check not in _TEXTS:
            problem: str | None = f"must be a number, not {value!r}"
        else:
            problem = check(value)[1]
        if problem:
            raise ConfigurationError(f"{prefix}.{name} {problem}", field=f"{prefix}.{name}")


_TEXTS = (_LIMIT_CHECKS["mode"], addresses.storage, _LIMIT_CHECKS["on_storage_error"], checks.plain_function)
