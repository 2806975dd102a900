"""The estimate of input tokens, compared with the counts of the API in the recordings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from integrations_anthropic._core.resilience.token_estimate import input_tokens
from tests.contract.replay import RECORDINGS, Exchange, exchanges

pytestmark = pytest.mark.skipif(not RECORDINGS.exists(), reason="the recordings are not part of this project")

COUNTED = ("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")
# Features whose input tokens are not all in the request body.
NOT_IN_BODY = ('"file_id"', '"url"', "server_tool_use", "mcp_", "container", "context_management")


class Measurement(NamedTuple):
    """The estimated and the counted input tokens of one request."""

    id: str
    estimated: int
    counted: int
    body: dict[str, Any]

    def contains(self, *words: str) -> bool:
        text = json.dumps(self.body)
        return any(word in text for word in words)


def counted_input_tokens(exchange: Exchange) -> int:
    """Return the input tokens the API counted; 0 if the response does not contain them."""
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


def measurements() -> Iterator[Measurement]:
    """Yield every recorded request whose whole input is in its body."""
    for exchange in exchanges():
        body = exchange.request_body
        if exchange.status != 200 or not exchange.path.startswith("/v1/messages") or "/batches" in exchange.path:
            continue
        if not isinstance(body, dict) or any("input_schema" not in tool for tool in body.get("tools") or ()):
            continue
        measurement = Measurement(exchange.id, input_tokens(body), counted_input_tokens(exchange), body)
        if measurement.counted and not exchange.truncated and not measurement.contains(*NOT_IN_BODY):
            yield measurement


@pytest.fixture(scope="module")
def requests() -> list[Measurement]:
    found = list(measurements())
    assert len(found) > 2000
    return found


def test_at_least_99_percent_of_requests_have_no_more_tokens_than_estimated(requests: list[Measurement]) -> None:
    low = [m for m in requests if m.counted > m.estimated]
    assert len(low) <= 0.01 * len(requests), [(m.id, m.estimated, m.counted) for m in low]


def test_the_estimate_is_at_most_three_times_the_count(requests: list[Measurement]) -> None:
    def allowance(measurement: Measurement) -> int:
        return 900 if measurement.contains('"tools"', '"citations"') else 0

    high = [m for m in requests if m.estimated > 3 * m.counted + allowance(m)]
    # The API may omit the reasoning of earlier turns from the count.
    assert [(m.id, m.estimated, m.counted) for m in high if not m.contains('"signature"', "_thinking")] == []
