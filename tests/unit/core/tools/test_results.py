"""What tools return becomes what the API takes: nothing that worked is refused."""

from __future__ import annotations

import base64
import enum
from collections import UserString, deque, namedtuple
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from io import BytesIO, StringIO
from itertools import count
from pathlib import PurePosixPath
from types import SimpleNamespace
from typing import Any, ClassVar
from unittest.mock import ANY
from uuid import UUID

import pytest

from integrations_anthropic import ToolUseBlock
from integrations_anthropic._core.tools.results import tool_result

CALL = ToolUseBlock(id="toolu_1", name="f", input={})
PNG, PDF = b"\x89PNG\r\n\x1a\n...", b"%PDF-1.7 ..."
Point = namedtuple("Point", "x y")


@dataclass
class Receipt:
    total: Decimal
    left: float


class Colour(enum.Flag):
    RED = 1


class Unspeakable:
    def __str__(self) -> str:
        raise ValueError("no text")


class Failing:
    """Raises wherever it is read."""

    def __str__(self) -> str:
        return "a failing object"

    def __iter__(self) -> Any:
        raise ValueError

    __len__ = __contains__ = __getitem__ = keys = model_dump = __iter__


class FailingList(list[Any]):
    def __iter__(self) -> Any:
        raise ValueError

    def __str__(self) -> str:
        return "[1]"


def failing() -> Any:
    yield 1
    raise ValueError("midway")


class Model:
    """Has what a pydantic model has."""

    model_fields: ClassVar = {"a": int}

    def model_dump(self, **options: Any) -> dict[str, Any]:
        return {"a": Decimal(1)}


class Frame:
    """Has what a pandas frame has."""

    iloc = iterrows = None

    def to_dict(self, orient: str) -> list[dict[str, Any]]:
        assert orient == "records"
        return [{"a": 1}]


class Scalar:
    """Has what a numpy scalar has."""

    dtype = "int64"

    def tolist(self) -> int:
        return 7


def said(value: Any) -> Any:
    result = tool_result(CALL, value)
    assert "is_error" not in result
    return result.get("content")


