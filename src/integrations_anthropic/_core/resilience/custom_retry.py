"""The adapter to a retry executor that the user passes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ...errors import AnthropicError
    from ..call.protocols import CallRetries, Retries, RetryExecutor

__all__ = ["CustomRetryExecutor"]


class CustomRetryExecutor:
    """Adapts a retry executor of the user's own: what its retries cannot do beyond `delay` does nothing."""

    def __init__(self, executor: RetryExecutor) -> None:
        self._executor = executor

    def begin(self, *, max_retries: int, safe: bool) -> CallRetries:
        """The retries of one call."""
        return _CustomRetries(self._executor.begin(max_retries=max_retries, safe=safe))


class _CustomRetries:
    """The retries of one call, as the user's own executor decides about them."""

    def __init__(self, retries: Retries) -> None:
        self._retries: Any = retries
        self.delay = retries.delay

    @property
    def reason(self) -> str:
        return str(getattr(self._retries, "reason", ""))

    @property
    def out_of_budget(self) -> bool:
        return bool(getattr(self._retries, "out_of_budget", False))

    def retrying(self, error: AnthropicError, attempt: int, delay: float, operation: str) -> None:
        self._optional("retrying", error, attempt, delay, operation)

    def withdraw(self) -> None:
        self._optional("withdraw")

    def made(self) -> None:
        """Nothing: an executor of the user's own is told beforehand, by `retrying`."""

    def close(self) -> None:
        """Nothing: it is told by `withdraw`."""

    def succeeded(self) -> None:
        self._optional("succeeded")

    def _optional(self, name: str, *arguments: object) -> None:
        method = getattr(self._retries, name, None)
        if method is not None:
            method(*arguments)
