# Derived from src/integrations_anthropic/_async/services/admin_rbac_roles_permissions.py by `make codegen`. Do not edit.
"""Lists the permissions of a role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListRbacRolePermissionsParams
    from ...models.rbac import RbacRolePermission
    from ..pipeline import Pipeline

__all__ = ["RbacRolePermissionsService"]

_LIST = Operation(
    name="admin.rbac_roles.permissions.list",
    http="GET",
    path="/v1/organizations/rbac_roles/{rbac_role_id}/permissions",
    span="list_rbac_role_permissions",
    arguments=("limit", "page"),
    result="ListRbacRolePermissionsResponse",
    item="RbacRolePermission",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000})},
)


class RbacRolePermissionsService(NamesHinted):
    """Lists the permissions of a role."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        rbac_role_id: str,
        params: ListRbacRolePermissionsParams,
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
    ) -> Page[RbacRolePermission]: ...

    @overload
    def list(
        self,
        rbac_role_id: str,
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
    ) -> Page[RbacRolePermission]: ...

    def list(
        self,
        rbac_role_id: str,
        params: ListRbacRolePermissionsParams | None = None,
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
    ) -> Page[RbacRolePermission]:
        """List the permissions of a role.

        Returns what a role allows, page by page; only in Claude Enterprise organizations.

        Args:
            rbac_role_id: Id of the role.
            params: the whole request as one ListRbacRolePermissionsParams, instead of the arguments below.
            limit: Largest number of permissions on a page, from 1 to 1000. Default: 20.
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
            APIError: the API returned an error; the subclass tells which, and `error_code` why:
                organization_type_not_supported, parent_organization_required, rbac_role_not_found.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _LIST,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"rbac_role_id": rbac_role_id},
            given=params,
            fields={"limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)
