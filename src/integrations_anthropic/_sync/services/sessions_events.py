# Derived from src/integrations_anthropic/_async/services/sessions_events.py by `make codegen`. Do not edit.
"""Sends events to a session, and returns those that happen in it, as a list and as a stream."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    from ..._argument_types.dates import DateTimeLike
    from ..._core.call.options import NoOthers
    from ...models.enums import SessionOrder
    from ...models.params import NewSessionEventInput, SendSessionEventsRequestInput
    from ...models.session_events import SendSessionEventsResponse
    from ...models.sessions import ListSessionEventsParams, StreamSessionEventsParams
    from ...models.unions import SessionEvent, SessionStreamEvent
    from ..pipeline import Pipeline
    from ..sessions.followed_events import FollowedEvents

__all__ = ["SessionEventsService"]

_LIST = Operation(
    name="sessions.events.list",
    http="GET",
    path="/v1/sessions/{session_id}/events",
    span="list_session_events",
    arguments=(
        "created_at[gt]",
        "created_at[gte]",
        "created_at[lt]",
        "created_at[lte]",
        "limit",
        "order",
        "page",
        "types[]",
    ),
    result="ListSessionEventsResponse",
    item="SessionEvent",
    paging=Paging(cursor="page", next="next_page", items="data"),
    betas=("managed-agents-2026-04-01",),
    parameters={
        "created_at[gt]": Parameter("created_at_gt", format="date-time"),
        "created_at[gte]": Parameter("created_at_gte", format="date-time"),
        "created_at[lt]": Parameter("created_at_lt", format="date-time"),
        "created_at[lte]": Parameter("created_at_lte", format="date-time"),
        "limit": Parameter("limit", {"types": ("integer",)}),
        "types[]": Parameter("types", {"types": ("array",), "items": {"types": ("string",)}}),
    },
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_SEND = Operation(
    name="sessions.events.send",
    http="POST",
    path="/v1/sessions/{session_id}/events",
    span="send_session_events",
    retry_safe=False,
    request="SendSessionEventsRequest",
    arguments=("events",),
    result="SendSessionEventsResponse",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_STREAM = Operation(
    name="sessions.events.stream",
    http="GET",
    path="/v1/sessions/{session_id}/events/stream",
    span="stream_session_events",
    arguments=("event_deltas[]",),
    result="SessionStreamEvent",
    events=EventRules(ends=("session.status_terminated", "session.deleted"), key="id"),
    betas=("managed-agents-2026-04-01",),
    parameters={"event_deltas[]": Parameter("event_deltas", {"types": ("array",), "items": {"types": ("string",)}})},
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_FOLLOW = Operation(
    name="sessions.events.follow",
    http="GET",
    path="/v1/sessions/{session_id}/events/stream",
    span="stream_session_events",
    arguments=("event_deltas[]",),
    result="SessionStreamEvent",
    events=EventRules(ends=("session.status_terminated", "session.deleted"), key="id"),
    betas=("managed-agents-2026-04-01",),
    parameters={"event_deltas[]": Parameter("event_deltas", {"types": ("array",), "items": {"types": ("string",)}})},
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class SessionEventsService(NamesHinted):
    """Sends events to a session, and returns those that happen in it, as a list and as a stream."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        session_id: str,
        params: ListSessionEventsParams,
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
        *,
        created_at_gt: DateTimeLike | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lt: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        limit: int | None = None,
        order: SessionOrder | None = None,
        page: str | None = None,
        types: Strings | None = None,
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
        params: ListSessionEventsParams | None = None,
        *,
        created_at_gt: DateTimeLike | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lt: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        limit: int | None = None,
        order: SessionOrder | None = None,
        page: str | None = None,
        types: Strings | None = None,
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
        """List the events of a session.

        Returns the history of a session, oldest first unless `order` says otherwise, page by page. What other
        threads do is in the events of these.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            session_id: Id of the session, starting with `sesn_`.
            params: the whole request as one ListSessionEventsParams, instead of the arguments below.
            created_at_gt: Only events whose `processed_at` is after this time (RFC 3339).
            created_at_gte: Only events whose `processed_at` is this time or later (RFC 3339).
            created_at_lt: Only events whose `processed_at` is before this time (RFC 3339).
            created_at_lte: Only events whose `processed_at` is this time or earlier (RFC 3339).
            limit: Largest number of events on a page. Default: decided by the API.
            order: Direction of the list, by `processed_at`. Default: `asc`, the oldest first.
            page: Cursor of a page, from `next_page` of the one before. Default: the first page.
            types: Only events of these kinds. Default: of all.
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
            path={"session_id": session_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={
                "created_at[gt]": created_at_gt,
                "created_at[gte]": created_at_gte,
                "created_at[lt]": created_at_lt,
                "created_at[lte]": created_at_lte,
                "limit": limit,
                "order": order,
                "page": page,
                "types[]": types,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def send(
        self,
        session_id: str,
        request: SendSessionEventsRequestInput,
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
    ) -> SendSessionEventsResponse: ...

    @overload
    def send(
        self,
        session_id: str,
        *,
        events: Iterable[NewSessionEventInput],
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> SendSessionEventsResponse: ...

    def send(
        self,
        session_id: str,
        request: SendSessionEventsRequestInput | None = None,
        *,
        events: Iterable[NewSessionEventInput] | None = None,
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
    ) -> SendSessionEventsResponse:
        """Send events to a session.

        Adds events to a session, in their order: messages, results and consents it waits for, an interrupt. A
        session that is idle begins to work. Sending it twice adds them twice.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            session_id: Id of the session, starting with `sesn_`.
            request: the whole request as one SendSessionEventsRequest, instead of the arguments below.
            events: The events, in the order in which the agent gets them.
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
            _SEND,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"session_id": session_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"events": events},
            unknown=unknown,
        )
        result: SendSessionEventsResponse = self._pipeline.run(call)
        return result

    @overload
    def stream(
        self,
        session_id: str,
        params: StreamSessionEventsParams,
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
        params: StreamSessionEventsParams | None = None,
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
        """Stream the events of a session.

        Delivers the events of a session as they happen, from the moment the stream is opened; earlier ones are in
        the list. It stays open while the session waits. It cannot be opened again behind an event: after a cut,
        open it anew and read what is missing from the list.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            session_id: Id of the session, starting with `sesn_`.
            params: the whole request as one StreamSessionEventsParams, instead of the arguments below.
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
            path={"session_id": session_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={"event_deltas[]": event_deltas},
            unknown=unknown,
        )
        return TypedEventStream(self._pipeline, call)

    def follow(
        self,
        session_id: str,
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
        """Read the events of a session, each once, over reconnections.

        Returns at once: iterate it in `with`, which opens the stream, so that what is sent after that is
        not missed. Where the connection is lost, it is opened again, and the events in between are taken from
        `list`: none is lost, none comes twice. It ends when the session is terminated. `deadline` bounds all of
        it; every other option applies to each request.

        Args:
            history: whether it begins with the first event, and not with the next one.
            until_idle: whether it also ends when the session is idle and waits for no answer: after a
                `session.status_idle` whose `stop_reason` is not `requires_action`. With `history`, those of earlier
                turns do not count.

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
            path={"session_id": session_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=None,
            fields={"event_deltas[]": event_deltas},
            unknown=unknown,
        )
        load("integrations_anthropic._sync.sessions.followed_events")
        from ..sessions.followed_events import FollowedEvents

        return FollowedEvents(self._pipeline, call, self, session_id, history=history, until_idle=until_idle)
