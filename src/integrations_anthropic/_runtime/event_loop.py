"""Event loops, and what the async client needs of them: asyncio's and trio's through anyio.

The only module beside `_async/http/` that imports anyio or httpcore. `EventLoop` is the counterpart of `AsyncEventLoop`
in the sync half: there is no loop, and a thread takes the place of a task.
"""

from __future__ import annotations

import sys
import threading
import time
from _thread import start_new_thread
from contextlib import AbstractContextManager, nullcontext, suppress
from contextvars import copy_context
from functools import partial
from types import BuiltinFunctionType
from typing import TYPE_CHECKING, Any

from .._loading.lazy_import import load
from .executor import executor_modules
from .unless_held import UnlessHeld

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    import anyio.abc
    import anyio.lowlevel
    import httpcore
    import httpx as httpx  # for annotations outside of the modules that may import httpx

__all__ = ["AsyncEventLoop", "EventLoop"]


class AsyncEventLoop:
    """An event loop: that of asyncio, identified by the loop object, or of trio, identified by its token."""

    @staticmethod
    def current() -> Any:
        """The running loop; None outside of one."""
        asyncio, trio = sys.modules.get("asyncio"), sys.modules.get("trio")
        if asyncio is not None and (loop := asyncio._get_running_loop()) is not None:
            return loop
        if trio is not None and trio.lowlevel.in_trio_run():
            return trio.lowlevel.current_trio_token()
        return None

    @staticmethod
    def has_ended(loop: Any) -> bool:
        """Whether a loop has ended: nothing can be awaited in it any more."""
        if hasattr(loop, "is_closed"):
            return bool(loop.is_closed())
        try:
            loop.run_sync_soon(_do_nothing)
        except RuntimeError:
            # trio's RunFinishedError
            return True
        return False

    @staticmethod
    def closed_check() -> Callable[[], bool] | None:
        """A function that returns whether the running loop was closed.

        None outside of a loop, and on trio, whose loops end only after their tasks.
        """
        asyncio = sys.modules.get("asyncio")
        if asyncio is None:
            return None
        try:
            is_closed: Callable[[], bool] = asyncio.get_running_loop().is_closed
        except RuntimeError:
            return None
        return is_closed

    @staticmethod
    def call_soon(loop: Any, callback: Callable[[], object]) -> None:
        """Call `callback` in a loop, from any thread; not where the loop has ended."""
        schedule = getattr(loop, "call_soon_threadsafe", None) or loop.run_sync_soon
        try:
            schedule(callback)
        except RuntimeError:
            return

    @staticmethod
    def spawn(loop: Any, function: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Run `function` as a task of a loop, from any thread."""
        if hasattr(loop, "create_task"):
            AsyncEventLoop.call_soon(loop, lambda: _keep(loop.create_task(function())))
        else:
            trio = sys.modules["trio"]
            AsyncEventLoop.call_soon(loop, lambda: trio.lowlevel.spawn_system_task(function))

    @staticmethod
    def network(loop: Any) -> httpcore.AsyncNetworkBackend:
        """The network backend of httpcore for a loop."""
        load("httpcore", *_loop_modules(loop))
        import httpcore

        return httpcore.AnyIOBackend() if hasattr(loop, "call_soon_threadsafe") else httpcore.TrioBackend()

    @staticmethod
    def shielded() -> AbstractContextManager[object]:
        """A scope that cancellation does not reach: for closing, which takes no time."""
        if "anyio" not in globals():
            _import_anyio()
        return anyio.CancelScope(shield=True)

    @staticmethod
    def move_on_after(seconds: float | None) -> anyio.CancelScope:
        """A scope that is cancelled after so many seconds, without an error; None: never."""
        if "anyio" not in globals():
            _import_anyio()
        return anyio.move_on_after(seconds)

    @staticmethod
    def fail_after(seconds: float | None) -> AbstractContextManager[object]:
        """A scope that raises TimeoutError after so many seconds; None: never."""
        if "anyio" not in globals():
            _import_anyio()
        return anyio.fail_after(seconds)

    @staticmethod
    def event() -> anyio.Event:
        """An event that tasks wait for."""
        if "anyio" not in globals():
            _import_anyio()
        return anyio.Event()

    @staticmethod
    def lock() -> Any:
        """A lock that tasks get in the order in which they asked."""
        if hasattr(AsyncEventLoop.current(), "create_task"):
            return sys.modules["asyncio"].Lock()
        if "anyio" not in globals():
            _import_anyio()
        return anyio.Lock()

    @staticmethod
    def unless_held(lock: threading.Lock) -> AbstractContextManager[bool]:
        """Hold a lock of threads, unless it is held: by the caller itself, perhaps, whom garbage collection runs in."""
        return UnlessHeld(lock)

    @staticmethod
    def task_group() -> anyio.abc.TaskGroup:
        """A group of tasks that is left when all have ended."""
        if "anyio" not in globals():
            _import_anyio()
        return anyio.create_task_group()

    @staticmethod
    def cancelled_error() -> type[BaseException]:
        """The class of the exception that cancels a task of the running loop."""
        if "anyio" not in globals():
            _import_anyio()
        return anyio.get_cancelled_exc_class()

    @staticmethod
    def is_cancellation(error: BaseException) -> bool:
        """Whether an exception, or all of a group, cancels a task: it arrives where the task waits, nowhere else."""
        return not BaseExceptionGroup("", [error]).split(AsyncEventLoop.cancelled_error())[1]

    @staticmethod
    def on_collection(function: Callable[[Any], None], argument: Any) -> Callable[[], object]:
        """What a weak reference calls when its object is garbage collected, so that `function(argument)` is called."""
        return partial(function, argument)

    @staticmethod
    async def sleep(seconds: float) -> None:
        """Wait, letting other tasks run."""
        if "anyio" not in globals():
            _import_anyio()
        if seconds > 0 and not isinstance(time.monotonic, BuiltinFunctionType):
            await AsyncEventLoop._sleep_by_thread(seconds)
        else:
            await anyio.sleep(seconds)

    @staticmethod
    async def _sleep_by_thread(seconds: float) -> None:
        """Wait where a test has replaced the clock that the event loop reads: its own timers may never be due."""
        event = AsyncEventLoop.event()
        timer = threading.Timer(seconds, AsyncEventLoop.call_soon, (AsyncEventLoop.current(), event.set))
        timer.daemon = True
        timer.start()
        try:
            await event.wait()
        finally:
            timer.cancel()

    @staticmethod
    async def checkpoint() -> None:
        """Let other tasks run, and be cancelled if that is due."""
        if "anyio" not in globals():
            _import_anyio()
        await anyio.lowlevel.checkpoint()

    @staticmethod
    def start_task(function: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Run `function`, which raises nothing, as a task of the running loop, in a copy of this context."""
        if hasattr(loop := AsyncEventLoop.current(), "create_task"):
            _keep(loop.create_task(function()))
        else:
            sys.modules["trio"].lowlevel.spawn_system_task(function, context=copy_context())


class EventLoop:
    """The counterpart of `AsyncEventLoop` in the sync half: this process."""

    @staticmethod
    def current() -> Any:
        """The same everywhere."""
        return EventLoop

    @staticmethod
    def has_ended(loop: Any) -> bool:
        """Never."""
        return False

    @staticmethod
    def closed_check() -> Callable[[], bool] | None:
        """None: there is no loop that could be closed."""
        return None

    @staticmethod
    def call_soon(loop: Any, callback: Callable[[], object]) -> None:
        """Call `callback` now."""
        callback()

    @staticmethod
    def spawn(loop: Any, function: Callable[[], None]) -> None:
        """Run `function` in its own thread: the caller may hold a lock that it needs."""
        with suppress(RuntimeError):
            # Raised where the interpreter is about to end: then everything ends anyway.
            threading.Thread(target=function, daemon=True).start()

    @staticmethod
    def network(loop: Any) -> httpcore.NetworkBackend:
        """The network backend of httpcore that blocks the thread."""
        backend: httpcore.NetworkBackend = load("httpcore").SyncBackend()
        return backend

    @staticmethod
    def shielded() -> AbstractContextManager[object]:
        """No scope: threads are not cancelled."""
        return nullcontext()

    @staticmethod
    def is_cancellation(error: BaseException) -> bool:
        """Never: an interrupt arrives anywhere."""
        return False

    @staticmethod
    def on_collection(function: Callable[[Any], None], argument: Any) -> Callable[[], object]:
        """The same, in a thread of its own and without a line of Python in the one that collects.

        A signal handler that raises, and an exception that another thread sets, do so at the next line of Python: in a
        finalizer, it would be printed and lost.
        """
        return partial(start_new_thread, function, (argument,))

    @staticmethod
    def event() -> threading.Event:
        """An event that threads wait for."""
        return threading.Event()

    @staticmethod
    def unless_held(lock: threading.Lock) -> AbstractContextManager[bool]:
        """Hold a lock of threads, waiting for it: what an interrupt may end is best done by the lock itself, in C."""
        return lock

    @staticmethod
    def lock() -> threading.RLock:
        """A lock that a thread may take more than once."""
        return threading.RLock()


def _import_anyio() -> None:
    """Import anyio, and its part for the running loop."""
    global anyio
    load("anyio.abc", "anyio.lowlevel", *_loop_modules(AsyncEventLoop.current()))
    import anyio.abc
    import anyio.lowlevel


def _loop_modules(loop: Any) -> tuple[str, ...]:
    """What would be imported where a loop is first used: anyio's part for it, and the threads of asyncio."""
    if hasattr(loop, "run_sync_soon"):
        return ("anyio._backends._trio",)
    return ("anyio._backends._asyncio", *executor_modules())


# An event loop itself keeps only weak references to its tasks.
_tasks: set[Any] = set()


def _keep(task: Any) -> None:
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)


def _do_nothing() -> None:
    """Called in a loop only to find out whether it still runs."""
