# Derived from src/integrations_anthropic/_async/services/admin_spend_limits_increase_requests.py by `make codegen`. Do not edit.
"""Approves and denies requests of members for higher limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._record import Strings
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListSpendLimitIncreaseRequestsParams
    from ...models.enums import SpendLimitPeriod
    from ...models.params import ApproveSpendLimitIncreaseRequestInput, DenySpendLimitIncreaseRequestInput
    from ...models.spend_limits import ApprovedSpendLimitIncreaseRequest, SpendLimitIncreaseRequest
    from ..pipeline import Pipeline

__all__ = ["SpendLimitIncreaseRequestsService"]

_LIST = Operation(
    name="admin.spend_limits.increase_requests.list",
    http="GET",
    path="/v1/organizations/spend_limit_increase_requests",
    span="list_spend_limit_increase_requests",
    arguments=("actor_ids[]", "status[]", "limit", "page"),
    result="ListSpendLimitIncreaseRequestsResponse",
    item="SpendLimitIncreaseRequest",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    parameters={
        "actor_ids[]": Parameter("actor_ids", {"types": ("array",), "items": {"types": ("string",)}}),
        "status[]": Parameter("status", {"types": ("array",), "items": {"types": ("string",)}}),
        "limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000}),
    },
)

_GET = Operation(
    name="admin.spend_limits.increase_requests.get",
    http="GET",
    path="/v1/organizations/spend_limit_increase_requests/{spend_limit_increase_request_id}",
    span="get_spend_limit_increase_request",
    result="SpendLimitIncreaseRequest",
    security=("adminKey",),
)

_APPROVE = Operation(
    name="admin.spend_limits.increase_requests.approve",
    http="POST",
    path="/v1/organizations/spend_limit_increase_requests/{spend_limit_increase_request_id}/approve",
    span="approve_spend_limit_increase_request",
    retry_safe=False,
    request="ApproveSpendLimitIncreaseRequest",
    arguments=("amount", "period", "suppress_notification"),
    result="ApprovedSpendLimitIncreaseRequest",
    security=("adminKey",),
)

_DENY = Operation(
    name="admin.spend_limits.increase_requests.deny",
    http="POST",
    path="/v1/organizations/spend_limit_increase_requests/{spend_limit_increase_request_id}/deny",
    span="deny_spend_limit_increase_request",
    request="DenySpendLimitIncreaseRequest",
    arguments=("suppress_notification",),
    result="SpendLimitIncreaseRequest",
    security=("adminKey",),
)


class SpendLimitIncreaseRequestsService(NamesHinted):
    """Approves and denies requests of members for higher limits."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListSpendLimitIncreaseRequestsParams,
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
    ) -> Page[SpendLimitIncreaseRequest]: ...

    @overload
    def list(
        self,
        *,
        actor_ids: Strings | None = None,
        status: Strings | None = None,
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
    ) -> Page[SpendLimitIncreaseRequest]: ...

    def list(
        self,
        params: ListSpendLimitIncreaseRequestsParams | None = None,
        *,
        actor_ids: Strings | None = None,
        status: Strings | None = None,
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
    ) -> Page[SpendLimitIncreaseRequest]:
        """List requests for more.

        Returns the requests for a higher spend limit, the newest first, page by page; without those of users who
        are no longer members.

        Args:
            params: the whole request as one ListSpendLimitIncreaseRequestsParams, instead of the arguments below.
            actor_ids: Ids of the only users whose requests are listed, starting with `user_`. Default: all.
            status: States of the only requests to list. Default: all.
            limit: Largest number of requests on a page, from 1 to 1000. Default: 20.
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
            fields={"actor_ids[]": actor_ids, "status[]": status, "limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    def get(
        self,
        spend_limit_increase_request_id: str,
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
    ) -> SpendLimitIncreaseRequest:
        """Get a request for more.

        Returns a request for a higher spend limit; while it is pending, with what the user has spent up to now.

        Args:
            spend_limit_increase_request_id: Id of the request.
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
            path={"spend_limit_increase_request_id": spend_limit_increase_request_id},
            unknown=unknown,
        )
        result: SpendLimitIncreaseRequest = self._pipeline.run(call)
        return result

    @overload
    def approve(
        self,
        spend_limit_increase_request_id: str,
        request: ApproveSpendLimitIncreaseRequestInput,
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
    ) -> ApprovedSpendLimitIncreaseRequest: ...

    @overload
    def approve(
        self,
        spend_limit_increase_request_id: str,
        *,
        amount: str,
        period: SpendLimitPeriod | None = None,
        suppress_notification: bool | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ApprovedSpendLimitIncreaseRequest: ...

    def approve(
        self,
        spend_limit_increase_request_id: str,
        request: ApproveSpendLimitIncreaseRequestInput | None = None,
        *,
        amount: str | None = None,
        period: SpendLimitPeriod | None = None,
        suppress_notification: bool | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ApprovedSpendLimitIncreaseRequest:
        """Approve a request for more.

        Gives the user who asks a spend limit of the user's own, and approves the request. Only a pending one can be
        approved. The user gets a mail about it.

        Args:
            spend_limit_increase_request_id: Id of the request.
            request: the whole request as one ApproveSpendLimitIncreaseRequest, instead of the arguments below.
            amount: The new limit, a whole number of 0 or more in the smallest unit of the currency of the
                organization: `"50000"` is 500 USD.
            period: Period of the new limit. Default: the one whose limit the user has reached.
            suppress_notification: Whether to send the user no mail. Default: false.
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
            _APPROVE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"spend_limit_increase_request_id": spend_limit_increase_request_id},
            given=request,
            fields={"amount": amount, "period": period, "suppress_notification": suppress_notification},
            unknown=unknown,
        )
        result: ApprovedSpendLimitIncreaseRequest = self._pipeline.run(call)
        return result

    @overload
    def deny(
        self,
        spend_limit_increase_request_id: str,
        request: DenySpendLimitIncreaseRequestInput,
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
    ) -> SpendLimitIncreaseRequest: ...

    @overload
    def deny(
        self,
        spend_limit_increase_request_id: str,
        *,
        suppress_notification: bool | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> SpendLimitIncreaseRequest: ...

    def deny(
        self,
        spend_limit_increase_request_id: str,
        request: DenySpendLimitIncreaseRequestInput | None = None,
        *,
        suppress_notification: bool | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> SpendLimitIncreaseRequest:
        """Deny a request for more.

        Turns a request for a higher spend limit down. To deny one twice changes nothing; an approved one cannot be
        denied. The user gets a mail about it.

        Args:
            spend_limit_increase_request_id: Id of the request.
            request: the whole request as one DenySpendLimitIncreaseRequest, instead of the arguments below.
            suppress_notification: Whether to send the user no mail. Default: false.
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
            _DENY,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"spend_limit_increase_request_id": spend_limit_increase_request_id},
            given=request,
            fields={"suppress_notification": suppress_notification},
            unknown=unknown,
        )
        result: SpendLimitIncreaseRequest = self._pipeline.run(call)
        return result
