"""Where among the lines of an answer a reader is, so that it can go on there when the answer comes again."""

from __future__ import annotations

from ...errors import AnthropicError, SerializationError, ValidationError
from ..codec.json import loads

__all__ = ["ResumePoint"]


class ResumePoint:
    """Counts lines, and knows the last one that was given by its key, or where it has none, by its bytes.

    `key`: the field that names a line. `after`: the name of a line; all up to it, and itself, were given before.
    """

    def __init__(self, key: str | None, after: str | None = None) -> None:
        self._key = key
        self._sought = after
        self._after = after
        self._number = 0
        self._line: bytes | None = None
        self._came = 0
        # The number of the last line that was given, while the lines before it come again.
        self._behind = 0
        # The last line when the answer broke off before, and why it did.
        self._broke_at = 0
        self._loss: AnthropicError | None = None

    def is_new(self, number: int, line: bytes | None) -> bool:
        """Whether this line is to be given; `line` is None where it was too long to be kept.

        Raises the loss, with a note, where the line that comes again in the last one's place is another one.
        """
        self._came = number
        if number <= self._behind:
            if number == self._behind and not self._same(line):
                raise self._lost(f"line {number} is another one than before")
            return False
        self._number, self._line = number, line
        if self._sought is None:
            return True
        if line is not None and self._name(line) == self._sought:
            self._sought = None
        return False

    def progress(self) -> bool:
        """Whether there was a new line since the answer broke off last."""
        return self._number > self._broke_at

    def again(self, loss: AnthropicError) -> None:
        """The answer broke off and comes again from its first line."""
        self._behind = self._broke_at = self._number
        self._came, self._loss = 0, loss

    def ended(self) -> None:
        """The last line has come.

        Raises ValidationError where the line to go on after was not among them, and the loss where there are fewer
        lines than before it.
        """
        if self._came < self._behind:
            raise self._lost(f"there are only {self._came} lines")
        if self._sought is not None:
            why = f"after: no line of these results has the {self._key} {self._after!r}"
            raise ValidationError(why, field="after", value=self._after)

    def _lost(self, why: str) -> AnthropicError:
        loss = self._loss or SerializationError(f"$: {why}", path="$")
        loss.add_note(f"asked for again, the results are others: {why}")
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
