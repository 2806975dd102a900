"""What a usage costs: exactly, by kind of token, tier, speed and region, and not at all where something is unknown."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic import MessageResponse, Usage, ValidationError, from_dict
from integrations_anthropic.prices import Prices
from tests.unit.responses import MESSAGE

KINDS = {"input": 1, "output": 100, "cache_read": 10_000, "cache_write_5m": 10**6, "cache_write_1h": 10**8}
ROW: dict[str, Any] = {**KINDS, "tiers": {"batch": "0.5"}, "speeds": {"fast": 2}, "regions": {"us": "1.1"}}
PRICES = Prices.from_dict({"web_search": "0.01", "models": {"m": ROW, "other": {"input": 7, "output": 7}}})
ONE_EACH: dict[str, Any] = {
    "input_tokens": 1,
    "output_tokens": 1,
    "cache_read_input_tokens": 1,
    "cache_creation_input_tokens": 2,
    "cache_creation": {"ephemeral_5m_input_tokens": 1, "ephemeral_1h_input_tokens": 1},
}
ALL = Decimal("101.010101")
DAY = date(2026, 11, 1)


def cost(usage: dict[str, Any], model: str = "m", prices: Prices = PRICES) -> Decimal | None:
    """The cost of a usage as data, which that of the model equals."""
    found = prices.cost(usage, model, on=DAY)
    assert from_dict(Usage, usage).cost(prices, model, on=DAY) == found
    return found


def test_each_kind_of_token_has_its_own_price() -> None:
    assert cost(ONE_EACH) == ALL


@pytest.mark.parametrize(
    ("input_tokens", "read", "expected"), [(50_000, 0, "0.625"), (10_000, 40_000, "0.445")], ids=["plain", "cached"]
)
def test_the_worked_examples_of_the_pricing_page_come_out(input_tokens: int, read: int, expected: str) -> None:
    """https://platform.claude.com/docs/en/about-claude/pricing, "Worked example", without the hour of runtime."""
    usage = {"input_tokens": input_tokens, "output_tokens": 15_000, "cache_read_input_tokens": read}
    assert cost(usage, "claude-opus-5", Prices.listed()) == Decimal(expected)


@pytest.mark.parametrize(
    ("stated", "factor"),
    [
        ({"service_tier": "standard"}, "1"),
        ({"service_tier": "batch"}, "0.5"),
        ({"speed": "fast"}, "2"),
        ({"speed": "standard", "inference_geo": "global"}, "1"),
        ({"inference_geo": "not_available"}, "1"),
        ({"inference_geo": "us"}, "1.1"),
        ({"inference_geo": "us", "speed": "fast"}, "2.2"),
        ({"inference_geo": "us", "service_tier": "batch"}, "0.55"),
    ],
)
def test_factors_apply_to_every_token_and_multiply(stated: dict[str, Any], factor: str) -> None:
    assert cost(ONE_EACH | stated) == ALL * Decimal(factor)


@pytest.mark.parametrize(
    "stated",
    [{"service_tier": "priority"}, {"service_tier": "new"}, {"speed": "slow"}, {"inference_geo": "eu"}],
    ids=lambda stated: next(iter(stated.values())),
)
def test_what_no_price_is_known_for_has_no_cost(stated: dict[str, Any]) -> None:
    assert cost(ONE_EACH | stated) is None


def test_an_unknown_model_has_no_cost_nor_has_a_kind_of_token_without_a_price() -> None:
    assert cost(ONE_EACH, "unknown") is None
    assert cost(ONE_EACH, "other") is None
    assert cost({"input_tokens": 1, "output_tokens": 1, "cache_read_input_tokens": 0}, "other") == Decimal("0.000014")


@pytest.mark.parametrize("usage", [{}, {"input_tokens": 1}, {"input_tokens": -1, "output_tokens": 1}, None, "text"])
def test_a_usage_that_states_no_tokens_has_no_cost(usage: Any) -> None:
    assert PRICES.cost(usage, "m") is None


