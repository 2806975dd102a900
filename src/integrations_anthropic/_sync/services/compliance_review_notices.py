# Derived from src/integrations_anthropic/_async/services/compliance_review_notices.py by `make codegen`. Do not edit.
"""Lists what Anthropic tells the organization about its cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._argument_types.dates import DateTimeLike
    from ..._core.call.options import NoOthers
    from ...models.compliance import ListComplianceReviewNoticesParams
    from ...models.compliance_review import ComplianceReviewNotice
    from ...models.enums import ComplianceReviewOrder
    from ..pipeline import Pipeline

__all__ = ["ComplianceReviewNoticesService"]

_LIST = Operation(
    name="compliance.review.notices.list",
    http="GET",
    path="/v1/compliance/review/notices",
    span="list_compliance_review_notices",
    arguments=(
        "case_id",
        "created_at[gt]",
        "created_at[gte]",
        "created_at[lt]",
        "created_at[lte]",
        "limit",
        "order",
        "page",
    ),
    result="ListComplianceReviewNoticesResponse",
    item="ComplianceReviewNotice",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    parameters={
        "created_at[gt]": Parameter("created_at_gt", format="date-time"),
        "created_at[gte]": Parameter("created_at_gte", format="date-time"),
        "created_at[lt]": Parameter("created_at_lt", format="date-time"),
        "created_at[lte]": Parameter("created_at_lte", format="date-time"),
        "limit": Parameter("limit", {"types": ("integer",)}),
    },
)


class ComplianceReviewNoticesService(NamesHinted):
    """Lists what Anthropic tells the organization about its cases."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListComplianceReviewNoticesParams,
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
    ) -> Page[ComplianceReviewNotice]: ...

    @overload
    def list(
        self,
        *,
        case_id: str | None = None,
        created_at_gt: DateTimeLike | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lt: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        limit: int | None = None,
        order: ComplianceReviewOrder | None = None,
        page: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[ComplianceReviewNotice]: ...

    def list(
        self,
        params: ListComplianceReviewNoticesParams | None = None,
        *,
        case_id: str | None = None,
        created_at_gt: DateTimeLike | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lt: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        limit: int | None = None,
        order: ComplianceReviewOrder | None = None,
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
    ) -> Page[ComplianceReviewNotice]:
        """List review notices.

        Returns Anthropic's notices to every organization that the key may read, page by page, by default newest
        first. A notice is listed where the key may read all the cases that it is about.

        Args:
            params: the whole request as one ListComplianceReviewNoticesParams, instead of the arguments below.
            case_id: Only notices about this case. Default: all.
            created_at_gt: Only notices that Anthropic sent after this time. Default: all.
            created_at_gte: Only notices that Anthropic sent at this time or later; some from shortly before are
                listed as well, so that none is missed. Default: all.
            created_at_lt: Only notices that Anthropic sent before this time. Default: all.
            created_at_lte: Only notices that Anthropic sent at this time or earlier. Default: all.
            limit: Largest number of notices on a page, from 1 to 100. Default: 20.
            order: Direction of the list, by `created_at`, then by id. Default: `desc`.
            page: Cursor from `next_page` of an earlier page, for the same filters and order. Default: the first
                page.
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
                "case_id": case_id,
                "created_at[gt]": created_at_gt,
                "created_at[gte]": created_at_gte,
                "created_at[lt]": created_at_lt,
                "created_at[lte]": created_at_lte,
                "limit": limit,
                "order": order,
                "page": page,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)
