"""JSON text that is still growing: what of it is whole."""

from __future__ import annotations

import re
from typing import Any

from ..errors import SerializationError
from .jsontext import loads

__all__ = ["readable"]

_TOKEN = re.compile(r'[ \t\r\n]+|"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^ \t\r\n{}\[\],:"]+', re.DOTALL)
_CLOSERS = {"{": "}", "[": "]"}


def readable(text: str, otherwise: Any) -> Any:
    """The value of the beginning of a JSON text, without its last member where that may still grow.

    A text or a number that is cut has a meaning of its own that was never meant, such as half a path: it is left out.
    `otherwise` where nothing can be read yet, or where it is no beginning of JSON.
    """
    whole = _whole(text)
    if not whole:
        return otherwise
    try:
        return loads(whole.encode("utf-8", "surrogatepass"))
    except SerializationError:
        return otherwise


def _whole(text: str) -> str:
    """The text up to the last place where it can be closed, closed; empty where there is no such place."""
    open_ones: list[str] = []
    key = False
    end = position = 0
    for found in _TOKEN.finditer(text):
        if found.start() != position:
            break
        position, piece = found.end(), found[0]
        if piece in _CLOSERS:
            open_ones.append(_CLOSERS[piece])
            key = piece == "{"
        elif piece in ("}", "]"):
            if not open_ones or open_ones.pop() != piece:
                return ""
            key = False
        elif piece in (",", ":") or piece.isspace() or key:
            # A key is whole only together with its value.
            key = key if piece not in (",", ":") else piece == "," and open_ones[-1:] == ["}"]
            continue
        elif piece[0] != '"' and position == len(text):
            break
        end = position
    # Behind that place nothing was opened or closed.
    return text[:end] + "".join(reversed(open_ones)) if end else ""
