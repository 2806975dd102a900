# Derived from src/integrations_anthropic/_async/services/admin_claude_code_managed_settings_rbac_groups.py by `make codegen`. Do not edit.
"""Manages the settings of groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListClaudeCodeGroupSettingsParams
    from ...models.claude_code import (
        ClaudeCodeGroupSettings,
        ClaudeCodeGroupSettingsSummary,
        DeletedClaudeCodeGroupSettings,
    )
    from ...models.params import SetClaudeCodeGroupSettingsRequestInput
    from ..pipeline import Pipeline

__all__ = ["ClaudeCodeGroupSettingsService"]

_LIST = Operation(
    name="admin.claude_code.managed_settings.rbac_groups.list",
    http="GET",
    path="/v1/organizations/claude_code/managed_settings/rbac_groups",
    span="list_claude_code_group_settings",
    arguments=("limit", "page"),
    result="ListClaudeCodeGroupSettingsResponse",
    item="ClaudeCodeGroupSettingsSummary",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    betas=("ce-claude-code-managed-settings-2026-10-06",),
    parameters={"limit": Parameter("limit", {"types": ("integer",)})},
)

_GET = Operation(
    name="admin.claude_code.managed_settings.rbac_groups.get",
    http="GET",
    path="/v1/organizations/claude_code/managed_settings/rbac_groups/{rbac_group_id}",
    span="get_claude_code_group_settings",
    result="ClaudeCodeGroupSettings",
    security=("adminKey",),
    betas=("ce-claude-code-managed-settings-2026-10-06",),
)

_SET = Operation(
    name="admin.claude_code.managed_settings.rbac_groups.set",
    http="POST",
    path="/v1/organizations/claude_code/managed_settings/rbac_groups/{rbac_group_id}",
    span="set_claude_code_group_settings",
    request="SetClaudeCodeGroupSettingsRequest",
    arguments=("settings",),
    result="ClaudeCodeGroupSettings",
    security=("adminKey",),
    betas=("ce-claude-code-managed-settings-2026-10-06",),
)

_DELETE = Operation(
    name="admin.claude_code.managed_settings.rbac_groups.delete",
    http="DELETE",
    path="/v1/organizations/claude_code/managed_settings/rbac_groups/{rbac_group_id}",
    span="delete_claude_code_group_settings",
    result="DeletedClaudeCodeGroupSettings",
    security=("adminKey",),
    betas=("ce-claude-code-managed-settings-2026-10-06",),
)


class ClaudeCodeGroupSettingsService(NamesHinted):
    """Manages the settings of groups."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListClaudeCodeGroupSettingsParams,
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
    ) -> Page[ClaudeCodeGroupSettingsSummary]: ...

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
    ) -> Page[ClaudeCodeGroupSettingsSummary]: ...

    def list(
        self,
        params: ListClaudeCodeGroupSettingsParams | None = None,
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
    ) -> Page[ClaudeCodeGroupSettingsSummary]:
        """List groups that have settings.

        Returns the groups that have settings of Claude Code, without these, page by page.

        Beta: sends the header `anthropic-beta: ce-claude-code-managed-settings-2026-10-06`.

        Args:
            params: the whole request as one ListClaudeCodeGroupSettingsParams, instead of the arguments below.
            limit: Largest number of groups on a page, at most 100. Default: 20.
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
    ) -> ClaudeCodeGroupSettings:
        """Get the settings of a group.

        Returns the settings of Claude Code of a group. An error with the code
        `rbac_group_managed_settings_not_found` says that it has none.

        Beta: sends the header `anthropic-beta: ce-claude-code-managed-settings-2026-10-06`.

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
                cmek_feature_unsupported, cmek_key_disabled, rbac_group_managed_settings_not_found.
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
        result: ClaudeCodeGroupSettings = self._pipeline.run(call)
        return result

    @overload
    def set(
        self,
        rbac_group_id: str,
        request: SetClaudeCodeGroupSettingsRequestInput,
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
    ) -> ClaudeCodeGroupSettings: ...

    @overload
    def set(
        self,
        rbac_group_id: str,
        *,
        settings: Mapping[str, Any],
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ClaudeCodeGroupSettings: ...

    def set(
        self,
        rbac_group_id: str,
        request: SetClaudeCodeGroupSettingsRequestInput | None = None,
        *,
        settings: Mapping[str, Any] | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ClaudeCodeGroupSettings:
        """Set the settings of a group.

        Gives a group settings of Claude Code, in place of those that it had. A group that had none is ranked last
        in `rbac_group_order`.

        Beta: sends the header `anthropic-beta: ce-claude-code-managed-settings-2026-10-06`.

        Args:
            rbac_group_id: Id of the group, starting with `rbac_group_`.
            request: the whole request as one SetClaudeCodeGroupSettingsRequest, instead of the arguments below.
            settings: The settings as a whole, as the file of managed settings of Claude Code has them.
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
                cmek_feature_unsupported, cmek_key_disabled, rbac_group_not_found, rbac_group_order_limit_exceeded,
                request_body_timeout, sandbox_egress_restricted, settings_document_limit_exceeded,
                settings_history_limit_exceeded.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _SET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"rbac_group_id": rbac_group_id},
            given=request,
            fields={"settings": settings},
            unknown=unknown,
        )
        result: ClaudeCodeGroupSettings = self._pipeline.run(call)
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
    ) -> DeletedClaudeCodeGroupSettings:
        """Delete the settings of a group.

        Deletes the settings of Claude Code of a group, for whose users those of another or the default ones hold
        from then on. The group itself stays.

        Beta: sends the header `anthropic-beta: ce-claude-code-managed-settings-2026-10-06`.

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
            APIError: the API returned an error; the subclass tells which, and `error_code` why: cmek_key_disabled,
                rbac_group_managed_settings_not_found, sandbox_egress_restricted, settings_history_limit_exceeded.
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
        result: DeletedClaudeCodeGroupSettings = self._pipeline.run(call)
        return result
