# Derived from src/integrations_anthropic/_async/services/deployments.py by `make codegen`. Do not edit.
"""Keeps agents with what they are to do, and runs them by hand or by a schedule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._record import UNSET, Strings
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._argument_types.dates import DateTimeLike
    from ..._core.call.options import NoOthers
    from ...models.deployments import Deployment, DeploymentRun, ListDeploymentsParams
    from ...models.enums import DeploymentStatus
    from ...models.params import (
        CreateDeploymentRequestInput,
        DeploymentAgentSelectionInput,
        DeploymentInitialEventInput,
        DeploymentScheduleConfigInput,
        SessionBudgetInput,
        SessionResourceConfigInput,
        UpdateDeploymentRequestInput,
    )
    from ..pipeline import Pipeline

__all__ = ["DeploymentsService"]

_LIST = Operation(
    name="deployments.list",
    http="GET",
    path="/v1/deployments",
    span="list_deployments",
    arguments=("agent_id", "created_at[gte]", "created_at[lte]", "include_archived", "limit", "page", "status"),
    result="ListDeploymentsResponse",
    item="Deployment",
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
    name="deployments.create",
    http="POST",
    path="/v1/deployments",
    span="create_deployment",
    retry_safe=False,
    request="CreateDeploymentRequest",
    arguments=(
        "name",
        "agent",
        "environment_id",
        "initial_events",
        "description",
        "resources",
        "vault_ids",
        "budget",
        "schedule",
        "metadata",
    ),
    result="Deployment",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="deployments.get",
    http="GET",
    path="/v1/deployments/{deployment_id}",
    span="get_deployment",
    result="Deployment",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_UPDATE = Operation(
    name="deployments.update",
    http="POST",
    path="/v1/deployments/{deployment_id}",
    span="update_deployment",
    request="UpdateDeploymentRequest",
    arguments=(
        "name",
        "agent",
        "environment_id",
        "initial_events",
        "description",
        "resources",
        "vault_ids",
        "budget",
        "schedule",
        "metadata",
    ),
    result="Deployment",
    betas=("managed-agents-2026-04-01",),
    null_sent=frozenset(["budget", "description", "metadata", "resources", "schedule", "vault_ids"]),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_ARCHIVE = Operation(
    name="deployments.archive",
    http="POST",
    path="/v1/deployments/{deployment_id}/archive",
    span="archive_deployment",
    result="Deployment",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_PAUSE = Operation(
    name="deployments.pause",
    http="POST",
    path="/v1/deployments/{deployment_id}/pause",
    span="pause_deployment",
    result="Deployment",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_UNPAUSE = Operation(
    name="deployments.unpause",
    http="POST",
    path="/v1/deployments/{deployment_id}/unpause",
    span="unpause_deployment",
    result="Deployment",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_RUN = Operation(
    name="deployments.run",
    http="POST",
    path="/v1/deployments/{deployment_id}/run",
    span="run_deployment",
    retry_safe=False,
    result="DeploymentRun",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class DeploymentsService(NamesHinted):
    """Keeps agents with what they are to do, and runs them by hand or by a schedule."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListDeploymentsParams,
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
    ) -> Page[Deployment]: ...

    @overload
    def list(
        self,
        *,
        agent_id: str | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        include_archived: bool | None = None,
        limit: int | None = None,
        page: str | None = None,
        status: DeploymentStatus | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[Deployment]: ...

    def list(
        self,
        params: ListDeploymentsParams | None = None,
        *,
        agent_id: str | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        include_archived: bool | None = None,
        limit: int | None = None,
        page: str | None = None,
        status: DeploymentStatus | None = None,
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
    ) -> Page[Deployment]:
        """List deployments.

        Returns the deployments of the workspace, newest first, page by page.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            params: the whole request as one ListDeploymentsParams, instead of the arguments below.
            agent_id: Only deployments of this agent.
            created_at_gte: Only deployments created at this time or later (RFC 3339).
            created_at_lte: Only deployments created at this time or earlier (RFC 3339).
            include_archived: True lists archived deployments as well. Default: false.
            limit: Largest number of deployments on a page, at most 100. Default: 20.
            page: Cursor of a page, from `next_page` of the one before. Default: the first page.
            status: Only deployments in this state. Default: in any.
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
                "created_at[gte]": created_at_gte,
                "created_at[lte]": created_at_lte,
                "include_archived": include_archived,
                "limit": limit,
                "page": page,
                "status": status,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateDeploymentRequestInput,
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
    ) -> Deployment: ...

    @overload
    def create(
        self,
        *,
        name: str,
        agent: DeploymentAgentSelectionInput,
        environment_id: str,
        initial_events: Iterable[DeploymentInitialEventInput],
        description: str | None = None,
        resources: Iterable[SessionResourceConfigInput] | None = None,
        vault_ids: Strings | None = None,
        budget: SessionBudgetInput | None = None,
        schedule: DeploymentScheduleConfigInput | None = None,
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
    ) -> Deployment: ...

    def create(
        self,
        request: CreateDeploymentRequestInput | None = None,
        *,
        name: str | None = None,
        agent: DeploymentAgentSelectionInput | None = None,
        environment_id: str | None = None,
        initial_events: Iterable[DeploymentInitialEventInput] | None = None,
        description: str | None = None,
        resources: Iterable[SessionResourceConfigInput] | None = None,
        vault_ids: Strings | None = None,
        budget: SessionBudgetInput | None = None,
        schedule: DeploymentScheduleConfigInput | None = None,
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
    ) -> Deployment:
        """Create a deployment.

        Keeps an agent together with what it is to do, to be run at any time, or by a schedule. Each run starts a
        session. Sending it twice makes two deployments.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            request: the whole request as one CreateDeploymentRequest, instead of the arguments below.
            name: Name that people see.
            agent: The agent that works: its id, for its latest version, or a record that also says which version.
            environment_id: Id of the environment that its sessions work in.
            initial_events: Events that each session begins with.
            description: What the deployment is for, for people. Null or absent: none.
            resources: Files, repositories and memory stores that each session finds in its container. Default:
                none.
            vault_ids: Ids of the vaults whose credentials each session may use. Default: none.
            budget: What each session may cost. Null or absent: no limit of its own.
            schedule: When it is run by itself. Null or absent: only by hand.
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
                "agent": agent,
                "environment_id": environment_id,
                "initial_events": initial_events,
                "description": description,
                "resources": resources,
                "vault_ids": vault_ids,
                "budget": budget,
                "schedule": schedule,
                "metadata": metadata,
            },
            unknown=unknown,
        )
        result: Deployment = self._pipeline.run(call)
        return result

    def get(
        self,
        deployment_id: str,
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
    ) -> Deployment:
        """Get a deployment.

        Returns one deployment.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            deployment_id: Id of the deployment, starting with `depl_`.
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
            path={"deployment_id": deployment_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Deployment = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        deployment_id: str,
        request: UpdateDeploymentRequestInput,
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
    ) -> Deployment: ...

    @overload
    def update(
        self,
        deployment_id: str,
        *,
        name: str | None = None,
        agent: DeploymentAgentSelectionInput | None = None,
        environment_id: str | None = None,
        initial_events: Iterable[DeploymentInitialEventInput] | None = None,
        description: str | None = UNSET,
        resources: Iterable[SessionResourceConfigInput] | None = UNSET,
        vault_ids: Strings | None = UNSET,
        budget: SessionBudgetInput | None = UNSET,
        schedule: DeploymentScheduleConfigInput | None = UNSET,
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
    ) -> Deployment: ...

    def update(
        self,
        deployment_id: str,
        request: UpdateDeploymentRequestInput | None = None,
        *,
        name: str | None = None,
        agent: DeploymentAgentSelectionInput | None = None,
        environment_id: str | None = None,
        initial_events: Iterable[DeploymentInitialEventInput] | None = None,
        description: str | None = UNSET,
        resources: Iterable[SessionResourceConfigInput] | None = UNSET,
        vault_ids: Strings | None = UNSET,
        budget: SessionBudgetInput | None = UNSET,
        schedule: DeploymentScheduleConfigInput | None = UNSET,
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
    ) -> Deployment:
        """Change a deployment.

        Changes the fields that are given, for runs from now on, and returns the deployment. Lists are replaced as a
        whole.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            deployment_id: Id of the deployment, starting with `depl_`.
            request: the whole request as one UpdateDeploymentRequest, instead of the arguments below.
            name: Name that people see.
            agent: The agent that works: its id, for its latest version, or a record that also says which version.
            environment_id: Id of the environment that its sessions work in.
            initial_events: Events that each session begins with. The list replaces the one before.
            description: What the deployment is for, for people. Null removes it.
            resources: Files, repositories and memory stores that each session finds in its container. The list
                replaces the one before; null empties it.
            vault_ids: Ids of the vaults whose credentials each session may use. The list replaces the one before;
                null empties it.
            budget: What each session may cost. Null removes the limit.
            schedule: When it is run by itself. Null: only by hand.
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
            path={"deployment_id": deployment_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={
                "name": name,
                "agent": agent,
                "environment_id": environment_id,
                "initial_events": initial_events,
                "description": description,
                "resources": resources,
                "vault_ids": vault_ids,
                "budget": budget,
                "schedule": schedule,
                "metadata": metadata,
            },
            unknown=unknown,
        )
        result: Deployment = self._pipeline.run(call)
        return result

    def archive(
        self,
        deployment_id: str,
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
    ) -> Deployment:
        """Archive a deployment.

        Archives a deployment: it can still be read, but does not run any more. This cannot be undone.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            deployment_id: Id of the deployment, starting with `depl_`.
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
            path={"deployment_id": deployment_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Deployment = self._pipeline.run(call)
        return result

    def pause(
        self,
        deployment_id: str,
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
    ) -> Deployment:
        """Pause a deployment.

        Keeps a deployment from being run by its schedule.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            deployment_id: Id of the deployment, starting with `depl_`.
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
            _PAUSE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"deployment_id": deployment_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Deployment = self._pipeline.run(call)
        return result

    def unpause(
        self,
        deployment_id: str,
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
    ) -> Deployment:
        """Unpause a deployment.

        Lets the schedule run a deployment again. Runs that were due meanwhile are not made up for.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            deployment_id: Id of the deployment, starting with `depl_`.
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
            _UNPAUSE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"deployment_id": deployment_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Deployment = self._pipeline.run(call)
        return result

    def run(
        self,
        deployment_id: str,
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
    ) -> DeploymentRun:
        """Run a deployment.

        Runs a deployment now, whatever its schedule says: starts a session with its events. Where that is not
        possible, the run says why in `error`. Sending it twice makes two runs.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            deployment_id: Id of the deployment, starting with `depl_`.
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
            _RUN,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"deployment_id": deployment_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: DeploymentRun = self._pipeline.run(call)
        return result
