"""What the model is given: numbered lines, listings and sizes, in the words that the API's documentation has.

Source: https://platform.claude.com/docs/en/agents-and-tools/tool-use/memory-tool
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..errors import ToolError

__all__ = ["MAX_LINES", "SNIPPET", "lines_of", "listing", "numbered", "replaced", "size", "with_inserted"]

MAX_LINES = 999_999
LONGEST_LINE = 10_000
"""Characters of one line that are shown; more may be in the file."""
SNIPPET = 4
"""Lines shown before and after a change."""
UNITS = "BKMGT"


def lines_of(text: str) -> list[str]:
    """The lines, without their line feeds; the one that ends the last line begins no other."""
    return text.removesuffix("\n").split("\n") if text else []


def numbered(lines: Sequence[str], first: int, *, most: int) -> str:
    """Lines with their numbers, from `first` on; at most `most` characters, and then where to go on."""
    shown: list[str] = []
    left = most
    for number, line in enumerate(lines, first):
        cut = line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}… ({len(line)} characters)"
        left -= len(cut) + 8
        if left < 0 and shown:
            last = first + len(lines) - 1
            shown.append(f"… (lines {number} to {last} are left out: view them with `view_range`)")
            break
        shown.append(f"{number:6}\t{cut}")
    return "\n".join(shown)


def size(count: int) -> str:
    """Bytes as people read them: `512B`, `1.5K`, `1.2M`."""
    if count < 1024:
        return f"{count}B"
    value, unit = float(count), 0
    while value >= 1024 and unit < len(UNITS) - 1:
        value, unit = value / 1024, unit + 1
    return f"{value:.1f}{UNITS[unit]}"


def listing(path: str, entries: Iterable[tuple[int, str]], *, left_out: bool) -> str:
    """A folder's content, as (bytes, path) of each entry."""
    head = f"Here're the files and directories up to 2 levels deep in {path}, excluding hidden items and node_modules:"
    rows = [f"{size(count)}\t{name}" for count, name in entries]
    return "\n".join([head, *rows, *(["… (there are more: view a folder below)"] if left_out else [])])


def replaced(path: str, text: str, old: str, new: str) -> tuple[str, int]:
    """The text with `new` in the only place of `old`, and its line. Raises ToolError where there is not one."""
    found = text.count(old) if old else 0
    if found == 0:
        raise ToolError(f"No replacement was performed, old_str `{old}` did not appear verbatim in {path}.")
    if found > 1:
        numbers: list[int] = []
        at = -1
        while (at := text.find(old, at + 1)) >= 0 and len(numbers) < 100:
            numbers.append(text.count("\n", 0, at) + 1)
        lines = ", ".join(map(str, dict.fromkeys(numbers)))
        raise ToolError(
            f"No replacement was performed. Multiple occurrences of old_str `{old}` in lines: {lines}. "
            "Please ensure it is unique"
        )
    at = text.index(old)
    return text[:at] + new + text[at + len(old) :], text.count("\n", 0, at) + 1


def with_inserted(text: str, line: int, added: str) -> str:
    """The text with lines after line `line`. Raises ToolError where there is no such line."""
    lines = [f"{each}\n" for each in lines_of(text)]
    if not 0 <= line <= len(lines):
        raise ToolError(
            f"Error: Invalid `insert_line` parameter: {line}. "
            f"It should be within the range of lines of the file: [0, {len(lines)}]"
        )
    lines.insert(line, added if added.endswith("\n") else f"{added}\n")
    whole = "".join(lines)
    # A file that did not end its last line does not do so now, unless the new one stands there.
    ends = not text or text.endswith("\n") or line == len(lines) - 1
    return whole if ends else whole.removesuffix("\n")
