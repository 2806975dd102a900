"""A content block of a streamed message: how it starts, and how its deltas change it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from ... import models
from ..._record import Unknown
from ...errors import SerializationError
from ...models._facts import ACCUMULATE, UNIONS
from ..codec.json import dumps, loads
from ..codec.type_refs import fields_of
from .partial_json import PartialJSON, readable
from .text_builder import TextBuilder

__all__ = [
    "RULES",
    "GrowingBlock",
    "copied",
    "delta_kind",
    "items_of",
    "key_of",
    "kind_by_fields",
    "kind_for",
    "put_value",
    "started",
    "text_of",
    "update",
]

_MEMBERS = UNIONS["ContentBlock"].members
RULES = {
    delta: tuple((rule["from"], rule["into"], rule["how"]) for rule in rules) for delta, rules in ACCUMULATE.items()
}
"""Of each delta: its fields, the fields of the block that they change, and how. Stated in the API description."""


class NextPiece(NamedTuple):
    """How a piece of text is added to a block by a delta like the last one."""

    delta: str
    """The kind of delta."""
    source: str
    """The field of the delta."""
    add: Callable[[str], None]
    is_text: bool
    """Whether the piece is text of the message."""


class GrowingBlock:
    """One block as JSON data. Pieces of text are joined when the block is requested."""

    __slots__ = (
        "_json",
        "_texts",
        "data",
        "grows_by",
        "has_grown",
        "is_known",
        "is_open",
        "is_whole",
        "next_piece",
        "parsed_fields",
    )

    def __init__(self, data: dict[str, Any], *, is_open: bool = True) -> None:
        self.data = data
        self.is_open = is_open
        """Whether its end has not arrived."""
        self.is_whole: bool | None = None
        """Whether its JSON text was whole when it ended; None where it has none, or has not ended."""
        self.has_grown = False
        """Whether a delta has changed it."""
        self.grows_by = ""
        """The kind of delta that it took last."""
        self.is_known = False
        """Whether there is a model of its kind; set by `takes`."""
        self.next_piece: NextPiece | None = None
        """How the next delta is added, where it is of the same kind as the last one."""
        # Field -> pieces that have not been joined yet.
        self._texts: dict[str, TextBuilder] = {}
        self._json: dict[str, PartialJSON] = {}
        self.parsed_fields: set[str] = set()
        """Fields that arrived as JSON text."""

    def grow(self, piece: Any, into: str, how: str, *, strict: bool) -> bool:
        """Whether the piece could be added: a string to a string, an item to a list.

        Where it is not `strict`, text also takes the place of what is none, and an object that of its JSON text.
        """
        block = self.data
        self.has_grown = True
        self.next_piece = None
        if how == "append":
            if not isinstance(piece, str) or (strict and not isinstance(block.get(into), (str, type(None)))):
                return False
            texts = self._texts
            if into not in texts:
                texts[into] = TextBuilder()
            texts[into].add(piece)
        elif how == "json":
            if isinstance(piece, dict) and not strict:
                # The whole value instead of pieces of its text.
                self._json.pop(into, None)
                piece = dumps(piece).decode()
            if not isinstance(piece, str):
                return False
            self.parsed_fields.add(into)
            self._json.setdefault(into, PartialJSON()).add(piece)
        elif how == "item":
            if not isinstance(block.get(into), (list, type(None))):
                return False
            block[into] = block.get(into) or []
            block[into].append(copied(piece))
        else:
            block[into] = copied(piece)
        return True

    def expect(self, delta: str) -> None:
        """A delta of this kind was added: another may follow. Of those that only lengthen a text, many do."""
        rules = RULES.get(delta, ())
        if len(rules) != 1 or self.grows_by != delta:
            return
        source, into, how = rules[0]
        growing = self._texts.get(into) if how == "append" else self._json.get(into) if how == "json" else None
        if growing is not None:
            is_text = delta == "text_delta" and self.data.get("type") == "text"
            self.next_piece = NextPiece(delta, source, growing.add, is_text)

    def takes(self, delta: str) -> bool:
        """Whether a delta of this kind may belong to it. A block of no stated type becomes what the delta changes."""
        kind = self.data.get("type")
        if kind is None:
            self.data["type"] = kind = kind_for(delta)
        self.is_known = _is_known(kind)
        # An unknown block may change by unknown rules.
        fits = not self.is_known or _fits(kind, delta)
        if fits:
            self.grows_by = delta
        return fits

    def stop(self) -> None:
        """The block is complete: its JSON text is parsed."""
        self.join()
        self.is_open = False
        self.next_piece = None
        for field, growing in self._json.items():
            text = growing.text()
            self.data[field], self.is_whole = _parsed(text, self.data.get(field))
        self._json = {}

    def join(self) -> None:
        """Join the pieces of text."""
        self.next_piece = None
        if self._texts:
            for field, growing in self._texts.items():
                before = self.data.get(field)
                self.data[field] = (before if isinstance(before, str) else "") + growing.text()
            self._texts = {}

    def visible(self) -> dict[str, Any]:
        """A copy of the block so far; partial JSON is parsed as far as it is complete."""
        self.join()
        block: dict[str, Any] = copied(self.data)
        for field, growing in self._json.items():
            block[field] = growing.readable(block.get(field))
        return block

    def is_repeated_by(self, start: dict[str, Any]) -> bool:
        """Whether a block that starts is this one, announced once more: it says nothing that this one does not."""
        return self.is_open and all(self.data.get(name) == value for name, value in start.items() if value)


def started(block: dict[str, Any]) -> dict[str, Any]:
    """A copy of a block that starts; texts and input that other servers leave out, or null, are empty."""
    block = copied(block)
    kind = block.get("type")
    for field, how in _required_fields(kind) if _is_known(kind) else ():
        if block.get(field) in (None, ""):
            block[field] = "" if how == "append" else {}
    return block


def _is_known(kind: Any) -> bool:
    """Whether there is a model of this kind of block."""
    return isinstance(kind, str) and kind in _MEMBERS


@cache
def _fits(block: str, delta: str) -> bool:
    """Whether a known kind of block has a field that this delta changes."""
    fields = {wire for _, wire, _, _ in fields_of(getattr(models, _MEMBERS[block]))}
    return any(into in fields for _, into, _ in RULES.get(delta, ()))


@cache
def kind_for(delta: str) -> str:
    """The kind of block that a delta belongs to, where no block was announced."""
    into = {field for _, field, _ in RULES[delta]}
    needing = [kind for kind in _MEMBERS if any(field in into for field, _ in _required_fields(kind))]
    # Of several, such as tools of the caller and of servers, the caller's.
    return min(needing or [kind for kind in _MEMBERS if _fits(kind, delta)], key=len)


def delta_kind(delta: dict[str, Any]) -> str:
    """The kind of a delta: as it says itself, else by its fields; empty where there is none."""
    kind: Any = delta.get("type")
    if kind is None:
        return kind_by_fields(delta)
    return kind if isinstance(kind, str) else ""


def kind_by_fields(delta: dict[str, Any]) -> str:
    """The kind of delta that has such fields; empty where there is none."""
    return next((name for name, rules in RULES.items() if all(source in delta for source, _, _ in rules)), "")


def items_of(content: Any) -> list[Any]:
    """Content that is no list of blocks, as one: a text, or a single block."""
    if isinstance(content, str):
        return [{"type": "text", "text": content}]
    if isinstance(content, dict):
        return [content if "type" in content else {"type": "text", **content}]
    return content if isinstance(content, list) else []


def text_of(block: Any) -> str:
    """The text of a block of text; empty for anything else."""
    text = block.get("text") if isinstance(block, dict) and block.get("type") == "text" else None
    return text if isinstance(text, str) else ""


def copied(value: Any) -> Any:
    """A copy of JSON data."""
    if value.__class__ is dict:
        return {name: copied(item) for name, item in value.items()}
    return [copied(item) for item in value] if value.__class__ is list else value


def update(message: dict[str, Any], later: dict[str, Any]) -> None:
    """Set the fields that are now known: a null says nothing of one that is known, and counts are kept likewise."""
    for name, value in later.items():
        before = message.get(name)
        if name == "usage" and isinstance(before, dict):
            if isinstance(value, dict):
                update(before, value)
        elif value is not None or before is None:
            message[name] = value


def key_of(index: Any) -> Any:
    """What a block is found by; None for no index."""
    return index if isinstance(index, (int, float, str)) else None


def put_value(block: Any, field: str, value: Any) -> None:
    """Set a value that the model of a block does not allow, wherever the block keeps that field."""
    if isinstance(block, Unknown):
        block.raw[field] = value
    elif hasattr(type(block), field):
        setattr(block, field, value)
    else:
        block.extra_fields[field] = value


@cache
def _required_fields(kind: str) -> tuple[tuple[str, str], ...]:
    """The required fields of a kind of block that grow, and how."""
    required = {wire for _, wire, _, needed in fields_of(getattr(models, _MEMBERS[kind])) if needed}
    grown = {into: how for rules in RULES.values() for _, into, how in rules if how in ("append", "json")}
    return tuple((field, how) for field, how in grown.items() if field in required)


def _parsed(text: str, before: Any) -> tuple[Any, bool | None]:
    """Tool input from its JSON text, and whether that was whole; unchanged where there is no text.

    Truncated text, as at `max_tokens`, is parsed as far as it is complete; text that is not JSON stays a string.
    """
    if not text:
        return before, None
    try:
        return loads(text.encode("utf-8", "surrogatepass")), True
    except SerializationError:
        return readable(text, text), False
