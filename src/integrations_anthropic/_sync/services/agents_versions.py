# Derived from src/integrations_anthropic/_async/services/agents_versions.py by `make codegen`. Do not edit.
"""Lists the versions of an agent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.agents import Agent, ListAgentVersionsParams
    from ..pipeline import Pipeline

__all__ = ["AgentVersionsService"]

_LIST = Operation(
    name="agents.versions.list",
    http="GET",
    path="/v1/agents/{agent_id}/versions",
    span="list_agent_versions",
    arguments=("limit", "page"),
    result="ListAgentVersionsResponse",
    item="Agent",
    paging=Paging(cursor="page", next="next_page", items="data"),
    betas=("managed-agents-2026-04-01",),
    parameters={"limit": Parameter("limit", {"types": ("integer",)})},
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class AgentVersionsService(NamesHinted):
    """Lists the versions of an agent."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        agent_id: str,
        params: ListAgentVersionsParams,
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
        agent_id: str,
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
    ) -> Page[Agent]: ...

    def list(
        self,
        agent_id: str,
        params: ListAgentVersionsParams | None = None,
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
    ) -> Page[Agent]:
        """List the versions of an agent.

        Returns all versions of an agent, newest first, page by page.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            agent_id: Id of the agent, starting with `agent_`.
            params: the whole request as one ListAgentVersionsParams, instead of the arguments below.
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
            path={"agent_id": agent_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={"limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)
