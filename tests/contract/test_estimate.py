"""The estimate of input tokens against what the API counted, over the recordings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from integrations_anthropic._core.resilience.token_estimate import input_tokens
from tests.contract.replay import RECORDINGS, Exchange, exchanges

pytestmark = pytest.mark.skipif(not RECORDINGS.exists(), reason="the recordings are not part of this project")

COUNTED = ("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")
# What the server reads or writes that is not in the body; what was cut out of the recording.
ELSEWHERE = ('"file_id"', '"url"', "server_tool_use", "mcp_", "container", "context_management")


class Measured(NamedTuple):
    """One request: what was estimated, and what it had."""

    id: str
    estimated: int
    counted: int
    body: dict[str, Any]

    def brings(self, *words: str) -> bool:
        text = json.dumps(self.body)
        return any(word in text for word in words)


def counted_by_the_api(exchange: Exchange) -> int:
    """The input tokens of a request; 0 where the answer does not say."""
    if exchange.path.endswith("/count_tokens"):
        return int(exchange.json["input_tokens"])
    usage: dict[str, Any] = {}
    if exchange.stream:
        for line in exchange.response_body.decode().splitlines():
            if line.startswith("data:") and '"message_start"' in line:
                usage = json.loads(line.removeprefix("data:"))["message"]["usage"]
    else:
        usage = exchange.json["usage"]
    return sum(usage.get(name) or 0 for name in COUNTED)


def measured() -> Iterator[Measured]:
    """Every request whose whole content is in its body."""
    for exchange in exchanges():
        body = exchange.request_body
        if exchange.status != 200 or not exchange.path.startswith("/v1/messages") or "/batches" in exchange.path:
            continue
        if not isinstance(body, dict) or any("input_schema" not in tool for tool in body.get("tools") or ()):
            continue
        one = Measured(exchange.id, input_tokens(body), counted_by_the_api(exchange), body)
        if one.counted and not exchange.cut and not one.brings(*ELSEWHERE):
            yield one


@pytest.fixture(scope="module")
def requests() -> list[Measured]:
    found = list(measured())
    assert len(found) > 2000
    return found


def test_at_least_99_of_100_requests_have_no_more_tokens_than_estimated(requests: list[Measured]) -> None:
    low = [one for one in requests if one.counted > one.estimated]
    assert len(low) <= 0.01 * len(requests), [(one.id, one.estimated, one.counted) for one in low]


def test_the_estimate_is_at_most_three_times_what_they_have(requests: list[Measured]) -> None:
    def room(one: Measured) -> int:
        return 900 if one.brings('"tools"', '"citations"') else 0

    high = [one for one in requests if one.estimated > 3 * one.counted + room(one)]
    # The server may leave out the reasoning of earlier turns.
    assert [(one.id, one.estimated, one.counted) for one in high if not one.brings('"signature"', "_thinking")] == []