def test_what_is_written_to_the_cache_stays_five_minutes_unless_more_is_said() -> None:
    base = {"input_tokens": 0, "output_tokens": 0, "cache_creation_input_tokens": 3}
    assert cost(base) == 3
    assert cost(base | {"cache_creation": {"ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 1}}) == 102


def test_a_longer_prompt_has_other_prices_for_all_of_the_request() -> None:
    row = {"input": "0.10", "output": "0.50", "cache_read": "0.01"}
    longer = {"above": 100_000, "input": "0.50", "output": "2.50", "cache_read": "0.05"}
    prices, model = Prices.from_dict({"models": {"long": [row | {"long_prompt": longer}]}}), "long"
    usage = {"input_tokens": 1, "cache_read_input_tokens": 99_999, "output_tokens": 1_000_000}
    assert cost(usage, model, prices) == Decimal("0.50") + Decimal("0.0000001") + Decimal("0.00099999")
    usage["input_tokens"] = 2
    assert cost(usage, model, prices) == Decimal("2.50") + Decimal("0.000001") + Decimal("0.00499995")


def test_web_searches_are_charged_each_and_have_no_discount() -> None:
    searched = ONE_EACH | {"server_tool_use": {"web_search_requests": 3, "web_fetch_requests": 9}}
    assert cost(searched) == ALL + Decimal("0.03")
    assert cost(searched | {"service_tier": "batch"}) == ALL / 2 + Decimal("0.03")
    assert cost(searched, prices=Prices.from_dict({"models": {"m": ROW}})) is None


def step(kind: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, **ONE_EACH, **more}


def test_steps_are_charged_each_at_the_prices_of_its_model_in_the_place_of_the_total() -> None:
    plain = {"cache_read_input_tokens": 0, "cache_creation_input_tokens": 0, "cache_creation": None}
    steps = [step("compaction"), step("message"), step("advisor_message", model="other", **plain)]
    assert cost(ONE_EACH | {"iterations": steps}) == 2 * ALL + Decimal("0.000014")
    assert cost(ONE_EACH | {"iterations": []}) == ALL
    assert cost(ONE_EACH | {"iterations": [step("message", model="unknown")]}) is None
    assert cost(ONE_EACH | {"iterations": [step("of_next_year")]}) is None


@given(st.integers(0, 10**15), st.integers(0, 10**15), st.decimals(0, 10**6, places=9))
def test_sums_are_exact_whatever_precision_the_caller_has_set(sent: int, written: int, price: Decimal) -> None:
    prices = Prices.from_dict({"models": {"m": {"input": price, "output": "0.1"}}})
    with localcontext() as context:
        context.prec = 3
        found = prices.cost({"input_tokens": sent, "output_tokens": written}, "m")
    assert found is not None
    assert Fraction(found) == (Fraction(price) * sent + Fraction("0.1") * written) / 10**6


def test_the_usage_of_a_message_knows_its_model_also_in_copies() -> None:
    message = from_dict(MessageResponse, MESSAGE | {"model": "claude-sonnet-4-5"})
    for each in (message, copy.copy(message), copy.deepcopy(message), pickle.loads(pickle.dumps(message))):
        assert each.usage.cost(Prices.listed(), on=DAY) == Decimal("0.000069")
        assert each.usage == message.usage
    assert message.usage.cost(Prices.listed(), on=date(2020, 1, 1)) is None
    assert message.usage.cost(Prices.listed(), "claude-opus-5", on=DAY) == Decimal("0.000115")


def test_a_usage_without_a_message_has_to_be_given_a_model() -> None:
    with pytest.raises(ValidationError, match="model: must be given") as caught:
        Usage(input_tokens=1, output_tokens=1).cost(PRICES)
    assert caught.value.field == "model"


@pytest.mark.parametrize("prices", [None, {"models": {"m": {"input": 1, "output": 1}}}, "prices.json"])
def test_what_is_no_table_of_prices_is_refused_and_says_how_to_get_one(prices: Any) -> None:
    with pytest.raises(ValidationError, match=r"prices: must be a table, such as Prices\.listed\(\)") as caught:
        Usage(input_tokens=1, output_tokens=1).cost(prices, "m")
    assert caught.value.field == "prices"
