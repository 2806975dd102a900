"""What a docstring says of a function and of each of its parameters: Google's style and reST's."""

from __future__ import annotations

import inspect
import re
from typing import NamedTuple

__all__ = ["Docstring", "read_docstring"]

_SECTIONS = (
    "args arguments parameters params attributes fields returns return yields yield raises example examples note notes "
    "warning warnings todo references see-also keyword-args keyword-arguments other-parameters"
)
_HEADING = re.compile(rf"({'|'.join(_SECTIONS.split())}):".replace("-", " "), re.IGNORECASE)
_OF_PARAMETERS = re.compile(
    r"(?:(?:keyword )?arg(?:ument)?|(?:other )?param(?:eter)?|attribute|field)s:", re.IGNORECASE
)
_ENTRY = re.compile(r"\*{0,2}(?P<name>\w+)\s*(?:\([^:]*\)|\([^)]*\))?\s*:(?:\s+(?P<text>.*))?$")
_REST = re.compile(
    r":(?:param|parameter|arg|argument|key|keyword|ivar|var)\s+(?:[^:]*\s)?\*{0,2}(?P<name>\w+):\s*(?P<text>.*)$"
)
_FIELD = re.compile(r":\w[^:]*:(?:\s|$)")


class Docstring(NamedTuple):
    """A docstring in parts."""

    summary: str | None
    """Its first paragraph, on one line; None where there is none."""
    parameters: dict[str, str]
    """Parameter to what is said of it, on one line."""


def read_docstring(text: str | None) -> Docstring:
    """The parts of a docstring. Whatever is in neither style is left out, never an error."""
    lines = inspect.cleandoc(text or "").splitlines()
    return Docstring(_summary(lines), _google(lines) | _rest(lines))


def _summary(lines: list[str]) -> str | None:
    found: list[str] = []
    for line in lines:
        if not line.strip() or _HEADING.fullmatch(line.strip()) or _FIELD.match(line):
            break
        found.append(line.strip())
    return " ".join(found) or None


def _google(lines: list[str]) -> dict[str, str]:
    """The entries of the sections of parameters: `name (type): text`, and what is indented deeper goes on with it."""
    found: dict[str, list[str]] = {}
    entries: list[str] | None = None
    margin = indent = 0
    inside = False
    for number, line in enumerate(lines):
        # What stands below a first line has lost the indentation it had to it.
        depth = len(line) - len(line.lstrip()) + (number > 0)
        if _HEADING.fullmatch(line.strip()):
            inside, margin, indent, entries = bool(_OF_PARAMETERS.fullmatch(line.strip())), depth, 0, None
        elif inside and line.strip():
            if depth <= margin:
                inside = False
                continue
            indent = indent or depth
            entry = _ENTRY.match(line.strip()) if depth <= indent else None
            if entry:
                entries = found[entry["name"]] = [entry["text"] or ""]
            elif entries is not None:
                entries.append(line.strip())
    return _joined(found)


def _rest(lines: list[str]) -> dict[str, str]:
    """The fields `:param name: text`, and the indented lines below each."""
    found: dict[str, list[str]] = {}
    entries: list[str] | None = None
    for line in lines:
        field = _REST.match(line)
        if field:
            entries = found[field["name"]] = [field["text"]]
        elif entries is not None and line[:1].isspace():
            entries.append(line.strip())
        else:
            entries = None
    return _joined(found)


def _joined(found: dict[str, list[str]]) -> dict[str, str]:
    texts = {name: " ".join(filter(None, parts)) for name, parts in found.items()}
    return {name: text for name, text in texts.items() if text}
