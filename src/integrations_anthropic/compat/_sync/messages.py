# Derived from src/integrations_anthropic/compat/_async/messages.py by `make codegen`. Do not edit.
"""Creates messages, whole or as a stream, and counts their tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeVar, Unpack, overload

from ..._loading.lazy_property import lazy_property
from ..arguments import CountArguments, MessageArguments, StreamArguments, given, signed
from ..output import message_arguments
from .batches import Batches
from .message_stream import MessageStreamManager
from .resource import Resource
from .stream import Stream

if TYPE_CHECKING:
    from ...models.unions import StreamEvent
    from ..parsed import ParsedMessage
    from ..results import Message, MessageTokensCount

__all__ = ["Messages"]

T = TypeVar("T")


class Messages(Resource):
    """Creates messages, whole or as a stream, and counts their tokens."""

    @lazy_property
    def batches(self) -> Batches:
        """Batches of messages."""
        return Batches(self._client)

    @overload
    def create(self, *, stream: Literal[False] = False, **arguments: Unpack[MessageArguments]) -> Message: ...
    @overload
    def create(self, *, stream: Literal[True], **arguments: Unpack[MessageArguments]) -> Stream[StreamEvent]: ...
    @overload
    def create(self, *, stream: bool, **arguments: Unpack[MessageArguments]) -> Message | Stream[StreamEvent]: ...
    @signed(MessageArguments)
    def create(self, *, stream: bool = False, **arguments: Any) -> Any:
        """Create a message; with `stream=True` its events, as they arrive."""
        options = message_arguments(arguments)
        if given({"stream": stream}).get("stream"):
            service = self._client.client.messages
            return Stream(self._client, service.create_stream, (), options).opened()
        return self._client._call(self._client.client.messages.create, **options)

    @overload
    def stream(self, **arguments: Unpack[MessageArguments]) -> MessageStreamManager[None]: ...
    @overload
    def stream(self, *, output_format: type[T], **arguments: Unpack[MessageArguments]) -> MessageStreamManager[T]: ...
    @signed(StreamArguments)
    def stream(self, **arguments: Any) -> MessageStreamManager[Any]:
        """The stream of a message, with helpers: for `with`.

        `output_format`: a type that its text is to be a value of.
        """
        output = arguments.pop("output_format", None)
        options = message_arguments(arguments, output)
        return MessageStreamManager(
            self._client, self._client.client.messages.create_stream, options, given({"type": output}).get("type")
        )

    @signed(MessageArguments)
    def parse(self, *, output_format: type[T] | None = None, **arguments: Unpack[MessageArguments]) -> ParsedMessage[T]:
        """Create a message whose text is a value of a type: `parsed_output`.

        Raises OutputParseError where it is none; where the model refused, or was cut short, the value is None.
        """
        from ..parsed import as_parsed

        options = message_arguments(arguments, output_format)
        message: Message = self._client._call(self._client.client.messages.create, **options)
        return as_parsed(message, given({"type": output_format}).get("type"))

    @signed(CountArguments)
    def count_tokens(self, **arguments: Unpack[CountArguments]) -> MessageTokensCount:
        """The number of input tokens of a request, which is not run. `output_format`: a type, as of `parse`."""
        given_arguments: dict[str, Any] = {**arguments}
        output = given_arguments.pop("output_format", None)
        options = message_arguments(given_arguments, output)
        counted: Any = self._client._call(self._client.client.messages.count_tokens, **options)
        result: MessageTokensCount = counted
        return result
