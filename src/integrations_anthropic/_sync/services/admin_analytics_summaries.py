# Derived from src/integrations_anthropic/_async/services/admin_analytics_summaries.py by `make codegen`. Do not edit.
"""Reports how many users were active on each day."""

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
    from ...models.admin import ListAnalyticsSummariesParams
    from ...models.analytics import AnalyticsSummary
    from ..pipeline import Pipeline

__all__ = ["AnalyticsSummariesService"]

_LIST = Operation(
    name="admin.analytics.summaries.list",
    http="GET",
    path="/v1/organizations/analytics/summaries",
    span="list_analytics_summaries",
    arguments=("starting_date", "ending_date", "filter[]", "limit", "page"),
    result="ListAnalyticsSummariesResponse",
    item="AnalyticsSummary",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    parameters={
        "starting_date": Parameter("starting_date", required=True, format="date"),
        "ending_date": Parameter("ending_date", format="date"),
        "filter[]": Parameter("filter", {"types": ("array",), "items": {"types": ("string",)}}),
        "limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000}),
    },
)


class AnalyticsSummariesService(NamesHinted):
    """Reports how many users were active on each day."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListAnalyticsSummariesParams,
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
    ) -> Page[AnalyticsSummary]: ...

    @overload
    def list(
        self,
        *,
        starting_date: DateLike,
        ending_date: DateLike | None = None,
        filter: Strings | None = None,
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
    ) -> Page[AnalyticsSummary]: ...

    def list(
        self,
        params: ListAnalyticsSummariesParams | None = None,
        *,
        starting_date: DateLike | None = None,
        ending_date: DateLike | None = None,
        filter: Strings | None = None,
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
    ) -> Page[AnalyticsSummary]:
        """List the activity by day.

        Returns how many users were active, one row for each day of a range. Numbers of a day are there about one
        day later, and may still change by a few percent. Only in Claude Enterprise organizations; the admin key has
        to be one with the scope `read:analytics`, which is made in claude.ai.

        Args:
            params: the whole request as one ListAnalyticsSummariesParams, instead of the arguments below.
            starting_date: First day of the range, in UTC, as `YYYY-MM-DD`; from 2026-01-01 on.
            ending_date: Day after the last one of the range, in UTC, as `YYYY-MM-DD`: at most 366 days after
                `starting_date`, and today at the latest. Default: today.
            filter: Conditions such as `rbac_group_id:rbac_group_01…`, 100 at most, of which one has to hold; there
                is no other dimension. Default: none.
            limit: Largest number of days on a page, from 1 to 1000. Default: 100. Up to now the API returns all
                days on one page.
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
                "starting_date": starting_date,
                "ending_date": ending_date,
                "filter[]": filter,
                "limit": limit,
                "page": page,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)
