"""What breaks users between two records of the public API, and which breaks the changelog declares."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import griffe

from release.api.public_names import PACKAGE
from release.api.stubs import FOLDER

__all__ = ["Break", "breaks_between", "declared", "undeclared"]

DECLARATION = re.compile(r"^- Breaking: ((?:`[\w.]+`(?:, )?)+)", re.MULTILINE)
"""A line of the changelog that declares breaks: `- Breaking: `Batch.id`, `testing.MockLogger`: what to do instead.`"""


@dataclass(frozen=True, order=True)
class Break:
    """One change that breaks callers."""

    name: str
    """What changed, below the package: `Batch.id`, `testing.MockLogger.records`."""
    what: str
    """How it changed, in the words of griffe."""

    def __str__(self) -> str:
        return f"{PACKAGE}.{self.name}: {self.what}"


def breaks_between(old: Path, new: Path) -> list[Break]:
    """Return what breaks callers of `old` with `new`: two folders that contain a record of the API."""
    before, after = (_load(root) for root in (old, new))
    found = {_break(each) for each in griffe.find_breaking_changes(before, after)}
    # What is gone from the package is not said again of each module that had it.
    return sorted(each for each in found if Break(each.name.partition(".")[2], each.what) not in found)


def _load(root: Path) -> griffe.Object | griffe.Alias:
    # Without `try_relative_path=False`, the record of the working directory is loaded for both.
    record = griffe.load(
        FOLDER, search_paths=[root], try_relative_path=False, allow_inspection=False, resolve_aliases=True
    )
    for module in (record, *record.modules.values()):
        # As type checkers read stubs: a name that is imported is public only as `x as x`.
        if isinstance(module, griffe.Module):
            text = module.source
            module.exports = [
                name for name, each in module.members.items() if not each.is_alias or f" as {name}\n" in text
            ]
    return record


def _break(found: griffe.Breakage) -> Break:
    changed = found.obj
    # What is inherited from a class breaks once, where it is defined.
    path = changed.final_target.path if isinstance(changed, griffe.Alias) and changed.inherited else changed.path
    name = path.removeprefix(f"{FOLDER}.").removeprefix("_bases.")
    values = [each for each in (found.old_value, found.new_value) if not isinstance(each, griffe.Object | griffe.Alias)]
    shown = " -> ".join(_short(str(each)) for each in values if each is not None)
    return Break(name, found.kind.value + (f": {shown}" if shown else ""))


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:120]}…"


def declared(changelog: str) -> set[str]:
    """Return the names that the changelog's first section declares as broken."""
    section = changelog.partition("\n## ")[2].partition("\n## ")[0]
    return {name for line in DECLARATION.findall(section) for name in re.findall(r"`([\w.]+)`", line)}


def undeclared(breaks: Iterable[Break], names: set[str]) -> list[Break]:
    """Return the breaks that no name covers. A name covers what it names and everything below it."""
    return [each for each in breaks if not any(f"{each.name}.".startswith(f"{name}.") for name in names)]
