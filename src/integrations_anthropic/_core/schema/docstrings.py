"""What a docstring says of a function and of each of its parameters: Google's style, NumPy's, reST's and Epytext's."""

from __future__ import annotations

import inspect
import re
from contextlib import suppress
from typing import Any, NamedTuple

from ..._loading.lazy_import import load

__all__ = ["Docstring", "read_docstring"]

_MORE_SECTIONS = ("Keyword Args", "Keyword Arguments", "Other Parameters")
_NAMES = re.compile(r"\w+")
_CONTINUED = re.compile(r"^([ \t]+)([^:\n]+)$", re.MULTILINE)
"""A line that is indented and begins no entry."""


class Docstring(NamedTuple):
    """A docstring in parts."""

    description: str | None
    """All of it but what is said of the parameters; None where there is nothing."""
    parameters: dict[str, str]
    """Parameter to what is said of it, on one line."""


def read_docstring(text: str | None) -> Docstring:
    """The parts of a docstring. What is in no known style belongs to the description, never an error."""
    text = inspect.cleandoc(text or "").strip()
    parsed = _parsed(text)
    if parsed is None:
        return Docstring(text or None, {})
    parameters = {
        name: " ".join((one.description or "").split())
        for one in parsed.params
        for name in _NAMES.findall(one.arg_name.partition("(")[0])
    }
    said = [" ".join(part.split()) for part in (parsed.description or "").split("\n\n")]
    said += [f"Returns: {one.description}" for one in parsed.many_returns if one.description]
    said += [f"Raises: {one.type_name}: {one.description}" for one in parsed.raises if one.description]
    said += [f"Example: {one.description or one.snippet}" for one in parsed.examples if one.description or one.snippet]
    description = "\n\n".join(part for part in said if part)
    return Docstring(description or None, {name: said for name, said in parameters.items() if said})


def _parsed(text: str) -> Any:
    """The docstring as the style reads it that finds most in it; None where none can."""
    # When a tool is made: most programs have none.
    load("docstring_parser", "docstring_parser.epydoc", "docstring_parser.rest")
    from docstring_parser import ParseError, epydoc, google, numpydoc, rest

    more = [google.Section(title, "param", google.SectionType.MULTIPLE) for title in _MORE_SECTIONS]
    sections = [*google.DEFAULT_SECTIONS, *more]
    found = []
    for parse in (google.GoogleParser(sections).parse, numpydoc.parse, rest.parse, epydoc.parse):
        for variant in (text, _CONTINUED.sub(r"\1    \2", text)):
            with suppress(ParseError):
                found.append(parse(variant))
    return max(found, key=lambda one: len(one.meta), default=None)
