"""What changed between two versions of the description, as a user of the package sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["Change", "Changes", "changelog", "report"]

Section = Literal["Added", "Changed", "Removed"]
MARK = "**Breaking**: "
SECTIONS: tuple[Section, ...] = ("Added", "Changed", "Removed")


@dataclass(frozen=True, slots=True)
class Change:
    """One change."""

    section: Section
    """Where the changelog tells it."""
    subject: str
    """What a user names: `files.list`, `files.list(limit)`, `Model.lifecycle`."""
    text: str = ""
    """What changed in it; empty for what came or went as a whole."""
    breaking: bool = False
    """Whether code that worked with the old version may fail, at run time or under a type checker."""

    def __str__(self) -> str:
        return f"`{self.subject}`{f': {self.text}' if self.text else ''}"


class Changes:
    """Collects changes, each once."""

    def __init__(self) -> None:
        self._found: dict[Change, None] = {}

    def add(self, section: Section, subject: str, text: str = "", *, breaking: bool = False) -> None:
        """Note a change."""
        self._found[Change(section, subject, text, breaking)] = None

    def sorted(self) -> list[Change]:
        """Return the changes by section and subject."""
        return sorted(self._found, key=lambda each: (SECTIONS.index(each.section), each.subject, each.text))


def report(changes: Sequence[Change]) -> str:
    """Return a text with the changes that break users and those that do not."""
    lines = []
    for title, breaking in (("breaks users", True), ("does not break users", False)):
        chosen = [each for each in changes if each.breaking is breaking]
        lines.append(f"{title}: {len(chosen)}")
        lines += [f"  {each.section:8} {each}" for each in chosen]
    return "\n".join(lines)


def changelog(changes: Sequence[Change]) -> str:
    """Return a draft of the changelog's entry: what came or went whole in one line a kind, changes a line a subject.

    Lines about what breaks users come first in their section and say so.
    """
    sections = []
    for section in SECTIONS:
        chosen = [each for each in changes if each.section == section]
        whole = [each for each in chosen if not each.text]
        lines = [*_lists(whole), *_lines([each for each in chosen if each.text])]
        if lines:
            lines.sort(key=lambda line: not line.startswith(f"- {MARK}"))
            sections.append("\n".join([f"### {section}", "", *lines]))
    return "\n\n".join(sections)


def _lists(changes: Sequence[Change]) -> list[str]:
    kinds: dict[tuple[str, bool], list[str]] = {}
    for each in changes:
        kinds.setdefault((_kind(each.subject), each.breaking), []).append(f"`{each.subject}`")
    return [f"- {MARK if breaking else ''}{kind}: {', '.join(names)}." for (kind, breaking), names in kinds.items()]


def _kind(subject: str) -> str:
    if "(" in subject:
        return "parameters"
    if subject[0].isupper():
        return "fields" if "." in subject else "types"
    return "operations"


def _lines(changes: Sequence[Change]) -> list[str]:
    subjects: dict[str, list[Change]] = {}
    for each in changes:
        subjects.setdefault(each.subject, []).append(each)
    lines = []
    for subject, own in subjects.items():
        mark = MARK if any(each.breaking for each in own) else ""
        lines.append(f"- {mark}`{subject}`: {'; '.join(each.text for each in own)}.")
    return lines
