# Derived from src/integrations_anthropic/compat/_async/message_stream.py by `make codegen`. Do not edit.
"""The stream helper: the events of a message, those derived from them, and the message they add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from ...errors import AnthropicError
from ..errors import as_official
from ..events import StreamEvents
from ..parsed import ParsedMessage, as_parsed
from ..records import adopt
from .stream import Stream

if TYPE_CHECKING:
    import httpx

    from .caller import Caller

__all__ = ["MessageStreamManager", "StreamedMessage"]

T = TypeVar("T")


class StreamedMessage(Generic[T]):
    """The events of a message as they arrive, with derived ones such as `text` between them."""

    def __init__(self, raw: Stream[Any], output: Any = None) -> None:
        """`output`: the type that the message is to be a value of."""
        self._raw, self._output = raw, output
        self._source: Any = raw._source
        self._events = StreamEvents(lambda: self._message())
        self._iterator = self._read()

    @property
    def response(self) -> httpx.Response:
        """The response; its body is what this yields."""
        return self._raw.response

    @property
    def request_id(self) -> str | None:
        """The id of the request."""
        return self._raw.request_id

    @property
    def workspace_id(self) -> str | None:
        """The workspace that the request was made in, where the response names it."""
        return self._raw.workspace_id

    @property
    def text_stream(self) -> Iterator[str]:
        """The text of the message, in the pieces in which it arrives."""
        return self._text()

    @property
    def current_message_snapshot(self) -> ParsedMessage[T]:
        """The message so far. Raises RuntimeError before it starts."""
        message = self._message()
        if message is None:
            raise RuntimeError("the message has not started yet: read the first event before")
        found: ParsedMessage[T] = message
        return found

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Any:
        return self._iterator.__next__()

    def until_done(self) -> None:
        """Read to the end."""
        for _ in self:
            pass

    def get_final_message(self) -> ParsedMessage[T]:
        """Read to the end and return the message."""
        try:
            self.until_done()
            final: ParsedMessage[T] = self._parsed(self._source.get_final_message(), whole=True)
            return final
        except AnthropicError as error:
            as_official(error, self._raw._exchange)
            raise

    def get_final_text(self) -> str:
        """Read to the end and return the text of the message. Raises RuntimeError where it has none."""
        message = self.get_final_message()
        if not any(block.type == "text" for block in message.content):
            kinds = [block.type for block in message.content]
            raise RuntimeError(f"the message holds no text: its blocks are {kinds}")
        return message.text

    def close(self) -> None:
        """Stop reading and release the connection."""
        self._raw.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read(self) -> Iterator[Any]:
        for event in self._raw:
            for each in self._events.of(event):
                yield each

    def _text(self) -> Iterator[str]:
        for event in self:
            if event.type == "content_block_delta" and event.delta.type == "text_delta":
                yield event.delta.text

    def _message(self) -> Any:
        message = self._source.current_message
        return None if message is None else self._parsed(message)

    def _parsed(self, message: Any, *, whole: bool = False) -> Any:
        return as_parsed(adopt(message), self._output if whole or message.stop_reason else None)


class MessageStreamManager(Generic[T]):
    """Opens a stream at `with`, and closes it at the end of the block."""

    def __init__(
        self, client: Caller, method: Callable[..., Any], arguments: Mapping[str, Any], output: Any = None
    ) -> None:
        self._client, self._method, self._arguments, self._output = client, method, arguments, output
        self._stream: StreamedMessage[T] | None = None

    def __enter__(self) -> StreamedMessage[T]:
        raw: Stream[Any] = Stream(self._client, self._method, (), self._arguments)
        self._stream = StreamedMessage(raw.opened(), self._output)
        return self._stream

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None:
            self._stream.close()
