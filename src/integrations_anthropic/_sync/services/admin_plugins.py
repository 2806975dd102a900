# Derived from src/integrations_anthropic/_async/services/admin_plugins.py by `make codegen`. Do not edit.
"""Manages the plugins of the organization and of its members."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._argument_types.dates import DateTimeLike
    from ..._argument_types.protocols import FilesUpload
    from ..._core.call.options import NoOthers
    from ...models.admin import GetPluginParams, ListPluginsParams
    from ...models.enums import PluginOwnerType
    from ...models.params import CreatePluginRequestInput, UpdatePluginRequestInput
    from ...models.plugins import DeletedPlugin, Plugin
    from ..pipeline import Pipeline
    from .admin_plugins_installation_settings import PluginInstallationSettingsService
    from .admin_plugins_shares import PluginSharesService
    from .admin_plugins_versions import PluginVersionsService

__all__ = ["PluginsService"]

_LIST = Operation(
    name="admin.plugins.list",
    http="GET",
    path="/v1/organizations/plugins",
    span="list_plugins",
    arguments=(
        "created_at[gt]",
        "created_at[gte]",
        "created_at[lt]",
        "created_at[lte]",
        "limit",
        "marketplace_id",
        "organization_id",
        "owner_type",
        "owner_user_id",
        "page",
    ),
    result="ListPluginsResponse",
    item="Plugin",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
    parameters={
        "created_at[gt]": Parameter("created_at_gt", format="date-time"),
        "created_at[gte]": Parameter("created_at_gte", format="date-time"),
        "created_at[lt]": Parameter("created_at_lt", format="date-time"),
        "created_at[lte]": Parameter("created_at_lte", format="date-time"),
        "limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 100}),
    },
)

_CREATE = Operation(
    name="admin.plugins.create",
    http="POST",
    path="/v1/organizations/plugins",
    span="create_plugin",
    retry_safe=False,
    request="CreatePluginRequest",
    arguments=("files", "marketplace_id", "release_notes"),
    files=("files",),
    file_lists=("files",),
    folders={"files": (".claude-plugin/plugin.json", ".mcp.json", ".lsp.json")},
    result="Plugin",
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
)

_GET = Operation(
    name="admin.plugins.get",
    http="GET",
    path="/v1/organizations/plugins/{plugin_id}",
    span="get_plugin",
    arguments=("organization_id",),
    result="Plugin",
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
)

_UPDATE = Operation(
    name="admin.plugins.update",
    http="POST",
    path="/v1/organizations/plugins/{plugin_id}",
    span="update_plugin",
    request="UpdatePluginRequest",
    arguments=("served_version_id",),
    result="Plugin",
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
)

_DELETE = Operation(
    name="admin.plugins.delete",
    http="DELETE",
    path="/v1/organizations/plugins/{plugin_id}",
    span="delete_plugin",
    result="DeletedPlugin",
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
)


class PluginsService(NamesHinted):
    """Manages the plugins of the organization and of its members."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def versions(self) -> PluginVersionsService:
        """Keeps the versions of a plugin."""
        load(f"{__package__}.admin_plugins_versions")
        from .admin_plugins_versions import PluginVersionsService

        return PluginVersionsService(self._pipeline)

    @lazy_property
    def installation_settings(self) -> PluginInstallationSettingsService:
        """Says for whom a plugin of the organization is installed."""
        load(f"{__package__}.admin_plugins_installation_settings")
        from .admin_plugins_installation_settings import PluginInstallationSettingsService

        return PluginInstallationSettingsService(self._pipeline)

    @lazy_property
    def shares(self) -> PluginSharesService:
        """Lists with whom a member shares a plugin."""
        load(f"{__package__}.admin_plugins_shares")
        from .admin_plugins_shares import PluginSharesService

        return PluginSharesService(self._pipeline)

    @overload
    def list(
        self,
        params: ListPluginsParams,
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
    ) -> Page[Plugin]: ...

    @overload
    def list(
        self,
        *,
        created_at_gt: DateTimeLike | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lt: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        limit: int | None = None,
        marketplace_id: str | None = None,
        organization_id: str | None = None,
        owner_type: PluginOwnerType | None = None,
        owner_user_id: str | None = None,
        page: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[Plugin]: ...

    def list(
        self,
        params: ListPluginsParams | None = None,
        *,
        created_at_gt: DateTimeLike | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lt: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        limit: int | None = None,
        marketplace_id: str | None = None,
        organization_id: str | None = None,
        owner_type: PluginOwnerType | None = None,
        owner_user_id: str | None = None,
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
    ) -> Page[Plugin]:
        """List plugins.

        Returns the plugins in the marketplaces of the organization and of its members, newest first, page by page.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            params: the whole request as one ListPluginsParams, instead of the arguments below.
            created_at_gt: Only plugins created after this moment, RFC 3339. May be combined with the other bounds.
            created_at_gte: Only plugins created at or after this moment, RFC 3339. May be combined with the other
                bounds.
            created_at_lt: Only plugins created before this moment, RFC 3339. May be combined with the other bounds.
            created_at_lte: Only plugins created at or before this moment, RFC 3339. May be combined with the other
                bounds.
            limit: Largest number of plugins on a page, from 1 to 100. Default: 20.
            marketplace_id: Only plugins in this marketplace. Default: those of all marketplaces.
            organization_id: Organization to read, by its UUID or its id (`org_…`). A key that was made for all
                organizations below a parent may read each of them, and has to name one where it belongs to none;
                any other key may name its own alone. Default: the organization of the key.
            owner_type: Only plugins with an owner of this kind. Default: those of all owners.
            owner_user_id: Only plugins in the own marketplaces of this member, who may have left. Default: those of
                all owners.
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
            fields={
                "created_at[gt]": created_at_gt,
                "created_at[gte]": created_at_gte,
                "created_at[lt]": created_at_lt,
                "created_at[lte]": created_at_lte,
                "limit": limit,
                "marketplace_id": marketplace_id,
                "organization_id": organization_id,
                "owner_type": owner_type,
                "owner_user_id": owner_user_id,
                "page": page,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreatePluginRequestInput,
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
    ) -> Plugin: ...

    @overload
    def create(
        self,
        *,
        files: FilesUpload,
        marketplace_id: str | None = None,
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
    ) -> Plugin: ...

    def create(
        self,
        request: CreatePluginRequestInput | None = None,
        *,
        files: FilesUpload | None = None,
        marketplace_id: str | None = None,
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
    ) -> Plugin:
        """Create a plugin.

        Stores the files of a plugin, as its first version, in a marketplace of the organization. Its manifest says
        what it is called; the name has to be free in the marketplace (`plugin_name_taken`). After an error with the
        code `registration_pending` the plugin is stored, but cannot be used yet: a new version of it completes
        that, a second `create` is refused.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            request: the whole request as one CreatePluginRequest, instead of the arguments below.
            files: The folder of the plugin, as a path (`pathlib.Path`); or the files one by one, each a tuple of
                its path in the plugin (`skills/review-pr/SKILL.md`), its content as for `files.upload` and,
                optionally, its media type; or one archive (`.zip` or `.plugin`) with all of them. The manifest,
                `.claude-plugin/plugin.json`, has to be among them. Of a folder, `.claude-plugin`, `.mcp.json` and
                `.lsp.json` at its top are sent; all other names that begin with a dot, `__pycache__`, `__MACOSX`,
                `Thumbs.db` and `desktop.ini` are left out.
            marketplace_id: Id of the marketplace of the organization (`marketplace_…`) that it belongs to; one that
                plugins are uploaded to. Default: the library of the organization, which is made when it is first
                used.
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
                cmek_key_network_blocked, unsupported_charset, sandbox_egress_restricted, plugin_name_taken,
                skill_name_taken, registration_pending.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=request,
            fields={"files": files, "marketplace_id": marketplace_id, "release_notes": release_notes},
            unknown=unknown,
        )
        result: Plugin = self._pipeline.upload(call, progress)
        return result

    @overload
    def get(
        self,
        plugin_id: str,
        params: GetPluginParams,
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
    ) -> Plugin: ...

    @overload
    def get(
        self,
        plugin_id: str,
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
    ) -> Plugin: ...

    def get(
        self,
        plugin_id: str,
        params: GetPluginParams | None = None,
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
    ) -> Plugin:
        """Get a plugin.

        Returns one plugin, with what is known of the version that members get.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            plugin_id: Id of the plugin, starting with `plugin_`.
            params: the whole request as one GetPluginParams, instead of the arguments below.
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
            path={"plugin_id": plugin_id},
            given=params,
            fields={"organization_id": organization_id},
            unknown=unknown,
        )
        result: Plugin = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        plugin_id: str,
        request: UpdatePluginRequestInput,
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
    ) -> Plugin: ...

    @overload
    def update(
        self,
        plugin_id: str,
        *,
        served_version_id: str,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Plugin: ...

    def update(
        self,
        plugin_id: str,
        request: UpdatePluginRequestInput | None = None,
        *,
        served_version_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Plugin:
        """Choose the version that members get.

        Gives members another stored version of a plugin of the organization, older or newer, and pins it: versions
        that are stored later are not given to them by themselves any more, which cannot be undone. Naming the
        present version pins that one. Refused while a scan of the version runs (`scan_pending`) and where it failed
        (`scan_failed`), if the organization has versions scanned.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            plugin_id: Id of the plugin, starting with `plugin_`.
            request: the whole request as one UpdatePluginRequest, instead of the arguments below.
            served_version_id: Id of the version, starting with `pluginver_`. `latest` is refused here.
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
                cmek_key_network_blocked, scan_failed, scan_pending, sandbox_egress_restricted, skill_name_taken.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"plugin_id": plugin_id},
            given=request,
            fields={"served_version_id": served_version_id},
            unknown=unknown,
        )
        result: Plugin = self._pipeline.run(call)
        return result

    def delete(
        self,
        plugin_id: str,
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
    ) -> DeletedPlugin:
        """Delete a plugin.

        Deletes a plugin for good, with its versions, and its installation settings or shares; also one of a member.
        Only in a marketplace that plugins are uploaded to: what comes from a repository is removed there. To take a
        plugin out of use for a while, set `not_available` in its installation settings.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            plugin_id: Id of the plugin, starting with `plugin_`.
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
                sandbox_egress_restricted.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _DELETE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"plugin_id": plugin_id},
            unknown=unknown,
        )
        result: DeletedPlugin = self._pipeline.run(call)
        return result
