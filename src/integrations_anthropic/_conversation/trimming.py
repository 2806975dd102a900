"""Where a conversation can be cut, and how much of it has to go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..errors import ValidationError

__all__ = ["CutSearch", "borders"]


def borders(turns: Sequence[dict[str, Any]]) -> list[int]:
    """The places at which a conversation can begin: each turn of the user that answers no tool call."""
    return [i for i, turn in enumerate(turns) if turn.get("role") == "user" and not _answers_tools(turn)]


class CutSearch:
    """Looks for the fewest turns to remove from the beginning; the caller counts tokens.

    While `place` is a number, `take` has to be given the tokens of the turns from there on; then `found` is known.
    """

    def __init__(self, turns: Sequence[dict[str, Any]], max_tokens: Any) -> None:
        """Raises ValidationError for a number that is none."""
        if not isinstance(max_tokens, int) or isinstance(max_tokens, bool) or max_tokens < 1:
            raise ValidationError("max_tokens: must be an integer of at least 1", field="max_tokens", value=max_tokens)
        self._most = max_tokens
        # The whole conversation is looked at first: most often it fits.
        self._places = [0, *(place for place in borders(turns) if place > 0)]
        self._low, self._high, self._middle = 0, len(self._places), 0
        self.place: int | None = 0 if turns else None
        """Where the turns begin that are to be counted next; None when it is found."""
        self.found = 0
        """The number of turns to remove."""

    def take(self, tokens: Any) -> None:
        """Take in the tokens of the turns from `place` on.

        Raises ValidationError where even the last exchange alone has too many.
        """
        if not isinstance(tokens, int) or isinstance(tokens, bool):
            raise ValidationError("count: must return an integer, the number of tokens", field="count", value=tokens)
        if tokens <= self._most:
            self._high = self._middle
        else:
            self._low = self._middle + 1
        if self._low < self._high:
            self._middle = (self._low + self._high) // 2
            self.place = self._places[self._middle]
        elif self._low == len(self._places):
            text = f"max_tokens: the last exchange alone has more than {self._most} tokens; a turn is not cut"
            raise ValidationError(text, field="max_tokens", value=self._most)
        else:
            self.place, self.found = None, self._places[self._low]


def _answers_tools(turn: dict[str, Any]) -> bool:
    content = turn.get("content")
    return isinstance(content, list) and any(
        isinstance(block, dict) and str(block.get("type")).endswith("tool_result") for block in content
    )
