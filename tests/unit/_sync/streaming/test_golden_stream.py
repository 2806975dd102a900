# Derived from tests/unit/_async/streaming/test_golden_stream.py by `make codegen`. Do not edit.
"""A stream with every kind of event, cut at every byte: the whole message, or an error with the partial one."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import APIConnectionError, MessageResponse, StreamTruncatedError, to_dict
from integrations_anthropic.testing import MockTransport, Reply
from tests.golden import (
    CRLF,
    EVENTS,
    EVENTS_WITHOUT_PINGS,
    GOLDEN,
    MESSAGE,
    ended,
    events_in,
    message_in,
    without_input,
)

from ..clients import client_of

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


@pytest.fixture
def anyio_backend() -> str:
    """Nothing here depends on the event loop."""
    return "asyncio"


@pytest.mark.parametrize("stream", [GOLDEN, CRLF, CRLF.replace(b"\n", b"")], ids=["LF", "CRLF", "CR"])
def test_pieces_of_every_size_give_the_same_events(stream: bytes) -> None:
    for size in range(1, 65):
        transport = MockTransport(Reply(stream, cut=size))
        opened = client_of(transport).messages.create_stream(**HELLO)
        assert [to_dict(event) for event in opened] == EVENTS_WITHOUT_PINGS
        assert to_dict(opened.get_final_message()) == MESSAGE


def test_pings_and_other_events_come_in_order() -> None:
    client = client_of(MockTransport(Reply(GOLDEN, cut=7)), include_pings=True)
    assert [to_dict(event) for event in client.messages.create_stream(**HELLO)] == EVENTS


@pytest.mark.parametrize("stream", [GOLDEN, CRLF], ids=["LF", "CRLF"])
@pytest.mark.parametrize("fault", [None, APIConnectionError("reset", phase="read")], ids=["ended", "reset"])
def test_cut_at_every_byte_it_is_the_whole_message_or_an_error_with_the_partial_one(
    stream: bytes, fault: APIConnectionError | None
) -> None:
    replies = [Reply(stream[:cut], fault=fault) for cut in range(len(stream) + 1)]
    client = client_of(MockTransport(*replies), max_retries=0, circuit=None)
    for cut in range(len(stream) + 1):
        opened = client.messages.create_stream(**HELLO)
        # The last event counts without its blank line, where the body has ended.
        seen = ended(stream[:cut]) if fault is None else stream[:cut]
        if len(events_in(seen)) >= len(EVENTS):
            assert to_dict(opened.get_final_message()) == MESSAGE
            continue
        with pytest.raises(APIConnectionError) as caught:
            opened.get_final_message()
        assert fault is caught.value if fault else isinstance(caught.value, StreamTruncatedError)
        assert partial_of(caught.value) == message_in(seen)
        assert caught.value.mid_stream


def partial_of(error: APIConnectionError) -> dict[str, Any] | None:
    partial: MessageResponse | None = error.partial
    return None if partial is None else without_input(to_dict(partial))
