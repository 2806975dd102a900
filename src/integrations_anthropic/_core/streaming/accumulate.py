"""Accumulates the events of a stream into a message: the same that a whole response would have held."""

from __future__ import annotations

from typing import Any

from ...errors import SerializationError
from ..codec.decode import structure
from ..codec.lenient import Report, structure_leniently
from .growing_block import (
    RULES,
    GrowingBlock,
    copied,
    delta_kind,
    items_of,
    key_of,
    kind_by_fields,
    kind_for,
    put_value,
    started,
    text_of,
    update,
)

__all__ = ["Accumulator"]


class Accumulator:
    """Takes the events of a stream as parsed JSON and keeps the message so far, as JSON data.

    Pieces of text are joined when the message is requested, so that a long message costs no more than its length. How
    a delta changes its block is stated in the API description (`x-accumulate`).

    Where it is not `strict`, events that other servers number, order or leave out differently are taken in their
    order: a delta belongs to the last block that has its index, else to the last block, else to a new one; what cannot
    be used changes nothing. Where it is, such events raise SerializationError, and the message stays unchanged.
    """

    def __init__(self, *, strict: bool = False) -> None:
        self._strict = strict
        self._message: dict[str, Any] | None = None
        self._blocks: list[GrowingBlock] = []
        # By the index that events state: the last block that started with it. Beside it, one that had none.
        self._places: dict[Any, GrowingBlock] = {}
        self._unnumbered: GrowingBlock | None = None
        # Content of `message_start` that is no list of blocks.
        self._odd_content: Any = None
        self.complete = False
        """Whether `message_stop` has arrived, or what stands for it."""
        self.added_text = ""
        """What the last event added to text blocks."""

    @property
    def started(self) -> bool:
        """Whether there is a message, however unfinished."""
        return self._message is not None

    def add(self, event: dict[str, Any]) -> None:
        """Add one event; events that do not concern the message change nothing.

        Raises SerializationError for an event that does not fit, where it is strict, and for a message that stops
        before it starts.
        """
        kind = event.get("type")
        self.added_text = ""
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
                if self._message is None:
                    raise _misfit("$", "message_stop before message_start", event)
                self._complete()
            elif kind == "message" and self._message is None and not self._strict:
                # The whole message in the place of its events.
                self._start({"message": event})
                self._complete()
        except RecursionError:
            raise SerializationError("$: nested too deeply", path="$", body=event) from None

    def add_piece(self, event: dict[str, Any]) -> bool:
        """Add a `content_block_delta` that lengthens what the last one did; False, and no change, for others."""
        index, delta = event.get("index"), event.get("delta")
        block = self._places.get(index) if index.__class__ is int else None
        piece = None if block is None else block.next_piece
        if piece is None or delta.__class__ is not dict or delta.get("type") != piece.delta:
            return False
        text = delta.get(piece.source)
        if text.__class__ is not str:
            return False
        piece.add(text)
        self.added_text = text if piece.is_text else ""
        return True

    @property
    def has_stop_reason(self) -> bool:
        """Whether it is known why the message ends."""
        return self._message is not None and self._message.get("stop_reason") is not None

    def end(self, *, announced: bool) -> None:
        """The stream has ended without `message_stop`: the message is complete where its end was `announced` by a line
        of its own."""
        if not self._strict and self._message is not None and announced:
            self._complete()

    def block_at(self, index: Any) -> GrowingBlock | None:
        """The block that an event with this index is about."""
        return self._at(index)

    def snapshot(self) -> dict[str, Any] | None:
        """The message so far as JSON data, its own copy; None before the first event."""
        if self._message is None:
            return None
        content = [block.visible() for block in self._blocks]
        odd = self._odd_content
        if odd is not None:
            content = [*items_of(odd), *content] if content else copied(odd)
        return {**copied(self._message), "content": content}

    def message(self, into: str | Any, report: Report | None = None) -> Any:
        """The message so far as the model `into`; None before the first event.

        `report`: receives what does not fit; without it, SerializationError is raised.
        """
        try:
            data = self.snapshot()
        except RecursionError:
            raise SerializationError("$: nested too deeply", path="$") from None
        if data is None:
            return None
        if report is not None:
            return structure_leniently(data, into, report)
        # Tool input that is not an object stays unchanged: the rest of the message is kept.
        content = data["content"]
        # Counted from the end.
        numbered = enumerate(self._blocks, -len(self._blocks))
        places = [(index, field) for index, block in numbered for field in block.parsed_fields]
        unusual = [(*place, content[place[0]].get(place[1])) for place in places]
        unusual = [found for found in unusual if not isinstance(found[2], dict)]
        for index, field, _ in unusual:
            content[index][field] = {}
        message = structure(data, into)
        for index, field, value in unusual:
            put_value(message.content[index], field, value)
        return message

    def _complete(self) -> None:
        for block in self._blocks:
            if block.is_open:
                block.stop()
        self.complete = True

    def _start(self, event: dict[str, Any]) -> None:
        message = event.get("message")
        if not isinstance(message, dict):
            if self._strict:
                raise _misfit("$.message", "expected an object", event)
            return
        message = copied(message)
        content, message["content"] = message.get("content") or [], None
        is_list = isinstance(content, list) and all(isinstance(block, dict) for block in content)
        if not is_list and self._strict:
            raise _misfit("$.message.content", "expected a list of objects", event)
        if self._message is None:
            self._message = message
        elif self._strict:
            raise _misfit("$", "message_start after message_start", event)
        else:
            # Started twice, or late: nothing that was said before is dropped.
            update(self._message, message)
        if is_list:
            for index, block in enumerate(content):
                self._append(block, index).is_open = False
            self.added_text = "".join(map(text_of, content))
        else:
            self._odd_content = content
            self.added_text = "".join(map(text_of, items_of(content)))

    def _start_block(self, event: dict[str, Any]) -> None:
        index, block = event.get("index"), event.get("content_block")
        if self._strict:
            count = len(self._blocks)
            if self._message is None or index != count or not isinstance(block, dict):
                raise _misfit("$.index", f"block {index} starts after {count} blocks", event)
            self._append(copied(block), index)
            self.added_text = text_of(block)
        elif isinstance(block, dict):
            block = started(block)
            known = self._places.get(key_of(index))
            if known is None or not known.is_repeated_by(block):
                self._append(block, index)
                self.added_text = text_of(block)

    def _append(self, block: dict[str, Any], index: Any) -> GrowingBlock:
        if self._message is None:
            self._message = {}
        growing = GrowingBlock(block)
        self._blocks.append(growing)
        if (key := key_of(index)) is None:
            self._unnumbered = growing
        else:
            self._places[key] = growing
        return growing

    def _delta(self, event: dict[str, Any]) -> None:
        index, delta = event.get("index"), event.get("delta")
        place = self._places.get(index) if index.__class__ is int else None
        if not isinstance(delta, dict) or (self._strict and place is None):
            if self._strict:
                raise _misfit("$.index", f"there is no block {index}", event)
            # A delta that is text says so.
            delta = {"text": delta} if isinstance(delta, str) else {}
        kind = delta_kind(delta)
        rules = RULES.get(kind, ())
        if not self._strict and not (rules and rules[0][0] in delta):
            kind = self._kind_said(kind, index, delta)
            rules = RULES.get(kind, ())
        for source, into, how in rules:
            if source not in delta:
                continue
            piece = delta[source]
            # Most deltas are of the same kind as the one before.
            block = place if place is not None and place.grows_by == kind else self._block_for(index, kind, piece)
            if block is None:
                continue
            if block.grow(piece, into, how, strict=self._strict or not block.is_known):
                block.expect(kind)
                if kind == "text_delta" and block.data.get("type") == "text":
                    self.added_text += piece
            elif self._strict and block.is_known:
                # An unknown block may change by unknown rules.
                raise _misfit(f"$.delta.{source}", f"does not fit block {index}", event)

    def _kind_said(self, kind: str, index: Any, delta: dict[str, Any]) -> str:
        """The kind of a delta whose own words are not the API's, or do not fit its fields; `kind` where it has none."""
        found = kind_by_fields(delta)
        if not found or found == kind + "_delta":
            return found or kind
        # A kind that is not known, but named as the API names them, may be of a later version and mean anything.
        block = None if kind.endswith("_delta") and kind not in RULES else self._at(index)
        return found if block is not None and block.takes(found) and block.is_known else kind

    def _at(self, index: Any) -> GrowingBlock | None:
        """The block that has an index. Where either of the two has none, the last one."""
        if self._strict:
            return self._blocks[index] if isinstance(index, int) and 0 <= index < len(self._blocks) else None
        key = key_of(index)
        last = self._blocks[-1] if self._blocks else None
        if key is None:
            return last
        block = self._places.get(key)
        if block is None and last is not None and last is self._unnumbered:
            block = self._places[key] = last
        return block

    def _block_for(self, index: Any, delta: str, piece: Any) -> GrowingBlock | None:
        """The block that a delta changes; a new one where none was announced. None where nothing is to be added."""
        block = self._at(index)
        if block is not None and (block.takes(delta) or self._strict):
            return block
        last = self._blocks[-1] if self._blocks else None
        if last is not None and last.is_open and not last.has_grown and last.takes(delta):
            # Announced with another index than it grows with.
            self._places[key_of(index)] = last
            return last
        if not piece:
            return None
        block = self._append(started({"type": kind_for(delta)}), index)
        block.takes(delta)
        return block

    def _stop_block(self, index: Any) -> None:
        block = self._at(index)
        if block is not None:
            block.stop()

    def _finish(self, event: dict[str, Any]) -> None:
        if self._message is None:
            if self._strict:
                raise _misfit("$", "message_delta before message_start", event)
            self._message = {}
        message, event = self._message, copied(event)
        delta = event.pop("delta", None)
        if isinstance(delta, dict):
            delta.pop("content", None)
            update(message, delta)
        update(message, {name: value for name, value in event.items() if name not in ("type", "content")})


def _misfit(path: str, why: str, event: dict[str, Any]) -> SerializationError:
    return SerializationError(f"{path}: {why}", path=path, body=event)
