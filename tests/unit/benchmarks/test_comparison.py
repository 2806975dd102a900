"""What the benchmarks make of their samples: medians, ratios, goals, the picture."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "benchmarks"))

from comparison.cases import CASES, Case  # noqa: E402
from comparison.compare import Outcome  # noqa: E402
from comparison.report import draw, table_line  # noqa: E402

CASE = Case("x", "a case", "work", "µs a call", 0.5, goal_aiohttp=1.5, against=("aiohttp",))


def outcome(ours: float, official: float, aiohttp: float) -> Outcome:
    return Outcome(CASE, {"ours": [ours, ours, 99 * ours], "official": [official] * 3, "aiohttp": [aiohttp] * 3})


def test_a_ratio_is_one_of_medians() -> None:
    assert outcome(10, 40, 5).ratio("official") == 0.25
    assert outcome(10, 40, 5).median("ours") == 10


@pytest.mark.parametrize(
    ("found", "missed"),
    [
        (outcome(10, 20, 10), []),
        (outcome(10, 19, 10), ["a case: 0.53 of official, the goal is 0.5"]),
        (outcome(10, 40, 5), ["a case: 2.00 of aiohttp, the goal is 1.5"]),
    ],
)
def test_a_goal_that_was_missed_is_named(found: Outcome, missed: list[str]) -> None:
    assert found.missed() == missed
    assert ("MISSED" if missed else "reached") in table_line(found)


def test_the_picture_is_svg_with_every_client() -> None:
    picture = draw([outcome(10, 20, 10)])
    texts = [node.text or "" for node in ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")]
    assert [client for client in ("ours", "official", "aiohttp") if any(client in text for text in texts)]
    assert "a case" in texts


def test_every_case_has_work_in_the_module_of_each_of_its_clients() -> None:
    folder = ROOT / "benchmarks" / "comparison" / "clients"
    for case in CASES:
        for client in ("ours", "official", *(f"raw_{name}" for name in case.against)):
            assert f"def {case.work}(" in (folder / f"{client}.py").read_text("utf-8"), (case, client)


def test_names_of_cases_are_unique() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
