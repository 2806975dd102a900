# Derived from src/integrations_anthropic/_async/services/admin_claude_tag_bundles_targets.py by `make codegen`. Do not edit.
"""Attaches bundles to channels and workspaces of Slack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListClaudeTagBundleTargetsParams
    from ...models.claude_tag import DeletedClaudeTagBundleTarget
    from ...models.enums import ClaudeTagBundleTargetType
    from ...models.params import CreateClaudeTagBundleTargetRequestInput
    from ...models.unions import ClaudeTagBundleTarget
    from ..pipeline import Pipeline

__all__ = ["ClaudeTagBundleTargetsService"]

_LIST = Operation(
    name="admin.claude_tag.bundles.targets.list",
    http="GET",
    path="/v1/organizations/claude_tag/bundles/{bundle_id}/targets",
    span="list_claude_tag_bundle_targets",
    arguments=("limit", "page"),
    result="ListClaudeTagBundleTargetsResponse",
    item="ClaudeTagBundleTarget",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    betas=("experimental-claude-tag-2026-10-21",),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "maximum": 100})},
)

_CREATE = Operation(
    name="admin.claude_tag.bundles.targets.create",
    http="POST",
    path="/v1/organizations/claude_tag/bundles/{bundle_id}/targets",
    span="create_claude_tag_bundle_target",
    request="CreateClaudeTagBundleTargetRequest",
    arguments=("type", "slack_channel_id", "slack_workspace_id"),
    result="ClaudeTagBundleTarget",
    security=("adminKey",),
    betas=("experimental-claude-tag-2026-10-21",),
)

_GET = Operation(
    name="admin.claude_tag.bundles.targets.get",
    http="GET",
    path="/v1/organizations/claude_tag/bundles/{bundle_id}/targets/{target_id}",
    span="get_claude_tag_bundle_target",
    result="ClaudeTagBundleTarget",
    security=("adminKey",),
    betas=("experimental-claude-tag-2026-10-21",),
)

_DELETE = Operation(
    name="admin.claude_tag.bundles.targets.delete",
    http="DELETE",
    path="/v1/organizations/claude_tag/bundles/{bundle_id}/targets/{target_id}",
    span="delete_claude_tag_bundle_target",
    result="DeletedClaudeTagBundleTarget",
    security=("adminKey",),
    betas=("experimental-claude-tag-2026-10-21",),
)


class ClaudeTagBundleTargetsService(NamesHinted):
    """Attaches bundles to channels and workspaces of Slack."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        bundle_id: str,
        params: ListClaudeTagBundleTargetsParams,
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
    ) -> Page[ClaudeTagBundleTarget]: ...

    @overload
    def list(
        self,
        bundle_id: str,
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
    ) -> Page[ClaudeTagBundleTarget]: ...

    def list(
        self,
        bundle_id: str,
        params: ListClaudeTagBundleTargetsParams | None = None,
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
    ) -> Page[ClaudeTagBundleTarget]:
        """List the targets of a bundle.

        Returns the channels and workspaces that a bundle is attached to, newest first, page by page; only those
        that the organization owns.

        Beta: sends the header `anthropic-beta: experimental-claude-tag-2026-10-21`.

        Args:
            bundle_id: Id of the bundle, starting with `capp_`.
            params: the whole request as one ListClaudeTagBundleTargetsParams, instead of the arguments below.
            limit: Largest number of targets on a page, from 1 to 100. Default: 20.
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
                api_key_scope_missing, claude_tag_writes_not_enabled, compliance_configuration_restricted,
                organization_level_scoped_api_key_required.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _LIST,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"bundle_id": bundle_id},
            given=params,
            fields={"limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        bundle_id: str,
        request: CreateClaudeTagBundleTargetRequestInput,
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
    ) -> ClaudeTagBundleTarget: ...

    @overload
    def create(
        self,
        bundle_id: str,
        *,
        type: ClaudeTagBundleTargetType,
        slack_channel_id: str | None = None,
        slack_workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ClaudeTagBundleTarget: ...

    def create(
        self,
        bundle_id: str,
        request: CreateClaudeTagBundleTargetRequestInput | None = None,
        *,
        type: ClaudeTagBundleTargetType | None = None,
        slack_channel_id: str | None = None,
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
    ) -> ClaudeTagBundleTarget:
        """Attach a bundle.

        Lets Claude use a bundle in a channel, or in a workspace with all of its channels, which has to be set up. A
        target that the bundle is attached to already is returned as it is. Group direct messages have no bundles.

        Beta: sends the header `anthropic-beta: experimental-claude-tag-2026-10-21`.

        Args:
            bundle_id: Id of the bundle, starting with `capp_`.
            request: the whole request as one CreateClaudeTagBundleTargetRequest, instead of the arguments below.
            type: What it is to be attached to.
            slack_channel_id: Id of the channel, starting with `slch_`, with `slack_channel`; not the one that Slack
                has for it.
            slack_workspace_id: Id of the workspace, starting with `slws_`, with `slack_workspace`; not the one that
                Slack has for it.
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
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"bundle_id": bundle_id},
            given=request,
            fields={"type": type, "slack_channel_id": slack_channel_id, "slack_workspace_id": slack_workspace_id},
            unknown=unknown,
        )
        result: ClaudeTagBundleTarget = self._pipeline.run(call)
        return result

    def get(
        self,
        bundle_id: str,
        target_id: str,
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
    ) -> ClaudeTagBundleTarget:
        """Get a target of a bundle.

        Returns one target of a bundle; 404 for that of another bundle.

        Beta: sends the header `anthropic-beta: experimental-claude-tag-2026-10-21`.

        Args:
            bundle_id: Id of the bundle, starting with `capp_`.
            target_id: Id of the target, starting with `btgt_`.
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
            path={"bundle_id": bundle_id, "target_id": target_id},
            unknown=unknown,
        )
        result: ClaudeTagBundleTarget = self._pipeline.run(call)
        return result

    def delete(
        self,
        bundle_id: str,
        target_id: str,
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
    ) -> DeletedClaudeTagBundleTarget:
        """Detach a bundle.

        Takes a bundle from a channel or a workspace. The second time, the status is 404.

        Beta: sends the header `anthropic-beta: experimental-claude-tag-2026-10-21`.

        Args:
            bundle_id: Id of the bundle, starting with `capp_`.
            target_id: Id of the target, starting with `btgt_`.
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
            _DELETE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"bundle_id": bundle_id, "target_id": target_id},
            unknown=unknown,
        )
        result: DeletedClaudeTagBundleTarget = self._pipeline.run(call)
        return result
