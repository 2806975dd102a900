# Derived from src/integrations_anthropic/_async/services/admin_plugins_versions.py by `make codegen`. Do not edit.
"""Keeps the versions of a plugin."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..binary_response import BinaryResponse
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._argument_types.protocols import FilesUpload
    from ..._core.call.options import NoOthers
    from ...models.admin import DownloadPluginVersionParams, GetPluginVersionParams, ListPluginVersionsParams
    from ...models.params import CreatePluginVersionRequestInput
    from ...models.plugins import PluginVersion
    from ..pipeline import Pipeline

__all__ = ["PluginVersionsService"]

_LIST = Operation(
    name="admin.plugins.versions.list",
    http="GET",
    path="/v1/organizations/plugins/{plugin_id}/versions",
    span="list_plugin_versions",
    arguments=("limit", "organization_id", "page"),
    result="ListPluginVersionsResponse",
    item="PluginVersion",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000})},
)

_CREATE = Operation(
    name="admin.plugins.versions.create",
    http="POST",
    path="/v1/organizations/plugins/{plugin_id}/versions",
    span="create_plugin_version",
    retry_safe=False,
    request="CreatePluginVersionRequest",
    arguments=("files", "release_notes"),
    files=("files",),
    file_lists=("files",),
    folders={"files": (".claude-plugin/plugin.json", ".mcp.json", ".lsp.json")},
    result="PluginVersion",
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
)

_GET = Operation(
    name="admin.plugins.versions.get",
    http="GET",
    path="/v1/organizations/plugins/{plugin_id}/versions/{version}",
    span="get_plugin_version",
    arguments=("organization_id",),
    result="PluginVersion",
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
)

_DOWNLOAD = Operation(
    name="admin.plugins.versions.download",
    http="GET",
    path="/v1/organizations/plugins/{plugin_id}/versions/{version}/content",
    span="download_plugin_version",
    arguments=("organization_id",),
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
)


class PluginVersionsService(NamesHinted):
    """Keeps the versions of a plugin."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        plugin_id: str,
        params: ListPluginVersionsParams,
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
    ) -> Page[PluginVersion]: ...

    @overload
    def list(
        self,
        plugin_id: str,
        *,
        limit: int | None = None,
        organization_id: str | None = None,
        page: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[PluginVersion]: ...

    def list(
        self,
        plugin_id: str,
        params: ListPluginVersionsParams | None = None,
        *,
        limit: int | None = None,
        organization_id: str | None = None,
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
    ) -> Page[PluginVersion]:
        """List the versions of a plugin.

        Returns the versions of a plugin, newest first, page by page.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            plugin_id: Id of the plugin, starting with `plugin_`.
            params: the whole request as one ListPluginVersionsParams, instead of the arguments below.
            limit: Largest number of versions on a page, from 1 to 1000. Default: 20.
            organization_id: Organization to read, by its UUID or its id (`org_…`). A key that was made for all
                organizations below a parent may read each of them, and has to name one where it belongs to none;
                any other key may name its own alone. Default: the organization of the key.
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
            path={"plugin_id": plugin_id},
            given=params,
            fields={"limit": limit, "organization_id": organization_id, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        plugin_id: str,
        request: CreatePluginVersionRequestInput,
        /,
        *,
        progress: Callable[[int, int | None], object] | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> PluginVersion: ...

    @overload
    def create(
        self,
        plugin_id: str,
        *,
        files: FilesUpload,
        release_notes: str | None = None,
        progress: Callable[[int, int | None], object] | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> PluginVersion: ...

    def create(
        self,
        plugin_id: str,
        request: CreatePluginVersionRequestInput | None = None,
        *,
        files: FilesUpload | None = None,
        release_notes: str | None = None,
        progress: Callable[[int, int | None], object] | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> PluginVersion:
        """Create a version of a plugin.

        Stores files as the newest version of a plugin of the organization; its manifest has to have the name of the
        plugin. Members get it, unless a version was pinned for them. Only in a marketplace that plugins are
        uploaded to. Sending it twice makes two versions.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            plugin_id: Id of the plugin, starting with `plugin_`.
            request: the whole request as one CreatePluginVersionRequest, instead of the arguments below.
            files: The folder of the plugin, as a path (`pathlib.Path`); or the files one by one, each a tuple of
                its path in the plugin (`skills/review-pr/SKILL.md`), its content as for `files.upload` and,
                optionally, its media type; or one archive (`.zip` or `.plugin`) with all of them. The manifest,
                `.claude-plugin/plugin.json`, has to be among them. Of a folder, `.claude-plugin`, `.mcp.json` and
                `.lsp.json` at its top are sent; all other names that begin with a dot, `__pycache__`, `__MACOSX`,
                `Thumbs.db` and `desktop.ini` are left out.
            release_notes: What is new in this version, for people, at most 5000 characters. Default: nothing.
            progress: called with the bytes sent so far and those of the whole request (None: not known beforehand);
                it must be fast.
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
                cmek_key_network_blocked, unsupported_charset, sandbox_egress_restricted, skill_name_taken,
                registration_pending.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"plugin_id": plugin_id},
            given=request,
            fields={"files": files, "release_notes": release_notes},
            unknown=unknown,
        )
        result: PluginVersion = self._pipeline.upload(call, progress)
        return result

    @overload
    def get(
        self,
        plugin_id: str,
        version: str,
        params: GetPluginVersionParams,
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
    ) -> PluginVersion: ...

    @overload
    def get(
        self,
        plugin_id: str,
        version: str,
        *,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> PluginVersion: ...

    def get(
        self,
        plugin_id: str,
        version: str,
        params: GetPluginVersionParams | None = None,
        *,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> PluginVersion:
        """Get a version of a plugin.

        Returns one version of a plugin, without its files.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            plugin_id: Id of the plugin, starting with `plugin_`.
            version: Id of the version, starting with `pluginver_`; or `latest` for the newest one.
            params: the whole request as one GetPluginVersionParams, instead of the arguments below.
            organization_id: Organization to read, by its UUID or its id (`org_…`). A key that was made for all
                organizations below a parent may read each of them, and has to name one where it belongs to none;
                any other key may name its own alone. Default: the organization of the key.
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
            path={"plugin_id": plugin_id, "version": version},
            given=params,
            fields={"organization_id": organization_id},
            unknown=unknown,
        )
        result: PluginVersion = self._pipeline.run(call)
        return result

    @overload
    def download(
        self,
        plugin_id: str,
        version: str,
        params: DownloadPluginVersionParams,
        /,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> BinaryResponse: ...

    @overload
    def download(
        self,
        plugin_id: str,
        version: str,
        *,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
    ) -> BinaryResponse: ...

    def download(
        self,
        plugin_id: str,
        version: str,
        params: DownloadPluginVersionParams | None = None,
        *,
        organization_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> BinaryResponse:
        """Download a version of a plugin.

        Returns the files of a version as it arrives: a ZIP archive, as it is stored. The download of a plugin of a
        member may be recorded among the activities of the organization.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            plugin_id: Id of the plugin, starting with `plugin_`.
            version: Id of the version, starting with `pluginver_`. `latest` is refused here.
            params: the whole request as one DownloadPluginVersionParams, instead of the arguments below.
            organization_id: Organization to read, by its UUID or its id (`org_…`). A key that was made for all
                organizations below a parent may read each of them, and has to name one where it belongs to none;
                any other key may name its own alone. Default: the organization of the key.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which, and `error_code` why: cmek_key_disabled,
                cmek_key_network_blocked, sandbox_egress_restricted.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _DOWNLOAD,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features),
            path={"plugin_id": plugin_id, "version": version},
            given=params,
            fields={"organization_id": organization_id},
            unknown=unknown,
        )
        return BinaryResponse(self._pipeline, call)
