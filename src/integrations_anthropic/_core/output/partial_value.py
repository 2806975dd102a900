"""The value of an answer while it is being written."""

from __future__ import annotations

from typing import Any

from ..streaming.partial_json import PartialJSON

__all__ = ["PartialValue"]


class PartialValue:
    """The JSON of a message as its text arrives, as far as it goes.

    Where the model says something before it, as it does where tools run in between, the JSON is looked for in the next
    block of text.
    """

    def __init__(self) -> None:
        self._growing = PartialJSON()

    def add(self, event: dict[str, Any], text: str) -> None:
        """Take in an event, and the text it added to the message."""
        if event.get("type") == "content_block_start" and self.value() is None:
            self._growing = PartialJSON()
        if text:
            self._growing.add(text)

    def value(self) -> Any:
        """The value so far, as JSON data: objects and lists without members of which nothing is known yet, strings as
        far as they go, numbers once they are complete. None where nothing is known yet."""
        return self._growing.readable(None, cut_strings=True)
