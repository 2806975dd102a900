"""JSON text and back: orjson where it is exact, the standard module where it is not."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from typing import Any

import orjson

from ...errors import SerializationError

__all__ = ["dumps", "holds_long_number", "loads", "loads_quickly", "without_comments"]

# orjson turns integers beyond 64 bits into floats without a word: text with so many digits goes the slow way.
_DIGITS = b"0123456789"
_DIGITS_AS_ZEROS = bytes(ord("0") if byte in _DIGITS else ord(" ") for byte in range(256))
_LONG_NUMBER = b"0" * 19
_BLANK = b" \t\r\n\xef\xbb\xbf"
MAX_DEPTH = 512
"""Levels of nesting that the standard module is given; orjson itself reads 1024.

Up to how many levels the standard module reads depends on the version of Python and on the depth of the stack: what is
refused must not.
"""
# Lines that gateways send so that the connection stays open while a response is made.
_COMMENTS = re.compile(rb"(?:[ \t\r\n\xef\xbb\xbf]*+:[^\r\n]*+[\r\n])+")
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"?', re.S)

loads_quickly: Callable[[bytes], Any] = orjson.loads
"""As `loads`, for text that holds no long number; ValueError for what `loads` has to look at."""


def loads(text: bytes) -> Any:
    """The value of JSON text; SerializationError, with the text as its body, where it is none.

    Comment lines before it, such as `: keep-alive`, are no part of it.
    """
    try:
        if not holds_long_number(text):
            return orjson.loads(text)
    except orjson.JSONDecodeError:
        # Lone surrogates are JSON, if odd; the standard module has the last word.
        pass
    try:
        if _is_deep(text):
            raise RecursionError
        return json.loads(text, parse_constant=_refused, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        if (rest := without_comments(text)) is not text:
            return loads(rest)
        why = f"the body is not JSON: {_reason(error)}"
        if text.lstrip(_BLANK).startswith(b"<"):
            why = "the body is HTML, not JSON: from a proxy or a wrong base_url, not from the API"
        raise SerializationError(why, path="$", body=text.decode("utf-8", "replace")) from None


def without_comments(text: bytes) -> bytes:
    """The text after the comment lines that it begins with: lines that begin with a colon, as in an event stream."""
    found = _COMMENTS.match(text)
    return text if found is None else text[found.end() :]


def holds_long_number(text: bytes) -> bool:
    """Whether JSON text may hold a number that orjson does not read exactly."""
    # For most events of a stream, counting digits settles it.
    if len(text) < 256 and len(text) - len(text.translate(None, _DIGITS)) < 19:
        return False
    return _LONG_NUMBER in text.translate(_DIGITS_AS_ZEROS)


def _is_deep(text: bytes) -> bool:
    """Whether JSON text is nested more than MAX_DEPTH levels."""
    if text.count(b"[") + text.count(b"{") <= MAX_DEPTH:
        return False
    depth = 0
    for bracket in re.finditer(rb"[][{}]", _STRING.sub(b"", text)):
        depth += 1 if bracket[0] in b"[{" else -1
        if depth > MAX_DEPTH:
            return True
    return False


def dumps(value: Any, check: Callable[[Any], None] | None = None) -> bytes:
    """Compact JSON text of plain data (as `encode` makes it).

    `check` is asked about data that orjson does not write, and raises what is to be raised for it.
    """
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        # Integers beyond 64 bits, lone surrogates, keys that are no texts.
        if check is not None:
            check(value)
        try:
            return json.dumps(value, allow_nan=False, separators=(",", ":")).encode()
        except (TypeError, ValueError, RecursionError) as error:
            raise SerializationError(f"the value cannot be written as JSON: {_reason(error)}", path="$") from None


def _refused(constant: str) -> Any:
    raise ValueError(f"{constant} is not valid JSON")


def _finite(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise ValueError(f"a number is out of range: {digits[:30]}")
    return value


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.removesuffix(' at')} at character {error.pos}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)
