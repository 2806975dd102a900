# Derived from src/integrations_anthropic/compat/_async/derived/content.py by `make codegen`. Do not edit.
"""The content of a file, as the official client returns it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ....errors import AnthropicError
from ...errors import as_official
from ...exchanges.exchange import recording
from ..raw_responses import BinaryContent

if TYPE_CHECKING:
    from ..caller import Caller

__all__ = ["content_of"]


def content_of(
    client: Caller, method: Callable[..., Any], places: tuple[Any, ...], arguments: Mapping[str, Any]
) -> BinaryContent:
    """Request the content of a file; it is read as a whole unless `with_streaming_response` is used."""
    options, exchange = client._prepared(arguments)
    with recording(exchange):
        try:
            source = method(*places, **options)
            content = BinaryContent(exchange, source)
            if exchange.keeps_body:
                source.__enter__()
            else:
                content.read()
        except AnthropicError as error:
            as_official(error, exchange, places)
            raise
    return content
