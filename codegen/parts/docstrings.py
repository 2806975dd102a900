"""Docstrings as source: wrapped, indented and escaped."""

from __future__ import annotations

import textwrap

__all__ = ["WIDTH", "docstring", "hanging"]

WIDTH = 116
"""Characters in a line."""


def hanging(text: str, indent: int) -> str:
    """A paragraph below `Args:`, whose first line is already indented; the other lines hang."""
    pad = " " * indent
    lines = textwrap.wrap(text.replace("\\", "\\\\"), WIDTH, initial_indent=pad, subsequent_indent=pad + "    ")
    return "\n".join(lines).lstrip()


def docstring(text: str, indent: int) -> str:
    """Return a docstring literal with `text`: wrapped, with quotes and backslashes escaped."""
    safe = text.strip().replace("\\", "\\\\").replace('"""', r"\"\"\"")
    pad = " " * indent
    lines: list[str] = []
    for line in safe.splitlines():
        hang = " " * (len(line) - len(line.lstrip()))
        follow = pad + hang + ("    " if line.lstrip().startswith(("- ", "* ")) or (": " in line[:40] and hang) else "")
        lines += textwrap.wrap(line.strip(), WIDTH, initial_indent=pad + hang, subsequent_indent=follow) or [""]
    body = "\n".join(lines).strip()
    if body.endswith('"'):
        body += " "
    return f'"""{body}\n{pad}"""' if "\n" in body else f'"""{body}"""'
