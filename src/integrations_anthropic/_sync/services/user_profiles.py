# Derived from src/integrations_anthropic/_async/services/user_profiles.py by `make codegen`. Do not edit.
"""Manages profiles of your users, in whose name requests are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property
from ..._record import UNSET, Strings
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._argument_types.dates import DateTimeLike
    from ..._core.call.options import NoOthers
    from ...models.enums import ListUserProfilesOrder, ListUserProfilesOrderBy, UserProfileAccessType
    from ...models.params import CreateUserProfileRequestInput, ExternalUserDetailsInput, UpdateUserProfileRequestInput
    from ...models.user_profiles import (
        DeletedUserProfile,
        ListUserProfilesParams,
        UserProfile,
        UserProfileEnrollmentUrl,
    )
    from ..pipeline import Pipeline
    from .user_profiles_action_urls import UserProfileActionUrlsService
    from .user_profiles_providers import UserProfileProvidersService

__all__ = ["UserProfilesService"]

_LIST = Operation(
    name="user_profiles.list",
    http="GET",
    path="/v1/user_profiles",
    span="list_user_profiles",
    arguments=("enforcement_status[]", "limit", "order", "order_by", "page"),
    result="ListUserProfilesResponse",
    item="UserProfile",
    paging=Paging(cursor="page", next="next_page", items="data"),
    parameters={
        "enforcement_status[]": Parameter("enforcement_status", {"types": ("array",), "items": {"types": ("string",)}}),
        "limit": Parameter("limit", {"types": ("integer",)}),
    },
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_CREATE = Operation(
    name="user_profiles.create",
    http="POST",
    path="/v1/user_profiles",
    span="create_user_profile",
    retry_safe=False,
    request="CreateUserProfileRequest",
    arguments=("access_type", "external_user_details", "metadata", "name", "external_id", "external_user_onboarded_at"),
    result="UserProfile",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="user_profiles.get",
    http="GET",
    path="/v1/user_profiles/{user_profile_id}",
    span="get_user_profile",
    result="UserProfile",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_UPDATE = Operation(
    name="user_profiles.update",
    http="POST",
    path="/v1/user_profiles/{user_profile_id}",
    span="update_user_profile",
    request="UpdateUserProfileRequest",
    arguments=("access_type", "external_user_details", "metadata", "name", "external_id", "external_user_onboarded_at"),
    result="UserProfile",
    null_sent=frozenset(["access_type", "name"]),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_DELETE = Operation(
    name="user_profiles.delete",
    http="DELETE",
    path="/v1/user_profiles/{user_profile_id}",
    span="delete_user_profile",
    result="DeletedUserProfile",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_CREATE_ENROLLMENT_URL = Operation(
    name="user_profiles.create_enrollment_url",
    http="POST",
    path="/v1/user_profiles/{user_profile_id}/enrollment_url",
    span="create_user_profile_enrollment_url",
    retry_safe=False,
    result="UserProfileEnrollmentUrl",
    betas=("user-profiles-2026-08-18",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class UserProfilesService(NamesHinted):
    """Manages profiles of your users, in whose name requests are made."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def action_urls(self) -> UserProfileActionUrlsService:
        """Makes addresses under which the user of a profile can act."""
        load(f"{__package__}.user_profiles_action_urls")
        from .user_profiles_action_urls import UserProfileActionUrlsService

        return UserProfileActionUrlsService(self._pipeline)

    @lazy_property
    def providers(self) -> UserProfileProvidersService:
        """Works on what other providers keep for a user profile."""
        load(f"{__package__}.user_profiles_providers")
        from .user_profiles_providers import UserProfileProvidersService

        return UserProfileProvidersService(self._pipeline)

    @overload
    def list(
        self,
        params: ListUserProfilesParams,
        /,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[UserProfile]: ...

    @overload
    def list(
        self,
        *,
        enforcement_status: Strings | None = None,
        limit: int | None = None,
        order: ListUserProfilesOrder | None = None,
        order_by: ListUserProfilesOrderBy | None = None,
        page: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[UserProfile]: ...

    def list(
        self,
        params: ListUserProfilesParams | None = None,
        *,
        enforcement_status: Strings | None = None,
        limit: int | None = None,
        order: ListUserProfilesOrder | None = None,
        order_by: ListUserProfilesOrderBy | None = None,
        page: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[UserProfile]:
        """List user profiles.

        Returns the profiles of the workspace, page by page.

        Args:
            params: the whole request as one ListUserProfilesParams, instead of the arguments below.
            enforcement_status: States of enforcement to list. Default: all.
            limit: Largest number of profiles on a page.
            order: Direction of the list.
            order_by: What the list is ordered by.
            page: Cursor from `next_page` of an earlier page; left out, the first page.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
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
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={
                "enforcement_status[]": enforcement_status,
                "limit": limit,
                "order": order,
                "order_by": order_by,
                "page": page,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateUserProfileRequestInput,
        /,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> UserProfile: ...

    @overload
    def create(
        self,
        *,
        access_type: UserProfileAccessType | None = None,
        external_user_details: ExternalUserDetailsInput | None = None,
        metadata: Mapping[str, str] | None = None,
        name: str | None = None,
        external_id: str | None = None,
        external_user_onboarded_at: DateTimeLike | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> UserProfile: ...

    def create(
        self,
        request: CreateUserProfileRequestInput | None = None,
        *,
        access_type: UserProfileAccessType | None = None,
        external_user_details: ExternalUserDetailsInput | None = None,
        metadata: Mapping[str, str] | None = None,
        name: str | None = None,
        external_id: str | None = None,
        external_user_onboarded_at: DateTimeLike | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> UserProfile:
        """Create a user profile.

        Makes a profile. Sending it twice makes two.

        Args:
            request: the whole request as one CreateUserProfileRequest, instead of the arguments below.
            access_type: Whether it stands for a user of your product, which is the default, or for a company you
                resell access to.
            external_user_details: What you state about the user or the company.
            metadata: Notes of your own: at most 16 keys of up to 64 characters, with values of 1 to 512 characters.
            name: Real name of the person or company, from 1 to 255 characters.
            external_id: Your own id of the person or company, at most 255 characters. Deprecated: use
                `reference_id` of `external_user_details`.
            external_user_onboarded_at: When their account with you was opened. Deprecated: use `onboarded_at` of
                `external_user_details`.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
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
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={
                "access_type": access_type,
                "external_user_details": external_user_details,
                "metadata": metadata,
                "name": name,
                "external_id": external_id,
                "external_user_onboarded_at": external_user_onboarded_at,
            },
            unknown=unknown,
        )
        result: UserProfile = self._pipeline.run(call)
        return result

    def get(
        self,
        user_profile_id: str,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> UserProfile:
        """Get a user profile.

        Returns one profile.

        Args:
            user_profile_id: Id of the profile.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
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
            path={"user_profile_id": user_profile_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: UserProfile = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        user_profile_id: str,
        request: UpdateUserProfileRequestInput,
        /,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> UserProfile: ...

    @overload
    def update(
        self,
        user_profile_id: str,
        *,
        access_type: UserProfileAccessType | None = UNSET,
        external_user_details: ExternalUserDetailsInput | None = None,
        metadata: Mapping[str, str] | None = None,
        name: str | None = UNSET,
        external_id: str | None = None,
        external_user_onboarded_at: DateTimeLike | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> UserProfile: ...

    def update(
        self,
        user_profile_id: str,
        request: UpdateUserProfileRequestInput | None = None,
        *,
        access_type: UserProfileAccessType | None = UNSET,
        external_user_details: ExternalUserDetailsInput | None = None,
        metadata: Mapping[str, str] | None = None,
        name: str | None = UNSET,
        external_id: str | None = None,
        external_user_onboarded_at: DateTimeLike | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> UserProfile:
        """Change a user profile.

        Changes the fields that are given, and returns the profile.

        Args:
            user_profile_id: Id of the profile.
            request: the whole request as one UpdateUserProfileRequest, instead of the arguments below.
            access_type: Whether it is to stand for a user of your product or for a company you resell access to.
            external_user_details: New statements about the user or the company.
            metadata: Notes to add or to replace, by key, within the limits of a new profile.
            name: New name, from 1 to 255 characters.
            external_id: Your own id of the person or company from now on, at most 255 characters. Deprecated: use
                `reference_id` of `external_user_details`.
            external_user_onboarded_at: When their account with you was opened, from now on. Deprecated: use
                `onboarded_at` of `external_user_details`.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
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
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"user_profile_id": user_profile_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={
                "access_type": access_type,
                "external_user_details": external_user_details,
                "metadata": metadata,
                "name": name,
                "external_id": external_id,
                "external_user_onboarded_at": external_user_onboarded_at,
            },
            unknown=unknown,
        )
        result: UserProfile = self._pipeline.run(call)
        return result

    def delete(
        self,
        user_profile_id: str,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> DeletedUserProfile:
        """Delete a user profile.

        Removes a profile for good.

        Args:
            user_profile_id: Id of the profile.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
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
            _DELETE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"user_profile_id": user_profile_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: DeletedUserProfile = self._pipeline.run(call)
        return result

    def create_enrollment_url(
        self,
        user_profile_id: str,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> UserProfileEnrollmentUrl:
        """Create an address to enrol at, on AWS.

        Makes an address under which the user of a profile can be verified, on Claude Platform on AWS; elsewhere,
        use `action_urls.create`.

        Beta: sends the header `anthropic-beta: user-profiles-2026-08-18`.

        Args:
            user_profile_id: Id of the profile.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
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
            _CREATE_ENROLLMENT_URL,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"user_profile_id": user_profile_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: UserProfileEnrollmentUrl = self._pipeline.run(call)
        return result
