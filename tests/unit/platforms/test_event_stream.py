"""The frames of the AWS event stream: cut anywhere, damaged anywhere, and as botocore reads them."""

from __future__ import annotations

import base64
import json
import struct
from contextlib import suppress
from itertools import pairwise
from typing import Any
from zlib import crc32

import pytest
from botocore.eventstream import EventStreamBuffer
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic import AnthropicError, APIConnectionError, EventTooLargeError, SerializationError
from integrations_anthropic.platforms.event_stream import COMMENT, EventStreamDecoder, frame_headers
from integrations_anthropic.sandbox.platforms.frames import FrameEncoder, frame

EVENT = {":event-type": "chunk", ":content-type": "application/json", ":message-type": "event"}
EVENTS: list[dict[str, Any]] = [
    {"type": "message_start", "message": {"id": "msg_1", "content": []}},
    {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "Grüße \u2028 \n"}},
    {"type": "ping"},
    {"type": "message_stop", "amazon-bedrock-invocationMetrics": {"inputTokenCount": 3}},
]
LIMIT = 1000


def chunk(data: bytes, **headers: str) -> bytes:
    return frame({**EVENT, **headers}, json.dumps({"bytes": base64.b64encode(data).decode(), "p": "abc"}).encode())


def compact(event: Any) -> bytes:
    return json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode()


def as_sse(event: dict[str, Any]) -> bytes:
    return f"event: {event['type']}\ndata: ".encode() + compact(event) + b"\n\n"


STREAM = b"".join(chunk(compact(event)) for event in EVENTS)
SSE = b"".join(map(as_sse, EVENTS))


def decoded(pieces: list[bytes], limit: int = LIMIT) -> bytes:
    decoder = EventStreamDecoder(limit)
    found = b""
    for piece in pieces:
        out = decoder.feed(piece)
        found += b"" if out == COMMENT else out
        decoder.check()
    return found


def test_frames_become_the_events_that_the_api_would_send() -> None:
    assert decoded([STREAM]) == SSE


@pytest.mark.parametrize("size", [1, 2, 3, 7, 11, 12, 13, 64])
def test_pieces_of_any_size_give_the_same_events(size: int) -> None:
    assert decoded([STREAM[at : at + size] for at in range(0, len(STREAM), size)]) == SSE


@given(st.lists(st.integers(0, len(STREAM)), max_size=6))
def test_a_stream_that_is_cut_anywhere_gives_the_same_events(cuts: list[int]) -> None:
    borders = [0, *sorted(cuts), len(STREAM)]
    assert decoded([STREAM[a:b] for a, b in pairwise(borders) if a != b]) == SSE


def test_a_stream_that_ends_anywhere_gives_the_events_of_its_whole_frames() -> None:
    ends, size = [], 0
    for event in EVENTS:
        size += len(chunk(compact(event)))
        ends.append(size)
    for end in range(len(STREAM)):
        whole = sum(each <= end for each in ends)
        assert decoded([STREAM[:end]] if end else []) == b"".join(map(as_sse, EVENTS[:whole]))


def test_a_damaged_byte_anywhere_is_an_error_and_never_another_event() -> None:
    for at in range(len(STREAM)):
        damaged = bytearray(STREAM)
        damaged[at] ^= 0x41
        decoder = EventStreamDecoder(LIMIT)
        before = b""
        with pytest.raises((APIConnectionError, EventTooLargeError)) as caught:
            for start in range(0, len(damaged), 16):
                out = decoder.feed(bytes(damaged[start : start + 16]))
                before += b"" if out == COMMENT else out
                decoder.check()
            raise APIConnectionError("a length that is too large waits for more")
        assert SSE.startswith(before)
        assert isinstance(caught.value, AnthropicError)


def test_what_came_before_a_damaged_frame_in_the_same_piece_is_returned_first() -> None:
    decoder = EventStreamDecoder(LIMIT)
    assert decoder.feed(chunk(compact(EVENTS[0])) + b"\0" * 40) == as_sse(EVENTS[0])
    with pytest.raises(APIConnectionError, match="damaged"):
        decoder.check()


@given(st.binary(max_size=300), st.integers(1, 40))
def test_any_bytes_give_events_or_one_of_our_errors(data: bytes, size: int) -> None:
    decoder = EventStreamDecoder(LIMIT)
    try:
        for at in range(0, len(data), size):
            assert decoder.feed(data[at : at + size])
    except (APIConnectionError, SerializationError):
        pass


@given(st.binary(max_size=200), st.binary(max_size=60))
def test_any_headers_and_payload_in_a_sound_frame_give_events_or_one_of_our_errors(payload: bytes, head: bytes) -> None:
    prelude = struct.pack(">II", 16 + len(head) + len(payload), len(head))
    body = prelude + struct.pack(">I", crc32(prelude)) + head + payload
    with suppress(APIConnectionError, SerializationError):
        EventStreamDecoder(LIMIT).feed(body + struct.pack(">I", crc32(body)))


