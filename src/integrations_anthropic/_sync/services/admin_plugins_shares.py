# Derived from src/integrations_anthropic/_async/services/admin_plugins_shares.py by `make codegen`. Do not edit.
"""Lists with whom a member shares a plugin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListPluginSharesParams
    from ...models.enums import PluginShareTargetType
    from ...models.plugins import PluginShare
    from ..pipeline import Pipeline

__all__ = ["PluginSharesService"]

_LIST = Operation(
    name="admin.plugins.shares.list",
    http="GET",
    path="/v1/organizations/plugins/{plugin_id}/shares",
    span="list_plugin_shares",
    arguments=("limit", "organization_id", "page", "target_type"),
    result="ListPluginSharesResponse",
    item="PluginShare",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 100})},
)


class PluginSharesService(NamesHinted):
    """Lists with whom a member shares a plugin."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        plugin_id: str,
        params: ListPluginSharesParams,
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
    ) -> Page[PluginShare]: ...

    @overload
    def list(
        self,
        plugin_id: str,
        *,
        limit: int | None = None,
        organization_id: str | None = None,
        page: str | None = None,
        target_type: PluginShareTargetType | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[PluginShare]: ...

    def list(
        self,
        plugin_id: str,
        params: ListPluginSharesParams | None = None,
        *,
        limit: int | None = None,
        organization_id: str | None = None,
        page: str | None = None,
        target_type: PluginShareTargetType | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[PluginShare]:
        """List the shares of a plugin.

        Returns with whom a member has shared a plugin, the newest share first, page by page. Members give and
        withdraw shares in the application, not here. A plugin of the organization has installation settings
        instead, and is answered with 404.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            plugin_id: Id of the plugin, starting with `plugin_`.
            params: the whole request as one ListPluginSharesParams, instead of the arguments below.
            limit: Largest number of shares on a page, from 1 to 100. Default: 20.
            organization_id: Organization to read, by its UUID or its id (`org_…`). A key that was made for all
                organizations below a parent may read each of them, and has to name one where it belongs to none;
                any other key may name its own alone. Default: the organization of the key.
            page: Cursor from `next_page` of an earlier page. Default: the first page.
            target_type: Only shares with this kind of target. Default: those with all kinds.
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
            path={"plugin_id": plugin_id},
            given=params,
            fields={"limit": limit, "organization_id": organization_id, "page": page, "target_type": target_type},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)
