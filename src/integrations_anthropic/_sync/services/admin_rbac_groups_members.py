# Derived from src/integrations_anthropic/_async/services/admin_rbac_groups_members.py by `make codegen`. Do not edit.
"""Manages the members of a group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListRbacGroupMembersParams
    from ...models.params import AddRbacGroupMemberRequestInput
    from ...models.rbac import DeletedRbacGroupMember, RbacGroupMember
    from ..pipeline import Pipeline

__all__ = ["RbacGroupMembersService"]

_LIST = Operation(
    name="admin.rbac_groups.members.list",
    http="GET",
    path="/v1/organizations/rbac_groups/{rbac_group_id}/members",
    span="list_rbac_group_members",
    arguments=("limit", "page"),
    result="ListRbacGroupMembersResponse",
    item="RbacGroupMember",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000})},
)

_ADD = Operation(
    name="admin.rbac_groups.members.add",
    http="POST",
    path="/v1/organizations/rbac_groups/{rbac_group_id}/members",
    span="add_rbac_group_member",
    retry_safe=False,
    request="AddRbacGroupMemberRequest",
    arguments=("user_id",),
    result="RbacGroupMember",
    security=("adminKey",),
)

_REMOVE = Operation(
    name="admin.rbac_groups.members.remove",
    http="DELETE",
    path="/v1/organizations/rbac_groups/{rbac_group_id}/members/{user_id}",
    span="remove_rbac_group_member",
    result="DeletedRbacGroupMember",
    security=("adminKey",),
)


class RbacGroupMembersService(NamesHinted):
    """Manages the members of a group."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        rbac_group_id: str,
        params: ListRbacGroupMembersParams,
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
    ) -> Page[RbacGroupMember]: ...

    @overload
    def list(
        self,
        rbac_group_id: str,
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
    ) -> Page[RbacGroupMember]: ...

    def list(
        self,
        rbac_group_id: str,
        params: ListRbacGroupMembersParams | None = None,
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
    ) -> Page[RbacGroupMember]:
        """List the members of a group.

        Returns the members of a group, page by page; only in Claude Enterprise organizations.

        Args:
            rbac_group_id: Id of the group, starting with `rbac_group_`.
            params: the whole request as one ListRbacGroupMembersParams, instead of the arguments below.
            limit: Largest number of members on a page, from 1 to 1000. Default: 20.
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
            path={"rbac_group_id": rbac_group_id},
            given=params,
            fields={"limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def add(
        self,
        rbac_group_id: str,
        request: AddRbacGroupMemberRequestInput,
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
    ) -> RbacGroupMember: ...

    @overload
    def add(
        self,
        rbac_group_id: str,
        *,
        user_id: str,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> RbacGroupMember: ...

    def add(
        self,
        rbac_group_id: str,
        request: AddRbacGroupMemberRequestInput | None = None,
        *,
        user_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> RbacGroupMember:
        """Add a member to a group.

        Lets a user into a group, which gives the user what the roles of the group allow. Refused for a group whose
        roles make its members owners.

        Args:
            rbac_group_id: Id of the group, starting with `rbac_group_`.
            request: the whole request as one AddRbacGroupMemberRequest, instead of the arguments below.
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
                rbac_group_grants_owner_access, rbac_group_owner_access_unconfirmed, sandbox_egress_restricted.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _ADD,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"rbac_group_id": rbac_group_id},
            given=request,
            fields={"user_id": user_id},
            unknown=unknown,
        )
        result: RbacGroupMember = self._pipeline.run(call)
        return result

    def remove(
        self,
        rbac_group_id: str,
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
    ) -> DeletedRbacGroupMember:
        """Remove a member from a group.

        Takes a user out of a group; the user stays in the organization. Refused for a group whose roles make its
        members owners.

        Args:
            rbac_group_id: Id of the group, starting with `rbac_group_`.
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
                rbac_group_grants_owner_access, rbac_group_owner_access_unconfirmed, sandbox_egress_restricted.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _REMOVE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"rbac_group_id": rbac_group_id, "user_id": user_id},
            unknown=unknown,
        )
        result: DeletedRbacGroupMember = self._pipeline.run(call)
        return result
