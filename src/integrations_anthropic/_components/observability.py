"""What a client's calls are watched by, and what its settings change in the log."""

from __future__ import annotations

from collections.abc import Callable
from logging import INFO, getLevelNamesMapping, getLogger
from typing import TYPE_CHECKING, Any
from weakref import WeakMethod

from .._core.telemetry import Dormant
from .._redact import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._config.settings import Settings
    from .._core.protocols import Clock, Logger
    from .._core.telemetry import Observing, Telemetry

__all__ = ["log_configuration", "build_telemetry", "observe_circuit"]

_ROOT = "integrations_anthropic"


def build_telemetry(settings: Settings, clock: Clock) -> Telemetry:
    """The observer that the settings turn on; where they turn nothing on, one that sleeps until there is trouble.

    Sets the level of this package's log where one was given. Raises ConfigurationError for what cannot be turned on.
    """
    policy = settings.telemetry
    logger = _logger_of(settings)
    if policy.is_on:
        return _observer(settings, logger, clock)
    awake: list[Observing] = []

    def wake() -> Observing:
        if not awake:
            awake.append(_observer(settings, logger, clock))
        return awake[0]

    return Dormant(logger, wake)


def observe_circuit(telemetry: Telemetry, circuit: Any) -> None:
    """Tell an observer of every change of a circuit, as long as there is that observer."""
    listen = getattr(circuit, "add_listener", None)
    changed = getattr(telemetry, "circuit_changed", None)
    if listen is None or changed is None:
        return
    observer = WeakMethod(changed)

    def tell(service: str, old: str, new: str) -> None:
        told = observer()
        if told is not None:
            told(service, old, new)

    listen(tell)


def log_configuration(settings: Settings) -> None:
    """Say in the log where the configuration came from: names of fields and sources, no values but the address."""
    logger = _logger_of(settings)("config")
    if logger.isEnabledFor(INFO):
        given = [f"{name} from {source}" for name, source in settings.sources.items() if source != "default"]
        fields = {"base_url": shown(settings.base_url), "given": given}
        logger.log(INFO, "Configuration loaded", extra={"fields": fields, "target": f"{_ROOT}.config"})


def _observer(settings: Settings, logger: Callable[[str], Logger], clock: Clock) -> Observing:
    from ..telemetry.setup import build_observer

    return build_observer(settings.telemetry, logger, clock)


def _logger_of(settings: Settings) -> Callable[[str], Logger]:
    """The logger of each part; one that was given instead is that of every part."""
    level = None if settings.sources["log_level"] == "default" else settings.log_level
    given = settings.logger
    if given is None:
        if level is not None:
            getLogger(_ROOT).setLevel(level)
        return lambda part: getLogger(f"{_ROOT}.{part}")
    gated: Logger = given if level is None else _Gated(given, getLevelNamesMapping()[level])
    return lambda part: gated


class _Gated:
    """A logger that is given nothing below a level."""

    def __init__(self, logger: Logger, least: int) -> None:
        self._logger = logger
        self._least = least

    def isEnabledFor(self, level: int) -> bool:
        """Whether a record of this level would be kept."""
        return level >= self._least and self._logger.isEnabledFor(level)

    def log(self, level: int, msg: str, *args: object, extra: Mapping[str, Any] | None = None) -> None:
        """Write one record."""
        if level >= self._least:
            self._logger.log(level, msg, *args, extra=extra)
