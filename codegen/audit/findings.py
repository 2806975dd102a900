"""Differences between the description and the facts, each listed once however many operations lead to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from .facts import is_beta, short_name

__all__ = ["Finding", "Findings"]


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One difference."""

    kind: str
    """What differs, such as `field missing`: the API has it and the description does not."""
    pointer: str
    """File and JSON pointer of the part of the description; of what it lacks, the pointer it would have."""
    detail: str = ""
    """The values that differ, such as the name of the missing enum value."""
    sources: frozenset[str] = field(default=frozenset(), compare=False)
    """Types of the facts that say so."""

    def __str__(self) -> str:
        names = sorted({short_name(source) for source in self.sources})
        halves = "/".join(sorted({"beta" if is_beta(source) else "general" for source in self.sources}))
        shown = f" [{halves}: {', '.join(names[:3])}{', …' if len(names) > 3 else ''}]" if names else ""
        return f"{self.pointer}{f': {self.detail}' if self.detail else ''}{shown}"


class Findings:
    """Collects differences."""

    def __init__(self) -> None:
        self._sources: dict[tuple[str, str, str], set[str]] = {}

    def add(self, kind: str, pointer: str, detail: str = "", source: str = "") -> None:
        """Note a difference, or one more type of the facts that shows it."""
        sources = self._sources.setdefault((kind, pointer, detail), set())
        if source:
            sources.add(source)

    def sorted(self) -> list[Finding]:
        """Return the differences by kind and pointer."""
        return sorted(Finding(*key, frozenset(sources)) for key, sources in self._sources.items())
