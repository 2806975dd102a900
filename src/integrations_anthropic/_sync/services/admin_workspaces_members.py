# Derived from src/integrations_anthropic/_async/services/admin_workspaces_members.py by `make codegen`. Do not edit.
"""Manages the members of a workspace and their roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import DeletedWorkspaceMember, ListWorkspaceMembersParams, WorkspaceMember
    from ...models.enums import AssignableWorkspaceRole, WorkspaceRole
    from ...models.params import CreateWorkspaceMemberRequestInput, UpdateWorkspaceMemberRequestInput
    from ..pipeline import Pipeline

__all__ = ["WorkspaceMembersService"]

_LIST = Operation(
    name="admin.workspaces.members.list",
    http="GET",
    path="/v1/organizations/workspaces/{workspace_id}/members",
    span="list_workspace_members",
    arguments=("after_id", "before_id", "limit"),
    result="ListWorkspaceMembersResponse",
    item="WorkspaceMember",
    paging=Paging(
        cursor="after_id", back="before_id", next="last_id", previous="first_id", more="has_more", items="data"
    ),
    security=("adminKey",),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000})},
)

_CREATE = Operation(
    name="admin.workspaces.members.create",
    http="POST",
    path="/v1/organizations/workspaces/{workspace_id}/members",
    span="create_workspace_member",
    retry_safe=False,
    request="CreateWorkspaceMemberRequest",
    arguments=("user_id", "workspace_role"),
    result="WorkspaceMember",
    security=("adminKey",),
)

_GET = Operation(
    name="admin.workspaces.members.get",
    http="GET",
    path="/v1/organizations/workspaces/{workspace_id}/members/{user_id}",
    span="get_workspace_member",
    result="WorkspaceMember",
    security=("adminKey",),
)

_UPDATE = Operation(
    name="admin.workspaces.members.update",
    http="POST",
    path="/v1/organizations/workspaces/{workspace_id}/members/{user_id}",
    span="update_workspace_member",
    request="UpdateWorkspaceMemberRequest",
    arguments=("workspace_role",),
    result="WorkspaceMember",
    security=("adminKey",),
)

_DELETE = Operation(
    name="admin.workspaces.members.delete",
    http="DELETE",
    path="/v1/organizations/workspaces/{workspace_id}/members/{user_id}",
    span="delete_workspace_member",
    result="DeletedWorkspaceMember",
    security=("adminKey",),
)


class WorkspaceMembersService(NamesHinted):
    """Manages the members of a workspace and their roles."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        workspace_id: str,
        params: ListWorkspaceMembersParams,
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
    ) -> Page[WorkspaceMember]: ...

    @overload
    def list(
        self,
        workspace_id: str,
        *,
        after_id: str | None = None,
        before_id: str | None = None,
        limit: int | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[WorkspaceMember]: ...

    def list(
        self,
        workspace_id: str,
        params: ListWorkspaceMembersParams | None = None,
        *,
        after_id: str | None = None,
        before_id: str | None = None,
        limit: int | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[WorkspaceMember]:
        """List the members of a workspace.

        Returns the members of a workspace, page by page. The cursors are ids of users.

        Args:
            workspace_id: Id of the workspace, starting with `wrkspc_`.
            params: the whole request as one ListWorkspaceMembersParams, instead of the arguments below.
            after_id: Id of a member; the page begins with the member after it. Not together with `before_id`.
            before_id: Id of a member; the page ends with the member before it. Not together with `after_id`.
            limit: Largest number of members on a page, from 1 to 1000. Default: 20.
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
            fields={"after_id": after_id, "before_id": before_id, "limit": limit},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        workspace_id: str,
        request: CreateWorkspaceMemberRequestInput,
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
    ) -> WorkspaceMember: ...

    @overload
    def create(
        self,
        workspace_id: str,
        *,
        user_id: str,
        workspace_role: AssignableWorkspaceRole,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> WorkspaceMember: ...

    def create(
        self,
        workspace_id: str,
        request: CreateWorkspaceMemberRequestInput | None = None,
        *,
        user_id: str | None = None,
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
    ) -> WorkspaceMember:
        """Add a member to a workspace.

        Adds a user of the organization to a workspace. A second call is refused, because the user is a member
        already.

        Args:
            workspace_id: Id of the workspace, starting with `wrkspc_`.
            request: the whole request as one CreateWorkspaceMemberRequest, instead of the arguments below.
            user_id: Id of a user of the organization, starting with `user_`.
            workspace_role: What the member may do there.
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
                sandbox_egress_restricted, workspace_member_limit_exceeded.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"workspace_id": workspace_id},
            given=request,
            fields={"user_id": user_id, "workspace_role": workspace_role},
            unknown=unknown,
        )
        result: WorkspaceMember = self._pipeline.run(call)
        return result

    def get(
        self,
        workspace_id: str,
        user_id: str,
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
    ) -> WorkspaceMember:
        """Get a member of a workspace.

        Returns one member and the role it has.

        Args:
            workspace_id: Id of the workspace, starting with `wrkspc_`.
            user_id: Id of the user, starting with `user_`.
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
            path={"workspace_id": workspace_id, "user_id": user_id},
            unknown=unknown,
        )
        result: WorkspaceMember = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        workspace_id: str,
        user_id: str,
        request: UpdateWorkspaceMemberRequestInput,
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
    ) -> WorkspaceMember: ...

    @overload
    def update(
        self,
        workspace_id: str,
        user_id: str,
        *,
        workspace_role: WorkspaceRole,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> WorkspaceMember: ...

    def update(
        self,
        workspace_id: str,
        user_id: str,
        request: UpdateWorkspaceMemberRequestInput | None = None,
        *,
        workspace_role: WorkspaceRole | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> WorkspaceMember:
        """Change the role of a member.

        Gives a member of a workspace another role there.

        Args:
            workspace_id: Id of the workspace, starting with `wrkspc_`.
            user_id: Id of the user, starting with `user_`.
            request: the whole request as one UpdateWorkspaceMemberRequest, instead of the arguments below.
            workspace_role: What the member may do there.
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
                sandbox_egress_restricted, workspace_member_limit_exceeded.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"workspace_id": workspace_id, "user_id": user_id},
            given=request,
            fields={"workspace_role": workspace_role},
            unknown=unknown,
        )
        result: WorkspaceMember = self._pipeline.run(call)
        return result

    def delete(
        self,
        workspace_id: str,
        user_id: str,
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
    ) -> DeletedWorkspaceMember:
        """Remove a member from a workspace.

        Takes a user out of a workspace; the user stays in the organization.

        Args:
            workspace_id: Id of the workspace, starting with `wrkspc_`.
            user_id: Id of the user, starting with `user_`.
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
            _DELETE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"workspace_id": workspace_id, "user_id": user_id},
            unknown=unknown,
        )
        result: DeletedWorkspaceMember = self._pipeline.run(call)
        return result
