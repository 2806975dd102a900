# Derived from src/integrations_anthropic/_async/services/agents.py by `make codegen`. Do not edit.
"""Keeps agents, which are models with instructions, tools and skills, from which sessions are started."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property
from ..._record import UNSET
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._argument_types.dates import DateTimeLike
    from ..._core.call.options import NoOthers
    from ...models.agents import Agent, GetAgentParams, ListAgentsParams
    from ...models.params import (
        AgentExecutionIdentityInput,
        AgentMcpServerInput,
        AgentModelInput,
        AgentMultiagentInput,
        AgentToolInput,
        CreateAgentRequestInput,
        SkillRefInput,
        UpdateAgentRequestInput,
    )
    from ..pipeline import Pipeline
    from .agents_versions import AgentVersionsService

__all__ = ["AgentsService"]

_LIST = Operation(
    name="agents.list",
    http="GET",
    path="/v1/agents",
    span="list_agents",
    arguments=("created_at[gte]", "created_at[lte]", "include_archived", "limit", "page"),
    result="ListAgentsResponse",
    item="Agent",
    paging=Paging(cursor="page", next="next_page", items="data"),
    betas=("managed-agents-2026-04-01",),
    parameters={
        "created_at[gte]": Parameter("created_at_gte", format="date-time"),
        "created_at[lte]": Parameter("created_at_lte", format="date-time"),
        "include_archived": Parameter("include_archived", {"types": ("boolean",)}),
        "limit": Parameter("limit", {"types": ("integer",)}),
    },
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_CREATE = Operation(
    name="agents.create",
    http="POST",
    path="/v1/agents",
    span="create_agent",
    retry_safe=False,
    request="CreateAgentRequest",
    arguments=(
        "name",
        "model",
        "description",
        "system",
        "tools",
        "mcp_servers",
        "skills",
        "multiagent",
        "execution_identity",
        "metadata",
    ),
    result="Agent",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="agents.get",
    http="GET",
    path="/v1/agents/{agent_id}",
    span="get_agent",
    arguments=("version",),
    result="Agent",
    betas=("managed-agents-2026-04-01",),
    parameters={"version": Parameter("version", {"types": ("integer",)})},
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_UPDATE = Operation(
    name="agents.update",
    http="POST",
    path="/v1/agents/{agent_id}",
    span="update_agent",
    retry_safe=False,
    request="UpdateAgentRequest",
    arguments=(
        "version",
        "name",
        "model",
        "description",
        "system",
        "tools",
        "mcp_servers",
        "skills",
        "multiagent",
        "execution_identity",
        "metadata",
    ),
    result="Agent",
    betas=("managed-agents-2026-04-01",),
    null_sent=frozenset(
        ["description", "execution_identity", "mcp_servers", "metadata", "multiagent", "skills", "system", "tools"]
    ),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_ARCHIVE = Operation(
    name="agents.archive",
    http="POST",
    path="/v1/agents/{agent_id}/archive",
    span="archive_agent",
    result="Agent",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class AgentsService(NamesHinted):
    """Keeps agents, which are models with instructions, tools and skills, from which sessions are started."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def versions(self) -> AgentVersionsService:
        """Lists the versions of an agent."""
        load(f"{__package__}.agents_versions")
        from .agents_versions import AgentVersionsService

        return AgentVersionsService(self._pipeline)

    @overload
    def list(
        self,
        params: ListAgentsParams,
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
    ) -> Page[Agent]: ...

    @overload
    def list(
        self,
        *,
        created_at_gte: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        include_archived: bool | None = None,
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
    ) -> Page[Agent]: ...

    def list(
        self,
        params: ListAgentsParams | None = None,
        *,
        created_at_gte: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        include_archived: bool | None = None,
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
    ) -> Page[Agent]:
        """List agents.

        Returns the agents of the workspace, each in its latest version, newest first, page by page.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            params: the whole request as one ListAgentsParams, instead of the arguments below.
            created_at_gte: Only agents created at this time or later (RFC 3339).
            created_at_lte: Only agents created at this time or earlier (RFC 3339).
            include_archived: True lists archived agents as well. Default: false.
            limit: Largest number of items on a page, at most 100. Default: 20.
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
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={
                "created_at[gte]": created_at_gte,
                "created_at[lte]": created_at_lte,
                "include_archived": include_archived,
                "limit": limit,
                "page": page,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateAgentRequestInput,
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
    ) -> Agent: ...

    @overload
    def create(
        self,
        *,
        name: str,
        model: AgentModelInput,
        description: str | None = None,
        system: str | None = None,
        tools: Iterable[AgentToolInput] | None = None,
        mcp_servers: Iterable[AgentMcpServerInput] | None = None,
        skills: Iterable[SkillRefInput] | None = None,
        multiagent: AgentMultiagentInput | None = None,
        execution_identity: AgentExecutionIdentityInput | None = None,
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
    ) -> Agent: ...

    def create(
        self,
        request: CreateAgentRequestInput | None = None,
        *,
        name: str | None = None,
        model: AgentModelInput | None = None,
        description: str | None = None,
        system: str | None = None,
        tools: Iterable[AgentToolInput] | None = None,
        mcp_servers: Iterable[AgentMcpServerInput] | None = None,
        skills: Iterable[SkillRefInput] | None = None,
        multiagent: AgentMultiagentInput | None = None,
        execution_identity: AgentExecutionIdentityInput | None = None,
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
    ) -> Agent:
        """Create an agent.

        Stores a model with its instructions, tools and skills under an id, as version 1. Sessions are started from
        it. Sending it twice makes two agents.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            request: the whole request as one CreateAgentRequest, instead of the arguments below.
            name: Name that people see. Several agents may have the same.
            model: The model that works: its id, or a record that also says how.
            description: What the agent is for, for people. Null or absent: none.
            system: Instructions that the model has before every conversation. Null or absent: none.
            tools: Tools that the model may use. Default: none.
            mcp_servers: MCP servers that the toolsets of `tools` name. Default: none.
            skills: Skills that the model may read. Default: none.
            multiagent: Which other agents it may give work to. Null or absent: none.
            execution_identity: In whose name its sessions reach other services. Null or absent: the default.
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
                "name": name,
                "model": model,
                "description": description,
                "system": system,
                "tools": tools,
                "mcp_servers": mcp_servers,
                "skills": skills,
                "multiagent": multiagent,
                "execution_identity": execution_identity,
                "metadata": metadata,
            },
            unknown=unknown,
        )
        result: Agent = self._pipeline.run(call)
        return result

    @overload
    def get(
        self,
        agent_id: str,
        params: GetAgentParams,
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
    ) -> Agent: ...

    @overload
    def get(
        self,
        agent_id: str,
        *,
        version: int | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Agent: ...

    def get(
        self,
        agent_id: str,
        params: GetAgentParams | None = None,
        *,
        version: int | None = None,
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
    ) -> Agent:
        """Get an agent.

        Returns an agent in its latest version, or in the version that is asked for.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            agent_id: Id of the agent, starting with `agent_`.
            params: the whole request as one GetAgentParams, instead of the arguments below.
            version: Number of the version. Default: the latest.
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
            path={"agent_id": agent_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={"version": version},
            unknown=unknown,
        )
        result: Agent = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        agent_id: str,
        request: UpdateAgentRequestInput,
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
    ) -> Agent: ...

    @overload
    def update(
        self,
        agent_id: str,
        *,
        version: int | None = None,
        name: str | None = None,
        model: AgentModelInput | None = None,
        description: str | None = UNSET,
        system: str | None = UNSET,
        tools: Iterable[AgentToolInput] | None = UNSET,
        mcp_servers: Iterable[AgentMcpServerInput] | None = UNSET,
        skills: Iterable[SkillRefInput] | None = UNSET,
        multiagent: AgentMultiagentInput | None = UNSET,
        execution_identity: AgentExecutionIdentityInput | None = UNSET,
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
    ) -> Agent: ...

    def update(
        self,
        agent_id: str,
        request: UpdateAgentRequestInput | None = None,
        *,
        version: int | None = None,
        name: str | None = None,
        model: AgentModelInput | None = None,
        description: str | None = UNSET,
        system: str | None = UNSET,
        tools: Iterable[AgentToolInput] | None = UNSET,
        mcp_servers: Iterable[AgentMcpServerInput] | None = UNSET,
        skills: Iterable[SkillRefInput] | None = UNSET,
        multiagent: AgentMultiagentInput | None = UNSET,
        execution_identity: AgentExecutionIdentityInput | None = UNSET,
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
    ) -> Agent:
        """Change an agent.

        Changes the fields that are given, which makes a new version, and returns it. A change that changes nothing
        makes none. Lists such as `tools` are replaced as a whole. With `version`, the change is refused if that is
        not the latest version any more, so that two changes made at once cannot undo each other. Sessions that
        exist keep the version they were started with.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            agent_id: Id of the agent, starting with `agent_`.
            request: the whole request as one UpdateAgentRequest, instead of the arguments below.
            version: The version that the change is based on, from `version` of the agent. With it, the change is
                refused if there is a later one. Default: whichever is the latest.
            name: Name that people see.
            model: The model that works: its id, or a record that also says how.
            description: What the agent is for, for people. Null removes it.
            system: Instructions that the model has before every conversation. Null removes it.
            tools: Tools that the model may use. The list replaces the one before; null empties it.
            mcp_servers: MCP servers that the toolsets of `tools` name. The list replaces the one before; null
                empties it.
            skills: Skills that the model may read. The list replaces the one before; null empties it.
            multiagent: Which other agents it may give work to. Null removes it.
            execution_identity: In whose name its sessions reach other services. Null: the default.
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
            path={"agent_id": agent_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={
                "version": version,
                "name": name,
                "model": model,
                "description": description,
                "system": system,
                "tools": tools,
                "mcp_servers": mcp_servers,
                "skills": skills,
                "multiagent": multiagent,
                "execution_identity": execution_identity,
                "metadata": metadata,
            },
            unknown=unknown,
        )
        result: Agent = self._pipeline.run(call)
        return result

    def archive(
        self,
        agent_id: str,
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
    ) -> Agent:
        """Archive an agent.

        Archives an agent: it can still be read, but neither be changed nor start a session. This cannot be undone.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            agent_id: Id of the agent, starting with `agent_`.
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
            path={"agent_id": agent_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Agent = self._pipeline.run(call)
        return result
