"""Who gives each attempt its credential: keys that are asked for, tokens that expire, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ..call.request import Request

__all__ = ["AsyncCredentialProvider", "CredentialProvider"]


class AsyncCredentialProvider(Protocol):
    """Gives each attempt its credential, and another one where the server refuses it.

    It serves every call of a client and of its copies, many at the same time. `request.deadline.remaining(now)` is how
    long it may take. Where it has no credential it raises CredentialError, which is not retried.
    """

    async def aprepare(self, request: Request) -> None:
        """Authorize one attempt, just before it is sent: set headers, or sign method, URL and body. May wait."""
        ...

    async def arefused(self, request: Request) -> bool:
        """The server answered this attempt with 401: whether it is made again, with what `aprepare` gives then.

        Called at most once for a call. That attempt is no retry: it needs no permission of the retry policy and takes
        nothing from its budget.
        """
        ...


class CredentialProvider(Protocol):
    """Gives each attempt its credential, and another one where the server refuses it; for the sync client."""

    def prepare(self, request: Request) -> None:
        """Authorize one attempt, just before it is sent: set headers, or sign method, URL and body. May wait."""
        ...

    def refused(self, request: Request) -> bool:
        """The server answered this attempt with 401: whether it is made again, with what `prepare` gives then.

        Called at most once for a call. That attempt is no retry: it needs no permission of the retry policy and takes
        nothing from its budget.
        """
        ...
