# Derived from src/integrations_anthropic/_async/services/admin_analytics_usage_report.py by `make codegen`. Do not edit.
"""Reports how many tokens were used, by period."""

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
    from ...models.admin import ListAnalyticsUsageReportParams
    from ...models.analytics_reports import AnalyticsUsageBucket
    from ...models.enums import AnalyticsBucketWidth
    from ..pipeline import Pipeline

__all__ = ["AnalyticsUsageReportService"]

_LIST = Operation(
    name="admin.analytics.usage_report.list",
    http="GET",
    path="/v1/organizations/analytics/usage_report",
    span="list_analytics_usage_report",
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
        "bucket_width",
        "user_ids[]",
        "limit",
        "page",
    ),
    result="ListAnalyticsUsageReportResponse",
    item="AnalyticsUsageBucket",
    paging=Paging(cursor="page", next="next_page", more="has_more", items="data"),
    security=("adminKey",),
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
        "user_ids[]": Parameter("user_ids", {"types": ("array",), "items": {"types": ("string",)}}),
        "limit": Parameter("limit", {"types": ("integer",)}),
    },
)


class AnalyticsUsageReportService(NamesHinted):
    """Reports how many tokens were used, by period."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListAnalyticsUsageReportParams,
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
    ) -> Page[AnalyticsUsageBucket]: ...

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
        bucket_width: AnalyticsBucketWidth | None = None,
        user_ids: Strings | None = None,
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
    ) -> Page[AnalyticsUsageBucket]: ...

    def list(
        self,
        params: ListAnalyticsUsageReportParams | None = None,
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
        bucket_width: AnalyticsBucketWidth | None = None,
        user_ids: Strings | None = None,
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
    ) -> Page[AnalyticsUsageBucket]:
        """List the usage by period.

        Returns how many tokens were used in each period of a range. Only in Claude Enterprise organizations; the
        admin key has to be one with the scope `read:analytics`, which is made in claude.ai. An older report:
        `client.admin.analytics.usage` says more.

        Args:
            params: the whole request as one ListAnalyticsUsageReportParams, instead of the arguments below.
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
            bucket_width: Length of the periods. Default: set by the API.
            user_ids: Counts only these users, by id. Default: all use.
            limit: Largest number of periods on a page. Default: 7 days, 24 hours or 60 minutes; at most 31, 168 or
                256.
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
                "bucket_width": bucket_width,
                "user_ids[]": user_ids,
                "limit": limit,
                "page": page,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)
