# Derived from src/integrations_anthropic/_async/http/connection.py by `make codegen`. Do not edit.
"""One connection as the pool sees it; knows what httpcore's connections keep to themselves.

Names with an underscore are httpcore's, so a self-check test says when they no longer fit.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, Self

import httpcore

from .network_backend import CURRENT_TIMEOUTS, TimedReadLock

if TYPE_CHECKING:
    from .network_backend import AttemptTimeouts, NetworkBackend

__all__ = ["CANCEL", "Connection"]

CANCEL = 0x8
"""HTTP/2's code for a stream that is no longer wanted. Source: RFC 9113, section 7."""


class Connection:
    """httpcore's connection, the line below it, and how many requests it carries."""

    def __init__(self, http: Any, line: NetworkBackend) -> None:
        self._http = http
        self.line = line
        self.users = 0
        """Requests that it carries, or is lent for."""
        self.idle_since = 0.0

    def send(self, request: httpcore.Request, limits: AttemptTimeouts) -> httpcore.Response:
        """Send the request, connecting first where it is new; the answer has its head."""
        self.line.limits = limits
        CURRENT_TIMEOUTS.set(limits)
        response: httpcore.Response = self._http.handle_request(request)
        return response

    @property
    def protocol(self) -> Any:
        """httpcore's connection that speaks HTTP/1.1 or HTTP/2, below those that connect; None before."""
        inner = self._http
        while inner is not None and hasattr(inner, "_connection"):
            inner = inner._connection
        return inner

    def agreed(self) -> None:
        """HTTP/2 was agreed on, and nothing read yet: from here on nobody waits for longer than it may."""
        protocol = self.protocol
        # Behind a proxy, that is the connection to it until the tunnel stands.
        if self.line.shared and not isinstance(getattr(protocol, "_read_lock", self), (TimedReadLock, type(self))):
            protocol._read_lock = TimedReadLock()

    def usable(self) -> bool:
        """Whether an idle one can carry another request: what such a one has to say is that it ends."""
        return not self.line.broken and not self.line.readable()

    def reusable(self) -> bool:
        """Whether it can carry another request once it carries none."""
        return not self.line.broken and bool(self._http.is_available())

    def has_room(self) -> bool:
        """Whether it can carry one more request beside those it has."""
        line = self.line
        return line.shared and line.settled and self.reusable() and self.users < self.protocol._max_streams

    def lent(self) -> Self:
        """One request more."""
        self.users += 1
        return self

    def returned(self) -> None:
        """One request less."""
        self.users -= 1
        self.idle_since = monotonic()

    def reset_orphans(self) -> None:
        """Over HTTP/2, tell the other side of requests that nobody waits for any more: it stops working on them."""
        protocol = self.protocol
        if not self.line.shared or self.line.broken or not hasattr(protocol, "_h2_state"):
            return
        state = protocol._h2_state
        orphans = [number for number, one in state.streams.items() if number not in protocol._events and not one.closed]
        for number in orphans:
            state.reset_stream(number, error_code=CANCEL)
        if orphans:
            self.flush()

    def flush(self) -> None:
        """Send what HTTP/2 has to say beside any request."""
        self.protocol._write_outgoing_data(httpcore.Request("GET", "https://beside"))

    def close(self) -> None:
        """Close it."""
        self.line.close()
