# Derived from src/integrations_anthropic/_async/limiting/reservation.py by `make codegen`. Do not edit.
"""What one attempt reserved with a rate limiter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from ..._core.resilience.cost import NO_TOKENS, StreamUsage, cost_of_usage, nothing_processed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..._core.resilience.rate_limiter import Cost
    from ..._runtime.lease import Lease, Leases

__all__ = ["Reservation", "ReservationOwner"]


class ReservationOwner(Protocol):
    """A limiter, as a reservation uses it."""

    leases: Leases

    def learn(self, admission: Any, headers: Mapping[str, str], *, whole: bool) -> None:
        """Learn the server's limits from a response."""
        ...

    def settle(self, admission: Any, used: Cost | None) -> None:
        """An attempt is over."""
        ...


class Reservation:
    """What one attempt reserved, until it is settled. Its limiter takes it back where it is garbage collected."""

    __slots__ = ("__weakref__", "_lease", "_limiter", "admission")

    def __init__(self, limiter: ReservationOwner, admission: Any, estimate: int = 0) -> None:
        """`estimate`: the estimated input tokens, before the correction."""
        self._limiter = limiter
        self.admission = admission
        admission.estimate = estimate
        self._lease: Lease | None = limiter.leases.grant(self, admission)

    def learn(self, headers: Mapping[str, str], *, whole: bool) -> None:
        """Learn the server's limits from the response. `whole`: it is complete; a stream goes on."""
        self._limiter.learn(self.admission, headers, whole=whole)

    def add_event(self, event: Mapping[str, Any]) -> None:
        """Add the usage that a stream event states."""
        if self.admission.usage is None:
            self.admission.usage = StreamUsage()
        self.admission.usage.add(event)

    def settle(self, usage: Any) -> None:
        """The response is complete and states its usage."""
        self._settle(cost_of_usage(usage))

    def fail(self, error: BaseException) -> None:
        """The attempt failed: the usage seen so far counts."""
        used = self._usage_so_far()
        if used is None and nothing_processed(error):
            used = NO_TOKENS
        self._settle(used)

    def close(self) -> None:
        """The response ended or was closed: the usage seen so far counts."""
        if self.admission.open:
            self._settle(self._usage_so_far())

    def _settle(self, used: Cost | None) -> None:
        if self.admission.open:
            self._limiter.settle(self.admission, used)
            lease, self._lease = self._lease, None
            if lease is not None:
                self._limiter.leases.end(lease)

    def _usage_so_far(self) -> Cost | None:
        return None if self.admission.usage is None else self.admission.usage.used()
