"""What a request costs in terms of the limits: estimated once, from the data that was encoded."""

from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import evolve

from integrations_anthropic import RateLimits
from integrations_anthropic._core.resilience import cost
from integrations_anthropic._core.resilience.cost import NO_TOKENS, estimated_cost
from tests.unit.core.call.operations import built

LIMITED: dict[str, Any] = {"rate_limits": RateLimits(input_tokens_per_minute=1000)}


def test_the_estimate_from_the_data_is_that_from_the_body() -> None:
    request = built(client=LIMITED, options={"extra_body": {"system": "word " * 50, "max_tokens": 7}})
    parsed = estimated_cost(evolve(request, content=None), tokens=True)
    assert parsed is not None
    assert estimated_cost(request, tokens=True) == parsed
    assert (parsed.output_tokens, parsed.input_tokens > 50) == (7, True)


def test_a_request_is_estimated_once_for_all_of_its_attempts(monkeypatch: pytest.MonkeyPatch) -> None:
    request = built(client=LIMITED)
    first = estimated_cost(request, tokens=True)
    for name in ("loads", "input_tokens"):
        monkeypatch.setattr(cost, name, None)
    assert estimated_cost(evolve(request, headers={}), tokens=True) is first
    assert request.content is not None
    assert request.content.data is None


def test_a_body_that_was_replaced_is_estimated_anew() -> None:
    request = built(client=LIMITED)
    before = estimated_cost(request, tokens=True)
    body = json.dumps({"messages": [{"role": "user", "content": "word " * 500}], "max_tokens": 3}).encode()
    after = estimated_cost(evolve(request, body=body), tokens=True)
    assert before is not None
    assert after is not None
    assert (after.output_tokens, after.input_tokens > before.input_tokens) == (3, True)
    assert estimated_cost(evolve(request, body=b"no JSON"), tokens=True) == NO_TOKENS


def test_without_limits_nothing_is_kept() -> None:
    assert built().content is None
