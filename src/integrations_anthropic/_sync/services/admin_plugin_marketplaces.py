# Derived from src/integrations_anthropic/_async/services/admin_plugin_marketplaces.py by `make codegen`. Do not edit.
"""Manages the marketplaces that plugins are in, and checks new ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._argument_types.protocols import FileUpload
    from ..._core.call.options import NoOthers
    from ...models.admin import GetPluginMarketplaceParams, ListPluginMarketplacesParams
    from ...models.enums import PluginInstallationPreference, PluginMarketplaceSource, PluginOwnerType
    from ...models.params import (
        UpdatePluginMarketplaceRequestInput,
        ValidatePluginMarketplaceArchiveRequestInput,
        ValidatePluginMarketplaceRepositoryRequestInput,
    )
    from ...models.plugins import PluginMarketplace, PluginMarketplaceValidationReport
    from ..pipeline import Pipeline

__all__ = ["PluginMarketplacesService"]

_LIST = Operation(
    name="admin.plugin_marketplaces.list",
    http="GET",
    path="/v1/organizations/plugin_marketplaces",
    span="list_plugin_marketplaces",
    arguments=("limit", "organization_id", "owner_type", "page", "source"),
    result="ListPluginMarketplacesResponse",
    item="PluginMarketplace",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000})},
)

_GET = Operation(
    name="admin.plugin_marketplaces.get",
    http="GET",
    path="/v1/organizations/plugin_marketplaces/{marketplace_id}",
    span="get_plugin_marketplace",
    arguments=("organization_id",),
    result="PluginMarketplace",
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
)

_UPDATE = Operation(
    name="admin.plugin_marketplaces.update",
    http="POST",
    path="/v1/organizations/plugin_marketplaces/{marketplace_id}",
    span="update_plugin_marketplace",
    request="UpdatePluginMarketplaceRequest",
    arguments=("default_installation_preference",),
    result="PluginMarketplace",
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
)

_VALIDATE_ARCHIVE = Operation(
    name="admin.plugin_marketplaces.validate_archive",
    http="POST",
    path="/v1/organizations/plugin_marketplaces/validate_archive",
    span="validate_plugin_marketplace_archive",
    request="ValidatePluginMarketplaceArchiveRequest",
    arguments=("archive",),
    files=("archive",),
    result="PluginMarketplaceValidationReport",
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
)

_VALIDATE_REPOSITORY = Operation(
    name="admin.plugin_marketplaces.validate_repository",
    http="POST",
    path="/v1/organizations/plugin_marketplaces/validate_repository",
    span="validate_plugin_marketplace_repository",
    request="ValidatePluginMarketplaceRepositoryRequest",
    arguments=("repository_url", "ref"),
    result="PluginMarketplaceValidationReport",
    security=("adminKey",),
    betas=("ce-plugins-2026-09-01",),
)


class PluginMarketplacesService(NamesHinted):
    """Manages the marketplaces that plugins are in, and checks new ones."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListPluginMarketplacesParams,
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
    ) -> Page[PluginMarketplace]: ...

    @overload
    def list(
        self,
        *,
        limit: int | None = None,
        organization_id: str | None = None,
        owner_type: PluginOwnerType | None = None,
        page: str | None = None,
        source: PluginMarketplaceSource | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[PluginMarketplace]: ...

    def list(
        self,
        params: ListPluginMarketplacesParams | None = None,
        *,
        limit: int | None = None,
        organization_id: str | None = None,
        owner_type: PluginOwnerType | None = None,
        page: str | None = None,
        source: PluginMarketplaceSource | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[PluginMarketplace]:
        """List plugin marketplaces.

        Returns the marketplaces of the organization and of its members, newest first, page by page. They are made,
        connected to repositories and deleted in the application, not here.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            params: the whole request as one ListPluginMarketplacesParams, instead of the arguments below.
            limit: Largest number of marketplaces on a page, from 1 to 1000. Default: 20.
            organization_id: Organization to read, by its UUID or its id (`org_…`). A key that was made for all
                organizations below a parent may read each of them, and has to name one where it belongs to none;
                any other key may name its own alone. Default: the organization of the key.
            owner_type: Only marketplaces with an owner of this kind. Default: those of all owners.
            page: Cursor from `next_page` of an earlier page. Default: the first page.
            source: Only marketplaces whose plugins come from there; that of Anthropic (`directory`) is never
                listed. Default: all.
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
                "limit": limit,
                "organization_id": organization_id,
                "owner_type": owner_type,
                "page": page,
                "source": source,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def get(
        self,
        marketplace_id: str,
        params: GetPluginMarketplaceParams,
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
    ) -> PluginMarketplace: ...

    @overload
    def get(
        self,
        marketplace_id: str,
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
    ) -> PluginMarketplace: ...

    def get(
        self,
        marketplace_id: str,
        params: GetPluginMarketplaceParams | None = None,
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
    ) -> PluginMarketplace:
        """Get a plugin marketplace.

        Returns one marketplace, without its plugins.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            marketplace_id: Id of the marketplace, starting with `marketplace_`.
            params: the whole request as one GetPluginMarketplaceParams, instead of the arguments below.
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
            path={"marketplace_id": marketplace_id},
            given=params,
            fields={"organization_id": organization_id},
            unknown=unknown,
        )
        result: PluginMarketplace = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        marketplace_id: str,
        request: UpdatePluginMarketplaceRequestInput,
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
    ) -> PluginMarketplace: ...

    @overload
    def update(
        self,
        marketplace_id: str,
        *,
        default_installation_preference: PluginInstallationPreference,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> PluginMarketplace: ...

    def update(
        self,
        marketplace_id: str,
        request: UpdatePluginMarketplaceRequestInput | None = None,
        *,
        default_installation_preference: PluginInstallationPreference | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> PluginMarketplace:
        """Update a plugin marketplace.

        Sets the default installation setting of a marketplace of the organization, which each plugin in it has that
        has none of its own, also later ones. The marketplace of a member is refused with status 403.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            marketplace_id: Id of the marketplace, starting with `marketplace_`.
            request: the whole request as one UpdatePluginMarketplaceRequest, instead of the arguments below.
            default_installation_preference: How plugins in it are installed that have no setting of their own. Once
                set it can be changed, but not removed.
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
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"marketplace_id": marketplace_id},
            given=request,
            fields={"default_installation_preference": default_installation_preference},
            unknown=unknown,
        )
        result: PluginMarketplace = self._pipeline.run(call)
        return result

    @overload
    def validate_archive(
        self,
        request: ValidatePluginMarketplaceArchiveRequestInput,
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
    ) -> PluginMarketplaceValidationReport: ...

    @overload
    def validate_archive(
        self,
        *,
        archive: FileUpload,
        progress: Callable[[int, int | None], object] | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> PluginMarketplaceValidationReport: ...

    def validate_archive(
        self,
        request: ValidatePluginMarketplaceArchiveRequestInput | None = None,
        *,
        archive: FileUpload | None = None,
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
    ) -> PluginMarketplaceValidationReport:
        """Check an archive of a plugin marketplace.

        Says which plugins of a marketplace, sent as a ZIP archive, could be synchronized, and stores nothing.
        Plugins that lie elsewhere are fetched from GitHub without credentials; those on other hosts are not
        fetched. An archive that holds no marketplace is no error of the call: look at `valid`.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            request: the whole request as one ValidatePluginMarketplaceArchiveRequest, instead of the arguments
                below.
            archive: The ZIP archive, of at most 32 MB, as for `files.upload`, with a name; its files are stored or
                deflated, at its top or in one folder.
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
            APIError: the API returned an error; the subclass tells which, and `error_code` why:
                unsupported_charset, sandbox_egress_restricted.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _VALIDATE_ARCHIVE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=request,
            fields={"archive": archive},
            unknown=unknown,
        )
        result: PluginMarketplaceValidationReport = self._pipeline.upload(call, progress)
        return result

    @overload
    def validate_repository(
        self,
        request: ValidatePluginMarketplaceRepositoryRequestInput,
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
    ) -> PluginMarketplaceValidationReport: ...

    @overload
    def validate_repository(
        self,
        *,
        repository_url: str,
        ref: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> PluginMarketplaceValidationReport: ...

    def validate_repository(
        self,
        request: ValidatePluginMarketplaceRepositoryRequestInput | None = None,
        *,
        repository_url: str | None = None,
        ref: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> PluginMarketplaceValidationReport:
        """Check a repository of a plugin marketplace.

        Says which plugins of a marketplace in a public repository on GitHub could be synchronized, and stores
        nothing. Plugins that lie elsewhere are fetched from GitHub without credentials; those on other hosts are
        not fetched. A repository, branch or commit that there is not is no error of the call: look at `valid`.

        Beta: sends the header `anthropic-beta: ce-plugins-2026-09-01`.

        Args:
            request: the whole request as one ValidatePluginMarketplaceRepositoryRequest, instead of the arguments
                below.
            repository_url: Address of a public repository on GitHub, `https://github.com/OWNER/NAME`, at most 2048
                characters, without credentials.
            ref: Branch, or commit by its 40 hexadecimal digits; at most 255 letters, digits and any of `._-+/`,
                without `..`. Default: the branch that a synchronization reads, which most often is that of the
                repository.
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
            _VALIDATE_REPOSITORY,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=request,
            fields={"repository_url": repository_url, "ref": ref},
            unknown=unknown,
        )
        result: PluginMarketplaceValidationReport = self._pipeline.run(call)
        return result
