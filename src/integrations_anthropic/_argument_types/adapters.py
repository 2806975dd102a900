"""Objects that stand for a type without being one."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

__all__ = ["ValueAdapter"]

T_co = TypeVar("T_co", covariant=True)


class ValueAdapter(Protocol[T_co]):
    """Validates values of a type, as pydantic's `TypeAdapter[T]` does."""

    def validate_python(self, object: Any, /) -> T_co:
        """The value as the type asks."""
        ...
