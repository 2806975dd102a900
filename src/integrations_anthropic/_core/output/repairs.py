"""Asking again where an answer is not the value that was asked for: the model is shown what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from ...errors import ValidationError
from ..content.surrogates import without_surrogates
from ..content.turns import content_to_send
from ..schema.convert import ConversionError

if TYPE_CHECKING:
    from ..call.operation import Call
    from .parsed_message import ParsedMessage

__all__ = ["Repairs"]

REQUEST = "The answer does not fit the required format: {fault}\n\nAnswer again with the whole value as JSON."


class Repairs:
    """The requests that follow one whose answer does not fit. Times are seconds of a monotonic clock."""

    def __init__(self, call: Call, most: Any, now: float) -> None:
        """`most`: how many requests may follow. Raises ValidationError where that is no number, or cannot be done."""
        if not isinstance(most, int) or isinstance(most, bool) or most < 0:
            raise ValidationError("max_repairs: must be an integer of at least 0", field="max_repairs", value=most)
        if most and "messages" in (call.options.extra_body or ()):
            text = "max_repairs: give the messages as messages=, not in extra_body, so that more can be added to them"
            raise ValidationError(text, field="max_repairs", value=most)
        deadline = call.options.deadline
        self._left = most
        self._ends = None if deadline is None else now + deadline
        self.call = call
        """The request to send next."""

    def go_on(self, result: ParsedMessage[Any], now: float) -> bool:
        """Whether to ask again, with `call` as the next request: where the answer is whole but does not fit.

        An answer that was refused or cut short, or that calls a tool, would be no other by asking like this.
        """
        if not self._left or result.error is None or result.refused or result.truncated:
            return False
        content: Any = result.content
        if result.stop_reason in ("tool_use", "pause_turn") or not isinstance(content, list):
            return False
        if any(block.type == "tool_use" for block in content) or (self._ends is not None and now >= self._ends):
            return False
        self._left -= 1
        cause = result.error.__cause__
        fault = str(cause) if isinstance(cause, ConversionError) else "it is no JSON"
        fields = self.call.fields()
        said = content_to_send(content, with_open_calls=False, is_whole=True)
        turns = [{"role": "assistant", "content": said}] if said else []
        asking = {"role": "user", "content": REQUEST.format(fault=without_surrogates(fault))}
        options = self.call.options
        if self._ends is not None:
            options = options._replace(deadline=self._ends - now)
        body = fields | {"messages": [*fields["messages"], *turns, asking]}
        self.call = evolve(self.call, body=body, options=options)
        return True
