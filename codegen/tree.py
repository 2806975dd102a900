"""Compare an expected tree of files, {path: text}, with the one on disk, or write it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from .cache.store import Cache, digest

__all__ = ["differences", "format_files", "write"]

FORMATTED = "formatted files"


def differences(root: Path, expected: Mapping[str, str], folders: Iterable[str]) -> list[str]:
    """Return one line for each file that is missing, stale or changed; `folders` may name single files too."""
    found = _found(root, folders)
    report = [f"missing  {path}" for path in expected.keys() - found]
    report += [f"stale    {path}" for path in found - expected.keys()]
    report += [
        f"changed  {path}" for path in found & expected.keys() if (root / path).read_text("utf-8") != expected[path]
    ]
    report += [f"stale    {path}/" for path in _empty_folders(root, expected, folders)]
    return sorted(report, key=lambda line: line.split()[1])


def write(root: Path, expected: Mapping[str, str], folders: Iterable[str]) -> None:
    """Write the expected files, and delete every other file and empty folder below `folders`."""
    for path in _found(root, folders) - expected.keys():
        (root / path).unlink()
    for path in _empty_folders(root, expected, folders):
        shutil.rmtree(root / path)
    for path, text in expected.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_text("utf-8") != text:
            target.write_text(text, "utf-8")


def format_files(files: Mapping[str, str], config: Path, cache: Cache | None = None) -> dict[str, str]:
    """Remove unused imports, sort imports and format, by ruff with the settings of `config`; returns the new texts."""
    cache = cache or Cache()
    settings = config.read_text("utf-8")
    keys = {path: digest(settings, path, text) for path, text in files.items()}
    new = {path: text for path, text in files.items() if cache.get(FORMATTED, keys[path]) is None}
    for path, text in (_formatted(new, config) if new else {}).items():
        cache.put(FORMATTED, keys[path], text)
    return {path: cache.get(FORMATTED, key) for path, key in keys.items()}


def _formatted(files: Mapping[str, str], config: Path) -> dict[str, str]:
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
    # The arguments are fixed: the formatter, on a temporary folder created here.
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise SystemExit(f"{' '.join(command[2:5])} failed on generated source:\n{done.stdout}{done.stderr}")


def _found(root: Path, folders: Iterable[str]) -> set[str]:
    """Every file of any type in `folders`, which may name single files too, except byte-code caches."""
    roots = [root / folder for folder in folders]
    files = [path for path in roots if path.is_file()]
    files += [path for folder in roots for path in folder.rglob("*") if not path.is_dir()]
    return {path.relative_to(root).as_posix() for path in files if "__pycache__" not in path.parts}


def _empty_folders(root: Path, expected: Mapping[str, str], folders: Iterable[str]) -> list[str]:
    """The topmost folders that contain no file, present or expected."""
    folders = tuple(folders)
    used = {
        parent.as_posix() for name in [*expected, *_found(root, folders)] for parent in PurePosixPath(name).parents
    } | set(folders)
    below = [path for folder in folders for path in (root / folder).rglob("*") if path.is_dir()]
    empty = {path.relative_to(root) for path in below if "__pycache__" not in path.parts} - set(map(Path, used))
    return sorted(path.as_posix() for path in empty if not empty & set(path.parents))
