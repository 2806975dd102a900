# Derived from src/integrations_anthropic/_async/services/admin_workspaces_rate_limits.py by `make codegen`. Do not edit.
"""Manages the rate limits of a workspace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListWorkspaceRateLimitsParams
    from ...models.enums import RateLimitGroupType
    from ...models.params import UpdateWorkspaceRateLimitRequestInput, WorkspaceRateLimitChangeInput
    from ...models.workspace_rate_limits import WorkspaceRateLimit
    from ..pipeline import Pipeline

__all__ = ["WorkspaceRateLimitsService"]

_LIST = Operation(
    name="admin.workspaces.rate_limits.list",
    http="GET",
    path="/v1/organizations/workspaces/{workspace_id}/rate_limits",
    span="list_workspace_rate_limits",
    arguments=("group_type", "include_inherited", "limit", "page"),
    result="ListWorkspaceRateLimitsResponse",
    item="WorkspaceRateLimit",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    parameters={
        "include_inherited": Parameter("include_inherited", {"types": ("boolean",)}),
        "limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000}),
    },
)

_UPDATE = Operation(
    name="admin.workspaces.rate_limits.update",
    http="POST",
    path="/v1/organizations/workspaces/{workspace_id}/rate_limits/{rate_limit_id}",
    span="update_workspace_rate_limits",
    request="UpdateWorkspaceRateLimitRequest",
    arguments=("limits",),
    result="WorkspaceRateLimit",
    security=("adminKey",),
)


class WorkspaceRateLimitsService(NamesHinted):
    """Manages the rate limits of a workspace."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        workspace_id: str,
        params: ListWorkspaceRateLimitsParams,
        /,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[WorkspaceRateLimit]: ...

    @overload
    def list(
        self,
        workspace_id: str,
        *,
        group_type: RateLimitGroupType | None = None,
        include_inherited: bool | None = None,
        limit: int | None = None,
        page: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[WorkspaceRateLimit]: ...

    def list(
        self,
        workspace_id: str,
        params: ListWorkspaceRateLimitsParams | None = None,
        *,
        group_type: RateLimitGroupType | None = None,
        include_inherited: bool | None = None,
        limit: int | None = None,
        page: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[WorkspaceRateLimit]:
        """List the rate limits of a workspace.

        Returns the limits that are set for a workspace, by group; with `include_inherited`, those of the
        organization too that hold for it. Without `limit`, all of them on one page.

        Args:
            workspace_id: Id of the workspace, starting with `wrkspc_`.
            params: the whole request as one ListWorkspaceRateLimitsParams, instead of the arguments below.
            group_type: Kind of the groups to list. Default: all kinds.
            include_inherited: Whether limits of the organization that hold for the workspace are listed too, with
                `source` to tell them. Default: false.
            limit: Largest number of groups on a page, from 1 to 1000. Default: all of them.
            page: Cursor from `next_page` of an earlier page. Default: the first page.
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
            path={"workspace_id": workspace_id},
            given=params,
            fields={"group_type": group_type, "include_inherited": include_inherited, "limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def update(
        self,
        workspace_id: str,
        rate_limit_id: str,
        request: UpdateWorkspaceRateLimitRequestInput,
        /,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> WorkspaceRateLimit: ...

    @overload
    def update(
        self,
        workspace_id: str,
        rate_limit_id: str,
        *,
        limits: Iterable[WorkspaceRateLimitChangeInput],
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> WorkspaceRateLimit: ...

    def update(
        self,
        workspace_id: str,
        rate_limit_id: str,
        request: UpdateWorkspaceRateLimitRequestInput | None = None,
        *,
        limits: Iterable[WorkspaceRateLimitChangeInput] | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> WorkspaceRateLimit:
        """Change the rate limits of a workspace.

        Sets or takes away limits of a workspace for one group; kinds of limits that are not named stay as they are.
        A limit above that of the organization is kept, but the lower of the two holds. It takes up to an hour until
        a change holds.

        Args:
            workspace_id: Id of the workspace, starting with `wrkspc_`.
            rate_limit_id: Id of the entry of the organization's rate limits that is meant.
            request: the whole request as one UpdateWorkspaceRateLimitRequest, instead of the arguments below.
            limits: The limits to set or take away, 1 to 16.
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
            APIError: the API returned an error; the subclass tells which, and `error_code` why:
                sandbox_egress_restricted.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"workspace_id": workspace_id, "rate_limit_id": rate_limit_id},
            given=request,
            fields={"limits": limits},
            unknown=unknown,
        )
        result: WorkspaceRateLimit = self._pipeline.run(call)
        return result
