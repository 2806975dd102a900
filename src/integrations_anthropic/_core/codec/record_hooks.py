"""Hooks for records: which of several models fits, and a usage that knows the model it was counted for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..._record import MessageText, UsageCost
from .scalars import Hook, TypeMismatch

__all__ = ["closest_hook", "know_model", "with_known_model"]


def closest_hook(hooks: Sequence[Hook]) -> Hook:
    """The hook of the model that fits, with the fewest unknown fields. `hooks`: those of the models."""

    def hook(value: Any, _: Any) -> Any:
        fitting: list[Any] = []
        faults: list[TypeMismatch] = []
        for each in hooks:
            try:
                fitting.append(each(value, None))
            except TypeMismatch as fault:
                faults.append(fault)
        if not fitting:
            raise faults[0]
        return min(fitting, key=lambda record: len(getattr(record, "_extra", ())))

    return hook


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
