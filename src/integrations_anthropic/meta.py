"""Metadata of a call: status, request id, attempts, duration and response headers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["Attempt", "Headers", "Meta"]

RATE_LIMIT_PREFIXES = ("anthropic-ratelimit-", "x-ratelimit-")


class Attempt(NamedTuple):
    """One attempt of a call: `status` (HTTP, None without a response), `delay` (seconds waited after it), `reason`."""

    status: int | None = None
    delay: float | None = None
    reason: str = ""


class Meta(NamedTuple):
    """Metadata of one finished call. Not part of the result's data: neither compared nor pickled with it."""

    request_id: str | None
    """The server's id of the request (`request-id`), to be quoted to Anthropic's support."""
    status: int
    """HTTP status of the response."""
    attempts: tuple[Attempt, ...]
    """One record per attempt, the successful one last."""
    elapsed: float
    """Seconds from the call to the end of the response (of a stream: to its headers), delays included."""
    headers: Mapping[str, str]
    """Headers of the response, names in lower case."""
    raw: bytes | None = None
    """The body of the response, decoded from its content encoding, where `keep_raw` asked for it and it was read as a
    whole; None otherwise, and of streams. It is not shown in a `repr`."""

    @property
    def rate_limits(self) -> dict[str, str]:
        """The rate-limit headers without their prefix: `requests-remaining`, `tokens-reset` and so on."""
        return {
            name.removeprefix(prefix): value
            for name, value in self.headers.items()
            for prefix in RATE_LIMIT_PREFIXES
            if name.startswith(prefix)
        }

    def __repr__(self) -> str:
        """Omits the headers, which may contain cookies and organization ids, and the body."""
        return f"Meta(request_id={self.request_id!r}, status={self.status}, elapsed={self.elapsed:.3f})"


class Headers(dict[str, str]):
    """Headers by name. `repr` shows only the names, because values may be secrets and tracebacks may print locals."""

    def __repr__(self) -> str:
        return f"Headers({', '.join(map(str, self))})"

    __str__ = __repr__
