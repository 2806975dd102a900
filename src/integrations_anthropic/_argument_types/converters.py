"""Converters of attributes that are given as more types than they are read as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .protocols import FileData

__all__ = ["as_given"]


def as_given(value: str | FileData) -> Any:
    """The content of a file as it was given: base64 text in a response, and also a file in a request.

    It is read when the request is sent.
    """
    return value
