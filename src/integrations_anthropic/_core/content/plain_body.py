"""Bodies of plain JSON data as text, without a copy of them; and how much work a body is, by a quick look."""

from __future__ import annotations

import marshal
import math
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import orjson

from ..._record import Record
from ...models._functions import FITS

__all__ = ["dumps_plain", "is_heavy", "plain_body"]

MANY = 500
"""Turns, or requests of a batch, that are much work whatever they hold."""
HEAVY = 1_000_000
"""Characters in all turns that are much work."""
LARGE = 1_000_000
"""Bytes of JSON text from which on values are looked at one by one: it holds long texts, which `marshal` would copy."""
SHORT = 16_384
"""Bytes of JSON text that are copied, so that they take no more memory than they need."""
LONG = 1_000_000
"""Characters of one text from which on it is written in parts: orjson takes eight times as much memory at first, all of
it new from the system, which costs more than the writing."""
PART = 262_144
"""Characters of one part."""
MOST_LEVELS = 200
"""Levels of nesting that are written in parts; orjson itself writes 254."""
_EXACTLY = orjson.OPT_PASSTHROUGH_SUBCLASS | orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME
_SCALARS = frozenset({str, int, bool, type(None)})


def plain_body(body: Any, record: str | None, flag_name: str | None, *, flag: bool) -> dict[str, Any] | None:
    """A request's body, its values as the caller gave them, where a quick look says that it fits its `record`; None
    where it does not. `flag_name`: the field that asks for a stream, which is set where `flag` says so."""
    fits = FITS.get(record or "")
    if fits is None or body.__class__ is not dict:
        return None
    data: dict[str, Any] = {**body}
    turns = data.get("messages")
    if turns.__class__ is not list and isinstance(turns, Sequence):
        data["messages"] = list(turns)
    if not fits(data):
        return None
    if flag_name:
        if flag:
            data[flag_name] = True
        elif data.get(flag_name):
            return None
    return data


def dumps_plain(data: dict[str, Any]) -> bytes | None:
    """What `dumps(encode(data))` returns, where `data` consists of dicts, lists, tuples, texts, numbers, booleans and
    None alone; None for anything else: nothing of it was consumed, and there may be nothing wrong with it.
    """
    try:
        text = _in_parts(data) if _is_long(data) else orjson.dumps(data, option=_EXACTLY)
        # What orjson writes beyond JSON: members of enums and UUIDs, which `marshal` refuses; and for NaN, null.
        if len(text) < LARGE and b"null" not in text:
            marshal.dumps(data)
        elif not _is_plain(data):
            return None
    except (TypeError, ValueError, RecursionError):
        return None
    # orjson returns a short text with 4 KiB of room behind it, which a stream would hold as long as it is open.
    return bytes(memoryview(text)) if len(text) < SHORT else text


def is_heavy(body: Any) -> bool:
    """Whether checking, encoding and estimating a body may take some milliseconds. Nothing of it is consumed."""
    requests, turns = _field(body, "requests"), _field(body, "messages")
    if requests.__class__ is list:
        return len(requests) > MANY or any(is_heavy(_field(request, "params")) for request in requests)
    if turns.__class__ is not list and not isinstance(turns, Sequence):
        return False
    if len(turns) > MANY:
        return True
    # A text that is given as turns is refused later on.
    return _weight(_field(body, "system")) + sum([_weight(_field(turn, "content")) for turn in turns]) > HEAVY


def _field(value: Any, name: str) -> Any:
    if value.__class__ is dict:
        return value.get(name)
    return getattr(value, name, None) if isinstance(value, Record) else None


def _weight(content: Any) -> int:
    """Characters of a content, as far as they can be many."""
    if content.__class__ is str:
        return len(content)
    weight = 0
    for block in content if content.__class__ is list else ():
        text, source, inner = _field(block, "text"), _field(block, "source"), _field(block, "content")
        weight += len(text) if text.__class__ is str else 0
        if source is not None and (data := _field(source, "data")).__class__ is str:
            weight += len(data)
        if inner is not None:
            weight += _weight(inner)
    return weight


def _is_plain(value: Any) -> bool:
    for item in value.values() if value.__class__ is dict else value:
        kind = item.__class__
        if kind in _SCALARS:
            continue
        if kind is dict or kind is list or kind is tuple:
            if not _is_plain(item):
                return False
        elif kind is not float or not math.isfinite(item):
            return False
    return True


def _is_long(body: Any) -> bool:
    """Whether a body, or a request of a batch, is to be written in parts."""
    if "requests" in body:
        return True
    turns = body.get("messages")
    return turns.__class__ is list and any(map(_has_long_text, turns))


def _has_long_text(turn: Any) -> bool:
    content = turn.get("content") if turn.__class__ is dict else None
    if content.__class__ is not list:
        return content.__class__ is str and len(content) >= LONG
    for block in content:
        if block.__class__ is dict and "source" in block:
            data = _field(block["source"], "data")
            if data.__class__ is str and len(data) >= LONG:
                return True
    return False


def _in_parts(body: dict[str, Any]) -> bytes:
    out = BytesIO()
    separator = b"{"
    for name, value in body.items():
        out.write(separator + _key(name))
        separator = b","
        if name in ("messages", "requests") and value.__class__ is list:
            _write_items(value, out.write)
        else:
            out.write(orjson.dumps(value, option=_EXACTLY))
    out.write(b"}" if body else b"{}")
    return out.getvalue()


def _write_items(items: list[Any], write: Callable[[bytes], object]) -> None:
    separator = b"["
    for item in items:
        write(separator)
        separator = b","
        if _has_long_text(item) or (item.__class__ is dict and "params" in item and _is_long(item["params"])):
            _write(item, write, 0)
        else:
            write(orjson.dumps(item, option=_EXACTLY))
    write(b"]" if items else b"[]")


def _write(value: Any, write: Callable[[Any], object], level: int) -> None:
    kind = value.__class__
    if level > MOST_LEVELS:
        raise ValueError
    if kind is str and len(value) >= LONG:
        write(b'"')
        for at in range(0, len(value), PART):
            write(memoryview(orjson.dumps(value[at : at + PART]))[1:-1])
        write(b'"')
    elif kind is dict and value:
        separator = b"{"
        for name, item in value.items():
            write(separator + _key(name))
            _write(item, write, level + 1)
            separator = b","
        write(b"}")
    elif kind in (list, tuple) and value:
        separator = b"["
        for item in value:
            write(separator)
            _write(item, write, level + 1)
            separator = b","
        write(b"]")
    else:
        write(orjson.dumps(value, option=_EXACTLY))


def _key(name: Any) -> bytes:
    if name.__class__ is not str:
        raise TypeError
    return orjson.dumps(name) + b":"
