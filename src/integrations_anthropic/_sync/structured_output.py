# Derived from src/integrations_anthropic/_async/structured_output.py by `make codegen`. Do not edit.
"""A message that is a value of the caller's type, whole or as it grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from .._core.output.parsed_message import ParsedMessage, parsed_message, with_output_schema
from .._core.output.repairs import Repairs
from ..errors import AnthropicError

if TYPE_CHECKING:
    from .._core.call.operation import Call
    from .pipeline import Pipeline

__all__ = ["create_parsed"]


def create_parsed(pipeline: Pipeline, call: Call, output: Any, max_repairs: int) -> ParsedMessage[Any]:
    """Create the message with the schema of `output`, and read its text as a value of it.

    Where it does not fit, the model is asked again, at most `max_repairs` times. An error of such a request has the
    last answer as its `partial`.
    """
    started = pipeline.clock.monotonic()
    if max_repairs:
        # What is sent more than once is read once: files and iterators.
        call, files = pipeline.settle(call)
        if files:
            pipeline.read_files(call, files, call.options.deadline)
    asking, form = with_output_schema(call, output)
    repairs = Repairs(asking, max_repairs, started)
    result = parsed_message(pipeline.run(repairs.call), form)
    while repairs.go_on(result, pipeline.clock.monotonic()):
        try:
            message = pipeline.run(repairs.call)
        except AnthropicError as error:
            error.partial = error.partial or result.message
            raise
        result = evolve(parsed_message(message, form), earlier=(*result.earlier, evolve(result, earlier=())))
    return result
