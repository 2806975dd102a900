# Derived from src/integrations_anthropic/_async/services/admin_federation_rules.py by `make codegen`. Do not edit.
"""Manages the rules by which tokens are exchanged."""

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
    from ...models.admin import ListFederationRulesParams
    from ...models.federation import FederationRule
    from ...models.params import (
        CreateFederationRuleRequestInput,
        FederationRuleMatchInput,
        FederationServiceAccountTargetInput,
        UpdateFederationRuleRequestInput,
    )
    from ..pipeline import Pipeline
    from .admin_federation_rules_workspaces import FederationRuleWorkspacesService

__all__ = ["FederationRulesService"]

_LIST = Operation(
    name="admin.federation.rules.list",
    http="GET",
    path="/v1/organizations/federation_rules",
    span="list_federation_rules",
    arguments=("include_archived", "issuer_id", "limit", "page"),
    result="ListFederationRulesResponse",
    item="FederationRule",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("bearer", "adminKey"),
    parameters={
        "include_archived": Parameter("include_archived", {"types": ("boolean",)}),
        "limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 100}),
    },
)

_CREATE = Operation(
    name="admin.federation.rules.create",
    http="POST",
    path="/v1/organizations/federation_rules",
    span="create_federation_rule",
    retry_safe=False,
    request="CreateFederationRuleRequest",
    arguments=(
        "name",
        "issuer_id",
        "match",
        "target",
        "oauth_scope",
        "description",
        "token_lifetime_seconds",
        "applies_to_all_workspaces",
        "workspace_id",
    ),
    result="FederationRule",
    security=("bearer", "adminKey"),
)

_GET = Operation(
    name="admin.federation.rules.get",
    http="GET",
    path="/v1/organizations/federation_rules/{federation_rule_id}",
    span="get_federation_rule",
    result="FederationRule",
    security=("bearer", "adminKey"),
)

_UPDATE = Operation(
    name="admin.federation.rules.update",
    http="POST",
    path="/v1/organizations/federation_rules/{federation_rule_id}",
    span="update_federation_rule",
    request="UpdateFederationRuleRequest",
    arguments=(
        "name",
        "description",
        "match",
        "target",
        "oauth_scope",
        "token_lifetime_seconds",
        "applies_to_all_workspaces",
        "workspace_id",
    ),
    result="FederationRule",
    security=("bearer", "adminKey"),
    null_sent=frozenset(["description"]),
)

_ARCHIVE = Operation(
    name="admin.federation.rules.archive",
    http="POST",
    path="/v1/organizations/federation_rules/{federation_rule_id}/archive",
    span="archive_federation_rule",
    result="FederationRule",
    security=("bearer", "adminKey"),
)


