"""The usage of a message knows the model of that message, so that it can say what it costs."""

from __future__ import annotations

from typing import Any

from ..._record import MessageText, UsageCost
from .scalars import Hook

__all__ = ["know_model", "with_known_model"]


def know_model(message: Any) -> None:
    """Let the usage of a message that was read know its model."""
    usage = message.usage
    if isinstance(usage, UsageCost):
        usage._model = message.model


def with_known_model(cls: type, read: Hook) -> Hook:
    """The hook of a class; of a message one after which its usage knows its model."""
    if not issubclass(cls, MessageText):
        return read

    def hook(data: Any, shape: Any) -> Any:
        message = read(data, shape)
        know_model(message)
        return message

    return hook
