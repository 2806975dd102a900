"""The body of a call as JSON data, where it holds files, functions, dates, iterators or objects of other libraries.

Nothing of this is loaded for a call whose body is JSON data and models already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve, frozen

from .._core.call.parameters.values import date_text
from .._core.codec.encode import encode, refuse
from .._core.content.media import base64_text
from .._loading.lazy_import import load
from .._record import Record
from ..errors import ValidationError
from ..models._facts import BASE64_FIELDS, DATES
from .objects import dumped, is_dumped
from .reading import is_file, read

if TYPE_CHECKING:
    from .._core.call.operation import Call

__all__ = ["FileSlot", "plain_data", "read_files", "settle"]

# Where a function stands for its definition.
_TOOL = re.compile(r"(?:requests\[\d+\]\.params\.)?tools\[\d+\]")
_INDEX = re.compile(r"\[\d+\]")


class FileSlot(NamedTuple):
    """A place in a body where the base64 text of a file is due."""

    container: dict[str, Any]
    name: str
    file: Any
    path: str

    def text(self) -> str:
        """The content of the file in base64. Raises ValidationError where it cannot be read."""
        content = read(self.file, self.path)
        if isinstance(content, str):
            text = f"{self.path}: the file was opened as text: open it with mode 'rb'"
            raise ValidationError(text, field=self.path, value=self.file)
        return base64_text(content)


@frozen
class _Unread:
    """What stands in the place of a file until that is read."""

    file: Any
    path: str


def settle(call: Call) -> tuple[Call, list[FileSlot]]:
    """The call with a body of new dicts and lists, and the files that are still to be read into it.

    Each iterator is consumed here, once. Raises ValidationError, with its path, for what cannot be sent.
    """
    settling = _Settling(DATES.get(call.operation.request or "", {}))
    body = encode(call.body, "", settling.value)
    return evolve(call, body=body), list(_slots(body)) if settling.has_files else []


def plain_data(value: Any, path: str) -> Any:
    """A value as JSON data, its files read. Raises ValidationError, with its path, for what cannot be sent."""
    settling = _Settling({})
    held = {"": encode(value, path, settling.value)}
    if settling.has_files:
        read_files(list(_slots(held)))
    return held[""]


def read_files(slots: Sequence[FileSlot]) -> None:
    """Read each file that was not read yet, once where it is in several places.

    Raises ValidationError for the first that cannot be read; those before it are not read again.
    """
    texts: dict[int, str] = {}
    for slot in slots:
        found = slot.container[slot.name]
        if isinstance(found, _Unread):
            found = texts[id(slot.file)] if id(slot.file) in texts else slot.text()
            slot.container[slot.name] = found
        texts[id(slot.file)] = found


class _Settling:
    """What JSON data becomes of the values of one body."""

    has_files = False

    def __init__(self, dates: Mapping[str, str]) -> None:
        self._dates = dates

    def value(self, value: Any, path: str) -> Any:
        """What is sent for a value that is neither a model nor JSON. Raises ValidationError where nothing is."""
        if self._dates and (kind := self._dates.get(_INDEX.sub("[]", path))):
            return date_text(value, path, kind)
        if isinstance(value, (bytes, bytearray, memoryview)):
            return self._file(value, path)
        if is_dumped(value):
            return encode(dumped(value, path), path, self.value)
        if _TOOL.fullmatch(path) and (callable(value) or callable(getattr(value, "to_dict", None))):
            return encode(_definition(value, path), path, self.value)
        if is_file(value):
            return self._file(value, path)
        if (names := getattr(type(value), "__dataclass_fields__", None)) is not None:
            return encode({name: getattr(value, name) for name in names}, path, self.value)
        if isinstance(value, Iterator):
            return encode(list(value), path, self.value)
        # A parsed message is a turn as the message is that it was parsed from.
        message = getattr(value, "message", None)
        return encode(message, path, self.value) if isinstance(message, Record) else refuse(value, path)

    def _file(self, value: Any, path: str) -> _Unread:
        self.has_files = True
        return _Unread(value, path)


def _definition(value: Any, path: str) -> Any:
    load("integrations_anthropic._core.tools.toolbox")
    from .._core.tools.toolbox import FunctionTool

    if isinstance(value, FunctionTool):
        return value.definition(path)
    # A tool of another library, such as one of the official client's decorator, says itself what is sent.
    described = None if isinstance(value, type) else getattr(value, "to_dict", None)
    return described() if callable(described) else FunctionTool(value).definition(path)


def _slots(data: Any) -> Iterator[FileSlot]:
    """The places of files in encoded data; ValidationError for one where the description takes no file."""
    if isinstance(data, list):
        for item in data:
            if isinstance(item, _Unread):
                refuse(item.file, item.path)
            yield from _slots(item)
    elif isinstance(data, dict):
        for name, item in data.items():
            if isinstance(item, _Unread):
                if not any(name == field and data.get(tag) == kind for tag, kind, field in BASE64_FIELDS):
                    refuse(item.file, item.path)
                yield FileSlot(data, name, item.file, item.path)
            else:
                yield from _slots(item)
