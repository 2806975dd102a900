# Derived from src/integrations_anthropic/_async/services/admin_users.py by `make codegen`. Do not edit.
"""Manages the users of the organization."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._record import Strings
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import DeletedUser, ListUsersParams, User
    from ...models.enums import AssignableOrganizationRole
    from ...models.params import UpdateUserRequestInput
    from ..pipeline import Pipeline

__all__ = ["UsersService"]

_LIST = Operation(
    name="admin.users.list",
    http="GET",
    path="/v1/organizations/users",
    span="list_users",
    arguments=("after_id", "before_id", "limit", "email", "roles[]"),
    result="ListUsersResponse",
    item="User",
    paging=Paging(
        cursor="after_id", back="before_id", next="last_id", previous="first_id", more="has_more", items="data"
    ),
    security=("adminKey",),
    parameters={
        "limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000}),
        "roles[]": Parameter("roles", {"types": ("array",), "items": {"types": ("string",)}}),
    },
)

_GET = Operation(
    name="admin.users.get",
    http="GET",
    path="/v1/organizations/users/{user_id}",
    span="get_user",
    result="User",
    security=("adminKey",),
)

_UPDATE = Operation(
    name="admin.users.update",
    http="POST",
    path="/v1/organizations/users/{user_id}",
    span="update_user",
    request="UpdateUserRequest",
    arguments=("role",),
    result="User",
    security=("adminKey",),
)

_DELETE = Operation(
    name="admin.users.delete",
    http="DELETE",
    path="/v1/organizations/users/{user_id}",
    span="delete_user",
    result="DeletedUser",
    security=("adminKey",),
)

_SIGN_OUT = Operation(
    name="admin.users.sign_out",
    http="POST",
    path="/v1/organizations/users/{user_id}/sign_out",
    span="sign_out_user",
    result="User",
    security=("adminKey",),
    betas=("admin-user-sign-out-2026-10-08",),
)


class UsersService(NamesHinted):
    """Manages the users of the organization."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListUsersParams,
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
    ) -> Page[User]: ...

    @overload
    def list(
        self,
        *,
        after_id: str | None = None,
        before_id: str | None = None,
        limit: int | None = None,
        email: str | None = None,
        roles: Strings | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[User]: ...

    def list(
        self,
        params: ListUsersParams | None = None,
        *,
        after_id: str | None = None,
        before_id: str | None = None,
        limit: int | None = None,
        email: str | None = None,
        roles: Strings | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[User]:
        """List users.

        Returns the users of the organization, page by page.

        Args:
            params: the whole request as one ListUsersParams, instead of the arguments below.
            after_id: Id of a user; the page begins with the user after it. Not together with `before_id`.
            before_id: Id of a user; the page ends with the user before it. Not together with `after_id`.
            limit: Largest number of users on a page, from 1 to 1000. Default: 20.
            email: Address of the user to list. Default: all addresses.
            roles: Roles of the users to list, any of them. Default: all roles.
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
            fields={"after_id": after_id, "before_id": before_id, "limit": limit, "email": email, "roles[]": roles},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    def get(
        self,
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
    ) -> User:
        """Get a user.

        Returns one user of the organization.

        Args:
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
            path={"user_id": user_id},
            unknown=unknown,
        )
        result: User = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        user_id: str,
        request: UpdateUserRequestInput,
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
    ) -> User: ...

    @overload
    def update(
        self,
        user_id: str,
        *,
        role: AssignableOrganizationRole,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> User: ...

    def update(
        self,
        user_id: str,
        request: UpdateUserRequestInput | None = None,
        *,
        role: AssignableOrganizationRole | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> User:
        """Change the role of a user.

        Gives a user another role in the organization.

        Args:
            user_id: Id of the user, starting with `user_`.
            request: the whole request as one UpdateUserRequest, instead of the arguments below.
            role: New role of the user.
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
            path={"user_id": user_id},
            given=request,
            fields={"role": role},
            unknown=unknown,
        )
        result: User = self._pipeline.run(call)
        return result

    def delete(
        self,
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
    ) -> DeletedUser:
        """Remove a user.

        Takes a user out of the organization and all its workspaces. Admins cannot be removed this way.

        Args:
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
                cannot_remove_last_member, concurrent_membership_change, sandbox_egress_restricted.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _DELETE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"user_id": user_id},
            unknown=unknown,
        )
        result: DeletedUser = self._pipeline.run(call)
        return result

    def sign_out(
        self,
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
    ) -> User:
        """Sign a user out.

        Ends every session of a user, who has to sign in again. Refused for oneself, for owners and for some others,
        each with a code of its own.

        Beta: sends the header `anthropic-beta: admin-user-sign-out-2026-10-08`.

        Args:
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
                cannot_sign_out_managed_member, cannot_sign_out_membership_admin, cannot_sign_out_owner,
                cannot_sign_out_primary_owner, cannot_sign_out_privileged_member, cannot_sign_out_self,
                organization_not_enrolled_in_beta, sandbox_egress_restricted.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _SIGN_OUT,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"user_id": user_id},
            unknown=unknown,
        )
        result: User = self._pipeline.run(call)
        return result
