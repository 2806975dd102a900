"""`python -m codegen.audit [FACTS]` fails on a difference between `spec/` and the facts that has no reason."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from ..load.bundle import bundle
from ..load.description import ROOT_FILE, Spec, SpecError
from .facts import Facts, FactsError
from .figure import FigureError, figure_of, read_figure, with_figure
from .findings import Finding, Findings
from .marks import compare_marks
from .official_types import official_types
from .operations import OperationComparison
from .reasons import Judgement, ReasonsError, judge, read_reasons
from .types import TypeComparison
from .webhooks import compare_webhooks

__all__ = ["audit", "main"]

ROOT = Path(__file__).parents[2]
FACTS = ROOT.parent / "shared" / "api"
TYPES = ROOT / "src" / "integrations_anthropic" / "compat" / "derived" / "official_types.py"
NO_FACTS = 3
"""Exit code where there are no facts to compare with: neither right nor wrong."""


def audit(spec: Spec, facts: Facts) -> list[Finding]:
    """Return every difference between a description and the facts, by kind and pointer."""
    return _compare(spec, facts)[0]


def _compare(spec: Spec, facts: Facts) -> tuple[list[Finding], TypeComparison]:
    findings = Findings()
    types = TypeComparison(spec, facts, findings)
    OperationComparison(spec, facts, types, findings).compare()
    compare_webhooks(spec, facts, types, findings)
    types.finish()
    compare_marks(spec, facts, types, findings)
    return findings.sorted(), types


def main(argv: list[str] | None = None) -> int:
    """Run the command. Returns 0, 1 for a difference without a reason, 2 for unreadable input, 3 without facts."""
    parser = argparse.ArgumentParser(prog="python -m codegen.audit", description=__doc__)
    parser.add_argument("facts", nargs="?", type=Path, default=FACTS, help="folder of the facts")
    parser.add_argument("--spec", type=Path, default=ROOT / "spec", help="folder of the description")
    parser.add_argument("--reasons", type=Path, default=Path(__file__).parent / "reasons.yaml")
    parser.add_argument("--readme", type=Path, default=ROOT / "README.md", help="file that states the figure")
    parser.add_argument("--types", type=Path, default=TYPES, help="file that names the types of the other client")
    parser.add_argument("--write-readme", action="store_true", help="write the computed figure, and the names of types")
    parser.add_argument("--all", action="store_true", help="print the differences that have a reason one by one, too")
    arguments = parser.parse_args(argv)
    if not arguments.facts.is_dir():
        print(f"no facts about the API in {arguments.facts}: nothing was compared (FACTS=… names a folder)")
        return NO_FACTS
    try:
        spec, facts = bundle(arguments.spec), Facts.read(arguments.facts)
        found, types = _compare(spec, facts)
        judgement = judge(found, read_reasons(arguments.reasons))
        _print(judgement, every=arguments.all)
        right = _figure(spec, facts, arguments.readme, write=arguments.write_readme)
        right &= _types(official_types(types, facts), arguments.types, write=arguments.write_readme)
    except (SpecError, FactsError, ReasonsError, FigureError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 1 if judgement.unexplained or judgement.idle or not right else 0


def _figure(spec: Spec, facts: Facts, readme: Path, *, write: bool) -> bool:
    text = readme.read_text("utf-8")
    figure, stated = figure_of(sum(1 for _ in spec.operations()), facts), read_figure(text)
    print(f"described: {figure}")
    if figure == stated:
        return True
    if write:
        readme.write_text(with_figure(text, figure), "utf-8")
        return True
    print(f"{readme.name} states another figure ({stated}): make spec-audit AUDIT=--write-readme")
    return False


def _types(text: str, file: Path, *, write: bool) -> bool:
    if file.is_file() and file.read_text("utf-8") == text:
        return True
    if write:
        file.write_text(text, "utf-8")
        return True
    print(f"{file.name} is not what was computed: make spec-audit AUDIT=--write-readme")
    return False


def _print(judgement: Judgement, *, every: bool) -> None:
    print("differences that have a reason:")
    for (kind, reason), findings in _by_reason(judgement).items():
        areas = sorted({area_of(finding.pointer) for finding in findings})
        print(f"  {len(findings):4} {kind} ({', '.join(areas)}): {reason}")
        for finding in findings if every else ():
            print(f"         {finding}")
    for kind, count in sorted(Counter(finding.kind for finding in judgement.unexplained).items()):
        print(f"without a reason: {kind} ({count})")
        for finding in judgement.unexplained:
            if finding.kind == kind:
                print(f"  {finding}")
    for pattern in judgement.idle:
        print(f"a reason for nothing, remove it: {pattern.kind}, {pattern.at}")
    explained = sum(map(len, judgement.explained.values()))
    print(f"{explained} explained, {len(judgement.unexplained)} without a reason, {len(judgement.idle)} idle reasons")


def _by_reason(judgement: Judgement) -> dict[tuple[str, str], list[Finding]]:
    found: dict[tuple[str, str], list[Finding]] = {}
    for pattern, findings in judgement.explained.items():
        found.setdefault((pattern.kind, pattern.reason), []).extend(findings)
    return found


def area_of(pointer: str) -> str:
    """Return the part of a pointer that names an area: its file or, in the root file, the first parts of the path."""
    file, _, path = pointer.partition("#/paths/~1v1~1")
    if file != ROOT_FILE:
        return file.partition("#")[0].removesuffix(".yaml") or "headers"
    parts = path.partition("/")[0].split("~1")
    return "/".join(parts[: 2 if parts[0] == "organizations" else 1])


if __name__ == "__main__":
    sys.exit(main())
