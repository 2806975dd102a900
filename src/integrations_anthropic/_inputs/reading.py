"""The content of a file, wherever it is: a path, bytes, or an object that reads; every fault is a ValidationError."""

from __future__ import annotations

import inspect
from os import PathLike, fsdecode
from typing import Any

from .._core.call.library_faults import is_from_signal_handler
from .._runtime.files import read_file
from ..errors import ValidationError

__all__ = ["is_file", "opened", "read", "shown"]

LARGEST = 256 * 2**20
"""Bytes of a file at a path that is read at all; a batch may have as many. What the API takes is less."""
LONGEST_SHOWN = 200


def is_file(value: Any) -> bool:
    """Whether `value` is the path of a file, as an object, or an object that reads one."""
    return not isinstance(value, type) and (hasattr(value, "__fspath__") or callable(getattr(value, "read", None)))


def shown(source: Any) -> str:
    """A source as an error names it."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        return "the content"
    named = isinstance(source, str) or hasattr(type(source), "__fspath__")
    try:
        name = fsdecode(source) if named else getattr(source, "name", None)
    except Exception:  # the object's own code, which has failed before if it fails here: that is the error's cause
        name = None
    if not isinstance(name, str):
        return f"the {type(source).__name__}"
    return repr(name) if len(name) <= LONGEST_SHOWN else f"{name[:LONGEST_SHOWN]!r}…"


def read(source: Any, where: str, largest: int = LARGEST) -> bytes | bytearray | memoryview | str:
    """The content of a path, of bytes, or of an object that reads, from its position on; text from a file of text.

    Raises ValidationError, with `where` as its field and the cause, for what cannot be read, is larger than `largest`
    bytes or is empty.
    """
    content = source if isinstance(source, (bytes, bytearray, memoryview)) else _content(source, where, largest)
    size = content.nbytes if isinstance(content, memoryview) else len(content)
    if not size:
        at_end = " from its position on; was it read before?" if callable(getattr(source, "read", None)) else ""
        raise _unreadable(source, where, f"it is empty{at_end}")
    if size > largest:
        raise _unreadable(source, where, f"it has {size} bytes, more than the {largest} that can be sent")
    if isinstance(content, memoryview) and not content.c_contiguous:
        return content.tobytes()
    return content


def _content(source: Any, where: str, largest: int) -> bytes | bytearray | memoryview | str:
    try:
        if isinstance(source, (str, PathLike)):
            return read_file(fsdecode(source), largest)[0]
        content = opened(source, where).read()
    except Exception as error:  # the object's own code
        if isinstance(error, ValidationError) or is_from_signal_handler(error):
            raise
        # The text of an OSError repeats the path.
        reason = getattr(error, "strerror", None) or str(error)
        raise _unreadable(source, where, reason) from error
    if inspect.iscoroutine(content):
        content.close()
        raise _unreadable(source, where, "its read() has to be awaited: pass what it returns")
    if not isinstance(content, (bytes, bytearray, memoryview, str)):
        raise _unreadable(source, where, f"its read() returned a {type(content).__name__}, not bytes")
    return content


def opened(source: Any, where: str) -> Any:
    """The object to read: an upload whose own `read` has to be awaited has a file that has not."""
    if not inspect.iscoroutinefunction(source.read):
        return source
    inner: Any = getattr(source, "file", None)
    if callable(getattr(inner, "read", None)) and not inspect.iscoroutinefunction(inner.read):
        return inner
    raise _unreadable(source, where, "its read() has to be awaited: pass what it returns")


def _unreadable(source: Any, where: str, why: str) -> ValidationError:
    return ValidationError(f"{where}: {shown(source)} cannot be sent: {why}", field=where, value=source)
