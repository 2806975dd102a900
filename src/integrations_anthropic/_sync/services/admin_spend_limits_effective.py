# Derived from src/integrations_anthropic/_async/services/admin_spend_limits_effective.py by `make codegen`. Do not edit.
"""Reports which limits hold for members, and what they have spent."""

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
    from ...models.admin import ListEffectiveSpendLimitsParams
    from ...models.spend_limits import EffectiveSpendLimit
    from ..pipeline import Pipeline

__all__ = ["EffectiveSpendLimitsService"]

_LIST = Operation(
    name="admin.spend_limits.effective.list",
    http="GET",
    path="/v1/organizations/spend_limits/effective",
    span="list_effective_spend_limits",
    arguments=("user_ids[]", "period[]", "limit", "page"),
    result="ListEffectiveSpendLimitsResponse",
    item="EffectiveSpendLimit",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    parameters={
        "user_ids[]": Parameter("user_ids", {"types": ("array",), "items": {"types": ("string",)}}),
        "period[]": Parameter("period", {"types": ("array",), "items": {"types": ("string",)}}),
        "limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000}),
    },
)


class EffectiveSpendLimitsService(NamesHinted):
    """Reports which limits hold for members, and what they have spent."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListEffectiveSpendLimitsParams,
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
    ) -> Page[EffectiveSpendLimit]: ...

    @overload
    def list(
        self,
        *,
        user_ids: Strings | None = None,
        period: Strings | None = None,
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
    ) -> Page[EffectiveSpendLimit]: ...

    def list(
        self,
        params: ListEffectiveSpendLimitsParams | None = None,
        *,
        user_ids: Strings | None = None,
        period: Strings | None = None,
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
    ) -> Page[EffectiveSpendLimit]:
        """List the spend limits that hold.

        Returns the limit that holds for each member, where it comes from, and what the member has spent: one row
        for each member and period, page by page. The rows of a member are on one page. Only in Claude Enterprise
        organizations.

        Args:
            params: the whole request as one ListEffectiveSpendLimitsParams, instead of the arguments below.
            user_ids: Ids of the only users to report, 100 at most. Default: all members.
            period: Periods to report, 3 at most. Default: every period that a member has a limit for.
            limit: Largest number of members on a page, from 1 to 1000; each may have several rows. Default: 20.
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
            APIError: the API returned an error; the subclass tells which, and `error_code` why:
                organization_type_not_supported.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _LIST,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=params,
            fields={"user_ids[]": user_ids, "period[]": period, "limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)
