"""Behaviour of single models that is no data; the description names it as `x-mixin`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models.unions import ContentBlock

__all__ = ["MessageText"]


class MessageText:
    """The text of a message."""

    __slots__ = ()

    if TYPE_CHECKING:
        content: list[ContentBlock]

    @property
    def text(self) -> str:
        """All text blocks joined; empty where there are none."""
        return "".join([block.text for block in self.content if block.type == "text"])
