"""A tree of files as it should be, {path: text}, against the one on the disk."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

__all__ = ["differences", "tidy", "write"]


def differences(root: Path, wanted: Mapping[str, str], folders: Iterable[str]) -> list[str]:
    """One line for each file of `folders`, which may name single files too, that is missing, stale or changed."""
    found = _found(root, folders)
    report = [f"missing  {path}" for path in wanted.keys() - found]
    report += [f"stale    {path}" for path in found - wanted.keys()]
    report += [f"changed  {path}" for path in found & wanted.keys() if (root / path).read_text("utf-8") != wanted[path]]
    report += [f"stale    {path}/" for path in _idle(root, wanted, folders)]
    return sorted(report, key=lambda line: line.split()[1])


def write(root: Path, wanted: Mapping[str, str], folders: Iterable[str]) -> None:
    """Make the tree below `folders` exactly what is wanted."""
    for path in _found(root, folders) - wanted.keys():
        (root / path).unlink()
    for path in _idle(root, wanted, folders):
        shutil.rmtree(root / path)
    for path, text in wanted.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_text("utf-8") != text:
            target.write_text(text, "utf-8")


def tidy(files: Mapping[str, str], config: Path) -> dict[str, str]:
    """The same files without unused imports, sorted and formatted as the rest of the project is."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
        ruff = [sys.executable, "-m", "ruff"]
        common = ["--config", str(config), "--no-cache", "--quiet", scratch]
        _run([*ruff, "check", "--select=I,F401", "--fix", *common])
        _run([*ruff, "format", *common])
        return {path: (folder / path).read_text("utf-8") for path in files}


def _run(command: list[str]) -> None:
    # The command is our own: the formatter, on a folder we made.
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise SystemExit(f"{' '.join(command[2:5])} failed on generated text:\n{done.stdout}{done.stderr}")


def _found(root: Path, folders: Iterable[str]) -> set[str]:
    """Every file, of whatever kind, but what Python itself leaves behind."""
    roots = [root / folder for folder in folders]
    files = [path for path in roots if path.is_file()]
    files += [path for folder in roots for path in folder.rglob("*") if not path.is_dir()]
    return {path.relative_to(root).as_posix() for path in files if "__pycache__" not in path.parts}


def _idle(root: Path, wanted: Mapping[str, str], folders: Iterable[str]) -> list[str]:
    """The topmost folders that hold no file, and no file is wanted in."""
    folders = tuple(folders)
    needed = {
        parent.as_posix() for name in [*wanted, *_found(root, folders)] for parent in PurePosixPath(name).parents
    } | set(folders)
    below = [path for folder in folders for path in (root / folder).rglob("*") if path.is_dir()]
    idle = {path.relative_to(root) for path in below if "__pycache__" not in path.parts} - set(map(Path, needed))
    return sorted(path.as_posix() for path in idle if not idle & set(path.parents))
