"""Converters of attributes that are given as more types than they are read as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .dates import DateTimeLike
    from .protocols import FileData

__all__ = ["as_given", "moment_as_given"]


def as_given(value: str | FileData) -> Any:
    """The content of a file as it was given: base64 text in a response, and also a file in a request.

    It is read when the request is sent.
    """
    return value


def moment_as_given(value: DateTimeLike | None) -> Any:
    """A moment as it was given: text in a response, and also a datetime in a request, which is sent as text."""
    return value
