"""Hashes of everything the generated files are made from: the generator and its tools, and the files it reads."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

from ..package import PACKAGE

__all__ = ["generator", "sources"]

OWN = Path(__file__).parents[1]
READ = ("__init__.py", "_record.py")
"""Modules of the package that `codegen/package.py` reads, beside the generator's own sources."""


def generator() -> str:
    """A hash of the generator's own sources and of the versions of Python and of every installed package."""
    found = hashlib.sha256(sys.version.encode())
    for folder in sys.path:
        # The name of the folder has the version; reading what is in each would take longer than a small change.
        if folder and (place := Path(folder)).is_dir():
            for name in sorted(entry.name for entry in place.iterdir() if entry.name.endswith(".dist-info")):
                found.update(name.encode())
    own = (path for path in OWN.rglob("*") if path.suffix in (".py", ".jinja"))
    _add(found, OWN, own)
    _add(found, PACKAGE, (PACKAGE / name for name in READ))
    return found.hexdigest()


def sources(root: Path, folders: Iterable[str], without: Iterable[str]) -> str:
    """A hash of every file in the folders, or single files, below the root, except those that are generated."""
    found = hashlib.sha256()
    skipped = tuple(root / name for name in without)
    for name in folders:
        place = root / name
        files = [place] if place.is_file() else place.rglob("*")
        kept = (path for path in files if not any(path == one or one in path.parents for one in skipped))
        _add(found, root, kept)
    return found.hexdigest()


def _add(found: hashlib._Hash, root: Path, paths: Iterable[Path]) -> None:
    for path in sorted(paths):
        if path.is_file() and "__pycache__" not in path.parts:
            data = path.read_bytes()
            found.update(f"{path.relative_to(root).as_posix()}:{len(data)}:".encode())
            found.update(data)
