"""A bill of materials in CycloneDX JSON: `python -m release.sbom dist/sbom.json` lists what all extras install."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from release.environments import python_of

__all__ = ["bill_of_materials"]

ROOT = Path(__file__).parents[1]
NAME = "integrations-anthropic"


def bill_of_materials(environment: Path) -> dict[str, Any]:
    """Return the bill of an environment in which the package is installed. Raises CalledProcessError."""
    command = [sys.executable, "-m", "cyclonedx_py", "environment", str(python_of(environment))]
    options = ["--pyproject", str(ROOT / "pyproject.toml"), "--mc-type", "library", "--output-reproducible"]
    bill: dict[str, Any] = json.loads(subprocess.run([*command, *options], stdout=subprocess.PIPE, check=True).stdout)
    # The tool reads the version from pyproject.toml, which leaves it to the build.
    code = f"import importlib.metadata; print(importlib.metadata.version({NAME!r}))"
    asked = [str(python_of(environment)), "-I", "-c", code]
    version = subprocess.run(asked, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    bill["metadata"]["component"] |= {"version": version, "purl": f"pkg:pypi/{NAME}@{version}"}
    return bill


def main(arguments: Sequence[str]) -> int:
    """Install the project with all extras in an environment of its own, and write its bill to a file."""
    target = Path(arguments[0])
    with tempfile.TemporaryDirectory() as scratch:
        environment = Path(scratch) / "all"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
        pip = [sys.executable, "-m", "pip", "--python", str(python_of(environment)), "install", "--quiet"]
        subprocess.run([*pip, "--disable-pip-version-check", "--no-compile", f"{ROOT}[all]"], check=True)
        bill = bill_of_materials(environment)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(bill, indent=2) + "\n", "utf-8")
    print(f"{len(bill['components'])} components in {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
