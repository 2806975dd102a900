# Derived from src/integrations_anthropic/_async/services/compliance_review_cases.py by `make codegen`. Do not edit.
"""Lists the cases that were sent to the organization, and responds to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._argument_types.dates import DateTimeLike
    from ..._core.call.options import NoOthers
    from ...models.compliance import ListComplianceReviewCasesParams
    from ...models.compliance_review import ComplianceReviewCase
    from ...models.enums import (
        ComplianceReviewCaseOrderBy,
        ComplianceReviewCaseStatusFilter,
        ComplianceReviewDetermination,
        ComplianceReviewOrder,
        ComplianceReviewViolatedPolicyCategory,
    )
    from ...models.params import ComplianceReviewVerdictInput, RespondToComplianceReviewCaseRequestInput
    from ..pipeline import Pipeline

__all__ = ["ComplianceReviewCasesService"]

_LIST = Operation(
    name="compliance.review.cases.list",
    http="GET",
    path="/v1/compliance/review/cases",
    span="list_compliance_review_cases",
    arguments=(
        "created_at[gt]",
        "created_at[gte]",
        "created_at[lt]",
        "created_at[lte]",
        "limit",
        "order",
        "order_by",
        "page",
        "status",
        "updated_at[gt]",
        "updated_at[gte]",
        "updated_at[lt]",
        "updated_at[lte]",
        "user_profile_id",
    ),
    result="ListComplianceReviewCasesResponse",
    item="ComplianceReviewCase",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    parameters={
        "created_at[gt]": Parameter("created_at_gt", format="date-time"),
        "created_at[gte]": Parameter("created_at_gte", format="date-time"),
        "created_at[lt]": Parameter("created_at_lt", format="date-time"),
        "created_at[lte]": Parameter("created_at_lte", format="date-time"),
        "limit": Parameter("limit", {"types": ("integer",)}),
        "updated_at[gt]": Parameter("updated_at_gt", format="date-time"),
        "updated_at[gte]": Parameter("updated_at_gte", format="date-time"),
        "updated_at[lt]": Parameter("updated_at_lt", format="date-time"),
        "updated_at[lte]": Parameter("updated_at_lte", format="date-time"),
    },
)

_GET = Operation(
    name="compliance.review.cases.get",
    http="GET",
    path="/v1/compliance/review/cases/{case_id}",
    span="get_compliance_review_case",
    result="ComplianceReviewCase",
    security=("adminKey",),
)

_RESPOND = Operation(
    name="compliance.review.cases.respond",
    http="POST",
    path="/v1/compliance/review/cases/{case_id}/respond",
    span="respond_to_compliance_review_case",
    request="RespondToComplianceReviewCaseRequest",
    arguments=("determination", "policy_categories", "verdicts"),
    result="ComplianceReviewCase",
    security=("adminKey",),
)


class ComplianceReviewCasesService(NamesHinted):
    """Lists the cases that were sent to the organization, and responds to them."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListComplianceReviewCasesParams,
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
    ) -> Page[ComplianceReviewCase]: ...

    @overload
    def list(
        self,
        *,
        created_at_gt: DateTimeLike | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lt: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        limit: int | None = None,
        order: ComplianceReviewOrder | None = None,
        order_by: ComplianceReviewCaseOrderBy | None = None,
        page: str | None = None,
        status: ComplianceReviewCaseStatusFilter | None = None,
        updated_at_gt: DateTimeLike | None = None,
        updated_at_gte: DateTimeLike | None = None,
        updated_at_lt: DateTimeLike | None = None,
        updated_at_lte: DateTimeLike | None = None,
        user_profile_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[ComplianceReviewCase]: ...

    def list(
        self,
        params: ListComplianceReviewCasesParams | None = None,
        *,
        created_at_gt: DateTimeLike | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lt: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        limit: int | None = None,
        order: ComplianceReviewOrder | None = None,
        order_by: ComplianceReviewCaseOrderBy | None = None,
        page: str | None = None,
        status: ComplianceReviewCaseStatusFilter | None = None,
        updated_at_gt: DateTimeLike | None = None,
        updated_at_gte: DateTimeLike | None = None,
        updated_at_lt: DateTimeLike | None = None,
        updated_at_lte: DateTimeLike | None = None,
        user_profile_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[ComplianceReviewCase]:
        """List review cases.

        Returns the cases of every organization that the key may read, page by page, by default newest first, open
        and closed. To keep a copy up to date, list by `updated_at`, ascending, from the latest `updated_at` that
        you have, and replace what has the same id.

        Args:
            params: the whole request as one ListComplianceReviewCasesParams, instead of the arguments below.
            created_at_gt: Only cases that Anthropic sent after this time. Default: all.
            created_at_gte: Only cases that Anthropic sent at this time or later. Default: all.
            created_at_lt: Only cases that Anthropic sent before this time. Default: all.
            created_at_lte: Only cases that Anthropic sent at this time or earlier. Default: all.
            limit: Largest number of cases on a page, from 1 to 100. Default: 20.
            order: Direction of the list, by the field of `order_by`, then by id. Default: `desc`.
            order_by: Field that the list is ordered by. Default: `created_at`.
            page: Cursor from `next_page` of an earlier page, for the same filters and order. Default: the first
                page.
            status: Only cases with this status. Default: all.
            updated_at_gt: Only cases that changed after this time. Default: all.
            updated_at_gte: Only cases that changed at this time or later; some from shortly before are listed as
                well, so that none is missed. Default: all.
            updated_at_lt: Only cases that changed before this time. Default: all.
            updated_at_lte: Only cases that changed at this time or earlier. Default: all.
            user_profile_id: Only cases with a message of this user profile. Default: all.
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
                "created_at[gt]": created_at_gt,
                "created_at[gte]": created_at_gte,
                "created_at[lt]": created_at_lt,
                "created_at[lte]": created_at_lte,
                "limit": limit,
                "order": order,
                "order_by": order_by,
                "page": page,
                "status": status,
                "updated_at[gt]": updated_at_gt,
                "updated_at[gte]": updated_at_gte,
                "updated_at[lt]": updated_at_lt,
                "updated_at[lte]": updated_at_lte,
                "user_profile_id": user_profile_id,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    def get(
        self,
        case_id: str,
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
    ) -> ComplianceReviewCase:
        """Get a review case.

        Returns one case.

        Args:
            case_id: Id of the case, starting with `rvc_`.
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
            path={"case_id": case_id},
            unknown=unknown,
        )
        result: ComplianceReviewCase = self._pipeline.run(call)
        return result

    @overload
    def respond(
        self,
        case_id: str,
        request: RespondToComplianceReviewCaseRequestInput,
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
    ) -> ComplianceReviewCase: ...

    @overload
    def respond(
        self,
        case_id: str,
        *,
        determination: ComplianceReviewDetermination,
        policy_categories: Iterable[ComplianceReviewViolatedPolicyCategory] | None = None,
        verdicts: Iterable[ComplianceReviewVerdictInput] | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ComplianceReviewCase: ...

    def respond(
        self,
        case_id: str,
        request: RespondToComplianceReviewCaseRequestInput | None = None,
        *,
        determination: ComplianceReviewDetermination | None = None,
        policy_categories: Iterable[ComplianceReviewViolatedPolicyCategory] | None = None,
        verdicts: Iterable[ComplianceReviewVerdictInput] | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ComplianceReviewCase:
        """Respond to a review case.

        Sends what you found, which closes the case for good. Only the first response counts: the same one once more
        changes nothing, another one is refused.

        Args:
            case_id: Id of the case, starting with `rvc_`.
            request: the whole request as one RespondToComplianceReviewCaseRequest, instead of the arguments below.
            determination: What you found in the case as a whole; it is not compared with `verdicts`.
            policy_categories: Policies that were violated, each once: 1 to 4 with `violation`, none with
                `no_violation`. They may be others than those of the case.
            verdicts: What you found in single messages of the case, each once at most.
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
            APIError: the API returned an error; the subclass tells which, and `error_code` why: case_closed,
                case_reviewed_by_end_customer.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _RESPOND,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"case_id": case_id},
            given=request,
            fields={"determination": determination, "policy_categories": policy_categories, "verdicts": verdicts},
            unknown=unknown,
        )
        result: ComplianceReviewCase = self._pipeline.run(call)
        return result
