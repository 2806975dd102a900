# Derived from src/integrations_anthropic/_async/services/admin_claude_tag_slack_channels.py by `make codegen`. Do not edit.
"""Sets up channels of Slack, and says how Claude takes part in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import GetClaudeTagSlackChannelParams, ListClaudeTagSlackChannelsParams
    from ...models.claude_tag import ClaudeTagSlackChannel, DeletedClaudeTagSlackChannel
    from ...models.params import (
        ClaudeTagSettingsConfigInput,
        ClaudeTagSlackChannelIdsInput,
        CreateClaudeTagSlackChannelRequestInput,
        UpdateClaudeTagSlackChannelRequestInput,
    )
    from ..pipeline import Pipeline

__all__ = ["ClaudeTagSlackChannelsService"]

_LIST = Operation(
    name="admin.claude_tag.slack_channels.list",
    http="GET",
    path="/v1/organizations/claude_tag/slack_channels",
    span="list_claude_tag_slack_channels",
    arguments=("slack_workspace_id", "include_inherited", "limit", "page", "slack_channel_id"),
    result="ListClaudeTagSlackChannelsResponse",
    item="ClaudeTagSlackChannel",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    betas=("experimental-claude-tag-2026-10-21",),
    parameters={
        "slack_workspace_id": Parameter("slack_workspace_id", required=True),
        "include_inherited": Parameter("include_inherited", {"types": ("boolean",)}),
        "limit": Parameter("limit", {"types": ("integer",), "maximum": 100}),
    },
)

_CREATE = Operation(
    name="admin.claude_tag.slack_channels.create",
    http="POST",
    path="/v1/organizations/claude_tag/slack_channels",
    span="create_claude_tag_slack_channel",
    request="CreateClaudeTagSlackChannelRequest",
    arguments=("slack", "settings"),
    result="ClaudeTagSlackChannel",
    security=("adminKey",),
    betas=("experimental-claude-tag-2026-10-21",),
)

_GET = Operation(
    name="admin.claude_tag.slack_channels.get",
    http="GET",
    path="/v1/organizations/claude_tag/slack_channels/{id}",
    span="get_claude_tag_slack_channel",
    arguments=("include_inherited",),
    result="ClaudeTagSlackChannel",
    security=("adminKey",),
    betas=("experimental-claude-tag-2026-10-21",),
    parameters={"include_inherited": Parameter("include_inherited", {"types": ("boolean",)})},
)

_UPDATE = Operation(
    name="admin.claude_tag.slack_channels.update",
    http="POST",
    path="/v1/organizations/claude_tag/slack_channels/{id}",
    span="update_claude_tag_slack_channel",
    request="UpdateClaudeTagSlackChannelRequest",
    arguments=("settings",),
    result="ClaudeTagSlackChannel",
    security=("adminKey",),
    betas=("experimental-claude-tag-2026-10-21",),
)

_DELETE = Operation(
    name="admin.claude_tag.slack_channels.delete",
    http="DELETE",
    path="/v1/organizations/claude_tag/slack_channels/{id}",
    span="delete_claude_tag_slack_channel",
    result="DeletedClaudeTagSlackChannel",
    security=("adminKey",),
    betas=("experimental-claude-tag-2026-10-21",),
)


class ClaudeTagSlackChannelsService(NamesHinted):
    """Sets up channels of Slack, and says how Claude takes part in them."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListClaudeTagSlackChannelsParams,
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
    ) -> Page[ClaudeTagSlackChannel]: ...

    @overload
    def list(
        self,
        *,
        slack_workspace_id: str,
        include_inherited: bool | None = None,
        limit: int | None = None,
        page: str | None = None,
        slack_channel_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[ClaudeTagSlackChannel]: ...

    def list(
        self,
        params: ListClaudeTagSlackChannelsParams | None = None,
        *,
        slack_workspace_id: str | None = None,
        include_inherited: bool | None = None,
        limit: int | None = None,
        page: str | None = None,
        slack_channel_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[ClaudeTagSlackChannel]:
        """List Slack channels.

        Returns the channels of a workspace of Slack that are set up, newest first, page by page. Cursors are for
        lists with the same `include_inherited` only.

        Beta: sends the header `anthropic-beta: experimental-claude-tag-2026-10-21`.

        Args:
            params: the whole request as one ListClaudeTagSlackChannelsParams, instead of the arguments below.
            slack_workspace_id: Id of the workspace, as Slack has it (`T…`); not the one of this API.
            include_inherited: Whether the settings are those that apply in the end, with those that a channel
                inherits, instead of those that it has itself. Fails with status 503 where what is inherited cannot
                be read. Default: false.
            limit: Largest number of channels on a page, from 1 to 100. Default: 20.
            page: Cursor from `next_page` of an earlier page. Default: the first page.
            slack_channel_id: Id of a single channel to look for, as Slack has it (`C…` or `G…`); the page holds it
                alone, or nothing. Default: all channels.
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
                "slack_workspace_id": slack_workspace_id,
                "include_inherited": include_inherited,
                "limit": limit,
                "page": page,
                "slack_channel_id": slack_channel_id,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateClaudeTagSlackChannelRequestInput,
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
    ) -> ClaudeTagSlackChannel: ...

    @overload
    def create(
        self,
        *,
        slack: ClaudeTagSlackChannelIdsInput,
        settings: ClaudeTagSettingsConfigInput | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ClaudeTagSlackChannel: ...

    def create(
        self,
        request: CreateClaudeTagSlackChannelRequestInput | None = None,
        *,
        slack: ClaudeTagSlackChannelIdsInput | None = None,
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
    ) -> ClaudeTagSlackChannel:
        """Set up a Slack channel.

        Sets up a channel of Slack, so that Claude can be used in it with settings of its own. A channel that is set
        up already is returned as it is, with the settings that are given changed. Slack has to know the channel,
        and the app of Claude has to see it; otherwise the status is 404. Where the settings are refused, the
        channel is set up all the same, without settings; `details.slack_channel_id` of the error is its id.

        Beta: sends the header `anthropic-beta: experimental-claude-tag-2026-10-21`.

        Args:
            request: the whole request as one CreateClaudeTagSlackChannelRequest, instead of the arguments below.
            slack: The ids that Slack has for it, in a workspace that the organization owns.
            settings: Settings to give it. Default: it has none of its own.
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
                slack_channel_set_up_settings_refused, api_key_scope_missing, claude_tag_writes_not_enabled,
                compliance_configuration_restricted, organization_level_scoped_api_key_required,
                environment_not_found, slack_channel_set_up_environment_not_found,
                slack_channel_set_up_settings_conflict.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=request,
            fields={"slack": slack, "settings": settings},
            unknown=unknown,
        )
        result: ClaudeTagSlackChannel = self._pipeline.run(call)
        return result

    @overload
    def get(
        self,
        slack_channel_id: str,
        params: GetClaudeTagSlackChannelParams,
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
    ) -> ClaudeTagSlackChannel: ...

    @overload
    def get(
        self,
        slack_channel_id: str,
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
    ) -> ClaudeTagSlackChannel: ...

    def get(
        self,
        slack_channel_id: str,
        params: GetClaudeTagSlackChannelParams | None = None,
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
    ) -> ClaudeTagSlackChannel:
        """Get a Slack channel.

        Returns a channel of Slack that is set up, and its settings.

        Beta: sends the header `anthropic-beta: experimental-claude-tag-2026-10-21`.

        Args:
            slack_channel_id: Id of the channel, starting with `slch_`; not the one that Slack has for it.
            params: the whole request as one GetClaudeTagSlackChannelParams, instead of the arguments below.
            include_inherited: Whether the settings are those that apply in the end, with those that the channel
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
            path={"id": slack_channel_id},
            given=params,
            fields={"include_inherited": include_inherited},
            unknown=unknown,
        )
        result: ClaudeTagSlackChannel = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        slack_channel_id: str,
        request: UpdateClaudeTagSlackChannelRequestInput,
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
    ) -> ClaudeTagSlackChannel: ...

    @overload
    def update(
        self,
        slack_channel_id: str,
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
    ) -> ClaudeTagSlackChannel: ...

    def update(
        self,
        slack_channel_id: str,
        request: UpdateClaudeTagSlackChannelRequestInput | None = None,
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
    ) -> ClaudeTagSlackChannel:
        """Update a Slack channel.

        Changes the settings of a channel that are given and leaves all others. Where one is refused, none is
        changed. Group direct messages have no settings.

        Beta: sends the header `anthropic-beta: experimental-claude-tag-2026-10-21`.

        Args:
            slack_channel_id: Id of the channel, starting with `slch_`; not the one that Slack has for it.
            request: the whole request as one UpdateClaudeTagSlackChannelRequest, instead of the arguments below.
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
            path={"id": slack_channel_id},
            given=request,
            fields={"settings": settings},
            unknown=unknown,
        )
        result: ClaudeTagSlackChannel = self._pipeline.run(call)
        return result

    def delete(
        self,
        slack_channel_id: str,
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
    ) -> DeletedClaudeTagSlackChannel:
        """Remove a Slack channel.

        Deletes the settings and targets of a channel for good and, a little later, what Claude keeps of it:
        sessions with their transcripts, memory, routines and artifacts. The channel in Slack and its messages stay.
        Refused while `enabled` applies in it, which guards a channel in use. A channel that Claude is used in again
        is set up again, with another id.

        Beta: sends the header `anthropic-beta: experimental-claude-tag-2026-10-21`.

        Args:
            slack_channel_id: Id of the channel, starting with `slch_`; not the one that Slack has for it.
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
                organization_level_scoped_api_key_required, slack_channel_enabled,
                slack_channel_set_up_settings_conflict.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _DELETE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"id": slack_channel_id},
            unknown=unknown,
        )
        result: DeletedClaudeTagSlackChannel = self._pipeline.run(call)
        return result
