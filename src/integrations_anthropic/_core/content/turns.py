"""What the model said, as the next request can hold it: the API refuses some of what it gives.

Whatever it takes goes back unchanged: thinking blocks are signed, and blocks of unknown types stay as received.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from ..._record import Record
from ...errors import SerializationError
from ..codec.encode import encode
from ..codec.json import dumps, loads
from .surrogates import without_surrogates

__all__ = ["INVALID_INPUT", "RESPONSE", "content_to_send", "given_input", "responses_as_turns", "turn_of_response"]

RESPONSE = "message"
"""The `type` of a whole response; a turn has none."""


INVALID_INPUT = "invalid_json"
"""The field under which a tool's input that was no JSON object goes back, as text."""


def content_to_send(content: Iterable[Any]) -> list[Any]:
    """The blocks of an answer for the history: without blank texts, each input of a tool an object."""
    return [_to_send(block) for block in content if not _is_blank(block)]


def responses_as_turns(turns: list[Any]) -> None:
    """Put a turn of the assistant in the place of each whole response among encoded turns.

    A response that leaves nothing to send back, such as one of blank text, is left out.
    """
    sent = [
        turn_of_response(turn) if isinstance(turn, dict) and turn.get("type") == RESPONSE else turn for turn in turns
    ]
    turns[:] = [turn for turn in sent if turn is not None]


def turn_of_response(response: dict[str, Any]) -> dict[str, Any] | None:
    """The turn that an encoded response becomes; None for one that leaves nothing to send back."""
    content = response.get("content")
    # Another server may give a text, or a single block.
    blocks = [content] if isinstance(content, dict) and content else content
    history = content_to_send(blocks) if isinstance(blocks, list) else str(content or "").strip()
    return {"role": response.get("role") or "assistant", "content": history} if history else None


def _is_response(turn: Any) -> bool:
    return isinstance(turn, dict) and turn.get("type") == RESPONSE


def _is_blank(block: Any) -> bool:
    """Whether a block is a text of white space only, which the API gives now and then, and does not take."""
    if _field(block, "type") != "text":
        return False
    text = _field(block, "text")
    return text is None or (isinstance(text, str) and not text.strip())


def given_input(call: Any) -> Any:
    """The input of a tool's call, as an object where it is one.

    Another server may leave it out for a tool without parameters, or give it as JSON text; the model may write text
    that is no JSON, which is returned as it came.
    """
    given = _field(call, "input")
    if isinstance(given, Record):
        return encode(given)
    if isinstance(given, str) and given:
        with suppress(SerializationError):
            return loads(given.encode("utf-8", "surrogatepass"))
    return {} if given in (None, "") else given


def _to_send(block: Any) -> Any:
    if _field(block, "type") != "tool_use" or isinstance(_field(block, "input"), (dict, Record)):
        return block
    given = given_input(block)
    if not isinstance(given, dict):
        text = given if isinstance(given, str) else dumps(given).decode()
        given = {INVALID_INPUT: without_surrogates(text)}
    return {**encode(block), "input": given}


def _field(block: Any, name: str) -> Any:
    return block.get(name) if isinstance(block, dict) else getattr(block, name, None)
