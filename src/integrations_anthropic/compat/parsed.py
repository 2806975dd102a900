"""A message whose text is a value of the caller's type."""

from __future__ import annotations

from typing import Any, Generic, TypeVar, cast

from .._core.output.parsed_message import parsed_message, read_output
from ..models import MessageResponse, TextBlock
from .records import ResultMethods

__all__ = ["ParsedMessage", "ParsedTextBlock", "as_parsed"]

T = TypeVar("T")


class _Parsed(ResultMethods, Generic[T]):
    """A result, and the value that its text is. Copies and pickles keep both."""

    __slots__ = ()
    _parsed: T | None  # a slot of the classes below

    @property
    def parsed_output(self) -> T | None:
        """The value; None where no type was given, or the model refused."""
        return getattr(self, "_parsed", None)

    def __getstate__(self) -> Any:
        return (*super().__getstate__(), self.parsed_output)

    def __setstate__(self, state: Any) -> None:
        super().__setstate__(state[:3])
        object.__setattr__(self, "_parsed", state[3] if len(state) > 3 else None)


class ParsedTextBlock(_Parsed[T], TextBlock, Generic[T]):
    """A block of text, and the value that it is."""

    __slots__ = ("_parsed",)


class ParsedMessage(_Parsed[T], MessageResponse, Generic[T]):
    """A message, and the value that its text is."""

    __slots__ = ("_parsed",)


_text_class = cast(Any, ParsedTextBlock)
_message_class = cast(Any, ParsedMessage)


def as_parsed(message: Any, output: Any) -> ParsedMessage[Any]:
    """The message as one whose text is a value of `output`; None: of no type.

    Raises OutputParseError where the text is no such value. Where the model refused, or was cut short, there is none.
    """
    value = None
    if output is not None:
        result = parsed_message(message, read_output(output)[0])
        if result.error is not None and not (result.refused or result.truncated):
            raise result.error
        value = result.parsed
    parsed = _copied(message, _message_class, value)
    parsed.content = [_copied(b, _text_class, value) if isinstance(b, TextBlock) else b for b in message.content]
    return cast("ParsedMessage[Any]", parsed)


def _copied(record: Any, cls: Any, value: Any) -> Any:
    made = cls.__new__(cls)
    made.__setstate__(record.__getstate__())
    if (meta := getattr(record, "_meta", None)) is not None:
        made._meta = meta
    made._parsed = value
    return made
