"""One task of an event loop fetches a credential in a thread, and the others wait for it without threads."""

from __future__ import annotations

from typing import Any

from .._runtime.async_jobs import invoke
from .._runtime.event_loop import AsyncEventLoop
from ..errors import AnthropicError
from .credentials.cache import again
from .platform import PlatformCredential

__all__ = ["AsyncFlights", "Flights"]


class AsyncFlights:
    """The tasks that fetch one credential: at most one in each event loop.

    Those that wait for it get the fault where it fails.
    """

    def __init__(self, credential: PlatformCredential) -> None:
        self._credential = credential
        # By event loop, as long as a task of it fetches.
        self._fetching: dict[Any, _Flight] = {}

    async def get(self, seconds: float | None) -> Any:
        """A signer, fetched in a thread; None where that takes longer than so many seconds (None: no limit).

        A task that is cancelled while it fetches leaves the thread to itself, and the next one takes its place. Where
        the fetch fails, all who waited for it get its error.
        """
        with AsyncEventLoop.move_on_after(seconds):
            loop = AsyncEventLoop.current()
            while self._credential.is_shared and (flight := self._fetching.get(loop)) is not None:
                await flight.ended.wait()
                if (signer := self._credential.ready()) is not None:
                    return signer
                if flight.fault is not None:
                    raise again(flight.fault)
            mine = self._fetching[loop] = _Flight(AsyncEventLoop.event())
            try:
                fetched = await invoke(self._credential.get, awaits=False, seconds=None)
                return None if fetched is None else fetched[0]
            except AnthropicError as error:
                mine.fault = again(error)
                raise
            finally:
                if self._fetching.get(loop) is mine:
                    del self._fetching[loop]
                mine.ended.set()
        return None


class _Flight:
    """A fetch that is on its way: the event that says it has ended, and its fault where it has failed."""

    def __init__(self, ended: Any) -> None:
        self.ended = ended
        self.fault: AnthropicError | None = None


class Flights:
    """The same for the blocking client, whose threads wait for each other in the credential itself."""

    def __init__(self, credential: PlatformCredential) -> None:
        self._credential = credential

    def get(self, seconds: float | None) -> Any:
        """A signer, fetched in this thread, which nothing ends before."""
        return self._credential.get()
