"""What each kind of observer may do at the points of a call. By default it does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .._core.call.request import Request
    from .._core.resilience.rate_limit_headers import RateLimitStatus
    from ..errors import AnthropicError
    from .call_record import AttemptRecord, CallRecord

__all__ = ["Signal"]


class Signal:
    """Traces, metrics or logs. Each keeps what it needs of a call in `call.kept[self]`."""

    name = "signal"
    """How it is called in the log where it breaks."""

    is_the_callers_own = False
    """Whether what breaks in it is the caller's to know: it is raised then."""

    def here(self) -> Any:
        """Where a call that is described now belongs; None where that is nothing to it."""
        return None

    def started(self, call: CallRecord, here: Any) -> None:
        """A call begins."""

    def executing(self, call: CallRecord) -> None:
        """Its attempts begin."""

    def circuit(self, call: CallRecord, state: str) -> None:
        """The circuit is asked while it is `closed`, `half-open` or `open`."""

    def executed(self, call: CallRecord, error: BaseException | None) -> None:
        """Its attempts are over."""

    def sending(self, call: CallRecord, send: AttemptRecord, request: Request) -> None:
        """An attempt goes out. May add headers to `request`."""

    def answered(self, call: CallRecord, send: AttemptRecord, headers: Mapping[str, str]) -> None:
        """The head of an attempt's answer."""

    def received(self, call: CallRecord, send: AttemptRecord, body: bytes) -> None:
        """The whole body of an attempt's answer, where it is read at once."""

    def sent(self, call: CallRecord, send: AttemptRecord, error: BaseException | None) -> None:
        """An attempt is over."""

    def waiting(self, call: CallRecord, seconds: float) -> None:
        """The limiter makes it wait."""

    def retrying(self, call: CallRecord, error: AnthropicError, delay: float) -> None:
        """It is sent again after `delay` seconds."""

    def streaming(self, call: CallRecord) -> None:
        """The first content of a stream is there."""

    def ended(self, call: CallRecord, error: BaseException | None) -> None:
        """It is over: `call.outcome` says how."""

    def circuit_changed(self, service: str, before: str, after: str) -> None:
        """A circuit changed its state."""

    def limits(self, rooms: Sequence[RateLimitStatus]) -> None:
        """What an answer says of the server's limits."""
