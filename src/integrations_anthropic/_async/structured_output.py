"""A message that is a value of the caller's type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._core.tools.parsed_message import ParsedMessage, parsed_message, with_output_schema

if TYPE_CHECKING:
    from .._core.call.operation import Call
    from .pipeline import AsyncPipeline

__all__ = ["create_parsed"]


async def create_parsed(pipeline: AsyncPipeline, call: Call, output: Any) -> ParsedMessage[Any]:
    """Create the message with the schema of `output`, and read its text as a value of it."""
    asking, form = with_output_schema(call, output)
    return parsed_message(await pipeline.run(asking), form)
