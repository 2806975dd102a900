# Derived from src/integrations_anthropic/_async/parsed_message_stream.py by `make codegen`. Do not edit.
"""The stream of a message that is a value of the caller's type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from .._core.output.parsed_message import ParsedMessage, parsed_message, with_output_schema
from .._core.output.partial_value import PartialValue
from .._core.streaming.not_copied import NotCopied
from .message_stream import MessageStream

if TYPE_CHECKING:
    from .._core.call.operation import Call
    from .pipeline import Pipeline

__all__ = ["ParsedMessageStream", "PartialValues"]

T = TypeVar("T")


class ParsedMessageStream(MessageStream, Generic[T]):
    """A message stream whose text is JSON: the value as it grows, and what it is in the end.

    Everything of `MessageStream` holds: events, `text_stream`, the final message, errors, closing.
    """

    def __init__(self, pipeline: Pipeline, call: Call, output: Any) -> None:
        """Raises ValidationError for a type that JSON, or the API, has nothing for."""
        asking, self._form = with_output_schema(call, output)
        super().__init__(pipeline, asking)
        self._value = PartialValue()
        self._parsed: ParsedMessage[T] | None = None

    @property
    def partial_value(self) -> Any:
        """The value so far as plain JSON data, not checked against the type; None where nothing is known yet.

        Strings are as long as what has arrived of them, numbers are left out until they are complete. Each access
        parses the text so far.
        """
        return self._value.value()

    @property
    def partial_values(self) -> PartialValues:
        """The value as it grows: `partial_value` each time it has changed."""
        return PartialValues(self)

    def get_parsed_message(self) -> ParsedMessage[T]:
        """Read to the end and return what `parse` would have returned.

        Raises what `get_final_message` raises; an answer that does not fit is no error: see `ParsedMessage.error`.
        """
        message = self.get_final_message()
        if self._parsed is None:
            self._parsed = parsed_message(message, self._form)
        return self._parsed

    def _ready(self) -> dict[str, Any] | None:
        data = super()._ready()
        if data is not None:
            self._value.add(data, self._added_text)
        return data

    def _next(self, *, opening: bool = False) -> dict[str, Any] | None:
        data = super()._next(opening=opening)
        if data is not None:
            self._value.add(data, self._added_text)
        return data


class PartialValues(NotCopied):
    """The value of a stream as it grows, as plain JSON data."""

    _instead = "take the value, from get_parsed_message()"

    def __init__(self, stream: ParsedMessageStream[Any]) -> None:
        self._stream = stream
        self._last: Any = None

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Any:
        try:
            stream = self._stream
            while (stream._ready() or stream._next()) is not None:
                if stream._added_text:
                    value = stream.partial_value
                    if value is not None and value != self._last:
                        self._last = value
                        return value
        except BaseException as error:
            self._stream._interrupted(error)
            raise
        raise StopIteration
