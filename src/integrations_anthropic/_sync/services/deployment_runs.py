# Derived from src/integrations_anthropic/_async/services/deployment_runs.py by `make codegen`. Do not edit.
"""Returns the runs of deployments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._argument_types.dates import DateTimeLike
    from ..._core.call.options import NoOthers
    from ...models.deployment_runs import ListDeploymentRunsParams
    from ...models.deployments import DeploymentRun
    from ...models.enums import DeploymentTriggerType
    from ..pipeline import Pipeline

__all__ = ["DeploymentRunsService"]

_LIST = Operation(
    name="deployment_runs.list",
    http="GET",
    path="/v1/deployment_runs",
    span="list_deployment_runs",
    arguments=(
        "created_at[gt]",
        "created_at[gte]",
        "created_at[lt]",
        "created_at[lte]",
        "deployment_id",
        "has_error",
        "limit",
        "page",
        "trigger_type",
    ),
    result="ListDeploymentRunsResponse",
    item="DeploymentRun",
    paging=Paging(cursor="page", next="next_page", items="data"),
    betas=("managed-agents-2026-04-01",),
    parameters={
        "created_at[gt]": Parameter("created_at_gt", format="date-time"),
        "created_at[gte]": Parameter("created_at_gte", format="date-time"),
        "created_at[lt]": Parameter("created_at_lt", format="date-time"),
        "created_at[lte]": Parameter("created_at_lte", format="date-time"),
        "has_error": Parameter("has_error", {"types": ("boolean",)}),
        "limit": Parameter("limit", {"types": ("integer",)}),
    },
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="deployment_runs.get",
    http="GET",
    path="/v1/deployment_runs/{deployment_run_id}",
    span="get_deployment_run",
    result="DeploymentRun",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class DeploymentRunsService(NamesHinted):
    """Returns the runs of deployments."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListDeploymentRunsParams,
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
    ) -> Page[DeploymentRun]: ...

    @overload
    def list(
        self,
        *,
        created_at_gt: DateTimeLike | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lt: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        deployment_id: str | None = None,
        has_error: bool | None = None,
        limit: int | None = None,
        page: str | None = None,
        trigger_type: DeploymentTriggerType | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[DeploymentRun]: ...

    def list(
        self,
        params: ListDeploymentRunsParams | None = None,
        *,
        created_at_gt: DateTimeLike | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lt: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        deployment_id: str | None = None,
        has_error: bool | None = None,
        limit: int | None = None,
        page: str | None = None,
        trigger_type: DeploymentTriggerType | None = None,
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
    ) -> Page[DeploymentRun]:
        """List runs of deployments.

        Returns the runs of the deployments of the workspace, newest first, page by page.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            params: the whole request as one ListDeploymentRunsParams, instead of the arguments below.
            created_at_gt: Only runs created after this time (RFC 3339).
            created_at_gte: Only runs created at this time or later (RFC 3339).
            created_at_lt: Only runs created before this time (RFC 3339).
            created_at_lte: Only runs created at this time or earlier (RFC 3339).
            deployment_id: Only runs of this deployment.
            has_error: True: only runs that could not start a session; false: only those that could. Default: all.
            limit: Largest number of runs on a page, at most 1000. Default: 20.
            page: Cursor of a page, from `next_page` of the one before. Default: the first page.
            trigger_type: Only runs that were triggered in this way. Default: in any.
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
                "created_at[gt]": created_at_gt,
                "created_at[gte]": created_at_gte,
                "created_at[lt]": created_at_lt,
                "created_at[lte]": created_at_lte,
                "deployment_id": deployment_id,
                "has_error": has_error,
                "limit": limit,
                "page": page,
                "trigger_type": trigger_type,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    def get(
        self,
        deployment_run_id: str,
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
        """Get a run of a deployment.

        Returns one run.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            deployment_run_id: Id of the run, starting with `drun_`.
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
            path={"deployment_run_id": deployment_run_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: DeploymentRun = self._pipeline.run(call)
        return result
