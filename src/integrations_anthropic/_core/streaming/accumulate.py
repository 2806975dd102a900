"""Accumulates the events of a stream into a message: the same that a whole response would have held."""

from __future__ import annotations

from typing import Any

from ..._record import Unknown
from ...errors import SerializationError
from ...models._facts import ACCUMULATE, UNIONS
from ..codec.decode import structure
from ..codec.json import loads
from .partial_json import PartialJSON, readable
from .text_builder import TextBuilder

__all__ = ["Accumulator"]

# Of each delta: its fields, the fields of the block that they change, and how.
_RULES = {
    delta: tuple((rule["from"], rule["into"], rule["how"]) for rule in rules) for delta, rules in ACCUMULATE.items()
}


class Accumulator:
    """Takes the events of a stream as parsed JSON and keeps the message so far, as JSON data.

    Pieces of text are joined when the message is requested, so that a long message costs no more than its length. How
    a delta changes its block is stated in the API description (`x-accumulate`).
    """

    def __init__(self) -> None:
        self._message: dict[str, Any] | None = None
        self._blocks: list[dict[str, Any]] = []
        # Per block: field -> pieces that have not been joined yet.
        self._texts: list[dict[str, TextBuilder]] = []
        self._json: list[dict[str, PartialJSON]] = []
        # (block, field) that arrived as JSON text.
        self._parsed_fields: set[tuple[int, str]] = set()
        self.complete = False
        """Whether `message_stop` has arrived."""

    @property
    def started(self) -> bool:
        """Whether there is a message, however unfinished."""
        return self._message is not None

    def add(self, event: dict[str, Any]) -> None:
        """Add one event; events that do not concern the message change nothing.

        Raises SerializationError for an event that does not fit; the message stays unchanged.
        """
        kind = event.get("type")
        try:
            if kind == "content_block_delta":
                self._delta(event)
            elif kind == "content_block_start":
                self._start_block(event)
            elif kind == "content_block_stop":
                self._stop_block(event.get("index"))
            elif kind == "message_start":
                self._start(event)
            elif kind == "message_delta":
                self._finish(event)
            elif kind == "message_stop":
                self._started_message(event)
                self.complete = True
        except RecursionError:
            raise SerializationError("$: nested too deeply", path="$", body=event) from None

    def snapshot(self) -> dict[str, Any] | None:
        """The message so far as JSON data, its own copy; None before the first event."""
        if self._message is None:
            return None
        for index in range(len(self._blocks)):
            self._join(index)
        content = [self._visible(index) for index in range(len(self._blocks))]
        return {**_copied(self._message), "content": content}

    def message(self, into: str | Any) -> Any:
        """The message so far as the model `into`; None before the first event."""
        try:
            data = self.snapshot()
        except RecursionError:
            raise SerializationError("$: nested too deeply", path="$") from None
        if data is None:
            return None
        # Tool input that is not an object stays unchanged: the rest of the message is kept.
        unusual = [(i, f, data["content"][i][f]) for i, f in self._parsed_fields if f in data["content"][i]]
        unusual = [(index, field, value) for index, field, value in unusual if not isinstance(value, dict)]
        for index, field, _ in unusual:
            data["content"][index][field] = {}
        message = structure(data, into)
        for index, field, value in unusual:
            _put(message.content[index], field, value)
        return message

    def _started_message(self, event: dict[str, Any]) -> dict[str, Any]:
        if self._message is None:
            raise SerializationError(f"$: {event['type']} before message_start", path="$", body=event)
        return self._message

    def _start(self, event: dict[str, Any]) -> None:
        message = event.get("message")
        if not isinstance(message, dict):
            raise SerializationError("$.message: expected an object", path="$.message", body=event)
        message = _copied(message)
        content = message.get("content") or []
        if not isinstance(content, list) or not all(isinstance(block, dict) for block in content):
            path = "$.message.content"
            raise SerializationError(f"{path}: expected a list of objects", path=path, body=event)
        self._message = message
        self._blocks, self._texts, self._json = [], [], []
        self._parsed_fields = set()
        for block in content:
            self._append(block)

    def _append(self, block: dict[str, Any]) -> None:
        self._blocks.append(block)
        self._texts.append({})
        self._json.append({})

    def _start_block(self, event: dict[str, Any]) -> None:
        index, block = event.get("index"), event.get("content_block")
        if self._message is None or index != len(self._blocks) or not isinstance(block, dict):
            raise SerializationError(
                f"$.index: block {index} starts after {len(self._blocks)} blocks", path="$.index", body=event
            )
        self._append(_copied(block))

    def _delta(self, event: dict[str, Any]) -> None:
        index, delta = event.get("index"), event.get("delta")
        if not isinstance(index, int) or not 0 <= index < len(self._blocks) or not isinstance(delta, dict):
            raise SerializationError(f"$.index: there is no block {index}", path="$.index", body=event)
        kind = delta.get("type")
        for source, into, how in _RULES.get(kind, ()) if isinstance(kind, str) else ():
            # An unknown block may change by unknown rules.
            if source in delta and not self._grow(index, delta[source], into, how) and self._known(index):
                path = f"$.delta.{source}"
                raise SerializationError(f"{path}: does not fit block {index}", path=path, body=event)

    def _known(self, index: int) -> bool:
        kind = self._blocks[index].get("type")
        return isinstance(kind, str) and kind in UNIONS["ContentBlock"].members

    def _grow(self, index: int, piece: Any, into: str, how: str) -> bool:
        """Whether the piece could be added: a string to a string, an item to a list."""
        block = self._blocks[index]
        if how == "append":
            if not isinstance(piece, str) or not isinstance(block.get(into), (str, type(None))):
                return False
            texts = self._texts[index]
            if into not in texts:
                texts[into] = TextBuilder()
            texts[into].add(piece)
        elif how == "json":
            if not isinstance(piece, str):
                return False
            self._parsed_fields.add((index, into))
            self._json[index].setdefault(into, PartialJSON()).add(piece)
        elif how == "item":
            if not isinstance(block.get(into), (list, type(None))):
                return False
            block[into] = block.get(into) or []
            block[into].append(_copied(piece))
        else:
            block[into] = _copied(piece)
        return True

    def _stop_block(self, index: Any) -> None:
        if isinstance(index, int) and 0 <= index < len(self._blocks):
            self._join(index)
            for field, growing in self._json[index].items():
                self._blocks[index][field] = _parsed(growing.text(), self._blocks[index].get(field))
            self._json[index] = {}

    def _join(self, index: int) -> None:
        if self._texts[index]:
            block = self._blocks[index]
            for field, growing in self._texts[index].items():
                block[field] = (block.get(field) or "") + growing.text()
            self._texts[index] = {}

    def _visible(self, index: int) -> dict[str, Any]:
        """A copy of the block so far; partial JSON is parsed as far as it is complete."""
        block: dict[str, Any] = _copied(self._blocks[index])
        for field, growing in self._json[index].items():
            block[field] = growing.readable(block.get(field))
        return block

    def _finish(self, event: dict[str, Any]) -> None:
        message = self._started_message(event)
        event = _copied(event)
        for name, value in event.items():
            if name == "usage" and isinstance(value, dict):
                usage = message.get("usage")
                known = usage if isinstance(usage, dict) else {}
                message["usage"] = {**known, **_changed(value, known)}
            elif name == "delta" and isinstance(value, dict):
                message |= value
            elif name not in ("type", "delta") and (value is not None or message.get(name) is None):
                message[name] = value


def _put(block: Any, field: str, value: Any) -> None:
    """Set a value that the model of a block does not allow, wherever the block keeps that field."""
    if isinstance(block, Unknown):
        block.raw[field] = value
    elif hasattr(type(block), field):
        setattr(block, field, value)
    else:
        block.extra_fields[field] = value


def _copied(value: Any) -> Any:
    """A copy of JSON data."""
    if value.__class__ is dict:
        return {name: _copied(item) for name, item in value.items()}
    return [_copied(item) for item in value] if value.__class__ is list else value


def _changed(later: dict[str, Any], earlier: dict[str, Any] | None) -> dict[str, Any]:
    """The counts that the last event changes: a null there means "unchanged"."""
    return {k: v for k, v in later.items() if v is not None or not earlier or k not in earlier}


def _parsed(text: str, before: Any) -> Any:
    """Tool input from its JSON text; unchanged where there is no text.

    Truncated text, as at `max_tokens`, is parsed as far as it is complete; text that is not JSON stays a string.
    """
    if not text:
        return before
    try:
        return loads(text.encode("utf-8", "surrogatepass"))
    except SerializationError:
        return readable(text, text)
