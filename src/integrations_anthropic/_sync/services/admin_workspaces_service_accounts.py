# Derived from src/integrations_anthropic/_async/services/admin_workspaces_service_accounts.py by `make codegen`. Do not edit.
"""Manages the service accounts of a workspace and their roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListWorkspaceServiceAccountsParams
    from ...models.enums import AssignableWorkspaceRole
    from ...models.params import AddWorkspaceServiceAccountRequestInput, UpdateWorkspaceServiceAccountRequestInput
    from ...models.service_accounts import DeletedServiceAccountWorkspaceMember, ServiceAccountWorkspaceMember
    from ..pipeline import Pipeline

__all__ = ["WorkspaceServiceAccountsService"]

_LIST = Operation(
    name="admin.workspaces.service_accounts.list",
    http="GET",
    path="/v1/organizations/workspaces/{workspace_id}/service_accounts",
    span="list_workspace_service_accounts",
    arguments=("limit", "page"),
    result="ListServiceAccountWorkspaceMembersResponse",
    item="ServiceAccountWorkspaceMember",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("bearer", "adminKey"),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 100})},
)

_ADD = Operation(
    name="admin.workspaces.service_accounts.add",
    http="POST",
    path="/v1/organizations/workspaces/{workspace_id}/service_accounts",
    span="add_workspace_service_account",
    request="AddWorkspaceServiceAccountRequest",
    arguments=("service_account_id", "workspace_role"),
    result="ServiceAccountWorkspaceMember",
    security=("bearer", "adminKey"),
)

_GET = Operation(
    name="admin.workspaces.service_accounts.get",
    http="GET",
    path="/v1/organizations/workspaces/{workspace_id}/service_accounts/{service_account_id}",
    span="get_workspace_service_account",
    result="ServiceAccountWorkspaceMember",
    security=("bearer", "adminKey"),
)

_UPDATE = Operation(
    name="admin.workspaces.service_accounts.update",
    http="POST",
    path="/v1/organizations/workspaces/{workspace_id}/service_accounts/{service_account_id}",
    span="update_workspace_service_account",
    request="UpdateWorkspaceServiceAccountRequest",
    arguments=("workspace_role",),
    result="ServiceAccountWorkspaceMember",
    security=("bearer", "adminKey"),
)

_REMOVE = Operation(
    name="admin.workspaces.service_accounts.remove",
    http="DELETE",
    path="/v1/organizations/workspaces/{workspace_id}/service_accounts/{service_account_id}",
    span="remove_workspace_service_account",
    result="DeletedServiceAccountWorkspaceMember",
    security=("bearer", "adminKey"),
)


class WorkspaceServiceAccountsService(NamesHinted):
    """Manages the service accounts of a workspace and their roles."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        workspace_id: str,
        params: ListWorkspaceServiceAccountsParams,
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
        workspace_id: str,
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
        workspace_id: str,
        params: ListWorkspaceServiceAccountsParams | None = None,
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
        """List the service accounts of a workspace.

        Returns the service accounts that were added to a workspace, page by page; without archived ones, and in the
        default workspace without those that are members without being added. Refused for an archived workspace:
        `admin.service_accounts.workspaces.list` names it still. Needs an OAuth token with the scope `org:admin`
        (`auth_token`); the API takes no admin key for it.

        Args:
            workspace_id: Id of the workspace, starting with `wrkspc_`.
            params: the whole request as one ListWorkspaceServiceAccountsParams, instead of the arguments below.
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
            path={"workspace_id": workspace_id},
            given=params,
            fields={"limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def add(
        self,
        workspace_id: str,
        request: AddWorkspaceServiceAccountRequestInput,
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
        workspace_id: str,
        *,
        service_account_id: str,
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
        workspace_id: str,
        request: AddWorkspaceServiceAccountRequestInput | None = None,
        *,
        service_account_id: str | None = None,
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

        Makes a service account a member of a workspace; its role says what tokens that act as it may do there. One
        that is a member already has the new role from then on, so repeating it changes nothing. Refused for an
        archived service account and an archived workspace. Needs an OAuth token with the scope `org:admin`
        (`auth_token`); the API takes no admin key for it.

        Args:
            workspace_id: Id of the workspace, starting with `wrkspc_`.
            request: the whole request as one AddWorkspaceServiceAccountRequest, instead of the arguments below.
            service_account_id: Id of the service account, starting with `svac_`.
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
            path={"workspace_id": workspace_id},
            given=request,
            fields={"service_account_id": service_account_id, "workspace_role": workspace_role},
            unknown=unknown,
        )
        result: ServiceAccountWorkspaceMember = self._pipeline.run(call)
        return result

    def get(
        self,
        workspace_id: str,
        service_account_id: str,
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
    ) -> ServiceAccountWorkspaceMember:
        """Get a service account of a workspace.

        Returns the membership of a service account in a workspace. In the default workspace, every service account
        is a member with the role `workspace_user` without being added (`implicit`); this membership is returned
        where there is no other. Refused for an archived workspace; 404 for an archived service account. Needs an
        OAuth token with the scope `org:admin` (`auth_token`); the API takes no admin key for it.

        Args:
            workspace_id: Id of the workspace, starting with `wrkspc_`.
            service_account_id: Id of the service account, starting with `svac_`.
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
            path={"workspace_id": workspace_id, "service_account_id": service_account_id},
            unknown=unknown,
        )
        result: ServiceAccountWorkspaceMember = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        workspace_id: str,
        service_account_id: str,
        request: UpdateWorkspaceServiceAccountRequestInput,
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
    def update(
        self,
        workspace_id: str,
        service_account_id: str,
        *,
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

    def update(
        self,
        workspace_id: str,
        service_account_id: str,
        request: UpdateWorkspaceServiceAccountRequestInput | None = None,
        *,
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
        """Change the role of a service account.

        Gives a service account another role in a workspace it was added to. A member of the default workspace that
        was not added (`implicit`) has to be added instead. Refused for an archived service account and an archived
        workspace. Needs an OAuth token with the scope `org:admin` (`auth_token`); the API takes no admin key for
        it.

        Args:
            workspace_id: Id of the workspace, starting with `wrkspc_`.
            service_account_id: Id of the service account, starting with `svac_`.
            request: the whole request as one UpdateWorkspaceServiceAccountRequest, instead of the arguments below.
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
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"workspace_id": workspace_id, "service_account_id": service_account_id},
            given=request,
            fields={"workspace_role": workspace_role},
            unknown=unknown,
        )
        result: ServiceAccountWorkspaceMember = self._pipeline.run(call)
        return result

    def remove(
        self,
        workspace_id: str,
        service_account_id: str,
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

        Takes a service account out of a workspace. Repeating it changes nothing. In the default workspace, every
        service account is a member with the role `workspace_user` without being added (`implicit`); this membership
        stays. Refused for an archived workspace. Needs an OAuth token with the scope `org:admin` (`auth_token`);
        the API takes no admin key for it.

        Args:
            workspace_id: Id of the workspace, starting with `wrkspc_`.
            service_account_id: Id of the service account, starting with `svac_`.
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
            path={"workspace_id": workspace_id, "service_account_id": service_account_id},
            unknown=unknown,
        )
        result: DeletedServiceAccountWorkspaceMember = self._pipeline.run(call)
        return result
