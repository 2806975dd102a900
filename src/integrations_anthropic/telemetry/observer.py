"""Watches calls for every signal that is on: each call ends once, however it ends."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .._core.resilience.rate_limit_headers import rate_limit_statuses
from .._redact import scrubbed, shown_url
from . import finalizer as collected
from .call_record import AttemptRecord, CallRecord, ending_of, later

if TYPE_CHECKING:
    from .._core.call.execution import Execution
    from .._core.call.operation import Operation
    from .._core.call.request import Request
    from .._core.protocols import Clock
    from ..errors import AnthropicError
    from .signal import Signal

__all__ = ["Observation", "Observer"]

_log = logging.getLogger("integrations_anthropic.telemetry")


class Observer:
    """Hands everything on to its signals, in order. One that breaks is reported once, and harms no call."""

    def __init__(self, signals: Sequence[Signal], clock: Clock) -> None:
        self._signals = signals
        self._broken: set[Signal] = set()
        self.clock = clock

    def here(self) -> object:
        """What each signal keeps of the place a call is described in."""
        return [signal.here() for signal in self._signals]

    def call(self, execution: Execution, here: object = None) -> Observation:
        """The span of one call, begun."""
        call = CallRecord(execution, self.clock.monotonic())
        places: list[Any] = here if isinstance(here, list) else [None] * len(self._signals)
        for signal, place in zip(self._signals, places, strict=True):
            self._guarded(signal, _beginning(call, place))
        return Observation(self, call)

    def adopt(self, execution: Execution) -> Observation:
        """The span of a call that began before anybody watched."""
        return Observation(self, CallRecord(execution, execution.started))

    def circuit_changed(self, service: str, before: str, after: str) -> None:
        """A circuit changed its state."""
        self.tell(lambda signal: signal.circuit_changed(service, before, after))

    def limits(self, headers: Mapping[str, str]) -> None:
        """What an answer says of the server's limits."""
        rooms = rate_limit_statuses(headers, self.clock.time())
        if rooms:
            self.tell(lambda signal: signal.limits(rooms))

    def tell(self, told: Callable[[Signal], None]) -> None:
        """Tell every signal."""
        for signal in self._signals:
            self._guarded(signal, told)

    def _guarded(self, signal: Signal, told: Callable[[Signal], None]) -> None:
        try:
            told(signal)
        except Exception as error:  # an exporter or registry of anyone's: the call is worth more, and it is reported
            if signal.is_the_callers_own:
                raise
            if signal not in self._broken:
                self._broken.add(signal)
                _log.warning("%s are incomplete: %s: %s", signal.name, type(error).__name__, scrubbed(str(error)))


class Observation:
    """One call that is watched. What comes after its end, or in a forked child, is not told."""

    def __init__(self, observer: Observer, call: CallRecord) -> None:
        self._observer = observer
        self._call = call
        self._process = os.getpid()
        self._so_far: Callable[[], Any] | None = None
        self._state_of: Callable[[str], str] | None = None
        self._executing = False
        self._send: AttemptRecord | None = None
        # Holds something until the call ends; taking it is atomic.
        self._open = [True]

    @property
    def trace(self) -> tuple[str, str] | None:
        """Ids of its trace and span, where traces are on."""
        return self._call.trace

    def executing(self, state_of: Callable[[str], str] | None) -> None:
        """Its attempts begin."""
        self._state_of = state_of
        self._executing = True
        self._look_at_circuit()
        self.tell(lambda signal: signal.executing(self._call))

    def sending(self, request: Request) -> None:
        """An attempt goes out."""
        call = self._call
        call.attempts += 1
        if call.attempts == 1 and call.circuit != "closed":
            # It was let through: an open circuit is half-open by now.
            self._look_at_circuit()
        send = self._send = AttemptRecord(
            request, call.attempts, shown_url(request.url, _parameters(request.operation))
        )
        self.tell(lambda signal: signal.sending(call, send, request))

    def answered(self, status: int, headers: Mapping[str, str]) -> None:
        """The head of its answer, which also says something of the server's limits."""
        send = self._send
        self._call.request_id = headers.get("request-id", self._call.request_id)
        if send is not None:
            announced = headers.get("content-length", "")
            send.status = status
            send.received = int(announced) if announced.isdecimal() and len(announced) < 19 else None
            self.tell(lambda signal: signal.answered(self._call, send, headers))
        self._observer.limits(headers)

    def received(self, body: bytes) -> None:
        """The body of its answer."""
        send = self._send
        if send is not None:
            send.received = len(body)
            self.tell(lambda signal: signal.received(self._call, send, body))

    def executed(self, error: BaseException | None) -> None:
        """Its attempts are over."""
        if self._executing:
            self._sent(error)
            self._executing = False
            self.tell(lambda signal: signal.executed(self._call, error))

    def waiting(self, seconds: float) -> None:
        """The limiter makes it wait."""
        self.tell(lambda signal: signal.waiting(self._call, seconds))

    def retrying(self, execution: Execution, error: AnthropicError, delay: float) -> None:
        """The attempt failed, and another follows."""
        self._call.attempts = len(execution.attempts)
        self._sent(error)
        self.tell(lambda signal: signal.retrying(self._call, error, delay))

    def streaming(self, so_far: Callable[[], Any]) -> None:
        """The first content is there."""
        if not self._open:
            return
        self._so_far = so_far
        self._call.first_content = self._observer.clock.monotonic()
        self.tell(lambda signal: signal.streaming(self._call))

    def finished(self, result: Any) -> None:
        """It ended well."""
        if self._ends():
            self._call.ends("success", None, result, self._observer.clock.monotonic())
            self._tell_end(None)

    def failed(self, execution: Execution, error: BaseException) -> None:
        """It ended in an error, or was cancelled."""
        # Where the circuit lets nothing through, nobody says that the attempts are over.
        self.executed(error)
        if self._ends():
            self._call.attempts = max(self._call.attempts, len(execution.attempts))
            self._call.ends(ending_of(error), error, later(self._so_far), self._observer.clock.monotonic())
            self._tell_end(error)

    def left(self) -> None:
        """Its rest was not wanted, or nobody was left to want it."""
        if self._ends():
            self._call.ends("closed", None, later(self._so_far), self._observer.clock.monotonic())
            self._tell_end(None)

    def tell(self, told: Callable[[Signal], None]) -> None:
        """Tell every signal, while this is the process the call was made in."""
        if os.getpid() == self._process:
            self._observer.tell(told)

    def __del__(self) -> None:
        if self._open and not sys.is_finalizing():
            collected.end(self)

    def _ends(self) -> bool:
        """Whether this is the end: the first one, in the process the call was made in."""
        try:
            self._open.pop()
        except IndexError:
            return False
        return os.getpid() == self._process

    def _sent(self, error: BaseException | None) -> None:
        send, self._send = self._send, None
        if send is not None:
            self.tell(lambda signal: signal.sent(self._call, send, error))

    def _look_at_circuit(self) -> None:
        if self._state_of is not None:
            self._call.circuit = state = self._state_of(self._call.service)
            self.tell(lambda signal: signal.circuit(self._call, state))

    def _tell_end(self, error: BaseException | None) -> None:
        self._so_far = None
        self._observer.tell(lambda signal: signal.ended(self._call, error))


def _beginning(call: CallRecord, place: Any) -> Callable[[Signal], None]:
    return lambda signal: signal.started(call, place)


def _parameters(operation: Operation) -> frozenset[str]:
    """Names of query parameters whose values are the operation's own."""
    paging = operation.paging
    return frozenset(operation.arguments) | ({paging.cursor, paging.back or ""} if paging else set())
