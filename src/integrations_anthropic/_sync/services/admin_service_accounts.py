# Derived from src/integrations_anthropic/_async/services/admin_service_accounts.py by `make codegen`. Do not edit.
"""Manages the identities of programs in the organization."""

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
    from ...models.admin import ListServiceAccountsParams
    from ...models.enums import ServiceAccountRole
    from ...models.params import CreateServiceAccountRequestInput, UpdateServiceAccountRequestInput
    from ...models.service_accounts import ServiceAccount
    from ..pipeline import Pipeline
    from .admin_service_accounts_workspaces import ServiceAccountWorkspacesService

__all__ = ["ServiceAccountsService"]

_LIST = Operation(
    name="admin.service_accounts.list",
    http="GET",
    path="/v1/organizations/service_accounts",
    span="list_service_accounts",
    arguments=("include_archived", "limit", "page"),
    result="ListServiceAccountsResponse",
    item="ServiceAccount",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("bearer", "adminKey"),
    parameters={
        "include_archived": Parameter("include_archived", {"types": ("boolean",)}),
        "limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 100}),
    },
)

_CREATE = Operation(
    name="admin.service_accounts.create",
    http="POST",
    path="/v1/organizations/service_accounts",
    span="create_service_account",
    retry_safe=False,
    request="CreateServiceAccountRequest",
    arguments=("name", "description", "organization_role"),
    result="ServiceAccount",
    security=("bearer", "adminKey"),
)

_GET = Operation(
    name="admin.service_accounts.get",
    http="GET",
    path="/v1/organizations/service_accounts/{service_account_id}",
    span="get_service_account",
    result="ServiceAccount",
    security=("bearer", "adminKey"),
)

_UPDATE = Operation(
    name="admin.service_accounts.update",
    http="POST",
    path="/v1/organizations/service_accounts/{service_account_id}",
    span="update_service_account",
    request="UpdateServiceAccountRequest",
    arguments=("description", "organization_role"),
    result="ServiceAccount",
    security=("bearer", "adminKey"),
    null_sent=frozenset(["description"]),
)

_ARCHIVE = Operation(
    name="admin.service_accounts.archive",
    http="POST",
    path="/v1/organizations/service_accounts/{service_account_id}/archive",
    span="archive_service_account",
    result="ServiceAccount",
    security=("bearer", "adminKey"),
)


class ServiceAccountsService(NamesHinted):
    """Manages the identities of programs in the organization."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def workspaces(self) -> ServiceAccountWorkspacesService:
        """Manages the workspaces that a service account is a member of."""
        load(f"{__package__}.admin_service_accounts_workspaces")
        from .admin_service_accounts_workspaces import ServiceAccountWorkspacesService

        return ServiceAccountWorkspacesService(self._pipeline)

    @overload
    def list(
        self,
        params: ListServiceAccountsParams,
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
    ) -> Page[ServiceAccount]: ...

    @overload
    def list(
        self,
        *,
        include_archived: bool | None = None,
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
    ) -> Page[ServiceAccount]: ...

    def list(
        self,
        params: ListServiceAccountsParams | None = None,
        *,
        include_archived: bool | None = None,
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
    ) -> Page[ServiceAccount]:
        """List service accounts.

        Returns the service accounts of the organization, newest first, page by page; without the archived ones
        unless asked for. Needs an OAuth token with the scope `org:admin` (`auth_token`); the API takes no admin key
        for it.

        Args:
            params: the whole request as one ListServiceAccountsParams, instead of the arguments below.
            include_archived: Whether archived service accounts are listed too. Default: false.
            limit: Largest number of service accounts on a page, from 1 to 100. Default: 20.
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
            fields={"include_archived": include_archived, "limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateServiceAccountRequestInput,
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
    ) -> ServiceAccount: ...

    @overload
    def create(
        self,
        *,
        name: str,
        description: str | None = None,
        organization_role: ServiceAccountRole | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ServiceAccount: ...

    def create(
        self,
        request: CreateServiceAccountRequestInput | None = None,
        *,
        name: str | None = None,
        description: str | None = None,
        organization_role: ServiceAccountRole | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ServiceAccount:
        """Create a service account.

        Makes an identity for a program, which rules of federation and keys can act as. A name that is taken is
        refused with 409, and so is sending it twice. Only a person can make one with the role `admin`. Needs an
        OAuth token with the scope `org:admin` (`auth_token`); the API takes no admin key for it.

        Args:
            request: the whole request as one CreateServiceAccountRequest, instead of the arguments below.
            name: Name of the service account, fixed once it is made: lower-case letters, digits and hyphens, 1 to
                255 characters; no other service account of the organization may have it.
            description: What it is for, 2000 characters at most. Default: none.
            organization_role: What it may be allowed in the organization. Default: `developer`.
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
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=request,
            fields={"name": name, "description": description, "organization_role": organization_role},
            unknown=unknown,
        )
        result: ServiceAccount = self._pipeline.run(call)
        return result

    def get(
        self,
        service_account_id: str,
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
    ) -> ServiceAccount:
        """Get a service account.

        Returns one service account, archived or not. Needs an OAuth token with the scope `org:admin`
        (`auth_token`); the API takes no admin key for it.

        Args:
            service_account_id: Id of the service account, starting with `svac_`.
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
            path={"service_account_id": service_account_id},
            unknown=unknown,
        )
        result: ServiceAccount = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        service_account_id: str,
        request: UpdateServiceAccountRequestInput,
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
    ) -> ServiceAccount: ...

    @overload
    def update(
        self,
        service_account_id: str,
        *,
        description: str | None = UNSET,
        organization_role: ServiceAccountRole | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ServiceAccount: ...

    def update(
        self,
        service_account_id: str,
        request: UpdateServiceAccountRequestInput | None = None,
        *,
        description: str | None = UNSET,
        organization_role: ServiceAccountRole | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ServiceAccount:
        """Update a service account.

        Changes the fields that are given and leaves all others; the name cannot change, and an archived service
        account not at all. Only a person can give it the role `admin`. Needs an OAuth token with the scope
        `org:admin` (`auth_token`); the API takes no admin key for it.

        Args:
            service_account_id: Id of the service account, starting with `svac_`.
            request: the whole request as one UpdateServiceAccountRequest, instead of the arguments below.
            description: What it is for, 2000 characters at most. None is sent as null, which empties it.
            organization_role: What it may be allowed in the organization from now on. None leaves it as it is.
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
            path={"service_account_id": service_account_id},
            given=request,
            fields={"description": description, "organization_role": organization_role},
            unknown=unknown,
        )
        result: ServiceAccount = self._pipeline.run(call)
        return result

    def archive(
        self,
        service_account_id: str,
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
    ) -> ServiceAccount:
        """Archive a service account.

        Takes a service account out of use for good. Refused while a rule of federation that is not archived acts as
        it: archive such rules first, or change their `target`. Repeating it changes nothing. Needs an OAuth token
        with the scope `org:admin` (`auth_token`); the API takes no admin key for it.

        Args:
            service_account_id: Id of the service account, starting with `svac_`.
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
            _ARCHIVE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"service_account_id": service_account_id},
            unknown=unknown,
        )
        result: ServiceAccount = self._pipeline.run(call)
        return result
