"""What the package depends on: the oldest releases it allows, and whether those installed have known faults.

`python tests/dependencies.py oldest` prints a constraint for each requirement of pyproject.toml: the oldest release
within its bounds. `python tests/dependencies.py audit` asks the registry about what is installed for the package and
its extras, by way of pip-audit, and fails where a fault is known that a newer release mends.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

PACKAGE = "integrations-anthropic"
SECONDS = 120
"""A registry that took longer does not answer."""
UNREACHED = ("requests.exceptions.", "pip_audit._service.", "Could not connect", "not redirecting properly")
"""What pip-audit says where the registry cannot be asked."""
Run = Callable[..., Any]


def requirements() -> list[str]:
    """Every requirement of the package and its extras, as pyproject.toml has it."""
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    found = [*project["dependencies"], *(each for name, some in extras.items() if name != "all" for each in some)]
    return sorted(found)


def oldest() -> list[str]:
    """The lower bound of each, as a constraint for pip."""
    return [each.partition(",")[0].replace(">=", "==") for each in requirements()]


def installed() -> dict[str, str]:
    """Name and version of all that is there for the package and its extras."""
    from packaging.requirements import Requirement

    found: dict[str, str] = {}
    todo = [Requirement(f"{PACKAGE}[all]")]
    seen: set[tuple[str, frozenset[str]]] = set()
    while todo:
        wanted = todo.pop()
        if (wanted.name, frozenset(wanted.extras)) in seen:
            continue
        seen.add((wanted.name, frozenset(wanted.extras)))
        try:
            there = distribution(wanted.name)
        except PackageNotFoundError:
            # For another platform or another Python.
            continue
        found[there.name] = there.version
        extras = wanted.extras or {""}
        todo += [r for r in map(Requirement, there.requires or ()) if _applies(r, extras)]
    del found[PACKAGE]
    return dict(sorted(found.items()))


def _applies(requirement: Any, extras: set[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras)


def audit(run: Run = subprocess.run) -> int:
    """Say what the registry knows of the installed releases; 1 where a newer one mends something, else 0."""
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder) / "pinned.txt"
        pinned.write_text("".join(f"{name}=={version}\n" for name, version in installed().items()))
        command = [sys.executable, "-m", "pip_audit", "--requirement", str(pinned), "--no-deps", "--disable-pip"]
        command += ["--format", "json", "--desc", "off", "--progress-spinner", "off", "--timeout", "10"]
        try:
            done = run(command, capture_output=True, text=True, check=False, timeout=SECONDS)
            audited = json.loads(done.stdout)["dependencies"]
        except subprocess.TimeoutExpired:
            print(f"not audited: the registry did not answer within {SECONDS} s")
            return 0
        except json.JSONDecodeError:
            lines = [line for line in done.stderr.splitlines() if any(words in line for words in UNREACHED)]
            if lines:
                print(f"not audited: {lines[-1].strip()}")
                return 0
            print(done.stderr, file=sys.stderr)
            return 1
    for line in _told(audited):
        print(line)
    return int(any(fault["fix_versions"] for each in audited for fault in each.get("vulns", ())))


def _told(audited: list[Any]) -> Iterator[str]:
    unknown = [each["name"] for each in audited if "skip_reason" in each]
    yield f"{len(audited) - len(unknown)} dependencies audited"
    if unknown:
        yield f"the registry says nothing of {len(unknown)}: {', '.join(unknown)}"
    for each in audited:
        for fault in each.get("vulns", ()):
            cure = f"mended in {', '.join(fault['fix_versions'])}" if fault["fix_versions"] else "not mended yet"
            yield f"{each['name']} {each['version']}: {fault['id']}, {cure}"


if __name__ == "__main__":
    if sys.argv[1:] == ["oldest"]:
        print("\n".join(oldest()))
    elif sys.argv[1:] == ["audit"]:
        sys.exit(audit())
    else:
        sys.exit(__doc__)
