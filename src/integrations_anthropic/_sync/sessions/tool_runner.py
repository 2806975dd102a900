# Derived from src/integrations_anthropic/_async/sessions/tool_runner.py by `make codegen`. Do not edit.
"""A run of tools over a session: the calls that its agent makes are answered while its events are read."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from attrs import evolve

from ..._core.sessions.event_fields import text_of
from ..._core.streaming.not_copied import NotCopied
from ..._core.tools.run_observation import RunObservation, RunObserver
from ..._core.tools.toolbox import Toolbox
from ..._runtime.collected import when_collected
from ...errors import ConfigurationError
from .session_feed import SessionFeed
from .session_requests import SessionRequests
from .tool_answers import ToolAnswers

if TYPE_CHECKING:
    from ..._core.call.operation import Call
    from ..._core.sessions.run_options import SessionRunOptions
    from ..pipeline import Pipeline

__all__ = ["SessionToolRunner"]

T = TypeVar("T")


class SessionToolRunner(NotCopied, Generic[T]):
    """The events of a session, while its calls are answered. Never awaited: iterate it, or call `until_done()`.

    The calls that the agent makes run at once, side by side; each result is sent as soon as it is there, once: the
    session's list of events says which calls have one. A tool that fails, or is called wrongly, is a result that says
    so; the agent goes on. The run is over when the session is idle and waits for no answer, or has ended; or, unless
    it is `shared`, waits only for answers that are not this run's to give (`pending_calls`).

    Iterating raises what `follow` raises, what sending an answer raises, and what `confirm` and `on_error` raise.
    Iterating again goes on where it was: a call that has its result is not made again. Tools that ran when their event
    loop ended are called again in the next one.
    """

    _instead = "take its events; another run over the session goes on where one ended"

    def __init__(
        self,
        pipeline: Pipeline,
        call: Call,
        service: Any,
        session_id: str,
        tools: tuple[Iterable[Any], Iterable[Any]],
        options: SessionRunOptions,
    ) -> None:
        options.check(awaiting=Toolbox.awaiting)
        own, agents = (Toolbox(items, options.context) for items in tools)
        self._options = options
        self._observed = RunObservation(pipeline.observer, evolve(call, body={}))
        # Its requests belong to its span.
        pipeline = pipeline.observed_by(RunObserver(pipeline.observer, self._observed))
        requests = SessionRequests(pipeline, call, type(service)(pipeline), session_id)
        self._feed = SessionFeed(pipeline, call, requests, history=True, until_idle=True, parts_history=True)
        self._answers = ToolAnswers(pipeline, call, requests, (own, agents), options, self._observed)
        self._answers.stop = self._feed.interrupt
        # A run that is dropped leaves no task behind.
        self._clean_up = when_collected(self, self._answers.abandon)
        self._message: Any = None
        self._is_left = False
        # Held while a consumer reads.
        self._reading = Lock()

    def __enter__(self) -> Self:
        with self._alone():
            self._observed.start()
            try:
                self._feed.open()
            except BaseException as error:
                self._observed.failed(error)
                raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        with self._alone():
            try:
                while not self._is_over:
                    self._observed.start()
                    event = self._next()
                    if event is not None:
                        return event
                self._answers.cancel()
                self._feed.finish()
            except BaseException as error:
                self._observed.failed(error)
                raise
            self._observed.succeeded()
        raise StopIteration

    def until_done(self) -> Any:
        """Go on to the end, and give the agent's last message; None where it said nothing."""
        for _ in self:
            pass
        return self._message

    def __repr__(self) -> str:
        return f"{type(self).__name__}({'done' if self._is_over else 'not done'})"

    @property
    def message(self) -> Any:
        """The last `agent.message`; None before the first."""
        return self._message

    @property
    def stopped_by(self) -> Any:
        """The event that ended the run: `session.status_idle`, which has a `stop_reason`, or
        `session.status_terminated`; None before its end."""
        turn = self._feed.turn
        return turn.end or (turn.idle if turn.is_done or self._is_left else None)

    @property
    def pending_calls(self) -> list[Any]:
        """The events of the calls that have no result yet, those included that others answer."""
        return [call.event for call in self._answers.calls.open]

    def close(self) -> None:
        """Stop reading, and cancel the tools that run. May be called more than once."""
        self._feed.close()
        self._answers.cancel()
        self._clean_up.cancel()
        self._observed.closed()

    @property
    def _is_over(self) -> bool:
        return self._feed.is_over or self._is_left

    def _next(self) -> T | None:
        self._check()
        event: T | None = self._feed.step()
        is_past = event is not None and self._feed.is_past(event)
        if event is not None:
            self._answers.take(event)
            if text_of(event, "type") == "agent.message":
                self._message = event
        if self._feed.is_current and not self._feed.is_over:
            self._answers.start()
            self._is_left = self._waits_for_others()
        return event if self._options.history or not is_past else None

    def _check(self) -> None:
        """Raise what ended the run. What was not answered is begun again where the run goes on."""
        if self._answers.has_moved():
            self._feed.resume()
        error, self._answers.error = self._answers.error, None
        if error is not None:
            self._answers.cancel()
            self._feed.resume()
            raise error

    def _waits_for_others(self) -> bool:
        """Whether the session waits only for answers that are not this run's to give."""
        awaited = self._feed.turn.awaited
        return bool(awaited) and not self._options.shared and not any(map(self._answers.is_ours, awaited))

    def _alone(self) -> Lock:
        """The lock that is held while the next event is read."""
        if self._reading.locked():
            raise ConfigurationError("this run is being iterated by another task or thread: one asks at a time")
        return self._reading
