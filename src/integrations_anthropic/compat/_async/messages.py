"""Creates messages, whole or as a stream, and counts their tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeVar, Unpack, overload

from ..._loading.lazy_property import lazy_property
from ..arguments import CountArguments, MessageArguments, StreamArguments, given, signed
from ..output import message_arguments
from .batches import AsyncBatches
from .message_stream import AsyncMessageStreamManager
from .resource import AsyncResource
from .stream import AsyncStream

if TYPE_CHECKING:
    from ...models.unions import StreamEvent
    from ..parsed import ParsedMessage
    from ..results import Message, MessageTokensCount

__all__ = ["AsyncMessages"]

T = TypeVar("T")


class AsyncMessages(AsyncResource):
    """Creates messages, whole or as a stream, and counts their tokens."""

    @lazy_property
    def batches(self) -> AsyncBatches:
        """Batches of messages."""
        return AsyncBatches(self._client)

    @overload
    async def create(self, *, stream: Literal[False] = False, **arguments: Unpack[MessageArguments]) -> Message: ...
    @overload
    async def create(
        self, *, stream: Literal[True], **arguments: Unpack[MessageArguments]
    ) -> AsyncStream[StreamEvent]: ...
    @overload
    async def create(
        self, *, stream: bool, **arguments: Unpack[MessageArguments]
    ) -> Message | AsyncStream[StreamEvent]: ...
    @signed(MessageArguments)
    async def create(self, *, stream: bool = False, **arguments: Any) -> Any:
        """Create a message; with `stream=True` its events, as they arrive."""
        options = message_arguments(arguments)
        if given({"stream": stream}).get("stream"):
            service = self._client.client.messages
            return await AsyncStream(self._client, service.create_stream, (), options).opened()
        return await self._client._call(self._client.client.messages.create, **options)

    @overload
    def stream(self, **arguments: Unpack[MessageArguments]) -> AsyncMessageStreamManager[None]: ...
    @overload
    def stream(
        self, *, output_format: type[T], **arguments: Unpack[MessageArguments]
    ) -> AsyncMessageStreamManager[T]: ...
    @signed(StreamArguments)
    def stream(self, **arguments: Any) -> AsyncMessageStreamManager[Any]:
        """The stream of a message, with helpers: for `async with`.

        `output_format`: a type that its text is to be a value of.
        """
        output = arguments.pop("output_format", None)
        options = message_arguments(arguments, output)
        return AsyncMessageStreamManager(
            self._client, self._client.client.messages.create_stream, options, given({"type": output}).get("type")
        )

    @signed(MessageArguments)
    async def parse(
        self, *, output_format: type[T] | None = None, **arguments: Unpack[MessageArguments]
    ) -> ParsedMessage[T]:
        """Create a message whose text is a value of a type: `parsed_output`.

        Raises OutputParseError where it is none; where the model refused, or was cut short, the value is None.
        """
        from ..parsed import as_parsed

        options = message_arguments(arguments, output_format)
        message: Message = await self._client._call(self._client.client.messages.create, **options)
        return as_parsed(message, given({"type": output_format}).get("type"))

    @signed(CountArguments)
    async def count_tokens(self, **arguments: Unpack[CountArguments]) -> MessageTokensCount:
        """The number of input tokens of a request, which is not run. `output_format`: a type, as of `parse`."""
        given_arguments: dict[str, Any] = {**arguments}
        output = given_arguments.pop("output_format", None)
        options = message_arguments(given_arguments, output)
        counted: Any = await self._client._call(self._client.client.messages.count_tokens, **options)
        result: MessageTokensCount = counted
        return result
