# Derived from src/integrations_anthropic/_async/services/admin_rbac_roles.py by `make codegen`. Do not edit.
"""Lists the roles of the organization."""

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
    from ...models.admin import ListRbacRolesParams
    from ...models.rbac import RbacRole
    from ..pipeline import Pipeline
    from .admin_rbac_roles_permissions import RbacRolePermissionsService

__all__ = ["RbacRolesService"]

_LIST = Operation(
    name="admin.rbac_roles.list",
    http="GET",
    path="/v1/organizations/rbac_roles",
    span="list_rbac_roles",
    arguments=("limit", "page"),
    result="ListRbacRolesResponse",
    item="RbacRole",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000})},
)

_GET = Operation(
    name="admin.rbac_roles.get",
    http="GET",
    path="/v1/organizations/rbac_roles/{rbac_role_id}",
    span="get_rbac_role",
    result="RbacRole",
    security=("adminKey",),
)


class RbacRolesService(NamesHinted):
    """Lists the roles of the organization."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def permissions(self) -> RbacRolePermissionsService:
        """Lists the permissions of a role."""
        load(f"{__package__}.admin_rbac_roles_permissions")
        from .admin_rbac_roles_permissions import RbacRolePermissionsService

        return RbacRolePermissionsService(self._pipeline)

    @overload
    def list(
        self,
        params: ListRbacRolesParams,
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
    ) -> Page[RbacRole]: ...

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
    ) -> Page[RbacRole]: ...

    def list(
        self,
        params: ListRbacRolesParams | None = None,
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
    ) -> Page[RbacRole]:
        """List roles.

        Returns the roles of the organization, page by page; only in Claude Enterprise organizations. Roles are made
        and given to groups in the settings of the organization.

        Args:
            params: the whole request as one ListRbacRolesParams, instead of the arguments below.
            limit: Largest number of roles on a page, from 1 to 1000. Default: 20.
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
                organization_type_not_supported, parent_organization_required.
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

    def get(
        self,
        rbac_role_id: str,
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
    ) -> RbacRole:
        """Get a role.

        Returns a role; only in Claude Enterprise organizations.

        Args:
            rbac_role_id: Id of the role.
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
            _GET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"rbac_role_id": rbac_role_id},
            unknown=unknown,
        )
        result: RbacRole = self._pipeline.run(call)
        return result
