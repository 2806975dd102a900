"""The table of list prices: what it must say of each row, and the module that is made of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from codegen.load.description import SpecError
from codegen.parts.prices import listed_prices

ROW: dict[str, Any] = {"since": "2026-10-07", "source": "https://x", "input": 0.1, "output": 2}


def written(folder: Path, data: Any) -> dict[str, str]:
    (folder / "prices.yaml").write_text(data if isinstance(data, str) else yaml.safe_dump(data))
    return listed_prices(folder)


def test_numbers_and_days_become_strings_that_are_exact(tmp_path: Path) -> None:
    (text,) = written(
        tmp_path, "currency: USD\nmodels:\n  m: [{since: 2026-10-07, source: x, input: 0.10, output: 2}]\n"
    ).values()
    found: dict[str, Any] = {}
    exec(text, found)
    row = {"since": "2026-10-07", "source": "x", "input": "0.1", "output": 2}
    assert found["LISTED"] == {"currency": "USD", "models": {"m": [row]}}


def test_an_empty_table_is_a_table(tmp_path: Path) -> None:
    (text,) = written(tmp_path, {"currency": "USD", "models": {}}).values()
    assert '"models": {}' in text.replace("'", '"')


def test_without_a_table_there_is_no_module(tmp_path: Path) -> None:
    assert listed_prices(tmp_path) == {}


@pytest.mark.parametrize("name", ROW)
def test_a_row_without_its_prices_its_day_or_its_page_is_refused(tmp_path: Path, name: str) -> None:
    row = {key: value for key, value in ROW.items() if key != name}
    with pytest.raises(SpecError, match=f"prices.yaml#/models/m/1.*needs `{name}`"):
        written(tmp_path, {"models": {"m": [ROW, row]}})


@pytest.mark.parametrize("data", ["models: [", [], {"models": []}, {"models": {"m": ROW}}, {"models": {"m": []}}])
def test_what_is_no_table_is_refused(tmp_path: Path, data: Any) -> None:
    with pytest.raises(SpecError, match=r"prices\.yaml"):
        written(tmp_path, data)
