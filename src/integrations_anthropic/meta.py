"""How an answer came: what is known about a call beside its result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .errors import Attempt

__all__ = ["Headers", "Meta"]

RATE_LIMIT_PREFIXES = ("anthropic-ratelimit-", "x-ratelimit-")


class Meta(NamedTuple):
    """Facts about one finished call. Not part of the result's data: neither compared nor pickled with it."""

    request_id: str | None
    """The server's id of the request: what its support asks for."""
    status: int
    """HTTP status of the answer."""
    attempts: tuple[Attempt, ...]
    """One record per attempt, the successful one last."""
    elapsed: float
    """Seconds from the call to the whole answer (for a stream: to its head), waits included."""
    headers: Mapping[str, str]
    """Headers of the answer, names in lower case."""

    @property
    def rate_limits(self) -> dict[str, str]:
        """What the server said of its limits: `requests-remaining`, `tokens-reset` and so on, as it wrote them."""
        return {
            name.removeprefix(prefix): value
            for name, value in self.headers.items()
            for prefix in RATE_LIMIT_PREFIXES
            if name.startswith(prefix)
        }

    def __repr__(self) -> str:
        """Without the headers: they may hold cookies and organization ids."""
        return f"Meta(request_id={self.request_id!r}, status={self.status}, elapsed={self.elapsed:.3f})"


class Headers(dict[str, str]):
    """Headers by name; printed, as in the locals of a traceback, they show their names only: values may be secrets."""

    def __repr__(self) -> str:
        return f"Headers({', '.join(map(str, self))})"

    __str__ = __repr__
