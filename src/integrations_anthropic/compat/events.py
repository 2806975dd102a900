"""Events that the stream helper adds to those of the API."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from attrs import define

from .._core.streaming.partial_json import PartialJSON
from .._record import Record
from ..models import ContentBlockStop, MessageStop
from .records import ResultMethods

__all__ = [
    "CitationEvent",
    "CompactionEvent",
    "ContentBlockStopEvent",
    "InputJsonEvent",
    "MessageStopEvent",
    "SignatureEvent",
    "StreamEvents",
    "TextEvent",
    "ThinkingEvent",
]


@define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TextEvent(ResultMethods, Record):
    """A piece of text: `text`, and the whole text of its block so far, `snapshot`."""

    type: Literal["text"] = "text"
    text: str
    snapshot: str

    def parsed_snapshot(self) -> Any:
        """The text so far as JSON data, the last string as long as it is; None where nothing is known yet."""
        growing = PartialJSON()
        growing.add(self.snapshot)
        return growing.readable(None, cut_strings=True)


@define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class CitationEvent(ResultMethods, Record):
    """A citation, and all citations of its block so far."""

    type: Literal["citation"] = "citation"
    citation: Any
    snapshot: list[Any]


@define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ThinkingEvent(ResultMethods, Record):
    """A piece of thinking, and the whole thinking of its block so far."""

    type: Literal["thinking"] = "thinking"
    thinking: str
    snapshot: str


@define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class SignatureEvent(ResultMethods, Record):
    """The signature of a thinking block."""

    type: Literal["signature"] = "signature"
    signature: str


@define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class InputJsonEvent(ResultMethods, Record):
    """A piece of the input of a tool as JSON text, and the input as far as it can be read."""

    type: Literal["input_json"] = "input_json"
    partial_json: str
    snapshot: Any


@define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class CompactionEvent(ResultMethods, Record):
    """The summary of a compaction."""

    type: Literal["compaction"] = "compaction"
    content: str | None = None


@define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ContentBlockStopEvent(ResultMethods, ContentBlockStop):
    """A block is complete: `content_block`."""

    content_block: Any


@define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class MessageStopEvent(ResultMethods, MessageStop):
    """The message is complete: `message`."""

    message: Any


class StreamEvents:
    """The events that follow from each event of a stream."""

    def __init__(self, message: Callable[[], Any]) -> None:
        """`message`: gives the message so far."""
        self._message = message
        self._texts: dict[int, list[str]] = {}
        self._citations: dict[int, list[Any]] = {}
        self._inputs: dict[int, PartialJSON] = {}

    def of(self, event: Any) -> Iterator[Any]:
        """The event, then those that are derived from it; the last of a block and of a message hold it."""
        kind = event.type
        if kind == "content_block_start":
            self._begin(event)
        if kind == "content_block_stop" and (block := self._block(event.index)) is not None:
            yield ContentBlockStopEvent(index=event.index, content_block=block)
        elif kind == "message_stop":
            yield MessageStopEvent(message=self._message())
        else:
            yield event
        if kind == "content_block_delta" and (derived := self._derived(event.index, event.delta)) is not None:
            yield derived

    def _begin(self, event: Any) -> None:
        block = event.content_block
        start = getattr(block, "text", None) or getattr(block, "thinking", None)
        self._texts[event.index] = [start] if isinstance(start, str) else []
        self._citations[event.index] = list(getattr(block, "citations", None) or [])
        self._inputs[event.index] = PartialJSON()

    def _block(self, index: int) -> Any:
        message = self._message()
        content = [] if message is None else message.content
        return content[index] if 0 <= index < len(content) else None

    def _derived(self, index: int, delta: Any) -> Any:
        kind = delta.type
        if kind == "text_delta":
            return TextEvent(text=delta.text, snapshot=self._more(index, delta.text))
        if kind == "thinking_delta":
            return ThinkingEvent(thinking=delta.thinking, snapshot=self._more(index, delta.thinking))
        if kind == "signature_delta":
            return SignatureEvent(signature=delta.signature)
        if kind == "citations_delta":
            self._citations.setdefault(index, []).append(delta.citation)
            return CitationEvent(citation=delta.citation, snapshot=list(self._citations[index]))
        if kind == "compaction_delta":
            return CompactionEvent(content=delta.content)
        if kind == "input_json_delta":
            growing = self._inputs.setdefault(index, PartialJSON())
            growing.add(delta.partial_json)
            return InputJsonEvent(partial_json=delta.partial_json, snapshot=growing.readable({}))
        return None

    def _more(self, index: int, text: str) -> str:
        pieces = self._texts.setdefault(index, [])
        # Joined each time a piece comes, since each event has the whole text.
        pieces[:] = ["".join([*pieces, text])]
        return pieces[0]
