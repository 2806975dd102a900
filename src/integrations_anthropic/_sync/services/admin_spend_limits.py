# Derived from src/integrations_anthropic/_async/services/admin_spend_limits.py by `make codegen`. Do not edit.
"""Manages what members may spend beyond their seats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property
from ..._record import UNSET, Strings
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListSpendLimitsParams
    from ...models.enums import SpendLimitPeriod
    from ...models.params import NewSpendLimitScopeInput, SetSpendLimitRequestInput
    from ...models.spend_limits import DeletedSpendLimit, SpendLimit
    from ..pipeline import Pipeline
    from .admin_spend_limits_effective import EffectiveSpendLimitsService
    from .admin_spend_limits_increase_requests import SpendLimitIncreaseRequestsService

__all__ = ["SpendLimitsService"]

_LIST = Operation(
    name="admin.spend_limits.list",
    http="GET",
    path="/v1/organizations/spend_limits",
    span="list_spend_limits",
    arguments=("limit", "page", "scope_type[]", "workspace_id"),
    result="ListSpendLimitsResponse",
    item="SpendLimit",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    betas=("spend-limit-reads-2026-09-26",),
    parameters={
        "limit": Parameter("limit", {"types": ("integer",)}),
        "scope_type[]": Parameter("scope_type", {"types": ("array",), "items": {"types": ("string",)}}),
    },
)

_SET = Operation(
    name="admin.spend_limits.set",
    http="POST",
    path="/v1/organizations/spend_limits",
    span="set_spend_limit",
    request="SetSpendLimitRequest",
    arguments=("amount", "scope", "period"),
    result="SpendLimit",
    security=("adminKey",),
    null_sent=frozenset(["amount"]),
)

_GET = Operation(
    name="admin.spend_limits.get",
    http="GET",
    path="/v1/organizations/spend_limits/{spend_limit_id}",
    span="get_spend_limit",
    result="SpendLimit",
    security=("adminKey",),
)

_DELETE = Operation(
    name="admin.spend_limits.delete",
    http="DELETE",
    path="/v1/organizations/spend_limits/{spend_limit_id}",
    span="delete_spend_limit",
    result="DeletedSpendLimit",
    security=("adminKey",),
)


class SpendLimitsService(NamesHinted):
    """Manages what members may spend beyond their seats."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def effective(self) -> EffectiveSpendLimitsService:
        """Reports which limits hold for members, and what they have spent."""
        load(f"{__package__}.admin_spend_limits_effective")
        from .admin_spend_limits_effective import EffectiveSpendLimitsService

        return EffectiveSpendLimitsService(self._pipeline)

    @lazy_property
    def increase_requests(self) -> SpendLimitIncreaseRequestsService:
        """Approves and denies requests of members for higher limits."""
        load(f"{__package__}.admin_spend_limits_increase_requests")
        from .admin_spend_limits_increase_requests import SpendLimitIncreaseRequestsService

        return SpendLimitIncreaseRequestsService(self._pipeline)

    @overload
    def list(
        self,
        params: ListSpendLimitsParams,
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
    ) -> Page[SpendLimit]: ...

    @overload
    def list(
        self,
        *,
        limit: int | None = None,
        page: str | None = None,
        scope_type: Strings | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[SpendLimit]: ...

    def list(
        self,
        params: ListSpendLimitsParams | None = None,
        *,
        limit: int | None = None,
        page: str | None = None,
        scope_type: Strings | None = None,
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
    ) -> Page[SpendLimit]:
        """List spend limits.

        Returns the limits as they were set, page by page; `effective` has those that hold for members.

        Beta: sends the header `anthropic-beta: spend-limit-reads-2026-09-26`.

        Args:
            params: the whole request as one ListSpendLimitsParams, instead of the arguments below.
            limit: Largest number of limits on a page. Default: 20.
            page: Cursor from `next_page` of an earlier page. Default: the first page.
            scope_type: Kinds of the only limits to list. Default: all.
            workspace_id: Id of the workspace whose limits alone are listed. Default: all limits.
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
            fields={"limit": limit, "page": page, "scope_type[]": scope_type, "workspace_id": workspace_id},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def set(
        self,
        request: SetSpendLimitRequestInput,
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
    ) -> SpendLimit: ...

    @overload
    def set(
        self,
        *,
        amount: str | None,
        scope: NewSpendLimitScopeInput,
        period: SpendLimitPeriod | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> SpendLimit: ...

    def set(
        self,
        request: SetSpendLimitRequestInput | None = None,
        *,
        amount: str | None = UNSET,
        scope: NewSpendLimitScopeInput | None = None,
        period: SpendLimitPeriod | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> SpendLimit:
        """Set a spend limit.

        Sets what may be spent in a period; what was set for the same scope and period is replaced. Claude
        Enterprise organizations set limits of users; Console organizations those of workspaces and of the
        organization, which are monthly and always have an amount.

        Args:
            request: the whole request as one SetSpendLimitRequest, instead of the arguments below.
            amount: The limit, a whole number of 0 or more in the smallest unit of the currency of the organization:
                `"50000"` is 500 USD. None is sent as null, for no limit in this period.
            scope: What the limit is set for.
            period: After which time the spending starts again at 0. Default: set by the API.
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
                sandbox_egress_restricted, spend_limits_admin_api_writes_not_enabled.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _SET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=request,
            fields={"amount": amount, "scope": scope, "period": period},
            unknown=unknown,
        )
        result: SpendLimit = self._pipeline.run(call)
        return result

    def get(
        self,
        spend_limit_id: str,
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
    ) -> SpendLimit:
        """Get a spend limit.

        Returns a limit as it was set.

        Args:
            spend_limit_id: Id of the limit, starting with `spl_`.
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
                spend_limits_admin_api_writes_not_enabled.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _GET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"spend_limit_id": spend_limit_id},
            unknown=unknown,
        )
        result: SpendLimit = self._pipeline.run(call)
        return result

    def delete(
        self,
        spend_limit_id: str,
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
    ) -> DeletedSpendLimit:
        """Delete a spend limit.

        Deletes a limit; what is set for more, such as the organization, holds instead.

        Args:
            spend_limit_id: Id of the limit, starting with `spl_`.
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
                sandbox_egress_restricted, spend_limits_admin_api_writes_not_enabled.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _DELETE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"spend_limit_id": spend_limit_id},
            unknown=unknown,
        )
        result: DeletedSpendLimit = self._pipeline.run(call)
        return result
