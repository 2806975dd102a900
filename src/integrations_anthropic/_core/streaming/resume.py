"""The position in a response of JSON lines, to continue from when the response is requested again."""

from __future__ import annotations

from ...errors import AnthropicError, SerializationError, ValidationError
from ..codec.json import loads

__all__ = ["ResumePoint"]


class ResumePoint:
    """Counts lines, and remembers the last one that was returned: by its key, or by its bytes where it has none.

    `key`: the field that names a line. `after`: the name of a line; it and all before it were returned earlier.
    """

    def __init__(self, key: str | None, after: str | None = None) -> None:
        self._key = key
        self._sought = after
        self._after = after
        self._number = 0
        self._line: bytes | None = None
        self._came = 0
        # The number of the last line that was returned, while the lines before it arrive again.
        self._behind = 0
        # The last line when the response broke off, and the error.
        self._broke_at = 0
        self._loss: AnthropicError | None = None

    @property
    def are_all_new(self) -> bool:
        """Whether every line that follows is to be returned."""
        return self._sought is None and self._came >= self._behind

    def is_new(self, number: int, line: bytes | None) -> bool:
        """Whether this line is to be returned; `line` is None where it was too long to be kept.

        Raises the earlier error, with a note, where the line at the last position is another one now.
        """
        self._came = number
        if number <= self._behind:
            if number == self._behind and not self._same(line):
                raise self._lost(f"line {number} differs from the first response")
            return False
        self._number, self._line = number, line
        if self._sought is None:
            return True
        if line is not None and self._name(line) == self._sought:
            self._sought = None
        return False

    def progress(self) -> bool:
        """Whether there was a new line since the response last broke off."""
        return self._number > self._broke_at

    def again(self, loss: AnthropicError) -> None:
        """The response broke off and is requested again from its first line."""
        self._behind = self._broke_at = self._number
        self._came, self._loss = 0, loss

    def ended(self) -> None:
        """The last line has arrived.

        Raises ValidationError where the line `after` was not found, and the earlier error where there are fewer lines
        now.
        """
        if self._came < self._behind:
            raise self._lost(f"the response now has only {self._came} lines")
        if self._sought is not None:
            why = f"after: no line of these results has the {self._key} {self._after!r}"
            raise ValidationError(why, field="after", value=self._after)

    def _lost(self, why: str) -> AnthropicError:
        loss = self._loss or SerializationError(f"$: {why}", path="$")
        loss.add_note(f"requested again, the results differ: {why}")
        return loss

    def _same(self, line: bytes | None) -> bool:
        if line is None or self._line is None:
            return line is self._line
        name = self._name(line)
        return line == self._line if name is None else name == self._name(self._line)

    def _name(self, line: bytes) -> str | None:
        try:
            data = loads(line)
        except SerializationError:
            return None
        name = data.get(self._key) if isinstance(data, dict) and self._key is not None else None
        return name if isinstance(name, str) else None
