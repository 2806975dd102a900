"""An environment of its own, with only what is named, and a line for each step while it is made.

`python -m release.environments FOLDER PROJECT…` makes one in which projects are installed as they are (editable), and
writes `FOLDER/.ready` when it is whole. Needs the standard library alone.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

__all__ = ["EnvironmentFailed", "make_environment", "progress_of", "python_of"]

MINIMUM = (3, 11)
"""The oldest Python that the package supports."""
STEPS = re.compile(r"\s*(?:Collecting|Processing|Installing build|Installing collected|WARNING: Retrying)")
"""Lines of pip that show that it goes on, or what it waits for."""
LAST_LINES = 15
"""Lines of pip that are shown if it fails."""


class EnvironmentFailed(Exception):
    """An environment could not be made; the message has what pip said last."""


def python_of(folder: Path) -> Path:
    """Return the interpreter of an environment."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def make_environment(
    folder: Path, requirements: Sequence[str], *, show: Callable[[str], None] | None = None, editable: bool = False
) -> Path:
    """Make an environment anew, install `requirements`, and return its interpreter.

    `show` is called with each line of progress. `editable`: the requirements are folders, used as they are. Raises
    EnvironmentFailed.
    """
    show = show or (lambda line: None)
    if folder.exists():
        shutil.rmtree(folder)
    show(f"an environment in {folder.name}")
    made = subprocess.run([sys.executable, "-m", "venv", str(folder)], capture_output=True, text=True, check=False)
    if made.returncode:
        raise EnvironmentFailed((made.stdout + made.stderr).strip())
    python = python_of(folder)
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off"]
    _pip([*command, *(part for each in requirements for part in (["--editable", each] if editable else [each]))], show)
    return python


def _pip(command: list[str], show: Callable[[str], None]) -> None:
    last: deque[str] = deque(maxlen=LAST_LINES)

    def lines(output: Iterable[str]) -> Iterator[str]:
        for line in output:
            last.append(line.rstrip())
            yield line

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        for step in progress_of(lines(running.stdout or ())):
            show(f"  {step}")
    if running.returncode:
        raise EnvironmentFailed("\n".join(["pip could not install it:", *last]))


def progress_of(lines: Iterable[str]) -> Iterator[str]:
    """Yield, from the output of pip, each package that it fetches and each longer step, once."""
    before = ""
    for line in lines:
        if STEPS.match(line) and (step := _step(line.strip())) != before:
            yield step
            before = step


def _step(line: str) -> str:
    first, _, rest = line.partition(" ")
    if first == "Processing":  # a file
        return rest.rpartition("/")[2].partition("-")[0].replace("_", "-")
    if first == "Collecting":
        return re.split(r"[^\w.-]", rest)[0]
    return line if first == "WARNING:" else line.partition(":")[0].lower()


def _megabytes(folder: Path) -> float:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6


def main(arguments: Sequence[str]) -> int:
    """Make the environment that the arguments name. Returns 1, with a message, if that fails."""
    folder, requirements = Path(arguments[0]), arguments[1:]
    if sys.version_info < MINIMUM:
        print("Python 3.11 or newer is required: make PYTHON=python3.12 …", file=sys.stderr)
        return 1
    started = time.perf_counter()
    try:
        make_environment(folder, requirements, show=lambda line: print(line, flush=True), editable=True)
    except EnvironmentFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    (folder / ".ready").touch()
    print(f"{_megabytes(folder):.0f} MB in {time.perf_counter() - started:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
