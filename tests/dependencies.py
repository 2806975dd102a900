"""The dependencies of the package: the oldest allowed releases, and known vulnerabilities of the installed ones.

`python tests/dependencies.py oldest` prints a pip constraint for each requirement of pyproject.toml: its lower bound.
`python tests/dependencies.py audit` runs pip-audit on the installed dependencies of the package and its extras, and
fails if there is a known vulnerability that a newer release fixes.
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
TIMEOUT = 120
"""Timeout of the audit, in seconds."""
UNREACHABLE = ("requests.exceptions.", "pip_audit._service.", "Could not connect", "not redirecting properly")
"""Parts of pip-audit's error output when it cannot reach the registry."""
Run = Callable[..., Any]


def requirements() -> list[str]:
    """Return every requirement of the package and its extras, as written in pyproject.toml, without its conditions."""
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    found = [*project["dependencies"], *(each for name, some in extras.items() if name != "all" for each in some)]
    return sorted(each.partition(";")[0].strip() for each in found)


def oldest() -> list[str]:
    """Return the lower bound of each requirement as a pip constraint."""
    return [each.partition(",")[0].replace(">=", "==") for each in requirements()]


def installed() -> dict[str, str]:
    """Return {name: version} of the installed dependencies of the package and its extras, indirect ones included."""
    from packaging.requirements import Requirement

    found: dict[str, str] = {}
    todo = [Requirement(f"{PACKAGE}[all]")]
    seen: set[tuple[str, frozenset[str]]] = set()
    while todo:
        requirement = todo.pop()
        if (requirement.name, frozenset(requirement.extras)) in seen:
            continue
        seen.add((requirement.name, frozenset(requirement.extras)))
        try:
            dist = distribution(requirement.name)
        except PackageNotFoundError:
            # Required on another platform or Python version only.
            continue
        found[dist.name] = dist.version
        extras = requirement.extras or {""}
        todo += [r for r in map(Requirement, dist.requires or ()) if _applies(r, extras)]
    del found[PACKAGE]
    return dict(sorted(found.items()))


def _applies(requirement: Any, extras: set[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras)


def audit(run: Run = subprocess.run) -> int:
    """Print the known vulnerabilities of the installed releases. Returns 1 if a newer release fixes one, else 0."""
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder) / "pinned.txt"
        pinned.write_text("".join(f"{name}=={version}\n" for name, version in installed().items()))
        command = [sys.executable, "-m", "pip_audit", "--requirement", str(pinned), "--no-deps", "--disable-pip"]
        command += ["--format", "json", "--desc", "off", "--progress-spinner", "off", "--timeout", "10"]
        try:
            done = run(command, capture_output=True, text=True, check=False, timeout=TIMEOUT)
            audited = json.loads(done.stdout)["dependencies"]
        except subprocess.TimeoutExpired:
            print(f"not audited: the registry did not respond within {TIMEOUT} s")
            return 0
        except json.JSONDecodeError:
            lines = [line for line in done.stderr.splitlines() if any(words in line for words in UNREACHABLE)]
            if lines:
                print(f"not audited: {lines[-1].strip()}")
                return 0
            print(done.stderr, file=sys.stderr)
            return 1
    for line in _report(audited):
        print(line)
    return int(any(vulnerability["fix_versions"] for each in audited for vulnerability in each.get("vulns", ())))


def _report(audited: list[Any]) -> Iterator[str]:
    unknown = [each["name"] for each in audited if "skip_reason" in each]
    yield f"{len(audited) - len(unknown)} dependencies audited"
    if unknown:
        yield f"not found in the registry ({len(unknown)}): {', '.join(unknown)}"
    for each in audited:
        for vulnerability in each.get("vulns", ()):
            fix = (
                f"fixed in {', '.join(vulnerability['fix_versions'])}"
                if vulnerability["fix_versions"]
                else "not fixed yet"
            )
            yield f"{each['name']} {each['version']}: {vulnerability['id']}, {fix}"


if __name__ == "__main__":
    if sys.argv[1:] == ["oldest"]:
        print("\n".join(oldest()))
    elif sys.argv[1:] == ["audit"]:
        sys.exit(audit())
    else:
        sys.exit(__doc__)
