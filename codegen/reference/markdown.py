"""Pieces of Markdown: tables, code with links in it, and texts that stand in a cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

__all__ = ["cell", "code", "linked_code", "stacked", "table"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|<>~])")


def code(text: str) -> str:
    """Text as code, in a table too."""
    mark = "``" if "`" in text else "`"
    pad = " " if "`" in text else ""
    return f"{mark}{pad}{text}{pad}{mark}"


def linked_code(text: str, link: Callable[[str], str | None]) -> str:
    """An annotation as code, in which each name that `link` knows an address of leads there."""
    parts = re.split(r"(\"[^\"]*\"|'[^']*'|\b[A-Za-z_]\w*\b)", text)
    shown = [f"[{part}]({address})" if (address := link(part)) else _escaped(part) for part in parts]
    return f"<code>{''.join(shown)}</code>"


def _escaped(text: str) -> str:
    safe = _SPECIAL.sub(r"\\\1", text)
    return safe.replace(r"\<", "&lt;").replace(r"\>", "&gt;")


def cell(text: str) -> str:
    """A text as the content of a cell: on one line."""
    return re.sub(r"\s+", " ", text).strip()


def stacked(*parts: str) -> str:
    """The parts that are not empty, each on a line of its own in a cell."""
    return "<br>".join(part for part in parts if part)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; empty without rows."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([f"| {' | '.join(heads)} |", "|" + "---|" * len(heads), *lines]) + "\n" if lines else ""
