# Derived from src/integrations_anthropic/_async/services/admin_service_accounts_workspaces.py by `make codegen`. Do not edit.
"""Manages the workspaces that a service account is a member of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListServiceAccountWorkspacesParams
    from ...models.enums import AssignableWorkspaceRole
    from ...models.params import AddServiceAccountWorkspaceRequestInput
    from ...models.service_accounts import DeletedServiceAccountWorkspaceMember, ServiceAccountWorkspaceMember
    from ..pipeline import Pipeline

__all__ = ["ServiceAccountWorkspacesService"]

_LIST = Operation(
    name="admin.service_accounts.workspaces.list",
    http="GET",
    path="/v1/organizations/service_accounts/{service_account_id}/workspaces",
    span="list_service_account_workspaces",
    arguments=("limit", "page"),
    result="ListServiceAccountWorkspaceMembersResponse",
    item="ServiceAccountWorkspaceMember",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("bearer", "adminKey"),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 100})},
)

_ADD = Operation(
    name="admin.service_accounts.workspaces.add",
    http="POST",
    path="/v1/organizations/service_accounts/{service_account_id}/workspaces",
    span="add_service_account_workspace",
    request="AddServiceAccountWorkspaceRequest",
    arguments=("workspace_id", "workspace_role"),
    result="ServiceAccountWorkspaceMember",
    security=("bearer", "adminKey"),
)

_REMOVE = Operation(
    name="admin.service_accounts.workspaces.remove",
    http="DELETE",
    path="/v1/organizations/service_accounts/{service_account_id}/workspaces/{workspace_id}",
    span="remove_service_account_workspace",
    result="DeletedServiceAccountWorkspaceMember",
    security=("bearer", "adminKey"),
)


class ServiceAccountWorkspacesService(NamesHinted):
    """Manages the workspaces that a service account is a member of."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        service_account_id: str,
        params: ListServiceAccountWorkspacesParams,
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
    ) -> Page[ServiceAccountWorkspaceMember]: ...

    @overload
    def list(
        self,
        service_account_id: str,
        *,
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
    ) -> Page[ServiceAccountWorkspaceMember]: ...

    def list(
        self,
        service_account_id: str,
        params: ListServiceAccountWorkspacesParams | None = None,
        *,
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
    ) -> Page[ServiceAccountWorkspaceMember]:
        """List the workspaces of a service account.

        Returns the workspaces a service account is a member of, page by page; none for an archived one. In the
        default workspace, every service account is a member with the role `workspace_user` without being added
        (`implicit`); this membership comes first, and may make the first page longer than `limit` by one. A cursor
        is refused once the membership it stands for is gone: begin with the first page again. Needs an OAuth token
        with the scope `org:admin` (`auth_token`); the API takes no admin key for it.

        Args:
            service_account_id: Id of the service account, starting with `svac_`.
            params: the whole request as one ListServiceAccountWorkspacesParams, instead of the arguments below.
            limit: Largest number of memberships on a page, from 1 to 100. Default: 20.
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
            path={"service_account_id": service_account_id},
            given=params,
            fields={"limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def add(
        self,
        service_account_id: str,
        request: AddServiceAccountWorkspaceRequestInput,
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
    ) -> ServiceAccountWorkspaceMember: ...

    @overload
    def add(
        self,
        service_account_id: str,
        *,
        workspace_id: str,
        workspace_role: AssignableWorkspaceRole,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ServiceAccountWorkspaceMember: ...

    def add(
        self,
        service_account_id: str,
        request: AddServiceAccountWorkspaceRequestInput | None = None,
        *,
        workspace_id: str | None = None,
        workspace_role: AssignableWorkspaceRole | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ServiceAccountWorkspaceMember:
        """Add a service account to a workspace.

        Makes a service account a member of a workspace, as `admin.workspaces.service_accounts.add` does. One that
        is a member already has the new role from then on, so repeating it changes nothing. Refused for an archived
        service account and an archived workspace. Needs an OAuth token with the scope `org:admin` (`auth_token`);
        the API takes no admin key for it.

        Args:
            service_account_id: Id of the service account, starting with `svac_`.
            request: the whole request as one AddServiceAccountWorkspaceRequest, instead of the arguments below.
            workspace_id: Id of the workspace, starting with `wrkspc_`.
            workspace_role: What it may do there.
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
            _ADD,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"service_account_id": service_account_id},
            given=request,
            fields={"workspace_id": workspace_id, "workspace_role": workspace_role},
            unknown=unknown,
        )
        result: ServiceAccountWorkspaceMember = self._pipeline.run(call)
        return result

    def remove(
        self,
        service_account_id: str,
        workspace_id: str,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> DeletedServiceAccountWorkspaceMember:
        """Remove a service account from a workspace.

        Takes a service account out of a workspace, as `admin.workspaces.service_accounts.remove` does. Repeating it
        changes nothing. In the default workspace, every service account is a member with the role `workspace_user`
        without being added (`implicit`); this membership stays. Refused for an archived workspace. Needs an OAuth
        token with the scope `org:admin` (`auth_token`); the API takes no admin key for it.

        Args:
            service_account_id: Id of the service account, starting with `svac_`.
            workspace_id: Id of the workspace, starting with `wrkspc_`.
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
            _REMOVE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"service_account_id": service_account_id, "workspace_id": workspace_id},
            unknown=unknown,
        )
        result: DeletedServiceAccountWorkspaceMember = self._pipeline.run(call)
        return result
