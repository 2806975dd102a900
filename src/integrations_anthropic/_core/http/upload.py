"""A request body that is read while it is sent, as the HTTP layer sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

__all__ = ["Upload", "UploadPart"]


class UploadPart(Protocol):
    """A part that is a file, read piece by piece."""

    blocks: bool
    """Whether opening and reading may wait for a disk or for a file of the user."""
    iterates: bool
    """Whether reading runs the user's own code."""
    awaits: bool
    """Whether what `read` returns has to be awaited."""
    where: str
    """The argument, as errors name it."""

    def open(self) -> None:
        """Go to the beginning. Raises ValidationError."""
        ...

    def read(self) -> Any:
        """The next bytes; empty at the end. Raises ValidationError."""
        ...

    def close(self) -> None:
        """Release what `open` has taken. May be called more than once."""
        ...


class Upload(Protocol):
    """The body of a request whose files are read while they are sent."""

    progress: Callable[[int, int | None], object] | None

    @property
    def items(self) -> Sequence[Any]:
        """What is sent, in order: bytes, and sources."""
        ...

    @property
    def sources(self) -> Sequence[UploadPart]:
        """The sources among the items."""
        ...

    @property
    def size(self) -> int | None:
        """Bytes of the body, once the sources are open; None where they are not known."""
        ...

    @property
    def why_spent(self) -> str:
        """Why it cannot be sent again; empty where it can."""
        ...