@given(st.lists(st.binary(max_size=90), min_size=1, max_size=5))
def test_botocore_reads_the_same_out_of_the_frames(payloads: list[bytes]) -> None:
    stream = b"".join(chunk(payload) for payload in payloads)
    buffer = EventStreamBuffer()
    buffer.add_data(stream)
    theirs = [base64.b64decode(json.loads(event.payload)["bytes"]) for event in buffer]
    assert theirs == payloads
    ours = decoded([stream])
    for payload in payloads:
        assert payload.replace(b"\n", b" ").replace(b"\r", b" ") in ours


def test_no_more_than_one_frame_is_held() -> None:
    decoder = EventStreamDecoder(LIMIT)
    frames = chunk(compact(EVENTS[1])) * 50
    for at in range(0, len(frames), 9):
        decoder.feed(frames[at : at + 9])
        assert len(decoder._rest) <= len(chunk(compact(EVENTS[1])))


def test_a_frame_beyond_the_limit_is_refused_by_its_first_bytes() -> None:
    prelude = struct.pack(">II", 80_000_000, 100)
    with pytest.raises(EventTooLargeError, match=r"80000000 bytes.*max_event_bytes") as caught:
        EventStreamDecoder(LIMIT).feed(prelude + struct.pack(">I", crc32(prelude)))
    assert caught.value.limit == LIMIT


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("throttlingException", "rate_limit_error"),
        ("serviceUnavailableException", "overloaded_error"),
        ("modelTimeoutException", "timeout_error"),
        ("validationException", "invalid_request_error"),
        ("modelStreamErrorException", "api_error"),
        ("somethingNewException", "api_error"),
    ],
)
def test_an_exception_in_a_frame_is_an_error_event_of_the_api(name: str, kind: str) -> None:
    headers = {":exception-type": name, ":message-type": "exception"}
    event = decoded([frame(headers, b'{"message": "no more"}')])
    error = {"type": kind, "message": "no more", "details": {"error_code": name}}
    assert event == b"event: error\ndata: " + compact({"type": "error", "error": error}) + b"\n\n"


def test_an_error_in_a_frame_without_payload_is_an_error_event_of_the_api() -> None:
    headers = {":error-code": "InternalFailure", ":error-message": "broken", ":message-type": "error"}
    assert b'"type":"api_error","message":"broken"' in decoded([frame(headers, b"")])


@pytest.mark.parametrize(
    "headers",
    [{**EVENT, ":event-type": "initial-response"}, {":message-type": "heartbeat"}, {**EVENT, ":event-type": ""}],
)
def test_a_frame_that_is_no_event_is_passed_over(headers: dict[str, str]) -> None:
    assert EventStreamDecoder(LIMIT).feed(frame(headers, b"{}")) == COMMENT


@pytest.mark.parametrize("payload", [b"", b"{}", b'{"bytes": ""}', b'{"bytes": null}'])
def test_a_frame_without_an_event_in_it_is_passed_over(payload: bytes) -> None:
    assert EventStreamDecoder(LIMIT).feed(frame(EVENT, payload)) == COMMENT


def test_an_event_on_several_lines_is_one_line() -> None:
    assert decoded([chunk(b'{"type":\r\n"ping"}')]) == b'event: ping\ndata: {"type":  "ping"}\n\n'


def test_data_that_is_no_json_is_passed_on_for_the_reader_of_events() -> None:
    assert decoded([chunk(b'{"type": "mess')]) == b'data: {"type": "mess\n\n'


def test_what_is_not_base64_is_an_error_that_says_where() -> None:
    with pytest.raises(SerializationError, match="base64") as caught:
        EventStreamDecoder(LIMIT).feed(frame(EVENT, b'{"bytes": "?"}'))
    assert caught.value.path == "$.bytes"


def test_headers_of_every_type_are_read_past() -> None:
    def header(kind: int, value: bytes) -> bytes:
        return b"\x01h" + bytes([kind]) + value

    others = [(0, b""), (1, b""), (2, b"1"), (3, b"12"), (4, b"1234"), (5, b"12345678"), (6, b"\0\x02ab")]
    others += [(8, b"12345678"), (9, b"0123456789abcdef")]
    raw = b"".join(header(*each) for each in others) + b"\x01n\x07\0\x03abc"
    assert frame_headers(raw) == {"n": "abc"}


@pytest.mark.parametrize("raw", [b"\x05ab", b"\x01n\x07\0\x09abc", b"\x01n\x63", b"\x01\xff\x07\0\x00", b"\x01n\x07\0"])
def test_headers_that_cannot_be_read_are_an_error(raw: bytes) -> None:
    with pytest.raises(APIConnectionError, match="damaged"):
        frame_headers(raw)


@given(st.binary(max_size=400), st.integers(1, 50))
def test_the_frames_of_the_sandbox_hold_the_events_however_they_were_cut(text: bytes, size: int) -> None:
    events = [line.replace(b"\r", b"") for line in text.split(b"\n") if line.strip()]
    stream = b"".join(b"event: x\ndata: " + event + b"\n\n" for event in events)
    encoder = FrameEncoder()
    frames = b"".join(encoder.feed(stream[at : at + size]) for at in range(0, len(stream), size))
    assert frames == b"".join(map(encoder_frame, events))


def encoder_frame(event: bytes) -> bytes:
    return FrameEncoder().feed(b"event: x\ndata: " + event + b"\n\n")
