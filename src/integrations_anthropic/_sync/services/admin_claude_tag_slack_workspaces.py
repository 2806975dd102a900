# Derived from src/integrations_anthropic/_async/services/admin_claude_tag_slack_workspaces.py by `make codegen`. Do not edit.
"""Manages the settings of workspaces of Slack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import GetClaudeTagSlackWorkspaceParams, ListClaudeTagSlackWorkspacesParams
    from ...models.claude_tag import ClaudeTagSlackWorkspace
    from ...models.params import ClaudeTagSettingsConfigInput, UpdateClaudeTagSlackWorkspaceRequestInput
    from ..pipeline import Pipeline

__all__ = ["ClaudeTagSlackWorkspacesService"]

_LIST = Operation(
    name="admin.claude_tag.slack_workspaces.list",
    http="GET",
    path="/v1/organizations/claude_tag/slack_workspaces",
    span="list_claude_tag_slack_workspaces",
    arguments=("include_inherited", "limit", "page", "slack_workspace_id"),
    result="ListClaudeTagSlackWorkspacesResponse",
    item="ClaudeTagSlackWorkspace",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    betas=("experimental-claude-tag-2026-10-21",),
    parameters={
        "include_inherited": Parameter("include_inherited", {"types": ("boolean",)}),
        "limit": Parameter("limit", {"types": ("integer",), "maximum": 100}),
    },
)

_GET = Operation(
    name="admin.claude_tag.slack_workspaces.get",
    http="GET",
    path="/v1/organizations/claude_tag/slack_workspaces/{id}",
    span="get_claude_tag_slack_workspace",
    arguments=("include_inherited",),
    result="ClaudeTagSlackWorkspace",
    security=("adminKey",),
    betas=("experimental-claude-tag-2026-10-21",),
    parameters={"include_inherited": Parameter("include_inherited", {"types": ("boolean",)})},
)

_UPDATE = Operation(
    name="admin.claude_tag.slack_workspaces.update",
    http="POST",
    path="/v1/organizations/claude_tag/slack_workspaces/{id}",
    span="update_claude_tag_slack_workspace",
    request="UpdateClaudeTagSlackWorkspaceRequest",
    arguments=("settings",),
    result="ClaudeTagSlackWorkspace",
    security=("adminKey",),
    betas=("experimental-claude-tag-2026-10-21",),
)


class ClaudeTagSlackWorkspacesService(NamesHinted):
    """Manages the settings of workspaces of Slack."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListClaudeTagSlackWorkspacesParams,
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
    ) -> Page[ClaudeTagSlackWorkspace]: ...

    @overload
    def list(
        self,
        *,
        include_inherited: bool | None = None,
        limit: int | None = None,
        page: str | None = None,
        slack_workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[ClaudeTagSlackWorkspace]: ...

    def list(
        self,
        params: ListClaudeTagSlackWorkspacesParams | None = None,
        *,
        include_inherited: bool | None = None,
        limit: int | None = None,
        page: str | None = None,
        slack_workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[ClaudeTagSlackWorkspace]:
        """List Slack workspaces.

        Returns the workspaces of Slack that the organization has connected and that are set up, newest first, page
        by page. Cursors are for lists with the same `include_inherited` only.

        Beta: sends the header `anthropic-beta: experimental-claude-tag-2026-10-21`.

        Args:
            params: the whole request as one ListClaudeTagSlackWorkspacesParams, instead of the arguments below.
            include_inherited: Whether the settings are those that apply in the end, with those that a workspace
                inherits, instead of those that it has itself. Fails with status 503 where what is inherited cannot
                be read. Default: false.
            limit: Largest number of workspaces on a page, from 1 to 100. Default: 20.
            page: Cursor from `next_page` of an earlier page. Default: the first page.
            slack_workspace_id: Id of a single workspace to look for, as Slack has it (`T…`); the page holds it
                alone, or nothing. Default: all workspaces.
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
                api_key_scope_missing, claude_tag_writes_not_enabled, compliance_configuration_restricted,
                organization_level_scoped_api_key_required.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _LIST,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=params,
            fields={
                "include_inherited": include_inherited,
                "limit": limit,
                "page": page,
                "slack_workspace_id": slack_workspace_id,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def get(
        self,
        slack_workspace_id: str,
        params: GetClaudeTagSlackWorkspaceParams,
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
    ) -> ClaudeTagSlackWorkspace: ...

    @overload
    def get(
        self,
        slack_workspace_id: str,
        *,
        include_inherited: bool | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ClaudeTagSlackWorkspace: ...

    def get(
        self,
        slack_workspace_id: str,
        params: GetClaudeTagSlackWorkspaceParams | None = None,
        *,
        include_inherited: bool | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ClaudeTagSlackWorkspace:
        """Get a Slack workspace.

        Returns a workspace of Slack that is set up, and its settings.

        Beta: sends the header `anthropic-beta: experimental-claude-tag-2026-10-21`.

        Args:
            slack_workspace_id: Id of the workspace, starting with `slws_`; not the one that Slack has for it.
            params: the whole request as one GetClaudeTagSlackWorkspaceParams, instead of the arguments below.
            include_inherited: Whether the settings are those that apply in the end, with those that the workspace
                inherits, instead of those that it has itself. Fails with status 503 where what is inherited cannot
                be read. Default: false.
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
                api_key_scope_missing, claude_tag_writes_not_enabled, compliance_configuration_restricted,
                organization_level_scoped_api_key_required.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _GET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"id": slack_workspace_id},
            given=params,
            fields={"include_inherited": include_inherited},
            unknown=unknown,
        )
        result: ClaudeTagSlackWorkspace = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        slack_workspace_id: str,
        request: UpdateClaudeTagSlackWorkspaceRequestInput,
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
    ) -> ClaudeTagSlackWorkspace: ...

    @overload
    def update(
        self,
        slack_workspace_id: str,
        *,
        settings: ClaudeTagSettingsConfigInput,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ClaudeTagSlackWorkspace: ...

    def update(
        self,
        slack_workspace_id: str,
        request: UpdateClaudeTagSlackWorkspaceRequestInput | None = None,
        *,
        settings: ClaudeTagSettingsConfigInput | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ClaudeTagSlackWorkspace:
        """Update a Slack workspace.

        Changes the settings of a workspace that are given and leaves all others. Where one is refused, none is
        changed.

        Beta: sends the header `anthropic-beta: experimental-claude-tag-2026-10-21`.

        Args:
            slack_workspace_id: Id of the workspace, starting with `slws_`; not the one that Slack has for it.
            request: the whole request as one UpdateClaudeTagSlackWorkspaceRequest, instead of the arguments below.
            settings: The settings to change.
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
                api_key_scope_missing, claude_tag_writes_not_enabled, compliance_configuration_restricted,
                organization_level_scoped_api_key_required, environment_not_found,
                slack_channel_set_up_environment_not_found, slack_channel_set_up_settings_conflict.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"id": slack_workspace_id},
            given=request,
            fields={"settings": settings},
            unknown=unknown,
        )
        result: ClaudeTagSlackWorkspace = self._pipeline.run(call)
        return result
