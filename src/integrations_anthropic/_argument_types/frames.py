"""Tables of other libraries."""

from __future__ import annotations

from typing import Any, Protocol

__all__ = ["DataFrameLike"]


class DataFrameLike(Protocol):
    """A table with named columns, as a DataFrame of pandas."""

    @property
    def columns(self) -> Any:
        """The names of the columns."""
        ...

    @property
    def iloc(self) -> Any:
        """Its columns by number: `frame.iloc[:, 0]`."""
        ...
