"""Where connections live: an event loop, or this process; and waiting for one's turn there.

Each class stands here twice, once for each half: what differs between them is all in this module.
"""

from __future__ import annotations

import sys
import threading
from collections import deque
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    import httpcore
    import httpx as httpx  # for annotations outside of the modules that may import httpx

__all__ = ["AsyncFairLock", "AsyncEventLoop", "AsyncWaiter", "FairLock", "EventLoop", "Waiter", "end_of_loop"]


class AsyncEventLoop:
    """Event loops: asyncio's, known by its loop, and trio's, known by its token."""

    @staticmethod
    def here() -> Any:
        """The loop that runs this code; None outside of one."""
        asyncio, trio = sys.modules.get("asyncio"), sys.modules.get("trio")
        if asyncio is not None and (loop := asyncio._get_running_loop()) is not None:
            return loop
        if trio is not None and trio.lowlevel.in_trio_run():
            return trio.lowlevel.current_trio_token()
        return None

    @staticmethod
    def gone(place: Any) -> bool:
        """Whether a loop has ended: nothing of it can be awaited any more."""
        if hasattr(place, "is_closed"):
            return bool(place.is_closed())
        try:
            place.run_sync_soon(_nothing)
        except RuntimeError:
            # trio's RunFinishedError
            return True
        return False

    @staticmethod
    def soon(place: Any, what: Callable[[], object]) -> None:
        """Have the loop do `what`, from whichever thread; a loop that has ended does nothing."""
        call = getattr(place, "call_soon_threadsafe", None) or place.run_sync_soon
        try:
            call(what)
        except RuntimeError:
            return

    @staticmethod
    def run(place: Any, what: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Have the loop run `what` as a task of its own, from whichever thread."""
        if hasattr(place, "create_task"):
            AsyncEventLoop.soon(place, lambda: _remembered(place.create_task(what())))
        else:
            trio = sys.modules["trio"]
            AsyncEventLoop.soon(place, lambda: trio.lowlevel.spawn_system_task(what))

    @staticmethod
    def network(place: Any) -> httpcore.AsyncNetworkBackend:
        """What connects in this loop."""
        import httpcore

        return httpcore.AnyIOBackend() if hasattr(place, "call_soon_threadsafe") else httpcore.TrioBackend()

    @staticmethod
    def shielded() -> AbstractContextManager[object]:
        """What is awaited inside is not cancelled: for closing, which takes no time."""
        from anyio import CancelScope

        return CancelScope(shield=True)


class EventLoop:
    """This process: there is no loop."""

    @staticmethod
    def here() -> Any:
        """The same everywhere."""
        return EventLoop

    @staticmethod
    def gone(place: Any) -> bool:
        """Never."""
        return False

    @staticmethod
    def soon(place: Any, what: Callable[[], object]) -> None:
        """Do `what` now."""
        what()

    @staticmethod
    def run(place: Any, what: Callable[[], None]) -> None:
        """Run `what` in a thread of its own: who asks may hold a lock that it needs."""
        with suppress(RuntimeError):
            # The interpreter is about to end: so is what was to be closed.
            threading.Thread(target=what, daemon=True).start()

    @staticmethod
    def network(place: Any) -> httpcore.NetworkBackend:
        """What connects, blocking the thread."""
        import httpcore

        return httpcore.SyncBackend()

    @staticmethod
    def shielded() -> AbstractContextManager[object]:
        """Nothing is cancelled here."""
        return nullcontext()


class AsyncWaiter:
    """A task waits for something that another one gives."""

    def __init__(self) -> None:
        from anyio import Event

        self._place = AsyncEventLoop.here()
        self._event = Event()
        self.given: Any = None

    def give(self, what: Any) -> None:
        """Wake the one that waits; from any thread."""
        self.given = what
        if AsyncEventLoop.here() is self._place:
            self._event.set()
        else:
            AsyncEventLoop.soon(self._place, self._event.set)

    async def wait(self, seconds: float | None) -> None:
        """Wait until something is given, for so long at the most."""
        from anyio import move_on_after

        with move_on_after(seconds):
            await self._event.wait()


class Waiter:
    """A thread waits for something that another one gives."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self.given: Any = None

    def give(self, what: Any) -> None:
        """Wake the one that waits."""
        self.given = what
        self._event.set()

    def wait(self, seconds: float | None) -> None:
        """Wait until something is given, for so long at the most."""
        self._event.wait(seconds)


class AsyncFairLock:
    """A lock that tasks get in the order in which they asked, if they wait for it long enough."""

    def __init__(self) -> None:
        from anyio import Lock

        self._lock = Lock()

    async def acquire(self, seconds: float | None) -> bool:
        """Whether it was got within so many seconds."""
        from anyio import move_on_after

        with move_on_after(seconds) as scope:
            await self._lock.acquire()
        return not scope.cancelled_caught

    def release(self) -> None:
        """Let the next one have it."""
        self._lock.release()


class FairLock:
    """A lock that threads get in the order in which they asked, if they wait for it long enough."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._held = False
        self._waiting: deque[Waiter] = deque()

    def acquire(self, seconds: float | None) -> bool:
        """Whether it was got within so many seconds."""
        with self._mutex:
            if not self._held:
                self._held = True
                return True
            turn = Waiter()
            self._waiting.append(turn)
        turn.wait(seconds)
        with self._mutex:
            if turn.given is None:
                self._waiting.remove(turn)
        return turn.given is not None

    def release(self) -> None:
        """Let the next one have it."""
        with self._mutex:
            if self._waiting:
                self._waiting.popleft().give(self)
            else:
                self._held = False


def end_of_loop() -> Callable[[], bool] | None:
    """Says whether the loop that runs now was closed; None without one, and on trio, which leaves nobody behind."""
    asyncio = sys.modules.get("asyncio")
    if asyncio is None:
        return None
    try:
        closed: Callable[[], bool] = asyncio.get_running_loop().is_closed
    except RuntimeError:
        return None
    return closed


# An event loop itself only knows its tasks weakly.
_tasks: set[Any] = set()


def _remembered(task: Any) -> None:
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)


def _nothing() -> None:
    """For a loop that is only asked whether it is still there."""
