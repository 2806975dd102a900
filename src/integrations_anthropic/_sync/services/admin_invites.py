# Derived from src/integrations_anthropic/_async/services/admin_invites.py by `make codegen`. Do not edit.
"""Invites people to join the organization."""

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
    from ...models.admin import DeletedInvite, Invite, ListInvitesParams
    from ...models.enums import AssignableOrganizationRole
    from ...models.params import CreateInviteRequestInput
    from ..pipeline import Pipeline

__all__ = ["InvitesService"]

_LIST = Operation(
    name="admin.invites.list",
    http="GET",
    path="/v1/organizations/invites",
    span="list_invites",
    arguments=("after_id", "before_id", "limit", "email", "roles[]", "statuses[]"),
    result="ListInvitesResponse",
    item="Invite",
    paging=Paging(
        cursor="after_id", back="before_id", next="last_id", previous="first_id", more="has_more", items="data"
    ),
    security=("adminKey",),
    parameters={
        "limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000}),
        "roles[]": Parameter("roles", {"types": ("array",), "items": {"types": ("string",)}}),
        "statuses[]": Parameter("statuses", {"types": ("array",), "items": {"types": ("string",)}}),
    },
)

_CREATE = Operation(
    name="admin.invites.create",
    http="POST",
    path="/v1/organizations/invites",
    span="create_invite",
    retry_safe=False,
    request="CreateInviteRequest",
    arguments=("email", "role", "rbac_group_ids"),
    result="Invite",
    security=("adminKey",),
)

_GET = Operation(
    name="admin.invites.get",
    http="GET",
    path="/v1/organizations/invites/{invite_id}",
    span="get_invite",
    result="Invite",
    security=("adminKey",),
)

_DELETE = Operation(
    name="admin.invites.delete",
    http="DELETE",
    path="/v1/organizations/invites/{invite_id}",
    span="delete_invite",
    result="DeletedInvite",
    security=("adminKey",),
)


class InvitesService(NamesHinted):
    """Invites people to join the organization."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListInvitesParams,
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
    ) -> Page[Invite]: ...

    @overload
    def list(
        self,
        *,
        after_id: str | None = None,
        before_id: str | None = None,
        limit: int | None = None,
        email: str | None = None,
        roles: Strings | None = None,
        statuses: Strings | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[Invite]: ...

    def list(
        self,
        params: ListInvitesParams | None = None,
        *,
        after_id: str | None = None,
        before_id: str | None = None,
        limit: int | None = None,
        email: str | None = None,
        roles: Strings | None = None,
        statuses: Strings | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[Invite]:
        """List invites.

        Returns the invites of the organization, page by page; without deleted ones.

        Args:
            params: the whole request as one ListInvitesParams, instead of the arguments below.
            after_id: Id of an invite; the page begins with the invite after it. Not together with `before_id`.
            before_id: Id of an invite; the page ends with the invite before it. Not together with `after_id`.
            limit: Largest number of invites on a page, from 1 to 1000. Default: 20.
            email: Address the invites to list went to; upper and lower case are the same. Default: all addresses.
            roles: Roles of the invites to list, any of them. Default: all roles.
            statuses: States of the invites to list, any of them. Default: all but deleted.
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
            fields={
                "after_id": after_id,
                "before_id": before_id,
                "limit": limit,
                "email": email,
                "roles[]": roles,
                "statuses[]": statuses,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateInviteRequestInput,
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
    ) -> Invite: ...

    @overload
    def create(
        self,
        *,
        email: str,
        role: AssignableOrganizationRole,
        rbac_group_ids: Strings | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Invite: ...

    def create(
        self,
        request: CreateInviteRequestInput | None = None,
        *,
        email: str | None = None,
        role: AssignableOrganizationRole | None = None,
        rbac_group_ids: Strings | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Invite:
        """Invite a person.

        Sends an invitation to join the organization; it is valid for 21 days. A second one is refused while it is
        open.

        Args:
            request: the whole request as one CreateInviteRequest, instead of the arguments below.
            email: Address the invitation goes to.
            role: Role of the user in the organization.
            rbac_group_ids: Ids of the groups the user joins on accepting; only for organizations that have such
                groups. Default: none.
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
            APIError: the API returned an error; the subclass tells which, and `error_code` why: already_member,
                cannot_invite_emails_with_unverified_domains, email_domain_not_allowed, invite_already_exists,
                org_member_limit_exceeded, rbac_group_grants_owner_access, rbac_group_owner_access_unconfirmed,
                sandbox_egress_restricted.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=request,
            fields={"email": email, "role": role, "rbac_group_ids": rbac_group_ids},
            unknown=unknown,
        )
        result: Invite = self._pipeline.run(call)
        return result

    def get(
        self,
        invite_id: str,
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
    ) -> Invite:
        """Get an invite.

        Returns one invite and what became of it.

        Args:
            invite_id: Id of the invite, starting with `invite_`.
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
            path={"invite_id": invite_id},
            unknown=unknown,
        )
        result: Invite = self._pipeline.run(call)
        return result

    def delete(
        self,
        invite_id: str,
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
    ) -> DeletedInvite:
        """Delete an invite.

        Withdraws an invite; its link no longer works.

        Args:
            invite_id: Id of the invite, starting with `invite_`.
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
            path={"invite_id": invite_id},
            unknown=unknown,
        )
        result: DeletedInvite = self._pipeline.run(call)
        return result
