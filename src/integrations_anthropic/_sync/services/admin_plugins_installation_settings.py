# Derived from src/integrations_anthropic/_async/services/admin_plugins_installation_settings.py by `make codegen`. Do not edit.
"""Says for whom a plugin of the organization is installed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListPluginInstallationSettingsParams
    from ...models.enums import PluginInstallationPreference, PluginInstallationTargetType
    from ...models.params import SetPluginInstallationSettingRequestInput
    from ...models.plugins import DeletedPluginInstallationSetting, PluginInstallationSetting
    from ..pipeline import Pipeline

__all__ = ["PluginInstallationSettingsService"]

_LIST = Operation(
    name="admin.plugins.installation_settings.list",
    http="GET",
    path="/v1/organizations/plugins/{plugin_id}/installation_settings",
    span="list_plugin_installation_settings",
    arguments=("limit", "organization_id", "page", "target_type"),
    result="ListPluginInstallationSettingsResponse",
    item="PluginInstallationSetting",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 100})},
)

_SET = Operation(
    name="admin.plugins.installation_settings.set",
    http="POST",
    path="/v1/organizations/plugins/{plugin_id}/installation_settings/{target}",
    span="set_plugin_installation_setting",
    request="SetPluginInstallationSettingRequest",
    arguments=("installation_preference",),
    result="PluginInstallationSetting",
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
)

_REMOVE = Operation(
    name="admin.plugins.installation_settings.remove",
    http="DELETE",
    path="/v1/organizations/plugins/{plugin_id}/installation_settings/{target}",
    span="remove_plugin_installation_setting",
    result="DeletedPluginInstallationSetting",
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
)


class PluginInstallationSettingsService(NamesHinted):
    """Says for whom a plugin of the organization is installed."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        plugin_id: str,
        params: ListPluginInstallationSettingsParams,
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
    ) -> Page[PluginInstallationSetting]: ...

    @overload
    def list(
        self,
        plugin_id: str,
        *,
        limit: int | None = None,
        organization_id: str | None = None,
        page: str | None = None,
        target_type: PluginInstallationTargetType | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[PluginInstallationSetting]: ...

    def list(
        self,
        plugin_id: str,
        params: ListPluginInstallationSettingsParams | None = None,
        *,
        limit: int | None = None,
        organization_id: str | None = None,
        page: str | None = None,
        target_type: PluginInstallationTargetType | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[PluginInstallationSetting]:
        """List the installation settings of a plugin.

        Returns the settings of a plugin of the organization that say whom it is for, newest first, page by page:
        its own for the whole organization, which is absent while that of the marketplace counts, and those of
        groups. A plugin of a member has shares instead, and is answered with 404.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            plugin_id: Id of the plugin, starting with `plugin_`.
            params: the whole request as one ListPluginInstallationSettingsParams, instead of the arguments below.
            limit: Largest number of settings on a page, from 1 to 100. Default: 20.
            organization_id: Organization to read, by its UUID or its id (`org_…`). A key that was made for all
                organizations below a parent may read each of them, and has to name one where it belongs to none;
                any other key may name its own alone. Default: the organization of the key.
            page: Cursor from `next_page` of an earlier page. Default: the first page.
            target_type: Only settings for this kind of target. Default: those for both.
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

    @overload
    def set(
        self,
        plugin_id: str,
        target: str,
        request: SetPluginInstallationSettingRequestInput,
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
    ) -> PluginInstallationSetting: ...

    @overload
    def set(
        self,
        plugin_id: str,
        target: str,
        *,
        installation_preference: PluginInstallationPreference,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> PluginInstallationSetting: ...

    def set(
        self,
        plugin_id: str,
        target: str,
        request: SetPluginInstallationSettingRequestInput | None = None,
        *,
        installation_preference: PluginInstallationPreference | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> PluginInstallationSetting:
        """Set an installation setting of a plugin.

        Sets how a plugin of the organization is installed for all members, or for those of one group. Sending it
        twice changes nothing more. Send the settings of one plugin one after another: of several at once some are
        refused with status 503.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            plugin_id: Id of the plugin, starting with `plugin_`.
            target: Whose setting it is: `organization` for all members, or the id of a group (`rbac_group_…`) for
                its members.
            request: the whole request as one SetPluginInstallationSettingRequest, instead of the arguments below.
            installation_preference: How it is installed for the target.
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
                sandbox_egress_restricted.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _SET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"plugin_id": plugin_id, "target": target},
            given=request,
            fields={"installation_preference": installation_preference},
            unknown=unknown,
        )
        result: PluginInstallationSetting = self._pipeline.run(call)
        return result

    def remove(
        self,
        plugin_id: str,
        target: str,
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
    ) -> DeletedPluginInstallationSetting:
        """Remove an installation setting of a plugin.

        Removes the own setting of a plugin for all members, so that the default of its marketplace counts again; or
        that of a group, for whose members the setting for all, or that of another of their groups, counts then. A
        target without a setting of its own is answered with 404.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            plugin_id: Id of the plugin, starting with `plugin_`.
            target: Whose setting it is: `organization` for all members, or the id of a group (`rbac_group_…`) for
                its members.
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
                sandbox_egress_restricted.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _REMOVE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"plugin_id": plugin_id, "target": target},
            unknown=unknown,
        )
        result: DeletedPluginInstallationSetting = self._pipeline.run(call)
        return result
