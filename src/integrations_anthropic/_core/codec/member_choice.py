"""Which of several models a value is, where they make no union of the description."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .scalars import Hook, TypeMismatch

__all__ = ["closest_hook"]


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
