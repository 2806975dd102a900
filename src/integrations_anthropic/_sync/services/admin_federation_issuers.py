# Derived from src/integrations_anthropic/_async/services/admin_federation_issuers.py by `make codegen`. Do not edit.
"""Manages the issuers of tokens that the organization trusts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListFederationIssuersParams
    from ...models.federation import FederationIssuer
    from ...models.params import (
        CreateFederationIssuerRequestInput,
        FederationJwksInput,
        UpdateFederationIssuerRequestInput,
    )
    from ..pipeline import Pipeline

__all__ = ["FederationIssuersService"]

_LIST = Operation(
    name="admin.federation.issuers.list",
    http="GET",
    path="/v1/organizations/federation_issuers",
    span="list_federation_issuers",
    arguments=("include_archived", "limit", "page"),
    result="ListFederationIssuersResponse",
    item="FederationIssuer",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("bearer", "adminKey"),
    parameters={
        "include_archived": Parameter("include_archived", {"types": ("boolean",)}),
        "limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 100}),
    },
)

_CREATE = Operation(
    name="admin.federation.issuers.create",
    http="POST",
    path="/v1/organizations/federation_issuers",
    span="create_federation_issuer",
    retry_safe=False,
    request="CreateFederationIssuerRequest",
    arguments=("name", "issuer_url", "jwks", "check_jti", "max_jwt_lifetime_seconds"),
    result="FederationIssuer",
    security=("bearer", "adminKey"),
)

_GET = Operation(
    name="admin.federation.issuers.get",
    http="GET",
    path="/v1/organizations/federation_issuers/{federation_issuer_id}",
    span="get_federation_issuer",
    result="FederationIssuer",
    security=("bearer", "adminKey"),
)

_UPDATE = Operation(
    name="admin.federation.issuers.update",
    http="POST",
    path="/v1/organizations/federation_issuers/{federation_issuer_id}",
    span="update_federation_issuer",
    request="UpdateFederationIssuerRequest",
    arguments=("name", "issuer_url", "jwks", "jwks_polling_disabled", "check_jti", "max_jwt_lifetime_seconds"),
    result="FederationIssuer",
    security=("bearer", "adminKey"),
)

_ARCHIVE = Operation(
    name="admin.federation.issuers.archive",
    http="POST",
    path="/v1/organizations/federation_issuers/{federation_issuer_id}/archive",
    span="archive_federation_issuer",
    result="FederationIssuer",
    security=("bearer", "adminKey"),
)


class FederationIssuersService(NamesHinted):
    """Manages the issuers of tokens that the organization trusts."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListFederationIssuersParams,
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
    ) -> Page[FederationIssuer]: ...

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
    ) -> Page[FederationIssuer]: ...

    def list(
        self,
        params: ListFederationIssuersParams | None = None,
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
    ) -> Page[FederationIssuer]:
        """List federation issuers.

        Returns the issuers the organization trusts, page by page; without the archived ones unless asked for. Needs
        an OAuth token with the scope `org:admin` (`auth_token`); the API takes no admin key for it.

        Args:
            params: the whole request as one ListFederationIssuersParams, instead of the arguments below.
            include_archived: Whether archived issuers are listed too. Default: false.
            limit: Largest number of issuers on a page, from 1 to 100. Default: 20.
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
        request: CreateFederationIssuerRequestInput,
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
    ) -> FederationIssuer: ...

    @overload
    def create(
        self,
        *,
        name: str,
        issuer_url: str,
        jwks: FederationJwksInput | None = None,
        check_jti: bool | None = None,
        max_jwt_lifetime_seconds: int | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> FederationIssuer: ...

    def create(
        self,
        request: CreateFederationIssuerRequestInput | None = None,
        *,
        name: str | None = None,
        issuer_url: str | None = None,
        jwks: FederationJwksInput | None = None,
        check_jti: bool | None = None,
        max_jwt_lifetime_seconds: int | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> FederationIssuer:
        """Create a federation issuer.

        Makes the organization trust an OpenID Connect provider: workloads whose tokens it signs can then exchange
        them for tokens of the API, where a rule allows it. A name that is taken is refused with 409, and so is
        sending it twice. Needs an OAuth token with the scope `org:admin` (`auth_token`); the API takes no admin key
        for it.

        Args:
            request: the whole request as one CreateFederationIssuerRequest, instead of the arguments below.
            name: Name of the issuer: lower-case letters, digits and hyphens, 1 to 255 characters; no other issuer
                of the organization may have it.
            issuer_url: Value of the claim `iss` of its tokens, to the letter. With keys of the kind `discovery` and
                no `discovery_base`, Anthropic also looks for the keys there, so it has to be reachable over HTTPS.
            jwks: Where the keys are that its tokens are checked with. Default: `discovery` at `issuer_url`.
            check_jti: Whether a token with a `jti` can be exchanged only once; a token without one can be exchanged
                until it expires. Default: true.
            max_jwt_lifetime_seconds: Longest time in seconds from `iat` to `exp` that a token of the issuer may
                have, from 1 to 176400 (49 hours). A token without either is refused. Default: 3600.
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
            fields={
                "name": name,
                "issuer_url": issuer_url,
                "jwks": jwks,
                "check_jti": check_jti,
                "max_jwt_lifetime_seconds": max_jwt_lifetime_seconds,
            },
            unknown=unknown,
        )
        result: FederationIssuer = self._pipeline.run(call)
        return result

    def get(
        self,
        federation_issuer_id: str,
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
    ) -> FederationIssuer:
        """Get a federation issuer.

        Returns one issuer, archived or not. Needs an OAuth token with the scope `org:admin` (`auth_token`); the API
        takes no admin key for it.

        Args:
            federation_issuer_id: Id of the issuer, starting with `fdis_`.
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
            path={"federation_issuer_id": federation_issuer_id},
            unknown=unknown,
        )
        result: FederationIssuer = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        federation_issuer_id: str,
        request: UpdateFederationIssuerRequestInput,
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
    ) -> FederationIssuer: ...

    @overload
    def update(
        self,
        federation_issuer_id: str,
        *,
        name: str | None = None,
        issuer_url: str | None = None,
        jwks: FederationJwksInput | None = None,
        jwks_polling_disabled: bool | None = None,
        check_jti: bool | None = None,
        max_jwt_lifetime_seconds: int | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> FederationIssuer: ...

    def update(
        self,
        federation_issuer_id: str,
        request: UpdateFederationIssuerRequestInput | None = None,
        *,
        name: str | None = None,
        issuer_url: str | None = None,
        jwks: FederationJwksInput | None = None,
        jwks_polling_disabled: bool | None = None,
        check_jti: bool | None = None,
        max_jwt_lifetime_seconds: int | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> FederationIssuer:
        """Update a federation issuer.

        Changes the fields that are given and leaves all others. An archived issuer cannot be changed. One that a
        rule uses whose `oauth_scope` is neither `workspace:developer` nor `workspace:inference` can be changed in
        the Console only. Needs an OAuth token with the scope `org:admin` (`auth_token`); the API takes no admin key
        for it.

        Args:
            federation_issuer_id: Id of the issuer, starting with `fdis_`.
            request: the whole request as one UpdateFederationIssuerRequest, instead of the arguments below.
            name: New name: lower-case letters, digits and hyphens, 1 to 255 characters; no other issuer of the
                organization may have it.
            issuer_url: Value of the claim `iss` of its tokens, to the letter. With keys of the kind `discovery` and
                no `discovery_base`, the keys are then looked for there. Refused for an issuer that many
                organizations share, while a rule does not say whose tokens are meant.
            jwks: New place of the keys, as a whole.
            jwks_polling_disabled: False lets Anthropic fetch the keys again, after it gave up because that failed
                too often (`jwks_polling_disabled_at`). True is refused.
            check_jti: Whether a token with a `jti` can be exchanged only once; a token without one can be exchanged
                until it expires.
            max_jwt_lifetime_seconds: Longest time in seconds from `iat` to `exp` that a token of the issuer may
                have, from 1 to 176400 (49 hours). A token without either is refused.
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
            path={"federation_issuer_id": federation_issuer_id},
            given=request,
            fields={
                "name": name,
                "issuer_url": issuer_url,
                "jwks": jwks,
                "jwks_polling_disabled": jwks_polling_disabled,
                "check_jti": check_jti,
                "max_jwt_lifetime_seconds": max_jwt_lifetime_seconds,
            },
            unknown=unknown,
        )
        result: FederationIssuer = self._pipeline.run(call)
        return result

    def archive(
        self,
        federation_issuer_id: str,
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
    ) -> FederationIssuer:
        """Archive a federation issuer.

        Ends the trust in an issuer for good. Refused while a rule that is not archived uses it: archive such rules
        first. Repeating it changes nothing. Needs an OAuth token with the scope `org:admin` (`auth_token`); the API
        takes no admin key for it.

        Args:
            federation_issuer_id: Id of the issuer, starting with `fdis_`.
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
            path={"federation_issuer_id": federation_issuer_id},
            unknown=unknown,
        )
        result: FederationIssuer = self._pipeline.run(call)
        return result
