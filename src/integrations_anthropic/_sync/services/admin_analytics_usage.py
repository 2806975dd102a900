# Derived from src/integrations_anthropic/_async/services/admin_analytics_usage.py by `make codegen`. Do not edit.
"""Reports how many tokens were used, by any dimensions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._record import Strings
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._argument_types.dates import DateTimeLike
    from ..._core.call.options import NoOthers
    from ...models.admin import ListAnalyticsUsageParams
    from ...models.analytics_reports import AnalyticsUsageRow
    from ...models.enums import AnalyticsBucketWidth, AnalyticsOrder, AnalyticsUsageOrderBy
    from ..pipeline import Pipeline

__all__ = ["AnalyticsUsageService"]

_LIST = Operation(
    name="admin.analytics.usage.list",
    http="GET",
    path="/v1/organizations/analytics/usage",
    span="list_analytics_usage",
    arguments=(
        "starting_at",
        "ending_at",
        "group_by[]",
        "claude_tag_categories[]",
        "claude_tag_user_ids[]",
        "context_windows[]",
        "inference_geos[]",
        "models[]",
        "products[]",
        "rbac_group_ids[]",
        "slack_channel_ids[]",
        "speeds[]",
        "time_bucket_width",
        "actor_ids[]",
        "actor_types[]",
        "agent_ids[]",
        "api_key_ids[]",
        "deployment_ids[]",
        "environment_ids[]",
        "organization_ids[]",
        "service_tiers[]",
        "session_ids[]",
        "user_profile_ids[]",
        "workspace_ids[]",
        "exclude_deleted_users",
        "order_by",
        "order",
        "limit",
        "page",
    ),
    result="ListAnalyticsUsageResponse",
    item="AnalyticsUsageRow",
    paging=Paging(cursor="page", next="next_page", more="has_more", items="data"),
    security=("adminKey",),
    betas=("analytics-usage-cost-2026-08-24",),
    parameters={
        "starting_at": Parameter("starting_at", required=True, format="date-time"),
        "ending_at": Parameter("ending_at", format="date-time"),
        "group_by[]": Parameter("group_by", {"types": ("array",), "items": {"types": ("string",)}}),
        "claude_tag_categories[]": Parameter(
            "claude_tag_categories", {"types": ("array",), "items": {"types": ("string",)}}
        ),
        "claude_tag_user_ids[]": Parameter(
            "claude_tag_user_ids", {"types": ("array",), "items": {"types": ("string",)}}
        ),
        "context_windows[]": Parameter("context_windows", {"types": ("array",), "items": {"types": ("string",)}}),
        "inference_geos[]": Parameter("inference_geos", {"types": ("array",), "items": {"types": ("string",)}}),
        "models[]": Parameter("models", {"types": ("array",), "items": {"types": ("string",)}}),
        "products[]": Parameter("products", {"types": ("array",), "items": {"types": ("string",)}}),
        "rbac_group_ids[]": Parameter("rbac_group_ids", {"types": ("array",), "items": {"types": ("string",)}}),
        "slack_channel_ids[]": Parameter("slack_channel_ids", {"types": ("array",), "items": {"types": ("string",)}}),
        "speeds[]": Parameter("speeds", {"types": ("array",), "items": {"types": ("string",)}}),
        "actor_ids[]": Parameter("actor_ids", {"types": ("array",), "items": {"types": ("string",)}}),
        "actor_types[]": Parameter("actor_types", {"types": ("array",), "items": {"types": ("string",)}}),
        "agent_ids[]": Parameter("agent_ids", {"types": ("array",), "items": {"types": ("string",)}}),
        "api_key_ids[]": Parameter("api_key_ids", {"types": ("array",), "items": {"types": ("string",)}}),
        "deployment_ids[]": Parameter("deployment_ids", {"types": ("array",), "items": {"types": ("string",)}}),
        "environment_ids[]": Parameter("environment_ids", {"types": ("array",), "items": {"types": ("string",)}}),
        "organization_ids[]": Parameter("organization_ids", {"types": ("array",), "items": {"types": ("string",)}}),
        "service_tiers[]": Parameter("service_tiers", {"types": ("array",), "items": {"types": ("string",)}}),
        "session_ids[]": Parameter("session_ids", {"types": ("array",), "items": {"types": ("string",)}}),
        "user_profile_ids[]": Parameter("user_profile_ids", {"types": ("array",), "items": {"types": ("string",)}}),
        "workspace_ids[]": Parameter("workspace_ids", {"types": ("array",), "items": {"types": ("string",)}}),
        "exclude_deleted_users": Parameter("exclude_deleted_users", {"types": ("boolean",)}),
        "limit": Parameter("limit", {"types": ("integer",)}),
    },
)


class AnalyticsUsageService(NamesHinted):
    """Reports how many tokens were used, by any dimensions."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListAnalyticsUsageParams,
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
    ) -> Page[AnalyticsUsageRow]: ...

    @overload
    def list(
        self,
        *,
        starting_at: DateTimeLike,
        ending_at: DateTimeLike | None = None,
        group_by: Strings | None = None,
        claude_tag_categories: Strings | None = None,
        claude_tag_user_ids: Strings | None = None,
        context_windows: Strings | None = None,
        inference_geos: Strings | None = None,
        models: Strings | None = None,
        products: Strings | None = None,
        rbac_group_ids: Strings | None = None,
        slack_channel_ids: Strings | None = None,
        speeds: Strings | None = None,
        time_bucket_width: AnalyticsBucketWidth | None = None,
        actor_ids: Strings | None = None,
        actor_types: Strings | None = None,
        agent_ids: Strings | None = None,
        api_key_ids: Strings | None = None,
        deployment_ids: Strings | None = None,
        environment_ids: Strings | None = None,
        organization_ids: Strings | None = None,
        service_tiers: Strings | None = None,
        session_ids: Strings | None = None,
        user_profile_ids: Strings | None = None,
        workspace_ids: Strings | None = None,
        exclude_deleted_users: bool | None = None,
        order_by: AnalyticsUsageOrderBy | None = None,
        order: AnalyticsOrder | None = None,
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
    ) -> Page[AnalyticsUsageRow]: ...

    def list(
        self,
        params: ListAnalyticsUsageParams | None = None,
        *,
        starting_at: DateTimeLike | None = None,
        ending_at: DateTimeLike | None = None,
        group_by: Strings | None = None,
        claude_tag_categories: Strings | None = None,
        claude_tag_user_ids: Strings | None = None,
        context_windows: Strings | None = None,
        inference_geos: Strings | None = None,
        models: Strings | None = None,
        products: Strings | None = None,
        rbac_group_ids: Strings | None = None,
        slack_channel_ids: Strings | None = None,
        speeds: Strings | None = None,
        time_bucket_width: AnalyticsBucketWidth | None = None,
        actor_ids: Strings | None = None,
        actor_types: Strings | None = None,
        agent_ids: Strings | None = None,
        api_key_ids: Strings | None = None,
        deployment_ids: Strings | None = None,
        environment_ids: Strings | None = None,
        organization_ids: Strings | None = None,
        service_tiers: Strings | None = None,
        session_ids: Strings | None = None,
        user_profile_ids: Strings | None = None,
        workspace_ids: Strings | None = None,
        exclude_deleted_users: bool | None = None,
        order_by: AnalyticsUsageOrderBy | None = None,
        order: AnalyticsOrder | None = None,
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
    ) -> Page[AnalyticsUsageRow]:
        """List the usage by dimensions.

        Returns how many tokens were used in a range, one row for each period and each value of the dimensions in
        `group_by` for which there is usage. It counts all usage, also that of no user. Takes an admin key, or one
        with the scope `read:analytics`.

        Beta: sends the header `anthropic-beta: analytics-usage-cost-2026-08-24`.

        Args:
            params: the whole request as one ListAnalyticsUsageParams, instead of the arguments below.
            starting_at: Begin of the range, inclusive: within the last 365 days, and from 2026-01-01 on.
            ending_at: End of the range, exclusive. Default: 31 days after `starting_at`, and now at the latest.
            group_by: What to split the rows by. Default: nothing.
            claude_tag_categories: Counts only the use of Claude in Slack that came about in these ways. Default:
                all use.
            claude_tag_user_ids: Counts only the use of Claude in Slack by these users of Slack, by their ids there,
                such as `U0123ABCDEF`. Default: all use.
            context_windows: Counts only requests priced by these sizes of the context. Default: all requests.
            inference_geos: Counts only models that ran in these regions. Default: all regions.
            models: Counts only these models. Default: all models.
            products: Counts only these products. Default: all products.
            rbac_group_ids: Counts only users in these groups, by id. Default: all use.
            slack_channel_ids: Counts only the use of Claude in these channels of Slack, by id. Default: all use.
            speeds: Counts only these speeds of the model. Default: all speeds.
            time_bucket_width: Length of the periods, each of which has rows of its own. Default: the range as a
                whole.
            actor_ids: Counts only these users, service accounts and API keys, by ids that start with `user_`,
                `svac_` or `apikey_`. A key counts only where no user or service account is known. Default: all use.
            actor_types: Counts only requests of these kinds of actors. Default: all use.
            agent_ids: Counts only these managed agents, by id. Default: all use.
            api_key_ids: Counts only requests with these API keys, by id. Default: all use.
            deployment_ids: Counts only these deployments of managed agents, by id. Default: all use.
            environment_ids: Counts only these environments of managed agents, by id. Default: all use.
            organization_ids: Counts only these organizations, by id. Default: all that the key may see.
            service_tiers: Counts only these service tiers. Default: all tiers.
            session_ids: Counts only these sessions of managed agents, by id. Default: all use.
            user_profile_ids: Counts only these user profiles, by id. Default: all use.
            workspace_ids: Counts only these workspaces, by id. Default: all workspaces.
            exclude_deleted_users: Whether users whose account was deleted are left out. Default: set by the API.
            order_by: What the rows are ordered by. Default: `total_tokens`.
            order: Direction of the order. Default: `desc`.
            limit: Largest number of rows on a page, at most 1000. Default: 20.
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
                "starting_at": starting_at,
                "ending_at": ending_at,
                "group_by[]": group_by,
                "claude_tag_categories[]": claude_tag_categories,
                "claude_tag_user_ids[]": claude_tag_user_ids,
                "context_windows[]": context_windows,
                "inference_geos[]": inference_geos,
                "models[]": models,
                "products[]": products,
                "rbac_group_ids[]": rbac_group_ids,
                "slack_channel_ids[]": slack_channel_ids,
                "speeds[]": speeds,
                "time_bucket_width": time_bucket_width,
                "actor_ids[]": actor_ids,
                "actor_types[]": actor_types,
                "agent_ids[]": agent_ids,
                "api_key_ids[]": api_key_ids,
                "deployment_ids[]": deployment_ids,
                "environment_ids[]": environment_ids,
                "organization_ids[]": organization_ids,
                "service_tiers[]": service_tiers,
                "session_ids[]": session_ids,
                "user_profile_ids[]": user_profile_ids,
                "workspace_ids[]": workspace_ids,
                "exclude_deleted_users": exclude_deleted_users,
                "order_by": order_by,
                "order": order,
                "limit": limit,
                "page": page,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)
