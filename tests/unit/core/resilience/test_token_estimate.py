"""Estimates of input tokens: a number for any JSON, and never an exception."""

from __future__ import annotations

import base64
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic._core.resilience.media_size import pages_of, size_of
from integrations_anthropic._core.resilience.token_estimate import (
    EXTERNAL,
    MAX_IMAGE,
    PAGE,
    SERVER_TOOL,
    input_tokens,
    text_tokens,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=20,
)


def request_body(*content: Any, **more: Any) -> dict[str, Any]:
    return {"messages": [{"role": "user", "content": list(content)}]} | more


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 700, 100) + b"\x08\x06\0\0\0"
GIF = b"GIF89a" + struct.pack("<HH", 30, 20) + b"\0"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\0" + bytes(9) + b"\xff\xc2\x00\x11\x08" + struct.pack(">HH", 480, 640) + bytes(9)
VP8X = b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")
VP8L = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + (639 | 479 << 14).to_bytes(4, "little") + bytes(9)
VP8 = b"RIFF\0\0\0\0WEBPVP8 " + bytes(10) + struct.pack("<HH", 640, 480)


@pytest.mark.parametrize(
    ("data", "size"),
    [(PNG, (700, 100)), (GIF, (30, 20)), (JPEG, (640, 480)), (VP8X, (640, 480)), (VP8L, (640, 480)), (VP8, (640, 480))],
)
def test_the_size_of_an_image_is_read_from_its_first_bytes(data: bytes, size: tuple[int, int]) -> None:
    assert size_of(b64(data)) == size
    assert size_of(b64(data) + "A" * 1001) == size
    for end in range(len(data)):
        assert size_of(b64(data[:end])) in (None, size)


def test_the_size_of_a_photograph_is_found_behind_previews_and_profiles() -> None:
    preview = b"\xff\xe1" + struct.pack(">H", 65_000) + bytes(64_998)
    profile = b"\xff\xe2" + struct.pack(">H", 3_146) + bytes(3_144)
    for number in range(4):
        photograph = JPEG[:20] + preview * number + profile * 3 + JPEG[20:]
        assert size_of(b64(photograph + bytes(1000))) == (640, 480)


def test_a_jpeg_of_nothing_but_empty_segments_has_no_size() -> None:
    assert size_of(b64(b"\xff\xd8" + b"\xff\xe0\0\x02" * 100_000)) is None


@pytest.mark.parametrize("data", ["", "A", "no base64!", "ÄÖÜ", b64(b"\xff\xd8"), b64(b"\xff\xd8\xff\xe0\0\0" * 50)])
def test_data_that_is_not_an_image_has_no_size_and_costs_the_maximum(data: str) -> None:
    assert size_of(data) is None
    image = {"type": "image", "source": {"type": "base64", "data": data}}
    assert input_tokens(request_body(image)) >= MAX_IMAGE


def test_a_small_image_costs_less_than_a_large_one_and_the_cost_has_a_maximum() -> None:
    small, huge = PNG, PNG.replace(struct.pack(">I", 700), struct.pack(">I", 70_000))
    costs = [input_tokens(request_body({"type": "image", "source": {"data": b64(data)}})) for data in (small, huge)]
    assert costs[0] == pytest.approx(100, abs=40)
    assert costs[1] == pytest.approx(MAX_IMAGE, abs=40)


@pytest.mark.parametrize(
    ("data", "pages"),
    [
        (b"%PDF-1.4 /Type /Page /Type /Pages /Type/Page", 2),
        (b"%PDF-1.4 /Type /Pages /Count 17", 17),
        (b"%PDF-1.7" + bytes(100_000), 5),
        (b"%PDF-1.7", 1),
        (b"", 1),
    ],
)
def test_the_page_count_of_a_document_is_read_or_guessed_from_its_size(data: bytes, pages: int) -> None:
    assert pages_of(b64(data)) == pages
    cost = input_tokens(request_body({"type": "document", "source": {"type": "base64", "data": b64(data)}}))
    assert cost == pytest.approx(pages * PAGE, abs=100)


def test_the_page_count_of_a_large_document_is_extrapolated_from_its_beginning() -> None:
    page = b"/Type /Page " + bytes(20_000)
    assert pages_of(b64(page * 200)) == pytest.approx(200, rel=0.05)


def test_content_that_the_server_fetches_has_a_high_estimate() -> None:
    for source in ({"type": "url", "url": "https://x"}, {"type": "file", "file_id": "file_1"}, None):
        assert input_tokens(request_body({"type": "document", "source": source})) >= EXTERNAL
    assert input_tokens(request_body("Hi", tools=[{"type": "web_search_20250305", "name": "web_search"}])) > SERVER_TOOL


def test_citations_thinking_tools_and_output_formats_add_instructions() -> None:
    plain = input_tokens(request_body("Hi"))
    text = {"type": "document", "source": {"type": "text", "data": "Hi"}}
    assert input_tokens(request_body(text | {"citations": {"enabled": True}})) > input_tokens(request_body(text)) + 700
    assert input_tokens(request_body(text | {"citations": {"enabled": False}})) == input_tokens(request_body(text))
    assert input_tokens(request_body("Hi", thinking={"type": "enabled"})) > plain
    assert input_tokens(request_body("Hi", thinking={"type": "disabled"})) == plain
    assert input_tokens(request_body("Hi", tools=[{"name": "a", "input_schema": {}}])) > plain + 600
    assert (
        input_tokens(request_body("Hi", output_config={"format": {"type": "json_schema", "schema": {}}})) > plain + 100
    )


def test_a_string_costs_by_its_script() -> None:
    assert text_tokens("") == 0
    assert 15 < text_tokens("The quick brown fox jumps over the lazy dog, and away.") < 25
    assert text_tokens("統計的な文章") > 6
    assert text_tokens("1234567890" * 10) > 60
    assert text_tokens("\ud800") > 0
    key = "1g5Kmz84ONGYGj6BNnHTs6wHjayOCndmY3V9Ll7A7k6z1oEiUIWavFxUfuJzdJ53M6RiHMeUOqRa0dKPfEWGirhGj8Zx4IBB60zgwMs9r4J5"
    assert text_tokens(key) > 0.6 * len(key)


@given(JSON)
def test_any_json_has_an_estimate(body: Any) -> None:
    assert input_tokens(body) >= 0
    assert input_tokens({"messages": body, "system": body, "tools": body, "thinking": body, "output_config": body}) > 0
    assert input_tokens(request_body(body, {"type": "image", "source": body}, {"type": "document", "source": body})) > 0
    assert (
        input_tokens(
            request_body({"type": "image", "source": {"data": body}}, {"type": "tool_result", "content": body})
        )
        > 0
    )
