"""Builds the observer of a client's calls, and applies its settings to the log."""

from __future__ import annotations

from collections.abc import Callable
from logging import INFO, getLevelNamesMapping, getLogger
from typing import TYPE_CHECKING, Any
from weakref import WeakMethod, ref

from .._core.call.span import NoopSpan, circuit_of
from .._core.codec.response_reader import DeviationLog, ResponseReader
from .._core.resilience.rate_limit_headers import may_be_near
from .._loading.lazy_import import load
from .._redact import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._config.settings import Settings
    from .._core.call.protocols import Clock, Logger
    from .._core.call.span import CallObserver, SignalObserver
    from ..prices import Meter

__all__ = ["build_meter", "build_observer", "build_reader", "client_closed", "log_configuration", "observe_circuit"]

_ROOT = "integrations_anthropic"

_FIRST_SERVICE = "messages"
"""The service whose circuit is known from the start; those of the others with their first calls."""


def build_meter(settings: Settings) -> Meter | None:
    """What counts the calls of a client, where the settings turn it on."""
    is_refused = not settings.meter and settings.sources.get("meter", "default") != "default"
    if is_refused or (not settings.meter and settings.prices is None):
        return None
    load("integrations_anthropic.prices")
    from ..prices import Meter, Prices

    # A table without models is a table: it knows no price.
    return Meter(Prices.listed() if settings.prices is None else settings.prices)


def build_observer(settings: Settings, clock: Clock, meter: Meter | None) -> CallObserver:
    """The observer that the settings turn on; else one that does nothing until something goes wrong.

    Sets the level of this package's log where one was given. Raises ConfigurationError for a signal that cannot be
    turned on.
    """
    logger = _loggers(settings)
    if settings.telemetry.is_on or meter is not None:
        return _signal_observer(settings, logger, clock, meter)
    made: list[SignalObserver] = []

    def observer() -> SignalObserver:
        if not made:
            made.append(_signal_observer(settings, logger, clock, None))
        return made[0]

    return NoopSpan(logger, observer, may_be_near)


def build_reader(settings: Settings) -> ResponseReader:
    """How responses are read, as the settings say; what does not fit is logged."""
    logger = _loggers(settings)
    return ResponseReader(DeviationLog(lambda: logger("responses")), strict=settings.strict_responses)


def observe_circuit(observer: CallObserver, circuit: Any) -> None:
    """Report the state of a circuit to an observer, and every change of it as long as that observer exists."""
    add_listener, state = getattr(circuit, "add_listener", None), getattr(circuit, "state", None)
    changed, asked = getattr(observer, "circuit_changed", None), getattr(observer, "circuit_asked", None)
    if changed is None or asked is None:
        return
    source = circuit if state is None else circuit_of(state)
    if state is not None:
        asked(_FIRST_SERVICE, state(_FIRST_SERVICE), source)
    if add_listener is None:
        return
    # Weak: the circuit has its listeners, and they must not keep it.
    report_change, circuit_itself = WeakMethod(changed), ref(source)

    def listener(service: str, old: str, new: str) -> None:
        report, changed_circuit = report_change(), circuit_itself()
        if report is not None and changed_circuit is not None:
            report(service, old, new, changed_circuit)

    add_listener(listener)


def client_closed(observer: CallObserver, circuit: Any, *, limits: bool) -> None:
    """Tell an observer that a client was closed. `circuit`: None where it is not its own."""
    closed = getattr(observer, "client_closed", None)
    if closed is not None:
        closed(None if circuit is None else circuit_of(circuit.state), limits=limits)


def log_configuration(settings: Settings) -> None:
    """Log where the configuration came from: names of fields and sources, no values except the address."""
    logger = _loggers(settings)("config")
    if logger.isEnabledFor(INFO):
        given = [f"{name} from {source}" for name, source in settings.sources.items() if source != "default"]
        fields = {"base_url": shown(settings.base_url), "given": given}
        logger.log(INFO, "Configuration loaded", extra={"fields": fields, "target": f"{_ROOT}.config"})


def _signal_observer(
    settings: Settings, logger: Callable[[str], Logger], clock: Clock, meter: Meter | None
) -> SignalObserver:
    # Imported only when there is something to observe.
    load("integrations_anthropic.telemetry.setup")
    from ..telemetry.setup import build_signals

    # A client of another cloud has an `auth` that knows its platform.
    provider_name = getattr(getattr(settings.auth, "platform", None), "provider", None)
    if not isinstance(provider_name, str):
        provider_name = "anthropic"
    return build_signals(settings.telemetry, logger, clock, meter, provider_name)


def _loggers(settings: Settings) -> Callable[[str], Logger]:
    """Returns the logger of each part of the package; a logger that was given serves all of them."""
    level = None if settings.sources["log_level"] == "default" else settings.log_level
    given = settings.logger
    if given is None:
        if level is not None:
            getLogger(_ROOT).setLevel(level)
        return lambda part: getLogger(f"{_ROOT}.{part}")
    filtered: Logger = given if level is None else _LevelFilter(given, getLevelNamesMapping()[level])
    return lambda part: filtered


class _LevelFilter:
    """Passes on records from a level upwards."""

    def __init__(self, logger: Logger, least: int) -> None:
        self._logger = logger
        self._least = least

    def isEnabledFor(self, level: int) -> bool:
        """Whether records of this level are logged."""
        return level >= self._least and self._logger.isEnabledFor(level)

    def log(self, level: int, msg: str, *args: object, extra: Mapping[str, Any] | None = None) -> None:
        """Log one record."""
        if level >= self._least:
            self._logger.log(level, msg, *args, extra=extra)
