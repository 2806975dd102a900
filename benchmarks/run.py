"""Speed and memory: this SDK beside the official client, httpx and aiohttp in one run, and its own figures.

    python benchmarks/run.py [--quick] [--check] [--only NAME …] [--list]

Figures are CPU time of the client's process, but for the import: wall time. `--quick` takes fewer samples, of the
cases that have a goal, in under two minutes on an idle machine; `--check` fails on a goal that was missed. A whole
run writes the samples to `benchmarks/results/`, pictures beside them, and the table to `docs/performance.md`.
"""

from __future__ import annotations

import argparse
import subprocess
from pathlib import Path

from comparison.cases import CASES
from comparison.charts import of_concurrency, of_size
from comparison.compare import OTHERS, PLAIN, Outcome, compare
from comparison.report import draw, save, table, table_line

QUICK = {"pairs": 1, "samples": 2, "informative": 1}
WHOLE = {"pairs": 4, "samples": 3, "informative": 3}
RESULTS = Path(__file__).parent / "results"
DOCUMENT = Path(__file__).parents[1] / "docs" / "performance.md"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer samples, the cases with a goal alone")
    parser.add_argument("--check", action="store_true", help="fail on a goal that was missed")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these cases alone, by name")
    parser.add_argument("--list", action="store_true", help="the names of the cases")
    given = parser.parse_args()
    if given.list:
        print("\n".join(f"{case.name:<16} {case.title}" for case in CASES))
        return
    cases = [case for case in CASES if (case.name in given.only if given.only else case.has_goal or not given.quick)]
    if given.only and (unknown := set(given.only) - {case.name for case in cases}):
        raise SystemExit(f"there is no case {', '.join(sorted(unknown))}: see --list")
    outcomes: list[Outcome] = []
    for outcome in compare(cases, **(QUICK if given.quick else WHOLE)):
        print(table_line(outcome), flush=True)
        outcomes.append(outcome)
    if not given.quick and not given.only:
        _write(outcomes)
        if not given.check:
            own_figures()
    missed = [text for outcome in outcomes for text in outcome.missed()]
    if given.check and missed:
        raise SystemExit("\n".join(["goals that were missed:", *missed]))


def _write(outcomes: list[Outcome]) -> None:
    print("written to", save(outcomes, RESULTS, _versions()))
    pictures = {"comparison": draw(outcomes), "concurrency": of_concurrency(outcomes), "size": of_size(outcomes)}
    for name, picture in pictures.items():
        (RESULTS / f"{name}.svg").write_text(picture, "utf-8")
    begin, end = "<!-- table: written by make bench -->", "<!-- end of table -->"
    before, rest = DOCUMENT.read_text("utf-8").split(begin)
    after = rest.split(end)[1]
    DOCUMENT.write_text(f"{before}{begin}\n\n{table(outcomes)}\n\n{end}{after}", "utf-8")


def own_figures() -> None:
    """Print what is not compared with others: memory, and what limits, circuit, telemetry and floods cost."""
    from circuits import circuit_cost
    from content import content_cost
    from floods import floods
    from hooks import silent_cost
    from limiting import limits_cost
    from memory import print_memory
    from memory_growth import memory_growth
    from server import BenchServer
    from time_limits import time_limits

    with BenchServer() as server:
        print_memory(server.url)
    memory_growth()
    limits_cost()
    circuit_cost()
    time_limits()
    floods([])
    content_cost()
    print(f"{'telemetry, disabled':<32} {silent_cost():.2f} µs per call")


def _versions() -> dict[str, str]:
    """The versions of what is compared."""
    names = {PLAIN: ["integrations-anthropic", "httpx"], OTHERS: ["anthropic", "httpx", "aiohttp"]}
    found: dict[str, str] = {}
    for python, packages in names.items():
        code = f"import importlib.metadata as m; print(*[f'{{p}} {{m.version(p)}}' for p in {packages!r}], sep='\\n')"
        done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
        found |= dict(line.split(" ") for line in done.stdout.splitlines())
    return found


if __name__ == "__main__":
    main()
