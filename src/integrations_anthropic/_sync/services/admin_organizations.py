# Derived from src/integrations_anthropic/_async/services/admin_organizations.py by `make codegen`. Do not edit.
"""Says which organization the admin key belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..._core.call.operation import Operation, make_call
from ..._core.call.options import Options, hidden

if TYPE_CHECKING:
    from ...models.admin import Organization
    from ..pipeline import Pipeline

__all__ = ["OrganizationsService"]

_GET = Operation(
    name="admin.organizations.get",
    http="GET",
    path="/v1/organizations/me",
    span="get_organization",
    result="Organization",
)


class OrganizationsService:
    """Says which organization the admin key belongs to."""

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
        **unknown: Any,
    ) -> Organization:
        """Get the organization.

        Returns the organization the admin key belongs to.

        Args:
            timeout: seconds for one attempt; the client's setting where absent.
            max_retries: further attempts after a failed one; the client's setting where absent.
            deadline: seconds from now within which the whole call, waits and retries included, has to end.
            extra_headers: headers sent beside the client's own; they win over those.
            extra_query: query parameters this version does not know.
            extra_body: fields of the body this version does not know; they win over known ones.
            beta_features: beta features for this call, added to the client's.

        Raises:
            APIError: the answer is an error; the class says which.
            APIConnectionError: no answer came.
        """
        extra_headers = hidden(extra_headers)
        call = make_call(
            _GET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features),
            unknown=unknown,
        )
        result: Organization = self._pipeline.run(call)
        return result
