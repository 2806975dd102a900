"""Tables of prices: the one that comes with the package, those of users, and which row holds when."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, ConfigurationError, ValidationError
from integrations_anthropic.prices import LongPromptPrices, ModelPrices, Prices

OWN: dict[str, Any] = {"models": {"mine-1": {"input": 3, "output": 15}}}
CHANGED = Prices.from_dict(
    {
        "models": {
            "changed": [
                {"since": "2026-09-26", "input": 2, "output": 10, "cache_read": "0.2"},
                {"since": "2026-10-07", "input": 2, "output": 10, "cache_read": "0.1"},
            ]
        }
    }
)
DAY = date(2026, 11, 1)
SPEC = Path(__file__).parents[3] / "spec" / "prices.yaml"


def test_the_table_of_the_package_is_the_one_of_the_description() -> None:
    assert Prices.load(SPEC) == Prices.listed()


def test_each_listed_row_says_where_it_is_from_and_since_when_it_holds() -> None:
    for model in Prices.listed():
        rows = Prices.listed().models[model]
        assert all(row.source and row.source.startswith("https://") and row.since for row in rows), model
        days = [row.since or date.min for row in rows]
        assert days == sorted(set(days)), model


def test_a_listed_price_keeps_to_what_the_page_says_of_its_kinds() -> None:
    """Writing to the cache costs 1.25 and 2 times the input, unrounded; reading costs less than input."""
    for model in Prices.listed():
        for row in Prices.listed().models[model]:
            for prices in filter(None, (row, row.long_prompt)):
                assert prices.output == prices.input * 5, model
                if prices.cache_read is None:  # not stated on a page that can be cited
                    assert prices.cache_write_5m is None and prices.cache_write_1h is None, model
                    continue
                assert prices.cache_write_5m == prices.input * Decimal("1.25"), model
                assert prices.cache_write_1h == prices.input * 2, model
                assert prices.cache_read < prices.input, model


def test_each_row_holds_from_its_day_until_that_of_the_next() -> None:
    reads = [CHANGED.of("changed", date(2026, 10, day)) for day in (6, 7)]
    assert [row and row.cache_read for row in reads] == [Decimal("0.2"), Decimal("0.1")]
    assert CHANGED.of("changed", date(2026, 9, 25)) is None


@pytest.mark.parametrize(
    ("model", "same_as"),
    [
        ("claude-haiku-4-5-20251001", "claude-haiku-4-5"),
        ("claude-haiku-4-5-2025100", None),
        ("claude-haiku", None),
        ("", None),
        ("anthropic.claude-haiku-4-5-20251001-v1:0", None),
        ("claude-haiku-4-5@20251001", None),
    ],
)
def test_a_dated_model_has_the_prices_of_its_name_and_one_of_another_platform_has_none(
    model: str, same_as: str | None
) -> None:
    prices = Prices.listed()
    assert prices.of(model, DAY) == (same_as and prices.of(same_as, DAY))
    assert (model in prices) is (same_as is not None)


def test_a_dated_model_with_prices_of_its_own_has_those() -> None:
    prices = Prices.from_dict({"models": {"m": {"input": 1, "output": 1}, "m-20260101": {"input": 2, "output": 2}}})
    assert [row and row.input for row in map(prices.of, ("m-20260101", "m-20260102"))] == [2, 1]


def test_numbers_are_exact_however_they_are_written() -> None:
    for given in (0.1, "0.1", Decimal("0.1"), "1e-1"):
        row = Prices.from_dict({"models": {"m": {"input": given, "output": 0}}}).of("m")
        assert row is not None
        assert row.input == Decimal("0.1")


@pytest.mark.parametrize(
    ("data", "path", "why"),
    [
        ([], "prices", "must be a mapping"),
        ({}, "prices.models", "is missing"),
        ({"models": {}, "model": {}}, "prices.model", "is unknown"),
        ({"models": []}, "prices.models", "must be a mapping"),
        ({"models": {1: {}}}, "prices.models", "strings as keys"),
        ({"currency": "usd", "models": {}}, "prices.currency", "three letters"),
        ({"currency": None, "models": {}}, "prices.currency", "three letters"),
        ({"models": {"m": 3}}, "prices.models.m", "must be a mapping of prices, or a list"),
        ({"models": {"m": []}}, "prices.models.m", "not empty"),
        ({"models": {"m": {"input": 1}}}, "prices.models.m.output", "is missing"),
        ({"models": {"m": [{"input": 1, "output": 2, "in": 1}]}}, "prices.models.m[0].in", "is unknown"),
        ({"models": {"m": {"input": -1, "output": 2}}}, "prices.models.m.input", "at least 0"),
        ({"models": {"m": {"input": True, "output": 2}}}, "prices.models.m.input", "finite number"),
        ({"models": {"m": {"input": "free", "output": 2}}}, "prices.models.m.input", "finite number"),
        ({"models": {"m": {"input": float("nan"), "output": 2}}}, "prices.models.m.input", "finite number"),
        ({"models": {"m": {"input": 10**10, "output": 2}}}, "prices.models.m.input", "finite number"),
        ({"models": {"m": {"input": 1, "output": 2, "since": "7.10.2026"}}}, "prices.models.m.since", "a day"),
        ({"models": {"m": [{"input": 1, "output": 2}] * 2}}, "prices.models.m", "two rows for the same"),
        ({"models": {"m": {"input": 1, "output": 2, "tiers": {"b": None}}}}, "prices.models.m.tiers.b", "number"),
        ({"models": {"m": {"input": 1, "output": 2, "source": 3}}}, "prices.models.m.source", "a string"),
        (
            {"models": {"m": {"input": 1, "output": 2, "long_prompt": {"above": 1.5, "input": 1, "output": 1}}}},
            "prices.models.m.long_prompt.above",
            "an integer",
        ),
    ],
)
def test_what_is_no_table_is_refused_with_its_path(data: Any, path: str, why: str) -> None:
    with pytest.raises(ConfigurationError, match=why) as caught:
        Prices.from_dict(data)
    assert caught.value.field == path
    assert str(caught.value).startswith(path)


def test_a_table_comes_from_a_file_of_json_or_yaml(tmp_path: Path) -> None:
    plain, spaced = tmp_path / "prices.json", tmp_path / "prices.yaml"
    plain.write_text('{"models": {"mine-1": {"input": 3.10, "output": 15}}}')
    spaced.write_text("models:\n  mine-1:\n    input: 3.10\n    output: 15\n")
    assert Prices.load(plain) == Prices.load(str(spaced))
    assert json.loads(plain.read_text())["models"]["mine-1"]["input"] == 3.1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", "{"),
        ("a.yaml", "a: [1\n"),
        ("a.yml", "- 1"),
        ("none.json", None),
        ("b.json", "\x80"),
        ("deep.json", "[" * 100_000),
        ("deep.yaml", "[" * 3_000),
    ],
)
def test_a_file_that_is_no_table_is_refused_by_its_name(tmp_path: Path, name: str, text: str | None) -> None:
    if text is not None:
        (tmp_path / name).write_bytes(text.encode("latin-1"))
    with pytest.raises(ConfigurationError, match="prices: "):
        Prices.load(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"models": {"m": {"input": 1, "output": 2}, "m": {"input": 3, "output": 2}}}'),
        ("b.json", '{"models": {"m": {"output": 1, "m": 1, "output": 2}}}'),
        ("a.yaml", "models:\n  m: {input: 1, output: 2}\n  m: {input: 3, output: 2}\n"),
        ("b.yaml", "models:\n  m:\n  - {input: 1, m: 1, output: 2, m: 3}\n"),
    ],
)
def test_a_key_that_is_there_twice_is_refused(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(ConfigurationError, match=r"'(m|output)' is there twice"):
        Prices.load(tmp_path / name)


def test_a_row_of_yaml_may_replace_what_it_takes_over_from_another(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("models:\n  m: &m {input: 1, output: 2}\n  n: {<<: *m, input: 3}\n  o: *m\n")
    prices = Prices.load(tmp_path / "a.yaml")
    assert [(row.input, row.output) for row in map(prices.of, "mno") if row] == [(1, 2), (3, 2), (1, 2)]


def test_a_mark_of_the_order_of_bytes_is_no_part_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(OWN), "utf-8-sig")
    assert Prices.load(tmp_path / "a.json") == Prices.from_dict(OWN)


def test_a_key_that_is_no_string_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("models: {4: {input: 1, output: 2}}")
    with pytest.raises(ConfigurationError, match=r"prices\.models: must have non-empty strings as keys, not 4"):
        Prices.load(tmp_path / "a.yaml")


def test_a_datetime_stands_for_its_day_in_utc() -> None:
    usage = {"input_tokens": 0, "output_tokens": 0, "cache_read_input_tokens": 10**6}
    early = datetime(2026, 10, 7, 1, tzinfo=timezone(timedelta(hours=2)))  # the sixth, in UTC
    for moment, cost in (
        (early, "0.2"),
        (early.astimezone(UTC), "0.2"),
        (datetime(2026, 10, 7), "0.1"),
        (date(2026, 10, 7), "0.1"),
    ):
        assert CHANGED.cost(usage, "changed", on=moment) == Decimal(cost)


def test_what_is_no_day_is_refused() -> None:
    day: Any = "2026-10-07"
    with pytest.raises(ValidationError, match="on: must be a date, not str"):
        Prices.listed().of("claude-sonnet-5-5", day)


@pytest.mark.parametrize("price", [1.5, 1, "1", None, Decimal(-1), Decimal("NaN"), Decimal("inf")])
def test_a_row_takes_exact_numbers_alone(price: Any) -> None:
    for kind in (ModelPrices, lambda **prices: LongPromptPrices(above=1, **prices)):
        with pytest.raises(ConfigurationError, match="output: must be a finite Decimal"):
            kind(input=Decimal(1), output=price)
        if price is not None:
            with pytest.raises(ConfigurationError, match="cache_read: must be a finite Decimal"):
                kind(input=Decimal(1), output=Decimal(1), cache_read=price)


def test_a_table_takes_rows_alone() -> None:
    row = ModelPrices(input=Decimal(1), output=Decimal(2))
    assert Prices(models={"m": (row,)}).of("m") == row
    models: Any
    for models in (None, {"m": row}, {"m": [row]}, {1: (row,)}, {"m": ({"input": 1, "output": 2},)}):
        with pytest.raises(ConfigurationError, match="models: must be a mapping"):
            Prices(models=models)


def test_without_pyyaml_a_yaml_file_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "prices.yaml").write_text("models: {}\n")
    monkeypatch.setitem(sys.modules, "yaml", None)
    with pytest.raises(ConfigurationError, match="pip install pyyaml"):
        Prices.load(tmp_path / "prices.yaml")


def test_one_table_on_top_of_another_replaces_its_models_and_keeps_the_rest() -> None:
    both = Prices.listed().updated(Prices.from_dict({"models": {"claude-opus-5": {"input": 1, "output": 2}}}))
    row = both.of("claude-opus-5", DAY)
    assert row is not None
    assert row.input == 1
    assert both.models["claude-opus-5-5"] == Prices.listed().models["claude-opus-5-5"]
    assert both.web_search == Prices.listed().web_search
    with pytest.raises(ConfigurationError, match="USD and EUR"):
        both.updated(Prices.from_dict(OWN | {"currency": "EUR"}))


def test_tables_are_copied_and_pickled_whole() -> None:
    for prices in (Prices.listed(), Prices.from_dict(OWN)):
        for copied in (copy.copy(prices), copy.deepcopy(prices), pickle.loads(pickle.dumps(prices))):
            assert copied == prices
            with pytest.raises(TypeError):
                copied.models["x"] = ()


def test_importing_and_calling_without_a_meter_imports_nothing_of_it() -> None:
    code = (
        "import sys\nfrom integrations_anthropic import AnthropicClient\n"
        "from integrations_anthropic.testing import MockTransport\n"
        "AnthropicClient(api_key='k', transport=MockTransport())\n"
        "print([n for n in sys.modules if n.startswith('integrations_anthropic.prices')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "given",
    ["\ud800.json", "~unknown-user-of-this-name/prices.json", "a\0b", {"models": {"\ud800": []}}, {"\ud800": 1}],
)
def test_a_table_that_cannot_be_read_is_refused_in_words_that_can_be_printed(given: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        AnthropicClient(api_key="k", prices=given)
    assert str(caught.value).encode()
