"""README's figure of how much of the API is described: computed, never written by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .facts import Facts
from .operations import calls_by_operation, general_operations

__all__ = ["Figure", "FigureError", "figure_of", "read_figure", "with_figure"]

SENTENCE = re.compile(r"\*\*(\d+) of the (\d+) operations\*\* of the API \((\d+) of them generally available\)")


class FigureError(Exception):
    """The README has no figure, or more than one."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Numbers of operations."""

    described: int
    all: int
    general: int
    """Those of `all` that need no beta header."""

    def __str__(self) -> str:
        part = f"**{self.described} of the {self.all} operations**"
        return f"{part} of the API ({self.general} of them generally available)"


def figure_of(described: int, facts: Facts) -> Figure:
    """Return the figure for a description of `described` operations."""
    return Figure(described, len(calls_by_operation(facts)), general_operations(facts))


def read_figure(text: str) -> Figure:
    """Return the figure that the README states. Raises FigureError unless there is exactly one."""
    found = SENTENCE.findall(text)
    if len(found) != 1:
        raise FigureError(f"README must state the figure once, as `{SENTENCE.pattern}`; found {len(found)}")
    described, total, general = map(int, found[0])
    return Figure(described, total, general)


def with_figure(text: str, figure: Figure) -> str:
    """Return the README's text with `figure` in place of the one it states."""
    read_figure(text)
    return SENTENCE.sub(str(figure), text)