def block(kind: str, media_type: str, data: bytes) -> dict[str, Any]:
    source = {"type": "base64", "media_type": media_type, "data": base64.b64encode(data).decode()}
    return {"type": kind, "source": source}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Receipt(Decimal("9.90"), float("inf")), '{"total":"9.90","left":"inf"}'),
        (Point(1, {2}), '{"x":1,"y":[2]}'),
        ({1: "a", None: "b", (1, 2): "c"}, '{"1":"a","null":"b","[1,2]":"c"}'),
        ([PurePosixPath("/a"), UUID(int=1), Fraction(1, 3)], '["/a","00000000-0000-0000-0000-000000000001","1/3"]'),
        (timedelta(days=1, hours=2, seconds=3.5), "P1DT2H3.5S"),
        (-timedelta(minutes=90), "-PT1H30M"),
        (timedelta(), "PT0S"),
        (Colour.RED, "1"),
        (b"abc", "YWJj"),
        (ValueError("bad key sk-ant-api03-very-secret"), "ValueError: bad key [REDACTED]"),
        (10**30, "1000000000000000000000000000000"),
        (range(3), "[0,1,2]"),
        ("half \ud800 a pair", "half \ufffd a pair"),
        ({"a": ["\udfff"]}, '{"a":["\ufffd"]}'),
        (
            ExceptionGroup("g", [ValueError("a"), KeyError(1)]),
            "ExceptionGroup: g (2 sub-exceptions) [ValueError: a; KeyError: 1]",
        ),
        (iter([1, {2}]), "[1,[2]]"),
        (map(str, [1]), '["1"]'),
        (failing(), '[1,"… ValueError: midway"]'),
        (deque([1]), "[1]"),
        ({"a": 1}.items(), '[["a",1]]'),
        ({1: "a", "1": "b"}, '[["1","a"],["1","b"]]'),
        (UserString("x"), "x"),
        (memoryview(b"abc"), "YWJj"),
        (BytesIO(b"abc"), "YWJj"),
        (StringIO("abc"), "abc"),
        ([10**5000], f'["{hex(10**5000)}"]'),
        (1 + 2j, "(1+2j)"),
        (int, "<class 'int'>"),
        (Receipt, "<class 'tests.unit.core.tools.test_results.Receipt'>"),
        (Failing(), "a failing object"),
        ([Failing()], '["a failing object"]'),
        (FailingList([1]), "[1]"),
        ({"type": Failing()}, '{"type":"a failing object"}'),
        (ValueError(Unspeakable()), "ValueError: <ValueError, whose text cannot be had: ValueError>"),
        (Unspeakable(), "<Unspeakable, whose text cannot be had: ValueError>"),
        (Model(), '{"a":"1"}'),
        (Frame(), '[{"a":1}]'),
        (Scalar(), "7"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_any_value_is_said_as_json_or_as_text(value: Any, text: str) -> None:
    assert said(value) == text


def test_what_contains_itself_is_said_to_a_depth() -> None:
    around: list[Any] = []
    around.append(around)
    assert len(said(around)) < 1000


def test_what_has_no_end_is_said_to_an_end() -> None:
    assert said(count()).endswith('9999,"…"]')
    wide: list[Any] = []
    for _ in range(200):
        wide = [wide, wide]
    assert len(said(wide)) < 1_100_000
    assert said("x" * 3_000_000).endswith("x… (3000000 characters)")


def test_what_contains_itself_is_left_out_there() -> None:
    around: dict[str, Any] = {"a": 1}
    around["b"] = around
    assert said(around) == '{"a":1,"b":"…"}'


@pytest.mark.parametrize(
    ("value", "content"),
    [
        ({"type": "text", "text": " "}, ""),
        ([{"type": "text", "text": ""}], ""),
        ([{"type": "text", "text": ""}, "x"], [{"type": "text", "text": "x"}]),
        ([b"GIF89a", ""], [{"type": "image", "source": ANY}]),
        ({"content": [{"type": "text", "text": ""}], "isError": False}, None),
    ],
)
def test_blank_texts_are_left_out(value: Any, content: Any) -> None:
    assert said(value) == content


@pytest.mark.parametrize("content", [[], [{"type": "text", "text": " "}]])
def test_an_error_always_has_a_text(content: list[Any]) -> None:
    result = tool_result(CALL, {"content": content, "isError": True})
    assert (result["is_error"], result["content"]) == (True, "The tool failed and gave no reason.")


@pytest.mark.parametrize("data", ["", "not base64!", "data:image/png;base64,AAAA"])
def test_a_picture_that_is_no_base64_is_data(data: str) -> None:
    source = {"type": "base64", "media_type": "image/png", "data": data}
    assert isinstance(said({"type": "image", "source": source}), str)
    assert isinstance(said({"type": "image", "data": data, "mimeType": "image/png"}), str)


def test_pictures_and_documents_are_blocks() -> None:
    assert said(PNG) == [block("image", "image/png", PNG)]
    assert said(PDF) == [block("document", "application/pdf", PDF)]
    assert said(["before", b"RIFF....WEBP"]) == [
        {"type": "text", "text": "before"},
        block("image", "image/webp", b"RIFF....WEBP"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        {"type": "text", "text": "x", "id": 4},
        {"type": "image", "source": "s3://bucket/key"},
        {"type": "text", "text": 5},
        {"type": "document", "source": {"type": "strange"}},
        {"type": "tool_use", "id": "a", "name": "b", "input": {}},
    ],
)
def test_data_that_only_looks_like_a_block_is_data(row: dict[str, Any]) -> None:
    assert isinstance(said(row), str)
    assert isinstance(said([row]), str)


MCP_TEXT = {"type": "text", "text": "x", "annotations": None, "_meta": None}


@pytest.mark.parametrize(
    ("value", "content"),
    [
        ([MCP_TEXT], [{"type": "text", "text": "x"}]),
        (
            {"type": "image", "data": "AAAA", "mimeType": "image/png", "annotations": None},
            [{"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "AAAA"}}],
        ),
        (
            {"type": "resource", "resource": {"uri": "file:///a", "mimeType": "text/plain", "text": "hey"}},
            [{"type": "text", "text": "hey"}],
        ),
        (
            {"type": "resource", "resource": {"uri": "file:///a", "mimeType": "application/pdf", "blob": "AAAA"}},
            [{"type": "document", "source": {"type": "base64", "media_type": "application/pdf", "data": "AAAA"}}],
        ),
        ({"type": "resource_link", "name": "a", "uri": "file:///a"}, [{"type": "text", "text": "a file:///a"}]),
        ({"content": [MCP_TEXT], "isError": False, "structuredContent": None}, [{"type": "text", "text": "x"}]),
        ({"content": [], "isError": False, "structuredContent": {"a": 1}}, [{"type": "text", "text": '{"a":1}'}]),
    ],
)
def test_what_mcp_calls_content_is_mapped_to_blocks(value: Any, content: Any) -> None:
    assert said(value) == content


def test_an_mcp_result_that_failed_is_an_error() -> None:
    result = tool_result(CALL, {"content": [MCP_TEXT], "isError": True})
    assert (result["is_error"], result["content"]) == (True, [{"type": "text", "text": "x"}])


def test_an_object_of_mcp_is_read_as_its_fields() -> None:
    class TextContent(SimpleNamespace):
        model_fields: ClassVar = {"type": str}

        def model_dump(self, **options: Any) -> dict[str, Any]:
            return dict(MCP_TEXT)

    assert said([TextContent()]) == [{"type": "text", "text": "x"}]
