# Derived from src/integrations_anthropic/_async/services/admin_rate_limits.py by `make codegen`. Do not edit.
"""Lists the rate limits of the organization."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListRateLimitsParams
    from ...models.enums import RateLimitGroupType
    from ...models.rate_limits import OrganizationRateLimit
    from ..pipeline import Pipeline

__all__ = ["RateLimitsService"]

_LIST = Operation(
    name="admin.rate_limits.list",
    http="GET",
    path="/v1/organizations/rate_limits",
    span="list_rate_limits",
    arguments=("group_type", "model", "limit", "page"),
    result="ListRateLimitsResponse",
    item="OrganizationRateLimit",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000})},
)


class RateLimitsService(NamesHinted):
    """Lists the rate limits of the organization."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListRateLimitsParams,
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
    ) -> Page[OrganizationRateLimit]: ...

    @overload
    def list(
        self,
        *,
        group_type: RateLimitGroupType | None = None,
        model: str | None = None,
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
    ) -> Page[OrganizationRateLimit]: ...

    def list(
        self,
        params: ListRateLimitsParams | None = None,
        *,
        group_type: RateLimitGroupType | None = None,
        model: str | None = None,
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
    ) -> Page[OrganizationRateLimit]:
        """List the rate limits of the organization.

        Returns the rate limits that hold for the whole organization, one entry for each family of models and each
        other part of the API; those of products such as managed agents are not among them. Workspaces may have
        lower ones.

        Args:
            params: the whole request as one ListRateLimitsParams, instead of the arguments below.
            group_type: Kind of the only entries to list. Default: all.
            model: Name or alias of a model: only the entry that covers it is listed. A 404 where no entry does.
                Default: all entries.
            limit: Largest number of entries on a page, from 1 to 1000. Default: all of them, on one page.
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
            fields={"group_type": group_type, "model": model, "limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)
