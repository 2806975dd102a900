"""Finds a version of the description: a folder, or a revision of git."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from ..load.description import ROOT_FILE

__all__ = ["RevisionError", "described"]


class RevisionError(Exception):
    """There is no description under that name. The message says why."""


@contextmanager
def described(name: str, root: Path) -> Iterator[Path]:
    """Give the folder with the description that `name` stands for: a folder with it or with `spec/`, or a revision.

    The files of a revision are in a temporary folder, which is removed at the end. Raises RevisionError.
    """
    for folder in (Path(name), Path(name) / "spec"):
        if (folder / ROOT_FILE).is_file():
            yield folder
            return
    if Path(name).is_dir():
        raise RevisionError(f"there is no {ROOT_FILE} in {name} nor in its folder spec/")
    with TemporaryDirectory() as temporary:
        for path in _git(root, "ls-tree", "--name-only", "-z", name, "spec/").split("\0"):
            if path.endswith(".yaml"):
                text = _git(root, "cat-file", "blob", f"{name}:{path}")
                (Path(temporary) / PurePosixPath(path).name).write_text(text, "utf-8")
        if not (Path(temporary) / ROOT_FILE).is_file():
            raise RevisionError(f"there is no spec/{ROOT_FILE} in the revision {name}")
        yield Path(temporary)


def _git(root: Path, *arguments: str) -> str:
    # A name that begins with a dash is an option for git.
    if any(each.startswith("-") and not each.startswith(("--name-only", "-z")) for each in arguments):
        raise RevisionError(f"not a revision: {arguments[-1]}")
    try:
        command = ["git", "-C", str(root), *arguments]
        # The arguments are a list, so that no shell reads them.
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        raise RevisionError(f"git cannot be run: {error}") from error
    if done.returncode:
        raise RevisionError(done.stderr.decode("utf-8", "replace").strip() or "git failed without a word")
    return done.stdout.decode("utf-8")
