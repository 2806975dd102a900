"""Several pieces of work at once, each ending in a value or an exception of its own."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from contextvars import copy_context
from typing import Any

from .._loading.lazy_import import load
from .event_loop import AsyncEventLoop

__all__ = ["arun_together", "run_together"]

MOST_THREADS = 32

Work = tuple[Callable[[], Any], bool]
"""What to call, and whether that gives something to await."""
TaskOutcome = tuple[Any, Exception | None]


def run_together(work: Sequence[Work], *, seconds: float | None = None) -> list[TaskOutcome]:
    """Do all of it, more than one in threads, and give what came of each, in order.

    Raises TimeoutError after `seconds` (None: never); what still runs then is left to itself. What is no Exception,
    such as KeyboardInterrupt, is raised at once.
    """
    if not work or (len(work) == 1 and seconds is None):
        return [_outcome(run) for run, _ in work]
    load("concurrent.futures.thread")
    from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait

    pool = ThreadPoolExecutor(min(len(work), MOST_THREADS), thread_name_prefix="anthropic-tool")
    try:
        futures = [pool.submit(copy_context().run, _outcome, run) for run, _ in work]
        done, late = wait(futures, timeout=seconds, return_when=FIRST_EXCEPTION)
        for future in done:
            future.result()
        if late:
            raise TimeoutError
        return [future.result() for future in futures]
    finally:
        # Threads cannot be stopped: those that are late are not waited for.
        pool.shutdown(wait=False, cancel_futures=True)


async def arun_together(work: Sequence[Work], *, seconds: float | None = None) -> list[TaskOutcome]:
    """Do all of it, async functions as tasks and others in threads, and give what came of each, in order.

    Raises TimeoutError after `seconds` (None: never). Cancelled, it cancels the tasks and leaves the threads to
    themselves. What is no Exception, such as KeyboardInterrupt, is raised as it is.
    """
    outcomes: dict[int, TaskOutcome] = {}
    fatal: list[BaseException] = []

    async def do(index: int, one: Work) -> None:
        try:
            outcomes[index] = await _aoutcome(*one)
        except AsyncEventLoop.cancelled_error() as error:
            # Somebody's cancellation, or the work's own: the group alone would forget the latter.
            fatal.append(error)
            raise
        except BaseException as error:  # raised again below: a group would wrap it
            fatal.append(error)
            group.cancel_scope.cancel()

    with AsyncEventLoop.fail_after(seconds):
        if len(work) == 1:
            return [await _aoutcome(*work[0])]
        async with AsyncEventLoop.task_group() as group:
            for index, one in enumerate(work):
                group.start_soon(do, index, one)
    if fatal:
        raise fatal[0]
    return [outcomes[index] for index in range(len(work))]


def _outcome(run: Callable[[], Any]) -> TaskOutcome:
    try:
        value = run()
        if inspect.iscoroutine(value):
            value.close()
            raise TypeError("the tool returned a coroutine, which only AsyncAnthropicClient can await")
        return value, None
    except Exception as error:  # the tool's own, whatever it is: reported to the model
        return None, error


async def _aoutcome(run: Callable[[], Any], awaits: bool) -> TaskOutcome:
    try:
        # In a tuple, because trio refuses a thread that gives something to await.
        (value,) = (run(),) if awaits else await AsyncEventLoop.in_thread(lambda: (run(),))
        return (await value if inspect.isawaitable(value) else value), None
    except Exception as error:  # the tool's own, whatever it is: reported to the model
        return None, error
