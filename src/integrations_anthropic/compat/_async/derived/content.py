"""The content of a file, as the official client returns it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ....errors import AnthropicError
from ...errors import as_official
from ...exchanges.exchange import recording
from ..raw_responses import AsyncBinaryContent

if TYPE_CHECKING:
    from ..caller import AsyncCaller

__all__ = ["content_of"]


async def content_of(
    client: AsyncCaller, method: Callable[..., Any], places: tuple[Any, ...], arguments: Mapping[str, Any]
) -> AsyncBinaryContent:
    """Request the content of a file; it is read as a whole unless `with_streaming_response` is used."""
    options, exchange = client._prepared(arguments)
    with recording(exchange):
        try:
            source = method(*places, **options)
            content = AsyncBinaryContent(exchange, source)
            if exchange.keeps_body:
                await source.__aenter__()
            else:
                await content.read()
        except AnthropicError as error:
            as_official(error, exchange, places)
            raise
    return content
