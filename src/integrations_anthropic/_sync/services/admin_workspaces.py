# Derived from src/integrations_anthropic/_async/services/admin_workspaces.py by `make codegen`. Do not edit.
"""Creates, changes and archives the workspaces of the organization."""

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
    from ..._core.call.options import NoOthers
    from ...models.admin import ListWorkspacesParams, Workspace
    from ...models.params import (
        CreateWorkspaceRequestInput,
        DataResidencyConfigInput,
        DataResidencyUpdateConfigInput,
        InferenceDataPrivacyConfigInput,
        UpdateWorkspaceRequestInput,
    )
    from ..pipeline import Pipeline
    from .admin_workspaces_members import WorkspaceMembersService
    from .admin_workspaces_rate_limits import WorkspaceRateLimitsService
    from .admin_workspaces_service_accounts import WorkspaceServiceAccountsService

__all__ = ["WorkspacesService"]

_LIST = Operation(
    name="admin.workspaces.list",
    http="GET",
    path="/v1/organizations/workspaces",
    span="list_workspaces",
    arguments=("after_id", "before_id", "limit", "include_archived", "include_default", "ids[]"),
    result="ListWorkspacesResponse",
    item="Workspace",
    paging=Paging(
        cursor="after_id", back="before_id", next="last_id", previous="first_id", more="has_more", items="data"
    ),
    security=("adminKey",),
    parameters={
        "limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000}),
        "include_archived": Parameter("include_archived", {"types": ("boolean",)}),
        "include_default": Parameter("include_default", {"types": ("boolean",)}),
        "ids[]": Parameter("ids", {"types": ("array",), "items": {"types": ("string",)}}),
    },
)

_CREATE = Operation(
    name="admin.workspaces.create",
    http="POST",
    path="/v1/organizations/workspaces",
    span="create_workspace",
    retry_safe=False,
    request="CreateWorkspaceRequest",
    arguments=(
        "name",
        "display_color",
        "data_residency",
        "tags",
        "external_key_id",
        "user_profile_id",
        "inference_data_privacy",
    ),
    result="Workspace",
    security=("adminKey",),
)

_GET = Operation(
    name="admin.workspaces.get",
    http="GET",
    path="/v1/organizations/workspaces/{workspace_id}",
    span="get_workspace",
    result="Workspace",
    security=("adminKey",),
)

_UPDATE = Operation(
    name="admin.workspaces.update",
    http="POST",
    path="/v1/organizations/workspaces/{workspace_id}",
    span="update_workspace",
    request="UpdateWorkspaceRequest",
    arguments=(
        "name",
        "display_color",
        "data_residency",
        "tags",
        "external_key_id",
        "user_profile_id",
        "inference_data_privacy",
    ),
    result="Workspace",
    security=("adminKey",),
    null_sent=frozenset(["data_residency", "tags"]),
)

_ARCHIVE = Operation(
    name="admin.workspaces.archive",
    http="POST",
    path="/v1/organizations/workspaces/{workspace_id}/archive",
    span="archive_workspace",
    result="Workspace",
    security=("adminKey",),
)


