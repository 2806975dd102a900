"""What an observer may see of a call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from types import TracebackType

    from ..errors import AnthropicError
    from .call import Operation

__all__ = ["SILENT", "Span", "Telemetry"]


class Span(Protocol):
    """One call, from its first attempt to its last."""

    def retrying(self, error: AnthropicError, delay: float) -> None:
        """An attempt failed and is made again after `delay` seconds."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Telemetry(Protocol):
    """Opens a span around each call. Plain `with`: the same object serves both halves."""

    def call(self, operation: Operation) -> Span:
        """The span of one call."""
        ...


class _Silent:
    """Sees nothing, and costs next to nothing."""

    def call(self, operation: Operation) -> Span:
        return self

    def retrying(self, error: AnthropicError, delay: float) -> None:
        """Nobody is told."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


SILENT: Telemetry = _Silent()
