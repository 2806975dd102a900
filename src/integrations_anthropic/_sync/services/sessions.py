# Derived from src/integrations_anthropic/_async/services/sessions.py by `make codegen`. Do not edit.
"""Starts agents in environments, and keeps their sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property
from ..._record import UNSET, Strings
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._argument_types.dates import DateTimeLike
    from ..._core.call.options import NoOthers
    from ..._core.sessions.run_options import SessionConfirm
    from ..._core.tools.raw_tool import RawTool
    from ...models.enums import SessionOrder
    from ...models.params import (
        CreateSessionRequestInput,
        SessionAgentSelectionInput,
        SessionAgentUpdateInput,
        SessionBudgetInput,
        SessionInitialEventInput,
        SessionResourceConfigInput,
        UpdateSessionRequestInput,
    )
    from ...models.session_events import AgentCustomToolUseEvent, AgentToolUseEvent
    from ...models.sessions import DeletedSession, ListSessionsParams, Session
    from ...models.unions import SessionStreamEvent
    from ..pipeline import Pipeline
    from ..sessions.tool_runner import SessionToolRunner
    from .sessions_events import SessionEventsService
    from .sessions_resources import SessionResourcesService
    from .sessions_threads import SessionThreadsService

__all__ = ["SessionsService"]

_LIST = Operation(
    name="sessions.list",
    http="GET",
    path="/v1/sessions",
    span="list_sessions",
    arguments=(
        "agent_id",
        "agent_version",
        "created_at[gt]",
        "created_at[gte]",
        "created_at[lt]",
        "created_at[lte]",
        "deployment_id",
        "include_archived",
        "limit",
        "memory_store_id",
        "order",
        "page",
        "statuses[]",
    ),
    result="ListSessionsResponse",
    item="Session",
    paging=Paging(cursor="page", next="next_page", previous="prev_page", items="data"),
    betas=("managed-agents-2026-04-01",),
    parameters={
        "agent_version": Parameter("agent_version", {"types": ("integer",)}),
        "created_at[gt]": Parameter("created_at_gt", format="date-time"),
        "created_at[gte]": Parameter("created_at_gte", format="date-time"),
        "created_at[lt]": Parameter("created_at_lt", format="date-time"),
        "created_at[lte]": Parameter("created_at_lte", format="date-time"),
        "include_archived": Parameter("include_archived", {"types": ("boolean",)}),
        "limit": Parameter("limit", {"types": ("integer",)}),
        "statuses[]": Parameter("statuses", {"types": ("array",), "items": {"types": ("string",)}}),
    },
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_CREATE = Operation(
    name="sessions.create",
    http="POST",
    path="/v1/sessions",
    span="create_session",
    retry_safe=False,
    request="CreateSessionRequest",
    arguments=("agent", "environment_id", "title", "initial_events", "resources", "vault_ids", "budget", "metadata"),
    result="Session",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="sessions.get",
    http="GET",
    path="/v1/sessions/{session_id}",
    span="get_session",
    result="Session",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_RUN_TOOLS = Operation(
    name="sessions.run_tools",
    http="GET",
    path="/v1/sessions/{session_id}",
    span="get_session",
    result="Session",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_UPDATE = Operation(
    name="sessions.update",
    http="POST",
    path="/v1/sessions/{session_id}",
    span="update_session",
    request="UpdateSessionRequest",
    arguments=("agent", "title", "vault_ids", "budget", "metadata"),
    result="Session",
    betas=("managed-agents-2026-04-01",),
    null_sent=frozenset(["budget", "metadata", "title"]),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_DELETE = Operation(
    name="sessions.delete",
    http="DELETE",
    path="/v1/sessions/{session_id}",
    span="delete_session",
    result="DeletedSession",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_ARCHIVE = Operation(
    name="sessions.archive",
    http="POST",
    path="/v1/sessions/{session_id}/archive",
    span="archive_session",
    result="Session",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class SessionsService(NamesHinted):
    """Starts agents in environments, and keeps their sessions."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def events(self) -> SessionEventsService:
        """Sends events to a session, and returns those that happen in it, as a list and as a stream."""
        load(f"{__package__}.sessions_events")
        from .sessions_events import SessionEventsService

        return SessionEventsService(self._pipeline)

    @lazy_property
    def resources(self) -> SessionResourcesService:
        """Manages what a session finds in its container."""
        load(f"{__package__}.sessions_resources")
        from .sessions_resources import SessionResourcesService

        return SessionResourcesService(self._pipeline)

    @lazy_property
    def threads(self) -> SessionThreadsService:
        """Returns the threads of a session, in which its agents work."""
        load(f"{__package__}.sessions_threads")
        from .sessions_threads import SessionThreadsService

        return SessionThreadsService(self._pipeline)

    @overload
    def list(
        self,
        params: ListSessionsParams,
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
    ) -> Page[Session]: ...

    @overload
    def list(
        self,
        *,
        agent_id: str | None = None,
        agent_version: int | None = None,
        created_at_gt: DateTimeLike | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lt: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        deployment_id: str | None = None,
        include_archived: bool | None = None,
        limit: int | None = None,
        memory_store_id: str | None = None,
        order: SessionOrder | None = None,
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
    ) -> Page[Session]: ...

    def list(
        self,
        params: ListSessionsParams | None = None,
        *,
        agent_id: str | None = None,
        agent_version: int | None = None,
        created_at_gt: DateTimeLike | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lt: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        deployment_id: str | None = None,
        include_archived: bool | None = None,
        limit: int | None = None,
        memory_store_id: str | None = None,
        order: SessionOrder | None = None,
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
    ) -> Page[Session]:
        """List sessions.

        Returns the sessions of the workspace, page by page.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            params: the whole request as one ListSessionsParams, instead of the arguments below.
            agent_id: Only sessions of this agent.
            agent_version: Only sessions of this version of the agent that `agent_id` names.
            created_at_gt: Only sessions created after this time (RFC 3339).
            created_at_gte: Only sessions created at this time or later (RFC 3339).
            created_at_lt: Only sessions created before this time (RFC 3339).
            created_at_lte: Only sessions created at this time or earlier (RFC 3339).
            deployment_id: Only sessions that this deployment has started.
            include_archived: True lists archived sessions as well. Default: false.
            limit: Largest number of sessions on a page. Default: decided by the API.
            memory_store_id: Only sessions that have this memory store among their resources.
            order: Direction of the list, by time of creation. Default: `desc`, the newest first.
            page: Cursor of a page, from `next_page` or `prev_page` of another. Default: the first page.
            statuses: Only sessions in one of these states. Default: in any.
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
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={
                "agent_id": agent_id,
                "agent_version": agent_version,
                "created_at[gt]": created_at_gt,
                "created_at[gte]": created_at_gte,
                "created_at[lt]": created_at_lt,
                "created_at[lte]": created_at_lte,
                "deployment_id": deployment_id,
                "include_archived": include_archived,
                "limit": limit,
                "memory_store_id": memory_store_id,
                "order": order,
                "page": page,
                "statuses[]": statuses,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateSessionRequestInput,
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
    ) -> Session: ...

    @overload
    def create(
        self,
        *,
        agent: SessionAgentSelectionInput,
        environment_id: str,
        title: str | None = None,
        initial_events: Iterable[SessionInitialEventInput] | None = None,
        resources: Iterable[SessionResourceConfigInput] | None = None,
        vault_ids: Strings | None = None,
        budget: SessionBudgetInput | None = None,
        metadata: Mapping[str, str] | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Session: ...

    def create(
        self,
        request: CreateSessionRequestInput | None = None,
        *,
        agent: SessionAgentSelectionInput | None = None,
        environment_id: str | None = None,
        title: str | None = None,
        initial_events: Iterable[SessionInitialEventInput] | None = None,
        resources: Iterable[SessionResourceConfigInput] | None = None,
        vault_ids: Strings | None = None,
        budget: SessionBudgetInput | None = None,
        metadata: Mapping[str, str] | None = None,
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
    ) -> Session:
        """Create a session.

        Starts a session: an agent that works in an environment, with a conversation of its own. It waits for a
        first message unless `initial_events` has one. Sending it twice makes two sessions.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            request: the whole request as one CreateSessionRequest, instead of the arguments below.
            agent: The agent that works: its id, for its latest version, or a record that also says which version or
                changes some of it for this session.
            environment_id: Id of the environment it works in, starting with `env_`.
            title: Title that people see. Null or absent: none.
            initial_events: Events to begin with, as if they were sent to the session at once. Default: none, and
                the session waits.
            resources: Files, repositories and memory stores that it finds in its container. Default: none.
            vault_ids: Ids of the vaults whose credentials it may use. Default: none.
            budget: What it may cost, after which it stops. Default: no limit of its own.
            metadata: Notes of your own, by name.
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
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={
                "agent": agent,
                "environment_id": environment_id,
                "title": title,
                "initial_events": initial_events,
                "resources": resources,
                "vault_ids": vault_ids,
                "budget": budget,
                "metadata": metadata,
            },
            unknown=unknown,
        )
        result: Session = self._pipeline.run(call)
        return result

    def get(
        self,
        session_id: str,
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
    ) -> Session:
        """Get a session.

        Returns a session, with what it has used so far.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            session_id: Id of the session, starting with `sesn_`.
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
            path={"session_id": session_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Session = self._pipeline.run(call)
        return result

    def run_tools(
        self,
        session_id: str,
        *,
        tools: Sequence[Callable[..., Any] | RawTool],
        agent_tools: Sequence[Callable[..., Any] | RawTool] = (),
        confirm: SessionConfirm | None = None,
        on_error: Callable[[AgentCustomToolUseEvent | AgentToolUseEvent, Exception], object] | None = None,
        tool_timeout: float | None = None,
        context: Any = None,
        shared: bool = False,
        history: bool = False,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> SessionToolRunner[SessionStreamEvent]:
        """Answer the calls of tools that a session makes, with Python functions, until its turn is over.

        Returns at once: iterate the run for the events of the session, or get the agent's last message with
        `until_done()`. It ends when the session is idle and waits for no answer, or is terminated. Reconnects as
        `events.follow` does; a call that has a result in the session's list of events is not answered again, also
        after a crash. `deadline` bounds all of it; every other option applies to each request.

        Args:
            tools: functions with type hints and docstrings, called for each `agent.custom_tool_use` of their name,
                and objects with a definition of their own (`RawTool`). What the agent knows of a tool is in its
                `tools`. The asynchronous client runs coroutine functions as tasks and others in threads; the
                synchronous client accepts no coroutine functions, and runs each call in a thread.
            agent_tools: the same for the agent's own tools, such as `bash`, where the session's environment is
                self-hosted, so that the client runs them: called for each `agent.tool_use` that is allowed.
            confirm: callback that decides on each `agent.tool_use` and `agent.mcp_tool_use` that has to be allowed,
                one after another: True allows the call, False denies it, text denies it and gives the agent the
                reason. What it raises ends the run. The asynchronous client awaits a coroutine function; other
                functions are called in a thread.
            on_error: callback for each failed call, with its event and the exception; if it raises, the run ends.
                Default: the failure is reported to the agent only.
            tool_timeout: seconds for one call of a tool that has no `timeout` of its own, above 0. A coroutine
                function is cancelled then; a function in a thread cannot be stopped, and what it returns is
                dropped. The agent and `on_error` get a ToolTimeoutError. Default: no limit.
            context: object handed to the functions that ask for it, by a parameter of type `ToolContext[T]`, or of
                the object's own class.
            shared: whether other clients answer the calls that this run has no tool or `confirm` for, so that it
                waits for them. Otherwise the run ends where only such calls are open: `pending_calls` has them.
            history: whether iterating also gives the events from before the run.

        The other arguments are those of `get`.

        Raises:
            ValidationError: a tool or another argument is invalid; nothing was sent.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _RUN_TOOLS,
            Options(
                timeout=timeout,
                max_retries=max_retries,
                deadline=deadline,
                extra_headers=extra_headers,
                beta_features=beta_features,
            ),
            path={"session_id": session_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        load("integrations_anthropic._sync.sessions.tool_runner")
        from ..._core.sessions.run_options import SessionRunOptions
        from ..sessions.tool_runner import SessionToolRunner

        run = SessionRunOptions(
            confirm=confirm,
            on_error=on_error,
            tool_timeout=tool_timeout,
            context=context,
            shared=shared,
            history=history,
        )
        return SessionToolRunner(self._pipeline, call, self.events, session_id, (tools, agent_tools), run)

    @overload
    def update(
        self,
        session_id: str,
        request: UpdateSessionRequestInput,
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
    ) -> Session: ...

    @overload
    def update(
        self,
        session_id: str,
        *,
        agent: SessionAgentUpdateInput | None = None,
        title: str | None = UNSET,
        vault_ids: Strings | None = None,
        budget: SessionBudgetInput | None = UNSET,
        metadata: Mapping[str, Any] | None = UNSET,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Session: ...

    def update(
        self,
        session_id: str,
        request: UpdateSessionRequestInput | None = None,
        *,
        agent: SessionAgentUpdateInput | None = None,
        title: str | None = UNSET,
        vault_ids: Strings | None = None,
        budget: SessionBudgetInput | None = UNSET,
        metadata: Mapping[str, Any] | None = UNSET,
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
    ) -> Session:
        """Change a session.

        Changes the fields that are given, and returns the session. An event `session.updated` says so in its
        history.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            session_id: Id of the session, starting with `sesn_`.
            request: the whole request as one UpdateSessionRequest, instead of the arguments below.
            agent: Changes to the agent, for this session alone.
            title: Title that people see; null removes it.
            vault_ids: Ids of all vaults whose credentials it may use from now on.
            budget: What it may cost, counted from its start; null removes the limit.
            metadata: Notes of your own, changed name by name: a text sets one, null removes one; null for the whole
                removes all.
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
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"session_id": session_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"agent": agent, "title": title, "vault_ids": vault_ids, "budget": budget, "metadata": metadata},
            unknown=unknown,
        )
        result: Session = self._pipeline.run(call)
        return result

    def delete(
        self,
        session_id: str,
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
    ) -> DeletedSession:
        """Delete a session.

        Removes a session for good, with its events, and ends its event streams. Archive it to keep the history.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            session_id: Id of the session, starting with `sesn_`.
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
            _DELETE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"session_id": session_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: DeletedSession = self._pipeline.run(call)
        return result

    def archive(
        self,
        session_id: str,
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
    ) -> Session:
        """Archive a session.

        Archives a session: its history can still be read, but no event can be sent any more. This cannot be undone.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            session_id: Id of the session, starting with `sesn_`.
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
            path={"session_id": session_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Session = self._pipeline.run(call)
        return result
