# Derived from src/integrations_anthropic/_async/sessions/followed_events.py by `make codegen`. Do not edit.
"""The events of a session as an iterator that reconnects: what `follow` returns."""

from __future__ import annotations

from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from ..._core.streaming.not_copied import NotCopied
from ...errors import ConfigurationError, ValidationError
from .session_feed import SessionFeed
from .session_requests import SessionRequests

if TYPE_CHECKING:
    from ..._core.call.operation import Call
    from ..._core.sessions.previews import EventPreview
    from ..pipeline import Pipeline

__all__ = ["FollowedEvents"]

T = TypeVar("T")


class FollowedEvents(NotCopied, Generic[T]):
    """The events of a session, or of one of its threads, each once, in their order.

    Never awaited: iterate it in `with`, which opens it.

    Where the connection is lost, stalls, or the server restarts, the stream is opened again after the client's backoff,
    and what was missed meanwhile is taken from the list of events: as often as there was a new event since, and the
    retries of the call allow it. The ids of the last 2,048 events are remembered, or of all of the last minute.

    It ends after `session.status_terminated`, and of a thread after its `session.thread_status_terminated`. Iterating
    raises NotFoundError after `session.deleted`, the error of a refusal, RetryExhaustedError where reconnecting did not
    help, and DeadlineExceededError. Iterating again goes on behind the last event, as it does after a cancellation.
    """

    _instead = "take its events, or follow the session once more"

    def __init__(
        self,
        pipeline: Pipeline,
        call: Call,
        service: Any,
        session_id: str,
        thread_id: str | None = None,
        *,
        history: bool,
        until_idle: bool,
    ) -> None:
        for name, value in (("history", history), ("until_idle", until_idle)):
            if not isinstance(value, bool):
                raise ValidationError(f"{name}: must be True or False", field=name, value=value)
        requests = SessionRequests(pipeline, call, service, session_id, thread_id)
        self._feed = SessionFeed(pipeline, call, requests, history=history, until_idle=until_idle)
        # Held while a consumer reads.
        self._reading = Lock()

    def __enter__(self) -> Self:
        with self._alone():
            self._feed.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        with self._alone():
            while not self._feed.is_over:
                event: T | None = self._feed.step()
                if event is not None:
                    return event
            self._feed.finish()
        raise StopIteration

    def __repr__(self) -> str:
        return f"{type(self).__name__}(last_event_id={self.last_event_id!r}, connections={self.connections})"

    @property
    def last_event_id(self) -> str | None:
        """The id of the last event that was returned; None before the first."""
        return self._feed.last

    @property
    def connections(self) -> int:
        """How many streams were opened so far: one more than there were reconnections."""
        return self._feed.connections

    @property
    def previews(self) -> dict[str, EventPreview]:
        """The events that are being written, by id, each with what its deltas add up to; with `event_deltas` only.

        An event is in it from its `event_start` to its end, or the end of the model's request, or a reconnection.
        """
        return self._feed.previews.open

    def close(self) -> None:
        """Stop reading and release the connection. May be called more than once, from any task."""
        self._feed.close()

    def _alone(self) -> Lock:
        """The lock that is held while the next event is read."""
        if self._reading.locked():
            why = "these events are being read by another task or thread, and only one may read at a time"
            raise ConfigurationError(why)
        return self._reading
