"""Review cases: the first response to one closes it, the same once more changes nothing."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from ..call import OperationHandler, SandboxCall, require_admin_key
from ..clock import SandboxClock, timestamp
from ..errors import SandboxAPIError, invalid
from ..responses import json_response
from ..store.resource_store import ResourceStore

__all__ = ["ReviewCases"]

Json = Any


class ReviewCases:
    """The handler of responses to cases."""

    def __init__(self, store: ResourceStore, clock: SandboxClock) -> None:
        self._store, self._clock = store, clock
        self._responses: dict[str, Json] = {}
        """The response to each case that was closed by one."""
        self.by_operation: dict[str, OperationHandler] = {"compliance.review.cases.respond": self._respond}

    async def _respond(self, call: SandboxCall) -> Response:
        require_admin_key(call)
        row = self._store.row("compliance.review.cases.get", call.path)
        _check_response(call.body, row.value)
        response = _without_order(call.body)
        if row.value["status"]["type"] == "open":
            self._responses[row.value["id"]] = response
            closed = {"type": "closed", "reason": {"type": "responded"}}
            row.value = {**row.value, "status": closed, "updated_at": timestamp(self._clock.time())}
        elif self._responses.get(row.value["id"]) != response:
            raise SandboxAPIError(400, "The case is closed.", details={"error_code": "case_closed"})
        return json_response(row.value)


def _check_response(body: Json, case: Json) -> None:
    """Raise SandboxAPIError 400 for a response that does not fit the case, or contradicts itself."""
    violated = body["determination"] == "violation"
    categories, verdicts = body.get("policy_categories") or [], body.get("verdicts") or []
    if bool(categories) != violated:
        raise invalid("policy_categories: one to four with `violation`, none with `no_violation`")
    if len(set(categories)) < len(categories):
        raise invalid("policy_categories: each can appear once")
    items = [verdict["item_id"] for verdict in verdicts]
    if len(set(items)) < len(items):
        raise invalid("verdicts: each item_id can appear once")
    if unknown := set(items) - {one["item_id"] for one in case["transcripts"]}:
        raise invalid(f"verdicts: {min(unknown)} is no message of this case")


def _without_order(body: Json) -> Json:
    """A response as it is compared with another: the order of its lists does not count."""
    categories, verdicts = body.get("policy_categories") or [], body.get("verdicts") or []
    return {
        "determination": body["determination"],
        "policy_categories": sorted(categories),
        "verdicts": sorted(sorted(item for item in one.items() if item[1] is not None) for one in verdicts),
    }
