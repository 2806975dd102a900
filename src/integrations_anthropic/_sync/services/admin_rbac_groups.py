# Derived from src/integrations_anthropic/_async/services/admin_rbac_groups.py by `make codegen`. Do not edit.
"""Manages the groups of users of the organization, to which roles are given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListRbacGroupsParams
    from ...models.params import CreateRbacGroupRequestInput, UpdateRbacGroupRequestInput
    from ...models.rbac import DeletedRbacGroup, RbacGroup
    from ..pipeline import Pipeline
    from .admin_rbac_groups_members import RbacGroupMembersService

__all__ = ["RbacGroupsService"]

_LIST = Operation(
    name="admin.rbac_groups.list",
    http="GET",
    path="/v1/organizations/rbac_groups",
    span="list_rbac_groups",
    arguments=("limit", "page"),
    result="ListRbacGroupsResponse",
    item="RbacGroup",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000})},
)

_CREATE = Operation(
    name="admin.rbac_groups.create",
    http="POST",
    path="/v1/organizations/rbac_groups",
    span="create_rbac_group",
    retry_safe=False,
    request="CreateRbacGroupRequest",
    arguments=("name",),
    result="RbacGroup",
    security=("adminKey",),
)

_GET = Operation(
    name="admin.rbac_groups.get",
    http="GET",
    path="/v1/organizations/rbac_groups/{rbac_group_id}",
    span="get_rbac_group",
    result="RbacGroup",
    security=("adminKey",),
)

_UPDATE = Operation(
    name="admin.rbac_groups.update",
    http="POST",
    path="/v1/organizations/rbac_groups/{rbac_group_id}",
    span="update_rbac_group",
    request="UpdateRbacGroupRequest",
    arguments=("name",),
    result="RbacGroup",
    security=("adminKey",),
)

_DELETE = Operation(
    name="admin.rbac_groups.delete",
    http="DELETE",
    path="/v1/organizations/rbac_groups/{rbac_group_id}",
    span="delete_rbac_group",
    result="DeletedRbacGroup",
    security=("adminKey",),
)


class RbacGroupsService(NamesHinted):
    """Manages the groups of users of the organization, to which roles are given."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def members(self) -> RbacGroupMembersService:
        """Manages the members of a group."""
        load(f"{__package__}.admin_rbac_groups_members")
        from .admin_rbac_groups_members import RbacGroupMembersService

        return RbacGroupMembersService(self._pipeline)

    @overload
    def list(
        self,
        params: ListRbacGroupsParams,
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
    ) -> Page[RbacGroup]: ...

    @overload
    def list(
        self,
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
    ) -> Page[RbacGroup]: ...

    def list(
        self,
        params: ListRbacGroupsParams | None = None,
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
    ) -> Page[RbacGroup]:
        """List groups.

        Returns the groups of the organization, page by page; only in Claude Enterprise organizations.

        Args:
            params: the whole request as one ListRbacGroupsParams, instead of the arguments below.
            limit: Largest number of groups on a page, from 1 to 1000. Default: 20.
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
            given=params,
            fields={"limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateRbacGroupRequestInput,
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
    ) -> RbacGroup: ...

    @overload
    def create(
        self,
        *,
        name: str,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> RbacGroup: ...

    def create(
        self,
        request: CreateRbacGroupRequestInput | None = None,
        *,
        name: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> RbacGroup:
        """Create a group.

        Makes a group without members; only in Claude Enterprise organizations. Sending it twice makes two, because
        names need not differ.

        Args:
            request: the whole request as one CreateRbacGroupRequest, instead of the arguments below.
            name: Name of the group; another group may have the same.
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
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=request,
            fields={"name": name},
            unknown=unknown,
        )
        result: RbacGroup = self._pipeline.run(call)
        return result

    def get(
        self,
        rbac_group_id: str,
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
    ) -> RbacGroup:
        """Get a group.

        Returns a group; only in Claude Enterprise organizations.

        Args:
            rbac_group_id: Id of the group, starting with `rbac_group_`.
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
            path={"rbac_group_id": rbac_group_id},
            unknown=unknown,
        )
        result: RbacGroup = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        rbac_group_id: str,
        request: UpdateRbacGroupRequestInput,
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
    ) -> RbacGroup: ...

    @overload
    def update(
        self,
        rbac_group_id: str,
        *,
        name: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> RbacGroup: ...

    def update(
        self,
        rbac_group_id: str,
        request: UpdateRbacGroupRequestInput | None = None,
        *,
        name: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> RbacGroup:
        """Rename a group.

        Gives a group another name. A group that comes from the identity provider (`source_type` is `scim`) cannot
        be changed while the organization takes its users from there.

        Args:
            rbac_group_id: Id of the group, starting with `rbac_group_`.
            request: the whole request as one UpdateRbacGroupRequest, instead of the arguments below.
            name: New name of the group.
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
            path={"rbac_group_id": rbac_group_id},
            given=request,
            fields={"name": name},
            unknown=unknown,
        )
        result: RbacGroup = self._pipeline.run(call)
        return result

    def delete(
        self,
        rbac_group_id: str,
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
    ) -> DeletedRbacGroup:
        """Delete a group.

        Removes a group, and with it what its roles allow its members. A group that comes from the identity provider
        (`source_type` is `scim`) cannot be deleted while the organization takes its users from there, nor one whose
        roles make its members owners.

        Args:
            rbac_group_id: Id of the group, starting with `rbac_group_`.
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
            _DELETE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"rbac_group_id": rbac_group_id},
            unknown=unknown,
        )
        result: DeletedRbacGroup = self._pipeline.run(call)
        return result
