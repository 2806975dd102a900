"""What the summed usage of a run costs: exactly what its answers cost together, or not known."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, ValidationError
from integrations_anthropic._core.batching.progress import UsageSum
from integrations_anthropic.models import Usage
from integrations_anthropic.prices import Prices
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock

FACTORS = {"tiers": {"batch": "0.5"}, "speeds": {"fast": 2}, "regions": {"us": "1.1"}}
LONG = {"above": 100, "input": 50, "output": 100}
PRICES = Prices.from_dict(
    {"models": {"a": {"input": 1, "output": 2, **FACTORS}, "long": {"input": 1, "output": 2, "long_prompt": LONG}}}
)
ANSWER = {"input_tokens": 60, "output_tokens": 10}


def summed(*answers: tuple[str, dict[str, Any]]) -> Usage:
    total = UsageSum()
    for model, usage in answers:
        total.add(usage, model)
    return total.total()


@pytest.mark.parametrize(
    "stated", [{}, {"service_tier": "batch"}, {"speed": "fast"}, {"inference_geo": "us", "service_tier": "batch"}]
)
def test_answers_that_are_priced_alike_cost_together_what_they_cost_one_by_one(stated: dict[str, str]) -> None:
    usage = {**ANSWER, **stated}
    one = PRICES.cost(usage, "a")
    assert one is not None
    total = summed(("a", usage), ("a", usage), ("a", usage))
    for each in (total, copy.copy(total), copy.deepcopy(total), pickle.loads(pickle.dumps(total))):
        assert each.cost(PRICES) == 3 * one


@pytest.mark.parametrize(
    "other",
    [
        ("long", ANSWER),
        ("a", {**ANSWER, "service_tier": "standard"}),
        ("a", {**ANSWER, "service_tier": "batch", "speed": "fast"}),
        ("a", {**ANSWER, "service_tier": "batch", "inference_geo": "us"}),
        ("a", {**ANSWER, "service_tier": "batch", "iterations": [{"type": "message", **ANSWER}]}),
    ],
)
def test_answers_that_are_priced_otherwise_have_no_common_cost(other: tuple[str, dict[str, Any]]) -> None:
    total = summed(("a", {**ANSWER, "service_tier": "batch"}), other)
    for each in (total, copy.copy(total), pickle.loads(pickle.dumps(total))):
        assert each.cost(PRICES) is None
        assert each.cost(PRICES, "a") is None


def test_a_sum_says_nothing_of_the_length_of_each_prompt() -> None:
    assert summed(("long", ANSWER)).cost(PRICES) == Decimal("0.00008")
    assert summed(("long", ANSWER), ("long", ANSWER)).cost(PRICES) is None
    assert PRICES.cost({"input_tokens": 120, "output_tokens": 20}, "long") == Decimal("0.008")


def test_the_sum_of_no_answers_has_no_model() -> None:
    with pytest.raises(ValidationError, match="model: must be given"):
        summed().cost(PRICES)
    assert summed().cost(PRICES, "a") == 0


def test_a_run_over_batches_costs_what_its_client_counted() -> None:
    params = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hello"}]}
    prices = Prices.from_dict({"models": {"claude-haiku-4-5": {"input": 1, "output": 2, **FACTORS}}})
    requests = [{"custom_id": str(number), "params": params} for number in range(3)]
    with (
        Sandbox(batch_seconds=0) as sandbox,
        AnthropicClient(
            api_key="sandbox-key", base_url=sandbox.url, prices=prices, clock=VirtualClock(), max_retries=0
        ) as client,
        client.batches.run(requests) as run,
    ):
        answers = [result.get() for result in run]
        counted = client.meter.read()
    cost = run.usage.cost(prices)
    assert cost == counted.cost == sum(each.usage.cost(prices) or 0 for each in answers)
    assert [each.cost(prices) for each in run.usage_by_model.values()] == [cost]
    assert cost
