"""The message a stream adds up to: the same that one answer would have held."""

from __future__ import annotations

import copy
from typing import Any

from ..errors import SerializationError
from ..models._facts import ACCUMULATE, UNIONS
from .codec import structure
from .jsontext import loads
from .partialjson import readable

__all__ = ["Accumulator"]


class Accumulator:
    """Takes a stream's events as parsed JSON and keeps the message so far, as JSON data.

    Pieces of text are kept in lists and joined when the message is asked for, so that a long answer costs no more
    than its length. How a delta grows its block is said in the description (`x-accumulate`).
    """

    def __init__(self) -> None:
        self._message: dict[str, Any] | None = None
        self._blocks: list[dict[str, Any]] = []
        # Per block: field -> pieces not yet joined.
        self._texts: list[dict[str, list[str]]] = []
        self._json: list[dict[str, list[str]]] = []
        # (block, field) that came as text of JSON.
        self._parsed_fields: set[tuple[int, str]] = set()
        self.complete = False
        """Whether `message_stop` has come."""

    @property
    def started(self) -> bool:
        """Whether there is a message, however unfinished."""
        return self._message is not None

    def add(self, event: dict[str, Any]) -> None:
        """Take one event in; those that say nothing of the message change nothing."""
        kind = event.get("type")
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
            self.complete = True

    def snapshot(self) -> dict[str, Any] | None:
        """The message so far as JSON data, its own copy; None before the first event."""
        if self._message is None:
            return None
        for index in range(len(self._blocks)):
            self._join(index)
        message = dict(self._message)
        message["content"] = [self._visible(index) for index in range(len(self._blocks))]
        return copy.deepcopy(message)

    def message(self, into: str | Any) -> Any:
        """The message so far as the model `into`; None before the first event."""
        data = self.snapshot()
        if data is None:
            return None
        # Tool input that is no object stays what it is: the rest of the answer is not lost for it.
        odd = [(i, f, data["content"][i][f]) for i, f in self._parsed_fields if f in data["content"][i]]
        odd = [(index, field, value) for index, field, value in odd if not isinstance(value, dict)]
        for index, field, _ in odd:
            data["content"][index][field] = {}
        message = structure(data, into)
        for index, field, value in odd:
            setattr(message.content[index], field, value)
        return message

    def _start(self, event: dict[str, Any]) -> None:
        message = event.get("message")
        if not isinstance(message, dict):
            raise SerializationError("$.message: expected an object", path="$.message", body=event)
        self._message = copy.deepcopy(message)
        self._blocks, self._texts, self._json = [], [], []
        self._parsed_fields = set()
        content = self._message.get("content") or []
        if not isinstance(content, list) or not all(isinstance(block, dict) for block in content):
            path = "$.message.content"
            raise SerializationError(f"{path}: expected a list of objects", path=path, body=event)
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
                f"$.index: block {index} starts, but {len(self._blocks)} came before it", path="$.index", body=event
            )
        self._append(copy.deepcopy(block))

    def _delta(self, event: dict[str, Any]) -> None:
        index, delta = event.get("index"), event.get("delta")
        if not isinstance(index, int) or not 0 <= index < len(self._blocks) or not isinstance(delta, dict):
            raise SerializationError(f"$.index: there is no block {index}", path="$.index", body=event)
        for rule in ACCUMULATE.get(str(delta.get("type")), ()):
            if rule["from"] not in delta:
                continue
            grown = self._grow(index, delta[rule["from"]], rule["into"], rule["how"])
            # A block nobody knows may grow by rules nobody knows.
            if not grown and self._blocks[index].get("type") in UNIONS["ContentBlock"].members:
                path = f"$.delta.{rule['from']}"
                raise SerializationError(f"{path}: does not fit block {index}", path=path, body=event)

    def _grow(self, index: int, piece: Any, into: str, how: str) -> bool:
        """Whether the piece could be taken in: text grows text, and an item a list."""
        block = self._blocks[index]
        wanted = {"append": str, "item": list}.get(how, object)
        if not isinstance(block.get(into), (wanted, type(None))):
            return False
        if how == "item":
            block[into] = block.get(into) or []
            block[into].append(copy.deepcopy(piece))
        elif how not in ("append", "json"):
            block[into] = copy.deepcopy(piece)
        elif isinstance(piece, str):
            growing = self._texts if how == "append" else self._json
            if how == "json":
                self._parsed_fields.add((index, into))
            growing[index].setdefault(into, []).append(piece)
        else:
            return False
        return True

    def _stop_block(self, index: Any) -> None:
        if isinstance(index, int) and 0 <= index < len(self._blocks):
            self._join(index)
            for field, text in self._json[index].items():
                self._blocks[index][field] = _parsed("".join(text), self._blocks[index].get(field))
            self._json[index] = {}

    def _join(self, index: int) -> None:
        block = self._blocks[index]
        for field, pieces in self._texts[index].items():
            block[field] = (block.get(field) or "") + "".join(pieces)
        self._texts[index] = {}

    def _visible(self, index: int) -> dict[str, Any]:
        """The block as it is now: JSON that is still growing shows as far as it can be read."""
        block = self._blocks[index]
        growing = {field: readable("".join(text), block.get(field)) for field, text in self._json[index].items()}
        return block | growing

    def _finish(self, event: dict[str, Any]) -> None:
        if self._message is None:
            raise SerializationError("$: message_delta before message_start", path="$", body=event)
        for name, value in event.items():
            if name == "usage" and isinstance(value, dict):
                usage = self._message.get("usage")
                known = usage if isinstance(usage, dict) else {}
                self._message["usage"] = {**known, **_news(copy.deepcopy(value), known)}
            elif name == "delta" and isinstance(value, dict):
                self._message |= copy.deepcopy(value)
            elif name not in ("type", "delta") and (value is not None or self._message.get(name) is None):
                self._message[name] = copy.deepcopy(value)


def _news(later: dict[str, Any], earlier: dict[str, Any] | None) -> dict[str, Any]:
    """What the closing counts add: a null there says "as before"."""
    return {k: v for k, v in later.items() if v is not None or not earlier or k not in earlier}


def _parsed(text: str, before: Any) -> Any:
    """Tool input from its JSON text; as before where there is no text.

    Text cut short, as at `max_tokens`, gives what of it is whole; text that is no JSON stays text.
    """
    if not text:
        return before
    try:
        return loads(text.encode("utf-8", "surrogatepass"))
    except SerializationError:
        return readable(text, text)
