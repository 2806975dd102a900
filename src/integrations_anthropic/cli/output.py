"""Writing results to stdout: JSON for programs, tables and fields for people, tabs between columns in a pipe."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.text import Text

from .._core.codec.json import dumps
from .._core.codec.serialize import to_dict
from .terminal import output_console, visible

if TYPE_CHECKING:
    from rich.table import Table

FIRST_COLUMNS = ("id", "custom_id", "name", "display_name", "filename", "email", "type")
"""Fields that come first in a table, and are left out last where it is too narrow."""
ROWS_LOOKED_AT = 100
"""Rows of a list from which the widths of the columns are found; later ones are written as they come."""
GAP = 2
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|\+00:00)")


def write_json(value: Any) -> None:
    """Write one JSON document, or one record of many, on a line of its own, in UTF-8 whatever the terminal has."""
    line = dumps(to_dict(value)) + b"\n"
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(line.decode())
    else:
        sys.stdout.flush()
        buffer.write(line)
    sys.stdout.flush()


def write_record(value: Any, *, as_json: bool) -> None:
    """Write one record: its fields, one per line; those that are null are left out.

    In a pipe, a field that is an object or a list is JSON; a terminal shows what is in it.
    """
    data = to_dict(value)
    if as_json or not isinstance(data, dict):
        write_json(data)
        return
    if not sys.stdout.isatty():
        for name, value in data.items():
            if value is not None:
                print(f"{name}\t{_one_line(_cell(value))}")
        return
    from rich.table import Table

    table = Table.grid(padding=(0, GAP, 0, 0))
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for name, text in _flattened(data):
        table.add_row(name, Text(visible(text)))
    output_console().print(table)


def _flattened(data: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """The fields by name, those of objects with a dot: `usage.input_tokens`."""
    for name, value in data.items():
        if isinstance(value, dict) and value:
            yield from _flattened(value, f"{before}{name}.")
        elif isinstance(value, list) and value:
            for number, item in enumerate(value):
                yield from _flattened({f"{name}.{number}": item}, before)
        elif value is not None:
            yield f"{before}{name}", _cell(value)


def write_records(values: Iterable[Any], *, as_json: bool, columns: Sequence[str] = (), empty: str = "none") -> int:
    """Write a list: one line a record. Returns how many there were.

    `columns`: the fields that are shown, in order; default: all that are no objects, as far as there is room. In a
    pipe all of them are written, with tabs between them and no heading. `empty`: what a terminal shows for no record.
    """
    if as_json:
        return _each(write_json, values)
    rows = (to_dict(value) for value in values)
    first = list(islice(rows, ROWS_LOOKED_AT))
    is_terminal = sys.stdout.isatty()
    if not first:
        if is_terminal:
            print(empty)
        return 0
    names = list(columns) or _columns(first)
    if not is_terminal:
        return _each(lambda row: _write_tabs(row, names), chain(first, rows))
    count, console = 0, output_console()
    for part in (first, rows):
        table, shown = _table(list(part), names, console.width)
        count += shown
        if shown:
            console.print(table)
    return count


def _each(write: Callable[[Any], None], values: Iterable[Any]) -> int:
    count = 0
    for count, value in enumerate(values, 1):  # noqa: B007 - the number of the last one is the count
        write(value)
    return count


def _table(rows: Sequence[Mapping[str, Any]], names: Sequence[str], width: int) -> tuple[Table, int]:
    """The columns that there is room for; the last of them is folded where one alone is too wide."""
    from rich.table import Table

    table, room = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold"), width
    shown: list[str] = []
    for name in names:
        needed = max(cell_len(name), *(cell_len(_table_cell(row.get(name))) for row in rows), 1) + GAP
        if shown and needed - GAP > room:
            continue
        room -= needed
        shown.append(name)
        table.add_column(name, overflow="fold", no_wrap=len(shown) > 1)
    for row in rows:
        table.add_row(*(Text(_table_cell(row.get(name))) for name in shown))
    return table, len(rows)


def _write_tabs(row: Mapping[str, Any], names: Sequence[str]) -> None:
    print("\t".join(_one_line(_cell(row.get(name))) for name in names))


def _columns(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The fields that have a value which is no object in some row, names and ids first."""
    found = dict.fromkeys(name for row in rows for name, value in row.items() if _is_plain(value))
    same = {name for name in found if name == "type" and len({row.get(name) for row in rows}) == 1}
    ordered = [name for name in FIRST_COLUMNS if name in found] + [n for n in found if n not in FIRST_COLUMNS]
    return [name for name in ordered if name not in same] or list(found)


def _is_plain(value: Any) -> bool:
    return value is not None and not isinstance(value, (dict, list))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else dumps(value).decode()


def _table_cell(value: Any) -> str:
    """On one line, a moment without fractions of a second."""
    text = visible(_one_line(_cell(value)))
    found = _MOMENT.fullmatch(text)
    return f"{found[1]} {found[2]}Z" if found else text


def _one_line(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
