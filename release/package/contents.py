"""What the wheel and the sdist hold: every file of the project that belongs there, and nothing else."""

from __future__ import annotations

import subprocess
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

__all__ = ["MAX_WHEEL_BYTES", "faults_of_sdist", "faults_of_wheel", "tracked", "wheel_from"]

PACKAGE = "integrations_anthropic"
MAX_WHEEL_BYTES = 3_000_000
SPEC = f"{PACKAGE}/sandbox/spec/"
"""Where the wheel holds the description, which the sandbox reads."""
DIST_INFO = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
OF_SDIST = {"PKG-INFO", ".gitignore"}
"""Files that the build adds."""
NOT_IN_SDIST = (".ci/",)
REQUIRED = (f"{PACKAGE}/py.typed", f"{PACKAGE}/__init__.py", f"{SPEC}anthropic.yaml")


def tracked(root: Path) -> list[str]:
    """Return the files that git tracks, or would track, below the root of the project."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.splitlines()
    return [path for path in listed if (root / path).is_file()]


def faults_of_wheel(wheel: Path, files: Iterable[str]) -> list[str]:
    """Return what is wrong with the files of a wheel, where the project has `files`."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
    info = f"{'-'.join(wheel.name.split('-')[:2])}.dist-info/"
    wanted = {info + name for name in DIST_INFO}
    for path in files:
        if path.startswith(f"src/{PACKAGE}/"):
            wanted.add(path.removeprefix("src/"))
        elif path.startswith("spec/"):
            wanted.add(SPEC + path.removeprefix("spec/"))
    found = _differences("wheel", names, wanted)
    found += [f"the wheel lacks {name}" for name in REQUIRED if name not in names]
    if (size := wheel.stat().st_size) > MAX_WHEEL_BYTES:
        found.append(f"the wheel has {size / 1e6:.1f} MB, more than {MAX_WHEEL_BYTES / 1e6:.0f}")
    return found


def faults_of_sdist(sdist: Path, files: Iterable[str]) -> list[str]:
    """Return what is wrong with the files of a source distribution, where the project has `files`."""
    with tarfile.open(sdist) as archive:
        paths = [PurePosixPath(member.name) for member in archive.getmembers() if member.isfile()]
    names = {"/".join(path.parts[1:]) for path in paths}
    wanted = OF_SDIST | {path for path in files if not path.startswith(NOT_IN_SDIST)}
    return _differences("sdist", names, wanted)


def _differences(kind: str, names: set[str], wanted: set[str]) -> list[str]:
    stray = [f"the {kind} has a file that does not belong there: {name}" for name in sorted(names - wanted)]
    return stray + [f"the {kind} lacks {name}" for name in sorted(wanted - names)]


def wheel_from(folder: Path) -> Path:
    """Return the only wheel in a folder."""
    (wheel,) = folder.glob("*.whl")
    return wheel
