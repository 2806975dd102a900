"""The test of the package: `python -m release.package` builds it, reads it, installs it, and prints what is wrong.

`python -m release.package dist` keeps what was built, and found without a fault, in a folder. It needs the development
tools of `pyproject.toml`, git, and a registry for the dependencies.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from release.environments import python_of
from release.package.contents import faults_of_sdist, faults_of_wheel, tracked, wheel_from
from release.package.installed import (
    download,
    environments,
    faults_of_bill,
    faults_of_extra,
    faults_of_types,
    running_sandbox,
)
from release.package.metadata import faults_of_description, faults_of_metadata, metadata_of

ROOT = Path(__file__).parents[2]


def step(what: str, check: Callable[[], list[str]]) -> list[str]:
    """Run a check and print how long it took; return its faults."""
    started = time.perf_counter()
    found = check()
    print(f"{'FAILED' if found else 'ok':6} {what} ({time.perf_counter() - started:.1f} s)", flush=True)
    return found


def build(folder: Path, *options: str) -> list[str]:
    """Build into a folder; without options the sdist, and the wheel from it."""
    command = [sys.executable, "-m", "build", "--outdir", str(folder), *options, str(ROOT)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return [done.stdout] if done.returncode else []


def check_files(folder: Path) -> list[str]:
    """Check what was built, and that the tree gives the same wheel as the sdist."""
    files, wheel = tracked(ROOT), wheel_from(folder)
    found = faults_of_wheel(wheel, files)
    for sdist in folder.glob("*.tar.gz"):
        found += faults_of_sdist(sdist, files)
    direct = folder / "direct"
    found += build(direct, "--wheel")
    if not found and wheel_from(direct).read_bytes() != wheel.read_bytes():
        found.append("the wheel that is built from the sdist is not the one that is built from the tree")
    return found


def check_installed(folder: Path, extras: list[str]) -> list[str]:
    """Install the wheel without extras and with each, and run programs with it."""
    wheel, wheels = wheel_from(folder), folder / "wheels"
    found = step("dependencies downloaded", lambda: [each] if (each := download(wheel, extras, wheels)) else [])
    if found:
        return found
    made: dict[str, Path | str] = {}
    found = step("environments", lambda: _failed(made, environments(wheel, extras, wheels, folder / "environments")))
    if found:
        return found
    folders = {extra: where for extra, where in made.items() if isinstance(where, Path)}
    with running_sandbox(python_of(folders["sandbox"])) as url:
        for extra, where in folders.items():
            found += step(
                f"with the extra {extra}" if extra else "without extras",
                lambda extra=extra, where=where: faults_of_extra(extra, where, folders[""], url),  # type: ignore[misc]
            )
    version = wheel.name.split("-")[1]
    found += step("bill of materials", lambda: faults_of_bill(folders["all"], version))
    return found + step("typed", lambda: faults_of_types(folders[""], folder))


def _failed(made: dict[str, Path | str], environments: dict[str, Path | str]) -> list[str]:
    """Keep what was made in `made`, and return why anything was not."""
    made.update(environments)
    return [
        f"cannot be installed with the extra {extra or '(none)'}:\n{why}"
        for extra, why in environments.items()
        if isinstance(why, str)
    ]


def main(arguments: Sequence[str]) -> int:
    """Run every check, and keep what passed in the folder that an argument names. Returns 1 if one failed."""
    started = time.perf_counter()
    extras = sorted(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"])
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        found = step("sdist, and the wheel from it", lambda: build(folder))
        if not found:
            raw = metadata_of(wheel_from(folder))
            found += step("files", lambda: check_files(folder))
            found += step("metadata", lambda: faults_of_metadata(raw, ROOT))
            found += step("description", lambda: faults_of_description(raw))
            found += check_installed(folder, extras)
        if arguments and not found:
            kept = Path(arguments[0])
            kept.mkdir(parents=True, exist_ok=True)
            for built in (*folder.glob("*.whl"), *folder.glob("*.tar.gz")):
                shutil.copy(built, kept)
    for fault in found:
        print(f"\n{fault}")
    print(f"\n{len(found)} faults, {time.perf_counter() - started:.0f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