class WorkspacesService(NamesHinted):
    """Creates, changes and archives the workspaces of the organization."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def members(self) -> WorkspaceMembersService:
        """Manages the members of a workspace and their roles."""
        load(f"{__package__}.admin_workspaces_members")
        from .admin_workspaces_members import WorkspaceMembersService

        return WorkspaceMembersService(self._pipeline)

    @lazy_property
    def rate_limits(self) -> WorkspaceRateLimitsService:
        """Manages the rate limits of a workspace."""
        load(f"{__package__}.admin_workspaces_rate_limits")
        from .admin_workspaces_rate_limits import WorkspaceRateLimitsService

        return WorkspaceRateLimitsService(self._pipeline)

    @lazy_property
    def service_accounts(self) -> WorkspaceServiceAccountsService:
        """Manages the service accounts of a workspace and their roles."""
        load(f"{__package__}.admin_workspaces_service_accounts")
        from .admin_workspaces_service_accounts import WorkspaceServiceAccountsService

        return WorkspaceServiceAccountsService(self._pipeline)

    @overload
    def list(
        self,
        params: ListWorkspacesParams,
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
    ) -> Page[Workspace]: ...

    @overload
    def list(
        self,
        *,
        after_id: str | None = None,
        before_id: str | None = None,
        limit: int | None = None,
        include_archived: bool | None = None,
        include_default: bool | None = None,
        ids: Strings | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[Workspace]: ...

    def list(
        self,
        params: ListWorkspacesParams | None = None,
        *,
        after_id: str | None = None,
        before_id: str | None = None,
        limit: int | None = None,
        include_archived: bool | None = None,
        include_default: bool | None = None,
        ids: Strings | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[Workspace]:
        """List workspaces.

        Returns the workspaces of the organization, page by page; without the archived ones and the default one
        unless asked for.

        Args:
            params: the whole request as one ListWorkspacesParams, instead of the arguments below.
            after_id: Id of a workspace; the page begins with the workspace after it. Not together with `before_id`.
            before_id: Id of a workspace; the page ends with the workspace before it. Not together with `after_id`.
            limit: Largest number of workspaces on a page, from 1 to 1000. Default: 20.
            include_archived: Whether archived workspaces are listed too. Default: false.
            include_default: Whether the default workspace of the organization is listed too. Default: false.
            ids: Ids of the only workspaces to list, 100 at most; those you cannot list are left out. Default: all
                of them.
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
                "include_archived": include_archived,
                "include_default": include_default,
                "ids[]": ids,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateWorkspaceRequestInput,
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
    ) -> Workspace: ...

    @overload
    def create(
        self,
        *,
        name: str,
        display_color: str | None = None,
        data_residency: DataResidencyConfigInput | None = None,
        tags: Mapping[str, Any] | None = None,
        external_key_id: str | None = None,
        user_profile_id: str | None = None,
        inference_data_privacy: InferenceDataPrivacyConfigInput | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Workspace: ...

    def create(
        self,
        request: CreateWorkspaceRequestInput | None = None,
        *,
        name: str | None = None,
        display_color: str | None = None,
        data_residency: DataResidencyConfigInput | None = None,
        tags: Mapping[str, Any] | None = None,
        external_key_id: str | None = None,
        user_profile_id: str | None = None,
        inference_data_privacy: InferenceDataPrivacyConfigInput | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Workspace:
        """Create a workspace.

        Makes a workspace. Sending it twice makes two, because names need not differ.

        Args:
            request: the whole request as one CreateWorkspaceRequest, instead of the arguments below.
            name: Name of the workspace, one character at least.
            display_color: Colour of the workspace in the Console, such as `#6C5BB9`. Default: one is chosen.
            data_residency: Where data may be kept and worked on. Default: kept in `us`, worked on anywhere,
                `global` where a request does not say.
            tags: Texts of your own by name; a name may not begin with `anthropic`. Default: none.
            external_key_id: Id of the key of your own that encrypts what the workspace stores; only for
                organizations that have the feature. It can be set once and never be replaced. Default: Anthropic's
                keys.
            user_profile_id: Id of the user profile every request through the workspace then has to name. It can be
                set once and never be replaced. Default: none.
            inference_data_privacy: Where what requests leave behind is stored, and whether Anthropic's staff may
                read it. Default: stored by Anthropic, under the organization's agreement.
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
                external_key_changed, external_key_validation_failed, external_key_validation_timed_out,
                key_profile_mismatch, sandbox_egress_restricted, user_profile_not_found,
                workspace_created_incomplete, workspace_policy_violation.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=request,
            fields={
                "name": name,
                "display_color": display_color,
                "data_residency": data_residency,
                "tags": tags,
                "external_key_id": external_key_id,
                "user_profile_id": user_profile_id,
                "inference_data_privacy": inference_data_privacy,
            },
            unknown=unknown,
        )
        result: Workspace = self._pipeline.run(call)
        return result

    def get(
        self,
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
    ) -> Workspace:
        """Get a workspace.

        Returns one workspace, archived or not.

        Args:
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
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _GET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"workspace_id": workspace_id},
            unknown=unknown,
        )
        result: Workspace = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        workspace_id: str,
        request: UpdateWorkspaceRequestInput,
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
    ) -> Workspace: ...

    @overload
    def update(
        self,
        workspace_id: str,
        *,
        name: str | None = None,
        display_color: str | None = None,
        data_residency: DataResidencyUpdateConfigInput | None = UNSET,
        tags: Mapping[str, Any] | None = UNSET,
        external_key_id: str | None = None,
        user_profile_id: str | None = None,
        inference_data_privacy: InferenceDataPrivacyConfigInput | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Workspace: ...

    def update(
        self,
        workspace_id: str,
        request: UpdateWorkspaceRequestInput | None = None,
        *,
        name: str | None = None,
        display_color: str | None = None,
        data_residency: DataResidencyUpdateConfigInput | None = UNSET,
        tags: Mapping[str, Any] | None = UNSET,
        external_key_id: str | None = None,
        user_profile_id: str | None = None,
        inference_data_privacy: InferenceDataPrivacyConfigInput | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Workspace:
        """Update a workspace.

        Changes the fields that are given and leaves all others.

        Args:
            workspace_id: Id of the workspace, starting with `wrkspc_`.
            request: the whole request as one UpdateWorkspaceRequest, instead of the arguments below.
            name: New name of the workspace, one character at least.
            display_color: New colour of the workspace in the Console, such as `#6C5BB9`.
            data_residency: Where data may be worked on from now on; where it is kept cannot change. None is sent as
                null, which removes your own settings.
            tags: Tags to set, by name; a tag whose value is null is removed, and those not named stay. A name may
                not begin with `anthropic`. None is sent as null, which removes all tags.
            external_key_id: Id of the key of your own that encrypts what the workspace stores; only where there is
                none yet.
            user_profile_id: Id of the user profile every request through the workspace then has to name; only where
                there is none yet, and never for the default workspace.
            inference_data_privacy: Where what requests leave behind is stored from now on, and whether Anthropic's
                staff may read it. Parts that are absent stay as they are.
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
                change_outcome_unknown, external_key_changed, external_key_validation_failed,
                external_key_validation_timed_out, key_profile_mismatch, sandbox_egress_restricted,
                storage_profile_mismatch, user_profile_not_found, workspace_policy_violation.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"workspace_id": workspace_id},
            given=request,
            fields={
                "name": name,
                "display_color": display_color,
                "data_residency": data_residency,
                "tags": tags,
                "external_key_id": external_key_id,
                "user_profile_id": user_profile_id,
                "inference_data_privacy": inference_data_privacy,
            },
            unknown=unknown,
        )
        result: Workspace = self._pipeline.run(call)
        return result

    def archive(
        self,
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
    ) -> Workspace:
        """Archive a workspace.

        Archives a workspace for good: its keys stop working, and it cannot be restored.

        Args:
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
                sandbox_egress_restricted, storage_attached_during_archive.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _ARCHIVE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"workspace_id": workspace_id},
            unknown=unknown,
        )
        result: Workspace = self._pipeline.run(call)
        return result
