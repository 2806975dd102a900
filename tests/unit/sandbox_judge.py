"""The sandbox's checks of a request, without its server: what the API would say to the body."""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson

from integrations_anthropic.sandbox.description.loader import find_folder, load
from integrations_anthropic.sandbox.description.request_checks import RequestChecks
from integrations_anthropic.sandbox.rules.request import check_rules

UNKNOWN_TYPE = "of_tomorrow"
"""The type of a block that is newer than the description, and goes back unchanged."""
KNOWN = {"type": "text", "text": "x"}
"""What the checks see instead of it."""


def check_request(raw: bytes) -> None:
    """Raise SandboxAPIError for a body of `messages.create` that would be answered with 400."""
    checks, operation = _checks()
    body = orjson.loads(raw)
    for turn in body["messages"]:
        if isinstance(turn.get("content"), list):
            turn["content"] = [KNOWN if block.get("type") == UNKNOWN_TYPE else block for block in turn["content"]]
    check_rules(checks.body(operation, "application/json", orjson.dumps(body)))


@cache
def _checks() -> tuple[RequestChecks, Any]:
    description = load(find_folder())
    operations = {operation.id: operation for operation in description.operations}
    return RequestChecks(description), operations["messages.create"]