class FederationRulesService(NamesHinted):
    """Manages the rules by which tokens are exchanged."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def workspaces(self) -> FederationRuleWorkspacesService:
        """Manages the workspaces that a rule is enabled for."""
        load(f"{__package__}.admin_federation_rules_workspaces")
        from .admin_federation_rules_workspaces import FederationRuleWorkspacesService

        return FederationRuleWorkspacesService(self._pipeline)

    @overload
    def list(
        self,
        params: ListFederationRulesParams,
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
    ) -> Page[FederationRule]: ...

    @overload
    def list(
        self,
        *,
        include_archived: bool | None = None,
        issuer_id: str | None = None,
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
    ) -> Page[FederationRule]: ...

    def list(
        self,
        params: ListFederationRulesParams | None = None,
        *,
        include_archived: bool | None = None,
        issuer_id: str | None = None,
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
    ) -> Page[FederationRule]:
        """List federation rules.

        Returns the rules of the organization, page by page; without the archived ones unless asked for. Needs an
        OAuth token with the scope `org:admin` (`auth_token`); the API takes no admin key for it.

        Args:
            params: the whole request as one ListFederationRulesParams, instead of the arguments below.
            include_archived: Whether archived rules are listed too. Default: false.
            issuer_id: Id of the issuer whose rules to list. Default: all issuers.
            limit: Largest number of rules on a page, from 1 to 100. Default: 20.
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
            fields={"include_archived": include_archived, "issuer_id": issuer_id, "limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateFederationRuleRequestInput,
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
    ) -> FederationRule: ...

    @overload
    def create(
        self,
        *,
        name: str,
        issuer_id: str,
        match: FederationRuleMatchInput,
        target: FederationServiceAccountTargetInput,
        oauth_scope: str,
        description: str | None = None,
        token_lifetime_seconds: int | None = None,
        applies_to_all_workspaces: bool | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> FederationRule: ...

    def create(
        self,
        request: CreateFederationRuleRequestInput | None = None,
        *,
        name: str | None = None,
        issuer_id: str | None = None,
        match: FederationRuleMatchInput | None = None,
        target: FederationServiceAccountTargetInput | None = None,
        oauth_scope: str | None = None,
        description: str | None = None,
        token_lifetime_seconds: int | None = None,
        applies_to_all_workspaces: bool | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> FederationRule:
        """Create a federation rule.

        Makes a rule by which tokens of an issuer are exchanged for tokens of the API that act as a service account.
        Issuer, service account and workspace have to exist already; that the account is a member of the workspace
        is looked at only when a token is exchanged. On an issuer that many organizations share (GitHub Actions,
        GitLab, Buildkite, Terraform Cloud, Google), `match` has to say whose tokens are meant, by a claim of the
        owner, a `subject_prefix` such as `repo:YOUR_ORG/…`, or a `condition` on such a claim. A name that is taken
        is refused with 409, and so is sending it twice. Over the API, only rules whose `oauth_scope` is
        `workspace:developer` or `workspace:inference` can be changed; the others in the Console. Needs an OAuth
        token with the scope `org:admin` (`auth_token`); the API takes no admin key for it.

        Args:
            request: the whole request as one CreateFederationRuleRequest, instead of the arguments below.
            name: Name of the rule: lower-case letters, digits and hyphens, 1 to 255 characters; no other rule of
                the organization may have it.
            issuer_id: Id of the issuer whose tokens are meant, starting with `fdis_`; fixed once the rule is made.
            match: What a token has to hold.
            target: The identity that the issued tokens act as.
            oauth_scope: Scopes of the issued tokens, with spaces between. Over the API, `workspace:developer` or
                `workspace:inference`; others, such as `org:admin`, in the Console.
            description: What the rule is for, 2000 characters at most. Default: none.
            token_lifetime_seconds: Time in seconds that a token issued by the rule is valid, from 60 to 86400;
                never more than twice the time that the token given for it is still valid, but at least 60. Default:
                3600.
            applies_to_all_workspaces: Whether the rule is enabled for every workspace, also those made later.
                Default: false.
            workspace_id: Id of the workspace the rule is enabled for, starting with `wrkspc_`; needed unless
                `applies_to_all_workspaces` is true. More can be added later. Default: none.
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
                "issuer_id": issuer_id,
                "match": match,
                "target": target,
                "oauth_scope": oauth_scope,
                "description": description,
                "token_lifetime_seconds": token_lifetime_seconds,
                "applies_to_all_workspaces": applies_to_all_workspaces,
                "workspace_id": workspace_id,
            },
            unknown=unknown,
        )
        result: FederationRule = self._pipeline.run(call)
        return result

    def get(
        self,
        federation_rule_id: str,
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
    ) -> FederationRule:
        """Get a federation rule.

        Returns one rule, archived or not. Needs an OAuth token with the scope `org:admin` (`auth_token`); the API
        takes no admin key for it.

        Args:
            federation_rule_id: Id of the rule, starting with `fdrl_`.
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
            path={"federation_rule_id": federation_rule_id},
            unknown=unknown,
        )
        result: FederationRule = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        federation_rule_id: str,
        request: UpdateFederationRuleRequestInput,
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
    ) -> FederationRule: ...

    @overload
    def update(
        self,
        federation_rule_id: str,
        *,
        name: str | None = None,
        description: str | None = UNSET,
        match: FederationRuleMatchInput | None = None,
        target: FederationServiceAccountTargetInput | None = None,
        oauth_scope: str | None = None,
        token_lifetime_seconds: int | None = None,
        applies_to_all_workspaces: bool | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> FederationRule: ...

    def update(
        self,
        federation_rule_id: str,
        request: UpdateFederationRuleRequestInput | None = None,
        *,
        name: str | None = None,
        description: str | None = UNSET,
        match: FederationRuleMatchInput | None = None,
        target: FederationServiceAccountTargetInput | None = None,
        oauth_scope: str | None = None,
        token_lifetime_seconds: int | None = None,
        applies_to_all_workspaces: bool | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> FederationRule:
        """Update a federation rule.

        Changes the fields that are given and leaves all others; `match` and `target` are replaced as a whole. The
        issuer of a rule cannot change, and an archived rule not at all. On an issuer that many organizations share
        (GitHub Actions, GitLab, Buildkite, Terraform Cloud, Google), `match` has to say whose tokens are meant, by
        a claim of the owner, a `subject_prefix` such as `repo:YOUR_ORG/…`, or a `condition` on such a claim. A rule
        that does not yet say so takes no change without such a `match`. Over the API, only rules whose
        `oauth_scope` is `workspace:developer` or `workspace:inference` can be changed; the others in the Console.
        Needs an OAuth token with the scope `org:admin` (`auth_token`); the API takes no admin key for it.

        Args:
            federation_rule_id: Id of the rule, starting with `fdrl_`.
            request: the whole request as one UpdateFederationRuleRequest, instead of the arguments below.
            name: New name: lower-case letters, digits and hyphens, 1 to 255 characters; no other rule of the
                organization may have it.
            description: What the rule is for, 2000 characters at most. None is sent as null, which empties it.
            match: What a token has to hold from now on, as a whole.
            target: The identity that the issued tokens act as from now on, as a whole.
            oauth_scope: Scopes of the issued tokens, with spaces between. Over the API, `workspace:developer` or
                `workspace:inference`; others, such as `org:admin`, in the Console.
            token_lifetime_seconds: Time in seconds that a token issued by the rule is valid, from 60 to 86400;
                never more than twice the time that the token given for it is still valid, but at least 60.
            applies_to_all_workspaces: Whether the rule is enabled for every workspace, also those made later. False
                is refused where no workspace would be left.
            workspace_id: Id of the workspace the rule is enabled for instead of the one so far. Refused where it is
                enabled for several: use `workspaces.add` and `workspaces.remove`.
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
            path={"federation_rule_id": federation_rule_id},
            given=request,
            fields={
                "name": name,
                "description": description,
                "match": match,
                "target": target,
                "oauth_scope": oauth_scope,
                "token_lifetime_seconds": token_lifetime_seconds,
                "applies_to_all_workspaces": applies_to_all_workspaces,
                "workspace_id": workspace_id,
            },
            unknown=unknown,
        )
        result: FederationRule = self._pipeline.run(call)
        return result

    def archive(
        self,
        federation_rule_id: str,
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
    ) -> FederationRule:
        """Archive a federation rule.

        Takes a rule out of use for good: no token is exchanged by it any more, and it loses its workspaces. Tokens
        that were issued before work until they expire. Repeating it changes nothing. Over the API, only rules whose
        `oauth_scope` is `workspace:developer` or `workspace:inference` can be changed; the others in the Console.
        Needs an OAuth token with the scope `org:admin` (`auth_token`); the API takes no admin key for it.

        Args:
            federation_rule_id: Id of the rule, starting with `fdrl_`.
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
            path={"federation_rule_id": federation_rule_id},
            unknown=unknown,
        )
        result: FederationRule = self._pipeline.run(call)
        return result
