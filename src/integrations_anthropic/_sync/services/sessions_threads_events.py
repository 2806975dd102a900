# Derived from src/integrations_anthropic/_async/services/sessions_threads_events.py by `make codegen`. Do not edit.
"""Returns what happens in one thread, as a list and as a stream."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._core.streaming.event_rules import EventRules
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._record import Strings
from ..pages import Page, first_page
from ..streams.typed_event_stream import TypedEventStream

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.sessions import ListSessionThreadEventsParams, StreamSessionThreadEventsParams
    from ...models.unions import SessionEvent, SessionStreamEvent
    from ..pipeline import Pipeline
    from ..sessions.followed_events import FollowedEvents

__all__ = ["SessionThreadEventsService"]

_LIST = Operation(
    name="sessions.threads.events.list",
    http="GET",
    path="/v1/sessions/{session_id}/threads/{thread_id}/events",
    span="list_session_thread_events",
    arguments=("limit", "page"),
    result="ListSessionEventsResponse",
    item="SessionEvent",
    paging=Paging(cursor="page", next="next_page", items="data"),
    betas=("managed-agents-2026-04-01",),
    parameters={"limit": Parameter("limit", {"types": ("integer",)})},
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_STREAM = Operation(
    name="sessions.threads.events.stream",
    http="GET",
    path="/v1/sessions/{session_id}/threads/{thread_id}/stream",
    span="stream_session_thread_events",
    arguments=("event_deltas[]",),
    result="SessionStreamEvent",
    events=EventRules(ends=("session.status_terminated", "session.deleted"), key="id"),
    betas=("managed-agents-2026-04-01",),
    parameters={"event_deltas[]": Parameter("event_deltas", {"types": ("array",), "items": {"types": ("string",)}})},
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_FOLLOW = Operation(
    name="sessions.threads.events.follow",
    http="GET",
    path="/v1/sessions/{session_id}/threads/{thread_id}/stream",
    span="stream_session_thread_events",
    arguments=("event_deltas[]",),
    result="SessionStreamEvent",
    events=EventRules(ends=("session.status_terminated", "session.deleted"), key="id"),
    betas=("managed-agents-2026-04-01",),
    parameters={"event_deltas[]": Parameter("event_deltas", {"types": ("array",), "items": {"types": ("string",)}})},
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class SessionThreadEventsService(NamesHinted):
    """Returns what happens in one thread, as a list and as a stream."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        session_id: str,
        thread_id: str,
        params: ListSessionThreadEventsParams,
        /,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[SessionEvent]: ...

    @overload
    def list(
        self,
        session_id: str,
        thread_id: str,
        *,
        limit: int | None = None,
        page: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[SessionEvent]: ...

    def list(
        self,
        session_id: str,
        thread_id: str,
        params: ListSessionThreadEventsParams | None = None,
        *,
        limit: int | None = None,
        page: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[SessionEvent]:
        """List the events of a thread.

        Returns the history of one thread, oldest first, page by page.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            session_id: Id of the session, starting with `sesn_`.
            thread_id: Id of the thread, starting with `sthr_`.
            params: the whole request as one ListSessionThreadEventsParams, instead of the arguments below.
            limit: Largest number of events on a page. Default: decided by the API.
            page: Cursor of a page, from `next_page` of the one before. Default: the first page.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.
            keep_raw: whether `meta.raw` has the body of the response; default: the client's setting.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _LIST,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"session_id": session_id, "thread_id": thread_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={"limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def stream(
        self,
        session_id: str,
        thread_id: str,
        params: StreamSessionThreadEventsParams,
        /,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> TypedEventStream[SessionStreamEvent]: ...

    @overload
    def stream(
        self,
        session_id: str,
        thread_id: str,
        *,
        event_deltas: Strings | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> TypedEventStream[SessionStreamEvent]: ...

    def stream(
        self,
        session_id: str,
        thread_id: str,
        params: StreamSessionThreadEventsParams | None = None,
        *,
        event_deltas: Strings | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> TypedEventStream[SessionStreamEvent]:
        """Stream the events of a thread.

        Delivers the events of one thread as they happen, from the moment the stream is opened; earlier ones are in
        the list.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            session_id: Id of the session, starting with `sesn_`.
            thread_id: Id of the thread, starting with `sthr_`.
            params: the whole request as one StreamSessionThreadEventsParams, instead of the arguments below.
            event_deltas: Kinds of events to send piece by piece as well while they are being written: an
                `event_start`, then `event_delta`, and the whole event at its end as without it. Default: none.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _STREAM,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features),
            path={"session_id": session_id, "thread_id": thread_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={"event_deltas[]": event_deltas},
            unknown=unknown,
        )
        return TypedEventStream(self._pipeline, call)

    def follow(
        self,
        session_id: str,
        thread_id: str,
        *,
        history: bool = False,
        until_idle: bool = False,
        event_deltas: Strings | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> FollowedEvents[SessionStreamEvent]:
        """Read the events of a thread, each once, over reconnections.

        What `sessions.events.follow` is to a session: it is iterated in `with`, and opens the stream again
        where
        the connection is lost; none of the events is lost, none comes twice. It ends when the thread or its session
        is
        terminated. The API lists the events of a thread from the first one on only: that list is read where it
        begins,
        and after each reconnection. `deadline` bounds all of it; every other option applies to each request.

        Args:
            history: whether it begins with the first event, and not with the next one.
            until_idle: whether it also ends when the thread is idle and waits for no answer: after a
                `session.thread_status_idle` of it whose `stop_reason` is not `requires_action`. With `history`,
                those of earlier turns do not count.

        The other arguments are those of `stream`.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _FOLLOW,
            Options(
                timeout=timeout,
                max_retries=max_retries,
                deadline=deadline,
                extra_headers=extra_headers,
                beta_features=beta_features,
            ),
            path={"session_id": session_id, "thread_id": thread_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=None,
            fields={"event_deltas[]": event_deltas},
            unknown=unknown,
        )
        load("integrations_anthropic._sync.sessions.followed_events")
        from ..sessions.followed_events import FollowedEvents

        return FollowedEvents(self._pipeline, call, self, session_id, thread_id, history=history, until_idle=until_idle)
