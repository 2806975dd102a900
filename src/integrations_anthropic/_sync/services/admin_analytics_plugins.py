# Derived from src/integrations_anthropic/_async/services/admin_analytics_plugins.py by `make codegen`. Do not edit.
"""Reports how much plugins were installed and used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._record import Strings
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._argument_types.dates import DateLike
    from ..._core.call.options import NoOthers
    from ...models.admin import ListAnalyticsPluginsParams
    from ...models.analytics import AnalyticsPluginActivity
    from ...models.enums import AnalyticsOrder
    from ..pipeline import Pipeline

__all__ = ["AnalyticsPluginsService"]

_LIST = Operation(
    name="admin.analytics.plugins.list",
    http="GET",
    path="/v1/organizations/analytics/plugins",
    span="list_analytics_plugins",
    arguments=("date", "starting_date", "ending_date", "filter[]", "group_by[]", "order", "order_by", "limit", "page"),
    result="ListAnalyticsPluginsResponse",
    item="AnalyticsPluginActivity",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    parameters={
        "date": Parameter("date", format="date"),
        "starting_date": Parameter("starting_date", format="date"),
        "ending_date": Parameter("ending_date", format="date"),
        "filter[]": Parameter("filter", {"types": ("array",), "items": {"types": ("string",)}}),
        "group_by[]": Parameter("group_by", {"types": ("array",), "items": {"types": ("string",)}}),
        "limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000}),
    },
)


class AnalyticsPluginsService(NamesHinted):
    """Reports how much plugins were installed and used."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListAnalyticsPluginsParams,
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
    ) -> Page[AnalyticsPluginActivity]: ...

    @overload
    def list(
        self,
        *,
        date: DateLike | None = None,
        starting_date: DateLike | None = None,
        ending_date: DateLike | None = None,
        filter: Strings | None = None,
        group_by: Strings | None = None,
        order: AnalyticsOrder | None = None,
        order_by: str | None = None,
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
    ) -> Page[AnalyticsPluginActivity]: ...

    def list(
        self,
        params: ListAnalyticsPluginsParams | None = None,
        *,
        date: DateLike | None = None,
        starting_date: DateLike | None = None,
        ending_date: DateLike | None = None,
        filter: Strings | None = None,
        group_by: Strings | None = None,
        order: AnalyticsOrder | None = None,
        order_by: str | None = None,
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
    ) -> Page[AnalyticsPluginActivity]:
        """List the use of plugins.

        Returns how much each plugin was installed and used on a day or in a range, ordered by name. The admin key
        has to be one with the scope `read:analytics`, which is made in claude.ai.

        Args:
            params: the whole request as one ListAnalyticsPluginsParams, instead of the arguments below.
            date: Day to report, in UTC, as `YYYY-MM-DD`; from 2026-01-01 on. Numbers of a day are there about one
                day later, and may still change by a few percent. Either this or `starting_date` is needed.
            starting_date: First day of a range to report, in UTC, as `YYYY-MM-DD`; from 2026-01-01 on. The range
                gives one row for each subject, not one for each day. Not together with `date`.
            ending_date: Day after the last one of the range, in UTC, as `YYYY-MM-DD`: at most 366 days after
                `starting_date`, and today at the latest. Only with `starting_date`. Default: today.
            filter: Conditions such as `user_id:user_01…`, 100 at most: of those for one dimension one has to hold,
                and each dimension that is named has to. Dimensions: `plugin_name` (in any case), `product`
                (`claude_code`, `cowork` or `chat_cowork_unified`), `rbac_group_id` (of users who were in the group
                at any time of the day) and `user_id`. Default: none.
            group_by: What to split the rows by, 100 at most. A user counts in every group that the user was in at
                any time of the day, so the rows of groups may add up to more than there is. Default: one row for
                each plugin.
            order: Direction of the list. Default: `desc` if `order_by` names a number, else `asc`.
            order_by: Field to order by: one of the numbers of a row, some of them only in a range. Default: the
                name of the plugin.
            limit: Largest number of rows on a page, from 1 to 1000. Default: 100.
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
                "date": date,
                "starting_date": starting_date,
                "ending_date": ending_date,
                "filter[]": filter,
                "group_by[]": group_by,
                "order": order,
                "order_by": order_by,
                "limit": limit,
                "page": page,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)
