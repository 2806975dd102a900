"""Which names are public: of each module without an underscore, those of its `__all__`, or its classes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import griffe

__all__ = ["PACKAGE", "Member", "public_members"]

PACKAGE = "integrations_anthropic"
EXPORTED = """
import importlib, json, pkgutil, sys
sys.path.insert(0, sys.argv[1])
package = importlib.import_module(sys.argv[2])

def home(value):
    of_package = str(getattr(value, "__module__", "")).startswith(package.__name__)
    return f"{value.__module__}.{value.__qualname__}" if of_package and hasattr(value, "__qualname__") else None

names = sorted(each.name for each in pkgutil.iter_modules(package.__path__) if not each.name.startswith("_"))
modules = {"": package} | {name: importlib.import_module(f"{package.__name__}.{name}") for name in names}
print(json.dumps({
    name: {each: home(getattr(module, each)) for each in sorted(module.__all__)}
    for name, module in modules.items()
    if hasattr(module, "__all__")
}))
"""
"""Names that modules export, and where each is defined. Most are computed, so that only running them tells."""

Member = griffe.Object | griffe.Alias


def public_members(source: Path) -> dict[str, dict[str, Member]]:
    """Return the public names of each public module and what they stand for; the module `""` is the package itself.

    `source`: the folder that contains the package. Raises CalledProcessError if it cannot be imported.
    """
    command = [sys.executable, "-c", EXPORTED, str(source), PACKAGE]
    ran = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    exported: dict[str, dict[str, str | None]] = json.loads(ran.stdout)
    package = griffe.load(
        PACKAGE, search_paths=[source], try_relative_path=False, allow_inspection=False, resolve_aliases=True
    )
    modules = {name: module for name, module in package.modules.items() if not name.startswith("_")}
    found: dict[str, dict[str, Member]] = {}
    for name, module in {"": package, **modules}.items():
        homes = exported[name] if name in exported else dict.fromkeys(_defined(module))
        members = {
            each: module.members[each] if home is None else package[home.removeprefix(f"{PACKAGE}.")]
            for each, home in homes.items()
            if not each.startswith("_")
        }
        if members:
            found[name] = members
    return found


def _defined(module: Member) -> list[str]:
    """Classes that a module without `__all__` defines, or imports for others: `from x import y as y`."""
    text = module.source
    return sorted(
        name
        for name, member in module.members.items()
        if (not member.is_alias or f" import {name} as {name}\n" in text) and member.is_class
    )
