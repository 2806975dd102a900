# Derived from src/integrations_anthropic/_async/services/admin_claude_tag_bundles.py by `make codegen`. Do not edit.
"""Manages bundles of connectors, repositories and credentials that can be used in Slack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property
from ..._record import UNSET
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListClaudeTagBundlesParams
    from ...models.claude_tag import ClaudeTagBundle
    from ...models.params import UpdateClaudeTagBundleRequestInput
    from ..pipeline import Pipeline
    from .admin_claude_tag_bundles_targets import ClaudeTagBundleTargetsService

__all__ = ["ClaudeTagBundlesService"]

_LIST = Operation(
    name="admin.claude_tag.bundles.list",
    http="GET",
    path="/v1/organizations/claude_tag/bundles",
    span="list_claude_tag_bundles",
    arguments=("limit", "page"),
    result="ListClaudeTagBundlesResponse",
    item="ClaudeTagBundle",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    betas=("experimental-claude-tag-2026-10-21",),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "maximum": 100})},
)

_GET = Operation(
    name="admin.claude_tag.bundles.get",
    http="GET",
    path="/v1/organizations/claude_tag/bundles/{bundle_id}",
    span="get_claude_tag_bundle",
    result="ClaudeTagBundle",
    security=("adminKey",),
    betas=("experimental-claude-tag-2026-10-21",),
)

_UPDATE = Operation(
    name="admin.claude_tag.bundles.update",
    http="POST",
    path="/v1/organizations/claude_tag/bundles/{bundle_id}",
    span="update_claude_tag_bundle",
    request="UpdateClaudeTagBundleRequest",
    arguments=("instructions",),
    result="ClaudeTagBundle",
    security=("adminKey",),
    betas=("experimental-claude-tag-2026-10-21",),
    null_sent=frozenset(["instructions"]),
)


class ClaudeTagBundlesService(NamesHinted):
    """Manages bundles of connectors, repositories and credentials that can be used in Slack."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def targets(self) -> ClaudeTagBundleTargetsService:
        """Attaches bundles to channels and workspaces of Slack."""
        load(f"{__package__}.admin_claude_tag_bundles_targets")
        from .admin_claude_tag_bundles_targets import ClaudeTagBundleTargetsService

        return ClaudeTagBundleTargetsService(self._pipeline)

    @overload
    def list(
        self,
        params: ListClaudeTagBundlesParams,
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
    ) -> Page[ClaudeTagBundle]: ...

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
    ) -> Page[ClaudeTagBundle]: ...

    def list(
        self,
        params: ListClaudeTagBundlesParams | None = None,
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
    ) -> Page[ClaudeTagBundle]:
        """List bundles.

        Returns the bundles of the organization, newest first, page by page, without those that belong to the
        product itself. They are made in the application, not here.

        Beta: sends the header `anthropic-beta: experimental-claude-tag-2026-10-21`.

        Args:
            params: the whole request as one ListClaudeTagBundlesParams, instead of the arguments below.
            limit: Largest number of bundles on a page, from 1 to 100. Default: 20.
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
            given=params,
            fields={"limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    def get(
        self,
        bundle_id: str,
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
    ) -> ClaudeTagBundle:
        """Get a bundle.

        Returns one bundle. What it gives access to is never returned.

        Beta: sends the header `anthropic-beta: experimental-claude-tag-2026-10-21`.

        Args:
            bundle_id: Id of the bundle, starting with `capp_`.
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
            path={"bundle_id": bundle_id},
            unknown=unknown,
        )
        result: ClaudeTagBundle = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        bundle_id: str,
        request: UpdateClaudeTagBundleRequestInput,
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
    ) -> ClaudeTagBundle: ...

    @overload
    def update(
        self,
        bundle_id: str,
        *,
        instructions: str | None = UNSET,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ClaudeTagBundle: ...

    def update(
        self,
        bundle_id: str,
        request: UpdateClaudeTagBundleRequestInput | None = None,
        *,
        instructions: str | None = UNSET,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ClaudeTagBundle:
        """Update a bundle.

        Changes the instructions of a bundle. Sessions that began before keep the former ones. Bundles that are
        managed in the application are refused.

        Beta: sends the header `anthropic-beta: experimental-claude-tag-2026-10-21`.

        Args:
            bundle_id: Id of the bundle, starting with `capp_`.
            request: the whole request as one UpdateClaudeTagBundleRequest, instead of the arguments below.
            instructions: Instructions for Claude in each session that can use it, at most 10,000 bytes in UTF-8.
                None is sent as null, which clears them; so does an empty text.
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
                bundle_attachment_not_supported, bundle_on_call, api_key_scope_missing,
                claude_tag_writes_not_enabled, compliance_configuration_restricted,
                organization_level_scoped_api_key_required, slack_channel_set_up_settings_conflict.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"bundle_id": bundle_id},
            given=request,
            fields={"instructions": instructions},
            unknown=unknown,
        )
        result: ClaudeTagBundle = self._pipeline.run(call)
        return result
