"""What the model said, as the next request can hold it: the API refuses some of what it, or another server, gives.

Whatever it takes goes back unchanged: thinking blocks are signed, and blocks of unknown types stay as received.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from attrs import evolve

from ..._record import Record
from ...errors import SerializationError
from ..codec.encode import encode
from ..codec.json import dumps, loads
from .surrogates import readable, without_surrogates

__all__ = [
    "INVALID_INPUT",
    "RESPONSE",
    "call_ids",
    "content_to_send",
    "given_input",
    "responses_as_turns",
    "turn_of_response",
    "with_ids_of_their_own",
]

RESPONSE = "message"
"""The `type` of a whole response; a turn has none."""

INVALID_INPUT = "invalid_json"
"""The field under which a tool's input that was no JSON object goes back, as text."""


LONGEST_NAME = 200
"""Characters of a tool's name in a call. The model has called tools by longer ones."""
THINKING = ("thinking", "redacted_thinking")
_REFUSED_IN_IDS = re.compile(r"[^A-Za-z0-9_-]")


def content_to_send(content: Sequence[Any], *, with_open_calls: bool, is_whole: bool) -> list[Any]:
    """The blocks of an answer for the history: without blank texts, each input of a tool an object.

    Calls that nothing answers are kept where they will be answered (`with_open_calls`). Of an answer that is not whole,
    and may be gone on with, the white space at its end is left out; of every answer the thinking after which nothing
    comes. The API refuses the rest.
    """
    answered = {_field(block, "tool_use_id") for block in content}
    kept = [
        block
        for block in content
        if not _is_blank(block) and (with_open_calls or not _is_call(block) or _field(block, "id") in answered)
    ]
    while kept and _field(kept[-1], "type") in THINKING:
        kept.pop()
    sent = [_readable(_to_send(block)) for block in kept]
    if sent and not is_whole and _field(sent[-1], "type") == "text":
        said = encode(sent[-1])
        sent[-1] = {**said, "text": str(said["text"]).rstrip()}
    return sent


def call_ids(turns: Iterable[Any]) -> set[str]:
    """The ids of all calls of tools in a conversation."""
    contents = (_field(turn, "content") for turn in turns)
    blocks = (block for content in contents if isinstance(content, (list, tuple)) for block in content)
    return {str(_field(block, "id")) for block in blocks if _field(block, "type") == "tool_use"}


def with_ids_of_their_own(content: Iterable[Any], used: set[str]) -> list[Any]:
    """The same blocks, each call of a tool with an id that no other call has, as the API wants it; adds to `used`."""
    return [_with_id_of_its_own(block, used) if _field(block, "type") == "tool_use" else block for block in content]


def _with_id_of_its_own(block: Any, used: set[str]) -> Any:
    given = _field(block, "id")
    plain = _REFUSED_IN_IDS.sub("_", given) if isinstance(given, str) and given else "toolu"
    number, found = 1, plain
    while found in used:
        number, found = number + 1, f"{plain}_{number + 1}"
    used.add(found)
    if found == given or not isinstance(block, Record):
        return block
    return evolve(block, id=found)  # type: ignore[misc]  # every model is an attrs class


def _is_call(block: Any) -> bool:
    """Whether it is a call of a tool, which the API takes only with its result: yours, or a server's."""
    kind = _field(block, "type")
    return isinstance(kind, str) and kind.endswith("tool_use")


def responses_as_turns(turns: list[Any]) -> None:
    """Put a turn of the assistant in the place of each whole response among encoded turns.

    A response that leaves nothing to send back, such as one of blank text, is left out.
    """
    sent = [turn_of_response(turn) if _is_response(turn) else turn for turn in turns]
    turns[:] = [turn for turn in sent if turn is not None]


def turn_of_response(response: dict[str, Any]) -> dict[str, Any] | None:
    """The turn that an encoded response becomes; None for one that leaves nothing to send back."""
    content = response.get("content")
    # Another server may give a text, or a single block.
    blocks = [content] if isinstance(content, dict) and content else content
    is_whole = response.get("stop_reason") != "pause_turn"
    if isinstance(blocks, list):
        # Its calls are for the caller to answer.
        history: Any = content_to_send(blocks, with_open_calls=True, is_whole=is_whole)
    else:
        history = str(content or "").strip()
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
    if _field(block, "type") != "tool_use":
        return block
    name = _field(block, "name")
    if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME:
        block = {**encode(block), "name": str(name or "unnamed")[:LONGEST_NAME]}
    if isinstance(_field(block, "input"), (dict, Record)):
        return block
    given = given_input(block)
    if not isinstance(given, dict):
        text = given if isinstance(given, str) else dumps(given).decode()
        given = {INVALID_INPUT: without_surrogates(text)}
    return {**encode(block), "input": given}


def _readable(block: Any) -> Any:
    data = encode(block)
    found = readable(data)
    return block if found is data else found


def _field(block: Any, name: str) -> Any:
    return block.get(name) if isinstance(block, dict) else getattr(block, name, None)
