"""`python -m codegen.diff OLD NEW` prints what changed in the description, and a draft of the changelog's entry."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..load.bundle import bundle
from ..load.description import Spec, SpecError
from .changes import Change, Changes, changelog, report
from .operations import compare_operations
from .revisions import RevisionError, described
from .schemas import compare_schemas, renamed_schemas
from .types import Versions
from .usage import usage

__all__ = ["difference", "main"]

ROOT = Path(__file__).parents[2]


def difference(old: Spec, new: Spec) -> list[Change]:
    """Return what changed between two versions of the description, by section and subject."""
    versions, changes = Versions(old, new, renamed_schemas(old, new)), Changes()
    compare_operations(versions, changes)
    compare_schemas(versions, changes, usage(old, new))
    return changes.sorted()


def main(argv: list[str] | None = None) -> int:
    """Run the command. Returns 0, 1 with `--compatible` for a change that breaks users, 2 for unreadable input."""
    parser = argparse.ArgumentParser(prog="python -m codegen.diff", description=__doc__)
    parser.add_argument("old", help="folder with the description, or a revision of git")
    parser.add_argument("new", help="the same; `.` is the working tree")
    parser.add_argument("--root", type=Path, default=ROOT, help="repository of the revisions")
    parser.add_argument("--compatible", action="store_true", help="fail if a change breaks users")
    arguments = parser.parse_args(argv)
    try:
        with described(arguments.old, arguments.root) as old, described(arguments.new, arguments.root) as new:
            changes = difference(bundle(old), bundle(new))
    except (RevisionError, SpecError) as error:
        print(error, file=sys.stderr)
        return 2
    print(report(changes))
    if changes:
        print(f"\ndraft for CHANGELOG.md\n\n{changelog(changes)}")
    return 1 if arguments.compatible and any(change.breaking for change in changes) else 0


if __name__ == "__main__":
    sys.exit(main())
