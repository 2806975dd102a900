# Derived from src/integrations_anthropic/_async/services/compliance_review_items.py by `make codegen`. Do not edit.
"""Returns the messages that were flagged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from ..._core.call.operation import Operation, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.compliance_review import ComplianceReviewItem
    from ..pipeline import Pipeline

__all__ = ["ComplianceReviewItemsService"]

_GET = Operation(
    name="compliance.review.items.get",
    http="GET",
    path="/v1/compliance/review/items/{item_id}",
    span="get_compliance_review_item",
    result="ComplianceReviewItem",
    security=("adminKey", "apiKey"),
    headers={"anthropic-user-profile-id": Parameter("user_profile_id")},
)


class ComplianceReviewItemsService(NamesHinted):
    """Returns the messages that were flagged."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def get(
        self,
        item_id: str,
        *,
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
    ) -> ComplianceReviewItem:
        """Get an item of a review.

        Returns a message that Anthropic flagged for review, with its request and response as far as they are
        stored. The key needs a scope for it, such as `read:compliance_review_items`.

        Args:
            item_id: Id of the item; of a message, its own, starting with `msg_`.
            user_profile_id: Id of the user profile that the message was recorded with (`uprof_…`). Default: none,
                for a message without one.
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
            APIError: the API returned an error; the subclass tells which, and `error_code` why: cmek_key_disabled,
                customer_storage_refusal_unattributed, storage_bucket_unreadable.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _GET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"item_id": item_id},
            headers={"anthropic-user-profile-id": user_profile_id},
            unknown=unknown,
        )
        result: ComplianceReviewItem = self._pipeline.run(call)
        return result
