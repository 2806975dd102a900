"""What the benchmarks make of their samples: medians, ratios, goals, the table, the pictures."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "benchmarks"))

from comparison.cases import CASES, CONCURRENCY, SIZES, Case  # noqa: E402
from comparison.charts import of_concurrency, of_size  # noqa: E402
from comparison.compare import CLIENTS, Outcome  # noqa: E402
from comparison.report import draw, save, table, table_line  # noqa: E402

THREE = ("ours", "official", "aiohttp")
CASE = Case("x", "a case", "work", goals={"official": 0.5, "aiohttp": 1.5}, clients=THREE)
ALONE = Case("y", "a limit", "work", "KiB", most=30, clients=("alone",))


def outcome(ours: float, official: float, aiohttp: float) -> Outcome:
    return Outcome(CASE, {"ours": [ours, ours, 99 * ours], "official": [official] * 3, "aiohttp": [aiohttp] * 3})


def texts_of(picture: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")]


def test_a_ratio_is_one_of_medians() -> None:
    assert outcome(10, 40, 5).ratio("official") == 0.25
    assert outcome(10, 40, 5).median("ours") == 10


@pytest.mark.parametrize(
    ("found", "missed"),
    [
        (outcome(10, 20, 10), []),
        (outcome(10, 19, 10), ["a case: 0.53 of official, the goal is 0.5"]),
        (outcome(10, 40, 5), ["a case: 2.00 of aiohttp, the goal is 1.5"]),
        (Outcome(ALONE, {"alone": [30.0]}), []),
        (Outcome(ALONE, {"alone": [31.0]}), ["a limit: 31.00 KiB, the goal is 30"]),
    ],
)
def test_a_goal_that_was_missed_is_named(found: Outcome, missed: list[str]) -> None:
    assert found.missed() == missed
    assert ("MISSED" if missed else "reached") in table_line(found)
    assert ("(missed)" in table([found])) == bool(missed)


def test_the_picture_is_svg_with_every_client_and_leaves_out_what_is_compared_with_nothing() -> None:
    texts = texts_of(draw([outcome(10, 20, 10), Outcome(ALONE, {"alone": [1.0]})]))
    assert all(any(text.startswith(client) for text in texts) for client in THREE)
    assert "a case" in texts
    assert "a limit" not in texts


@pytest.mark.parametrize(("chart", "names"), [(of_concurrency, CONCURRENCY), (of_size, SIZES)])
def test_a_chart_has_a_line_with_a_point_for_each_value_of_every_client(chart: object, names: tuple[int, ...]) -> None:
    found = [
        Outcome(case, {client: [100.0 * number] for number, client in enumerate(case.clients, 1)}) for case in CASES
    ]
    picture = ElementTree.fromstring(chart(found))  # type: ignore[operator]
    lines = list(picture.iter("{http://www.w3.org/2000/svg}polyline"))
    assert [len(line.attrib["points"].split()) for line in lines] == [len(names)] * 4


def test_samples_are_saved_a_line_for_each_client(tmp_path: Path) -> None:
    text = save([outcome(10, 20, 10)], tmp_path, {"httpx": "1"}).read_text("utf-8")
    assert '"ours": [10, 10, 990]' in text
    assert json.loads(text)["cases"][0]["goals"] == {"official": 0.5, "aiohttp": 1.5}


def test_every_case_has_work_in_the_module_of_each_of_its_clients() -> None:
    folder = ROOT / "benchmarks" / "comparison" / "clients"
    for case in CASES:
        for client in case.clients:
            text = (folder / f"{CLIENTS[client].module}.py").read_text("utf-8")
            # Its own, or another module's that it says it has.
            has = f"def {case.work}(" in text or f'"{case.work}"' in text.partition("__all__ = ")[2]
            assert has, (case, client)


def test_every_goal_is_about_a_client_that_is_measured() -> None:
    assert all(set(case.goals) <= set(case.clients[1:]) for case in CASES)


def test_names_of_cases_are_unique() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
