# Derived from src/integrations_anthropic/_async/services/admin_organizations.py by `make codegen`. Do not edit.
"""Returns the organization that the admin key belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from ..._core.call.operation import Operation, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import Organization
    from ..pipeline import Pipeline

__all__ = ["OrganizationsService"]

_GET = Operation(
    name="admin.organizations.get",
    http="GET",
    path="/v1/organizations/me",
    span="get_organization",
    result="Organization",
    security=("adminKey",),
)


class OrganizationsService(NamesHinted):
    """Returns the organization that the admin key belongs to."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def get(
        self,
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
    ) -> Organization:
        """Get the organization.

        Returns the organization the admin key belongs to.

        Args:
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.
            keep_raw: whether `meta.raw` has the body of the response; default: the client's setting.

        Raises:
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _GET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            unknown=unknown,
        )
        result: Organization = self._pipeline.run(call)
        return result
