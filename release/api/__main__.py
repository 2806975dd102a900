"""The record of the public API in `api/`: `python -m release.api dump` writes it, `check` compares with it.

`check` fails if something breaks callers and the changelog's first section does not declare it. It compares with the
record of the last tag, or with the committed one where no tag has any.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from release.api.breaks import Break, breaks_between, declared, undeclared
from release.api.stubs import FOLDER, stubs

ROOT = Path(__file__).parents[2]
MOST = 40
"""How many breaks are printed."""


def dump(root: Path) -> None:
    """Write the record of the package below `root/src` to `root/api`, and remove files of modules that are gone."""
    _write(stubs(root / "src"), root / FOLDER)


def _write(files: dict[str, str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.pyi"):
        path.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")


def last_tag(root: Path) -> str | None:
    """Return the last tag with a record; None without one, or without git."""
    command = ["git", "describe", "--tags", "--abbrev=0", "--match", "v*"]
    described = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    tag = described.stdout.strip()
    listed = subprocess.run(["git", "ls-tree", tag, FOLDER], cwd=root, capture_output=True, text=True, check=False)
    return tag if described.returncode == 0 and listed.stdout.strip() else None


def _record_of(tag: str, root: Path, folder: Path) -> None:
    packed = subprocess.run(["git", "archive", tag, FOLDER], cwd=root, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")


def compare(root: Path) -> tuple[str, list[Break]]:
    """Return what was compared with, and the breaks that are not declared."""
    with tempfile.TemporaryDirectory() as scratch:
        old, new = root, Path(scratch) / "new"
        tag = last_tag(root)
        if tag is not None:
            old = Path(scratch) / "old"
            _record_of(tag, root, old)
        _write(stubs(root / "src"), new / FOLDER)
        found = breaks_between(old, new)
    names = declared((root / "CHANGELOG.md").read_text("utf-8"))
    return tag or f"the record in {FOLDER}/", undeclared(found, names)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `dump` or `check`. Returns 1 if `check` finds a break that is not declared."""
    parser = argparse.ArgumentParser(prog="python -m release.api", description=__doc__)
    parser.add_argument("command", choices=("dump", "check"))
    parser.add_argument("--root", type=Path, default=ROOT, help="folder of the project")
    given = parser.parse_args(arguments)
    if given.command == "dump":
        dump(given.root)
        return 0
    against, found = compare(given.root)
    for each in found[:MOST]:
        print(each)
    if len(found) > MOST:
        print(f"… and {len(found) - MOST} more")
    if not found:
        print(f"the public API breaks nothing that the changelog does not declare, compared with {against}")
        return 0
    print(
        f"{len(found)} breaks compared with {against}. Undo them, or declare them in the first section of CHANGELOG.md:"
    )
    print(f"- Breaking: `{found[0].name}`: what to do instead.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
