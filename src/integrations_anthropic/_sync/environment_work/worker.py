# Derived from src/integrations_anthropic/_async/environment_work/worker.py by `make codegen`. Do not edit.
"""The worker of a self-hosted environment: asks for work, and hands each piece to a function, a few at a time."""

from __future__ import annotations

import logging
import random
from contextlib import contextmanager, suppress
from functools import partial
from secrets import token_hex
from socket import gethostname
from typing import TYPE_CHECKING, Any

from ..._core.streaming.not_copied import NotCopied
from ..._core.work.pauses import BLOCK_MS, idle_pause, is_passing, retry_pause
from ..._core.work.session_token import session_token
from ..._runtime.alarm import Alarm
from ..._runtime.event_loop import EventLoop
from ..._runtime.jobs import Job, Jobs
from ...errors import AnthropicError, ConfigurationError
from .job import EnvironmentJob
from .served_work import ServedWork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..._core.call.operation import Call
    from ..._core.work.worker_options import WorkerOptions
    from ...models.environments import EnvironmentWork
    from ..pipeline import Pipeline

__all__ = ["EnvironmentWorker"]

SESSION = "session"


class EnvironmentWorker(NotCopied):
    """A worker. `run` works until `stop` is called; nothing is sent before.

    An item is acknowledged, kept by heartbeats while the function works, and stopped once the function has returned or
    raised. Where the lease is lost, or the API asks for a stop, the function is cancelled (of the synchronous client:
    `job.is_over` says so). Where the worker stops first, the item goes back to the queue. Where the process is killed,
    it does so when the lease has ended; `job.open_calls` then says what was not reported yet.
    """

    _instead = "make another worker"

    def __init__(
        self,
        pipeline: Pipeline,
        call: Call,
        environment_id: str,
        services: tuple[Callable[[Pipeline], Any], Callable[[Pipeline], Any]],
        options: WorkerOptions,
    ) -> None:
        """`services`: make those of work, and of events of sessions."""
        options.check(awaiting=Alarm.awaiting)
        self._environment_id = environment_id
        key = options.environment_key
        self._pipeline = pipeline if key is None else pipeline.signed_by(key)
        self._services = services
        self._work = services[0](self._pipeline)
        self._options = options
        self._clock = pipeline.clock
        self._logger: Any = pipeline.settings.logger or logging.getLogger("integrations_anthropic.work")
        given = call.options
        self._given: dict[str, Any] = {
            "timeout": given.timeout,
            "extra_headers": given.extra_headers,
            "beta_features": given.beta_features,
        }
        self._asked = {name: int(value) for name, value in call.query.items()}
        if not options.until_empty:
            self._asked.setdefault("block_ms", BLOCK_MS)
        self._worker_id = call.headers.get("anthropic-worker-id") or f"{gethostname()}-{token_hex(6)}"
        self._alarm = Alarm()
        self._jobs = Jobs()
        self._serving: list[ServedWork] = []
        self._stopping = False
        self._is_running = False
        self._failure: Exception | None = None

    def __repr__(self) -> str:
        state = "not running" if not self._is_running else "stopping" if self._stopping else "running"
        return f"{type(self).__name__}({self._environment_id!r}, {state})"

    @property
    def jobs(self) -> list[EnvironmentJob]:
        """The work that is being done."""
        return [served.job for served in self._serving]

    def stop(self, *, drain: bool = False) -> None:
        """Have `run` take no more work and return. From any thread, and from signal handlers; again is fine.

        `drain`: whether the work that is being done comes to its end before; else it goes back to the queue.
        """
        self._stopping = True
        if not drain:
            for served in list(self._serving):
                served.end("worker_stopped")
        self._alarm.ring()

    @contextmanager
    def stopped_by(self, *signals: int, drain: bool = True) -> Iterator[None]:
        """Have signals stop the worker inside the block: `with worker.stopped_by(signal.SIGTERM): …`.

        In the main thread alone, as Python has it. At its end, the handlers are those that were there before.
        """
        import signal

        before = [(number, signal.signal(number, lambda *_: self.stop(drain=drain))) for number in signals]
        try:
            yield
        finally:
            for number, handler in before:
                signal.signal(number, handler)

    def run(self) -> None:
        """Work until `stop` is called; with `until_empty`, until the queue is empty and all work done.

        Raises the error of a poll that will not be taken later either, such as AuthenticationError; the work that is
        being done goes back to the queue then, and where this task is cancelled. An error of the function does not end
        the worker.
        """
        if self._is_running:
            raise ConfigurationError("this worker runs already: one call of run() at a time")
        self._is_running, self._stopping, self._failure = True, False, None
        try:
            self._take_work()
            self._collect()
            while self._serving:
                self._alarm.wait()
                self._collect()
        except BaseException:
            self.stop()
            raise
        finally:
            try:
                self._end_all()
            finally:
                self._is_running = False

    def _take_work(self) -> None:
        failures = 0
        while not self._stopping:
            self._collect()
            if len(self._serving) >= self._options.max_concurrency:
                self._alarm.wait()
                continue
            try:
                work = self._poll()
                failures = 0
            except AnthropicError as error:
                if not is_passing(error):
                    raise
                failures += 1
                self._logger.warning("asking for work failed %d times: %s", failures, error)
                self._alarm.wait(retry_pause(failures, self._chance()))
                continue
            if work is not None:
                self._serve(work)
            elif not self._options.until_empty:
                self._alarm.wait(idle_pause(self._chance()))
            elif not self._serving:
                return
            else:
                self._alarm.wait()

    def _poll(self) -> EnvironmentWork | None:
        """The next item, acknowledged; None where there is none."""
        work: EnvironmentWork | None = self._work.poll(
            self._environment_id,
            worker_id=self._worker_id,
            **self._asked,
            **self._given,
        )
        if work is None:
            return None
        try:
            self._work.ack(work.environment_id, work.id, **self._given)
        except AnthropicError as error:
            if is_passing(error):
                raise
            self._logger.warning("work %s was not acknowledged: %s", work.id, error)
            return None
        return work

    def _serve(self, work: EnvironmentWork) -> None:
        options = self._options
        token = session_token(work.secret)
        if token is None and work.secret:
            self._logger.warning("the secret of work %s has no token: its calls are made without", work.id)
        pipeline = self._pipeline if token is None else self._pipeline.signed_by(token)
        service, events = (make(pipeline) for make in self._services)
        job = EnvironmentJob(work, events, token)
        monotonic, seconds = self._clock.monotonic, options.lease_seconds
        served = ServedWork(service, job, options.handler, monotonic, self._given, seconds)
        if work.data.type != SESSION:
            # The API looks in this way whether there are workers.
            with suppress(AnthropicError):
                service.stop(work.environment_id, work.id, force=True, **self._given)
        elif self._stopping:
            served.give_back()
        else:
            self._serving.append(served)
            self._jobs.start(Job(partial(self._run, served), awaits=True))

    def _run(self, served: ServedWork) -> None:
        try:
            served.run()
            if served.error is not None:
                self._report(served.job, served.error)
        except Exception as error:
            # Raised by `run`, as that of `on_error`.
            self._failure = self._failure or error
        finally:
            served.is_done = True
            self._alarm.ring()

    def _report(self, job: EnvironmentJob, error: BaseException) -> None:
        """Say that the function failed."""
        if self._options.on_error is None or not isinstance(error, Exception):
            self._logger.error("work %s failed", job.work.id, exc_info=error)
        else:
            self._options.on_error(job, error)

    def _collect(self) -> None:
        """Forget the work that has ended. Raises what `on_error` raised."""
        self._serving = [served for served in self._serving if not served.is_done]
        if self._failure is not None:
            raise self._failure

    def _end_all(self) -> None:
        """Wait until all work has ended; tasks are cancelled."""
        with EventLoop.shielded():
            self._jobs.cancel()
            while any(not served.is_done for served in self._serving):
                self._alarm.wait()
            self._serving = []

    @staticmethod
    def _chance() -> float:
        return random.random()  # noqa: S311 - spreads polls, decides nothing
