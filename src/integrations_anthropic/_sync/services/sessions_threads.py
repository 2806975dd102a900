# Derived from src/integrations_anthropic/_async/services/sessions_threads.py by `make codegen`. Do not edit.
"""Returns the threads of a session, in which its agents work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property
from ..._record import Strings
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.session_threads import SessionThread
    from ...models.sessions import ListSessionThreadsParams
    from ..pipeline import Pipeline
    from .sessions_threads_events import SessionThreadEventsService

__all__ = ["SessionThreadsService"]

_LIST = Operation(
    name="sessions.threads.list",
    http="GET",
    path="/v1/sessions/{session_id}/threads",
    span="list_session_threads",
    arguments=("limit", "page", "statuses[]"),
    result="ListSessionThreadsResponse",
    item="SessionThread",
    paging=Paging(cursor="page", next="next_page", items="data"),
    betas=("managed-agents-2026-04-01",),
    parameters={
        "limit": Parameter("limit", {"types": ("integer",)}),
        "statuses[]": Parameter("statuses", {"types": ("array",), "items": {"types": ("string",)}}),
    },
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="sessions.threads.get",
    http="GET",
    path="/v1/sessions/{session_id}/threads/{thread_id}",
    span="get_session_thread",
    result="SessionThread",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_ARCHIVE = Operation(
    name="sessions.threads.archive",
    http="POST",
    path="/v1/sessions/{session_id}/threads/{thread_id}/archive",
    span="archive_session_thread",
    result="SessionThread",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class SessionThreadsService(NamesHinted):
    """Returns the threads of a session, in which its agents work."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def events(self) -> SessionThreadEventsService:
        """Returns what happens in one thread, as a list and as a stream."""
        load(f"{__package__}.sessions_threads_events")
        from .sessions_threads_events import SessionThreadEventsService

        return SessionThreadEventsService(self._pipeline)

    @overload
    def list(
        self,
        session_id: str,
        params: ListSessionThreadsParams,
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
    ) -> Page[SessionThread]: ...

    @overload
    def list(
        self,
        session_id: str,
        *,
        limit: int | None = None,
        page: str | None = None,
        statuses: Strings | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[SessionThread]: ...

    def list(
        self,
        session_id: str,
        params: ListSessionThreadsParams | None = None,
        *,
        limit: int | None = None,
        page: str | None = None,
        statuses: Strings | None = None,
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
    ) -> Page[SessionThread]:
        """List the threads of a session.

        Returns the threads of a session, page by page. Each is the work of one agent; the first is that of the
        agent of the session.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            session_id: Id of the session, starting with `sesn_`.
            params: the whole request as one ListSessionThreadsParams, instead of the arguments below.
            limit: Largest number of threads on a page. Default: 1000.
            page: Cursor of a page, from `next_page` of the one before. Default: the first page.
            statuses: Only threads in one of these states. Default: in any.
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
            fields={"limit": limit, "page": page, "statuses[]": statuses},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    def get(
        self,
        session_id: str,
        thread_id: str,
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
        **unknown: Unpack[NoOthers],
    ) -> SessionThread:
        """Get a thread of a session.

        Returns one thread, with what it has used so far.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            session_id: Id of the session, starting with `sesn_`.
            thread_id: Id of the thread, starting with `sthr_`.
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
            _GET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"session_id": session_id, "thread_id": thread_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: SessionThread = self._pipeline.run(call)
        return result

    def archive(
        self,
        session_id: str,
        thread_id: str,
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
        **unknown: Unpack[NoOthers],
    ) -> SessionThread:
        """Archive a thread of a session.

        Ends a thread and archives it; its events can still be read. This cannot be undone.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            session_id: Id of the session, starting with `sesn_`.
            thread_id: Id of the thread, starting with `sthr_`.
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
            _ARCHIVE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"session_id": session_id, "thread_id": thread_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: SessionThread = self._pipeline.run(call)
        return result
