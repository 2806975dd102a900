"""What an observer may see of a call. One protocol; here also the two that see nothing, which cost next to nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from .resilience.rate_limit_headers import may_be_near

if TYPE_CHECKING:
    from ..errors import AnthropicError
    from .call.execution import Execution
    from .call.request import Request
    from .protocols import Logger

__all__ = ["NOBODY", "SILENT", "CallSpan", "Dormant", "Observing", "Telemetry"]

_INFO = 20  # logging's


class CallSpan(Protocol):
    """One call, from its first attempt to its result. It ends once: the first of its endings counts."""

    def executing(self, state_of: Callable[[str], str] | None) -> None:
        """Its attempts begin: the circuit is asked, and what has to be waited for is waited for.

        `state_of` gives the state of a service's circuit, where it can be known.
        """
        ...

    def sending(self, request: Request) -> None:
        """An attempt goes out. May add headers to `request`. It is over at the next `retrying` or `executed`."""
        ...

    def answered(self, status: int, headers: Mapping[str, str]) -> None:
        """The head of its answer; headers have names in lower case."""
        ...

    def received(self, body: bytes) -> None:
        """The whole body of its answer, where it is read at once."""
        ...

    def waiting(self, seconds: float) -> None:
        """The limiter lets the next attempt go after `seconds`."""
        ...

    def retrying(self, execution: Execution, error: AnthropicError, delay: float) -> None:
        """An attempt failed and is made again after `delay` seconds."""
        ...

    def executed(self, error: BaseException | None) -> None:
        """Its attempts are over: the last one worked, or ended in `error`."""
        ...

    def streaming(self, so_far: Callable[[], Any]) -> None:
        """The first content is there and the rest follows; `so_far` gives the message as JSON data, or None."""
        ...

    def finished(self, result: Any) -> None:
        """It ended well, with `result`: a record, JSON data, or None."""
        ...

    def failed(self, execution: Execution, error: BaseException) -> None:
        """It ended in `error`."""
        ...

    def left(self) -> None:
        """The rest of its answer was not wanted."""
        ...


class Telemetry(Protocol):
    """Watches calls, and what happens beside them."""

    def here(self) -> object:
        """Where a call that is described now belongs, in whatever task or thread it is made later."""
        ...

    def call(self, execution: Execution, here: object = None) -> CallSpan:
        """The span of one call; `here` is None for a call that is made where it is described."""
        ...


class _Nothing:
    """A call, and all calls, that nobody looks at."""

    def executing(self, state_of: Callable[[str], str] | None) -> None:
        """Nobody is told."""

    def sending(self, request: Request) -> None:
        """Nobody is told."""

    def answered(self, status: int, headers: Mapping[str, str]) -> None:
        """Nobody is told."""

    def received(self, body: bytes) -> None:
        """Nobody is told."""

    def executed(self, error: BaseException | None) -> None:
        """Nobody is told."""

    def waiting(self, seconds: float) -> None:
        """Nobody is told."""

    def retrying(self, execution: Execution, error: AnthropicError, delay: float) -> None:
        """Nobody is told."""

    def streaming(self, so_far: Callable[[], Any]) -> None:
        """Nobody is told."""

    def finished(self, result: Any) -> None:
        """Nobody is told."""

    def failed(self, execution: Execution, error: BaseException) -> None:
        """Nobody is told."""

    def left(self) -> None:
        """Nobody is told."""

    def here(self) -> object:
        return None

    def call(self, execution: Execution, here: object = None) -> CallSpan:
        return self


_NOTHING = _Nothing()
NOBODY: CallSpan = _NOTHING
SILENT: Telemetry = _NOTHING


class Observing(Telemetry, Protocol):
    """A telemetry that can also take up a call of which it has not seen the beginning."""

    def adopt(self, execution: Execution) -> CallSpan:
        """The span of a call that is under way, for what is still to be told of it."""
        ...

    def circuit_changed(self, service: str, before: str, after: str) -> None:
        """A circuit changed its state: `closed`, `half-open` or `open`."""
        ...

    def limits(self, headers: Mapping[str, str]) -> None:
        """What an answer says of the server's limits."""
        ...


class Dormant(_Nothing):
    """Nothing is observed, and nobody reads the log of what goes well: only trouble is told.

    `logger` gives the logger of a service; `wake` what observes calls once somebody reads of them, or once there is
    trouble. Until then it is not called, and nothing is imported or made.
    """

    def __init__(self, logger: Callable[[str], Logger], wake: Callable[[], Observing]) -> None:
        self._logger = logger
        self._wake = wake
        # By operation: its service is worked out once.
        self._loggers: dict[str, Logger] = {}

    def call(self, execution: Execution, here: object = None) -> CallSpan:
        operation = execution.call.operation
        logger = self._loggers.get(operation.name)
        if logger is None:
            logger = self._loggers[operation.name] = self._logger(operation.service)
        return self._wake().call(execution, here) if logger.isEnabledFor(_INFO) else self

    def answered(self, status: int, headers: Mapping[str, str]) -> None:
        if may_be_near(headers):
            self._wake().limits(headers)

    def retrying(self, execution: Execution, error: AnthropicError, delay: float) -> None:
        self._wake().adopt(execution).retrying(execution, error, delay)

    def failed(self, execution: Execution, error: BaseException) -> None:
        self._wake().adopt(execution).failed(execution, error)
