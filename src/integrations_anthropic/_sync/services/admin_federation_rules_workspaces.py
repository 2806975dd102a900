# Derived from src/integrations_anthropic/_async/services/admin_federation_rules_workspaces.py by `make codegen`. Do not edit.
"""Manages the workspaces that a rule is enabled for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListFederationRuleWorkspacesParams
    from ...models.federation import DeletedFederationRuleWorkspace, FederationRuleWorkspace
    from ...models.params import AddFederationRuleWorkspaceRequestInput
    from ..pipeline import Pipeline

__all__ = ["FederationRuleWorkspacesService"]

_LIST = Operation(
    name="admin.federation.rules.workspaces.list",
    http="GET",
    path="/v1/organizations/federation_rules/{federation_rule_id}/workspaces",
    span="list_federation_rule_workspaces",
    arguments=("limit", "page"),
    result="ListFederationRuleWorkspacesResponse",
    item="FederationRuleWorkspace",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("bearer", "adminKey"),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 100})},
)

_ADD = Operation(
    name="admin.federation.rules.workspaces.add",
    http="POST",
    path="/v1/organizations/federation_rules/{federation_rule_id}/workspaces",
    span="add_federation_rule_workspace",
    request="AddFederationRuleWorkspaceRequest",
    arguments=("workspace_id",),
    result="FederationRuleWorkspace",
    security=("bearer", "adminKey"),
)

_REMOVE = Operation(
    name="admin.federation.rules.workspaces.remove",
    http="DELETE",
    path="/v1/organizations/federation_rules/{federation_rule_id}/workspaces/{workspace_id}",
    span="remove_federation_rule_workspace",
    result="DeletedFederationRuleWorkspace",
    security=("bearer", "adminKey"),
)


class FederationRuleWorkspacesService(NamesHinted):
    """Manages the workspaces that a rule is enabled for."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        federation_rule_id: str,
        params: ListFederationRuleWorkspacesParams,
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
    ) -> Page[FederationRuleWorkspace]: ...

    @overload
    def list(
        self,
        federation_rule_id: str,
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
    ) -> Page[FederationRuleWorkspace]: ...

    def list(
        self,
        federation_rule_id: str,
        params: ListFederationRuleWorkspacesParams | None = None,
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
    ) -> Page[FederationRuleWorkspace]:
        """List the workspaces of a federation rule.

        Returns the workspaces a rule was enabled for one by one, all of them on one page. A rule may be enabled for
        all workspaces instead: look at its `applies_to_all_workspaces`. Needs an OAuth token with the scope
        `org:admin` (`auth_token`); the API takes no admin key for it.

        Args:
            federation_rule_id: Id of the rule, starting with `fdrl_`.
            params: the whole request as one ListFederationRuleWorkspacesParams, instead of the arguments below.
            limit: Largest number of workspaces on a page, from 1 to 100. The API returns all of them, whatever it
                is.
            page: Cursor from `next_page` of an earlier page. There is one page only, so it is not needed.
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
            path={"federation_rule_id": federation_rule_id},
            given=params,
            fields={"limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def add(
        self,
        federation_rule_id: str,
        request: AddFederationRuleWorkspaceRequestInput,
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
    ) -> FederationRuleWorkspace: ...

    @overload
    def add(
        self,
        federation_rule_id: str,
        *,
        workspace_id: str,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> FederationRuleWorkspace: ...

    def add(
        self,
        federation_rule_id: str,
        request: AddFederationRuleWorkspaceRequestInput | None = None,
        *,
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
    ) -> FederationRuleWorkspace:
        """Enable a federation rule for a workspace.

        Lets tokens be exchanged by a rule for a workspace too. That the service account is a member of the
        workspace is looked at only when a token is exchanged. Refused for an archived rule; repeating it changes
        nothing. Over the API, only rules whose `oauth_scope` is `workspace:developer` or `workspace:inference` can
        be changed; the others in the Console. Needs an OAuth token with the scope `org:admin` (`auth_token`); the
        API takes no admin key for it.

        Args:
            federation_rule_id: Id of the rule, starting with `fdrl_`.
            request: the whole request as one AddFederationRuleWorkspaceRequest, instead of the arguments below.
            workspace_id: Id of the workspace, starting with `wrkspc_`.
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
            _ADD,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"federation_rule_id": federation_rule_id},
            given=request,
            fields={"workspace_id": workspace_id},
            unknown=unknown,
        )
        result: FederationRuleWorkspace = self._pipeline.run(call)
        return result

    def remove(
        self,
        federation_rule_id: str,
        workspace_id: str,
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
    ) -> DeletedFederationRuleWorkspace:
        """Disable a federation rule for a workspace.

        Takes a workspace away from a rule. Repeating it changes nothing. Over the API, only rules whose
        `oauth_scope` is `workspace:developer` or `workspace:inference` can be changed; the others in the Console.
        Needs an OAuth token with the scope `org:admin` (`auth_token`); the API takes no admin key for it.

        Args:
            federation_rule_id: Id of the rule, starting with `fdrl_`.
            workspace_id: Id of the workspace, starting with `wrkspc_`.
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
            path={"federation_rule_id": federation_rule_id, "workspace_id": workspace_id},
            unknown=unknown,
        )
        result: DeletedFederationRuleWorkspace = self._pipeline.run(call)
        return result
