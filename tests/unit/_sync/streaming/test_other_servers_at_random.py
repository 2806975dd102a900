# Derived from tests/unit/_async/streaming/test_other_servers_at_random.py by `make codegen`. Do not edit.
"""Streams with something wrong in them: one outcome for the same bytes, whichever way they are read."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integrations_anthropic import AnthropicError, SerializationError, to_dict
from integrations_anthropic.testing import MockTransport, Reply
from tests.golden import EVENTS as GOLDEN_EVENTS
from tests.unit.other_servers import STREAMS
from tests.unit.server_events import wire

from ..clients import client_of

ASK: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
VALUES = st.sampled_from(
    [
        None,
        True,
        0,
        1,
        -1,
        2.5,
        10**30,
        "",
        "text",
        "end_turn",
        [],
        ["x"],
        [{"type": "text", "text": "y"}],
        {},
        {"a": 1},
    ]
)
NAMES = (
    "type",
    "index",
    "delta",
    "content_block",
    "message",
    "usage",
    "text",
    "partial_json",
    "content",
    "input",
    "id",
)
LINES = st.sampled_from(
    [
        *[b"data: [DONE]\n\n", b"event: ping\n\n", b": hello\n\n", b"data: {}\n\n", b"event: error\ndata: no\n\n"],
        *[b'data: {"error": {"message": "no"}}\n\n', b"data: [1]\n\n", b"data: nothing\n\n", b"data: \n\n", b"\n\n"],
    ]
)


@pytest.fixture
def anyio_backend() -> str:
    """Nothing here depends on the event loop."""
    return "asyncio"


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A stream in which fields are replaced or missing, events too, and which may be cut."""
    events: list[Any] = copy.deepcopy(GOLDEN_EVENTS)
    for _ in range(draw(st.integers(0, 4))):
        place = at = draw(st.integers(0, len(events) - 1))
        action = draw(st.sampled_from(["drop", "repeat", "swap", "set", "set", "set", "unset", "unset"]))
        if action == "drop" and len(events) > 1:
            del events[place]
        elif action == "repeat":
            events.insert(place, copy.deepcopy(events[place]))
        elif action == "swap":
            other = draw(st.integers(0, len(events) - 1))
            events[place], events[other] = events[other], events[place]
        else:
            inner = events[at]
            while draw(st.booleans()) and (deeper := [value for value in inner.values() if isinstance(value, dict)]):
                inner = draw(st.sampled_from(deeper))
            if action == "set":
                inner[draw(st.sampled_from(sorted({*NAMES, *inner})))] = copy.deepcopy(draw(VALUES))
            elif inner:
                del inner[draw(st.sampled_from(sorted(inner)))]
    body = [wire(event) for event in events]
    for line in draw(st.lists(LINES, max_size=2)):
        body.insert(draw(st.integers(0, len(body))), line)
    whole = b"".join(body)
    return whole[: draw(st.sampled_from([len(whole)] * 3 + [draw(st.integers(0, len(whole)))]))]


def outcomes(body: bytes, **options: Any) -> list[Any]:
    """What comes of a stream when it is iterated, read as text, and asked for its message."""
    found: list[Any] = []
    for read in ("iterate", "text", "final"):
        client = client_of(MockTransport(Reply(body)), max_retries=0, circuit=None, **options)
        stream = client.messages.create_stream(**ASK)
        try:
            if read == "iterate":
                for _ in stream:
                    pass
            elif read == "text":
                pieces = [piece for piece in stream.text_stream]
            message = stream.get_final_message()
            found.append(to_dict(message))
            if read == "text":
                blocks = [block for block in found[-1]["content"] if isinstance(block, dict)]
                texts = [block.get("text") for block in blocks if block.get("type") == "text"]
                said = sorted("".join(text for text in texts if isinstance(text, str)))
                assert sorted("".join(pieces)) == said
        except AnthropicError as error:
            partial = None if error.partial is None else to_dict(error.partial)
            found.append((type(error).__name__, error.message, json.dumps(partial, sort_keys=True)))
    return found


SETTINGS = settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SETTINGS
@given(mutated(), st.booleans())
def test_the_same_bytes_have_one_outcome_whichever_way_they_are_read(body: bytes, strict: bool) -> None:
    iterated, as_text, final = outcomes(body, strict_responses=strict)
    assert iterated == as_text == final


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("name", STREAMS)
def test_each_habit_has_one_outcome_whichever_way_it_is_read(name: str, strict: bool) -> None:
    iterated, as_text, final = outcomes(STREAMS[name].body, strict_responses=strict)
    assert iterated == as_text == final


@SETTINGS
@given(mutated())
def test_leniently_a_shape_is_never_an_error_and_what_was_said_is_kept(body: bytes) -> None:
    for found in outcomes(body):
        if isinstance(found, tuple) and found[0] == SerializationError.__name__:
            # Data that is no JSON object, and a message that ends before it began, are errors all the same.
            assert "not JSON" in found[1] or "not an object" in found[1] or "before message_start" in found[1]
