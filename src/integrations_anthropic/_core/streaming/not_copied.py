"""What is bound to a connection, and so neither pickled nor copied."""

from __future__ import annotations

from typing import NoReturn

from ..._hints.unknown_names import NamesHinted
from ...errors import ConfigurationError

__all__ = ["NotCopied"]


class NotCopied(NamesHinted):
    """Refuses `pickle`, `copy` and `deepcopy`, which all ask for the same, and says what to do instead."""

    _instead = ""
    """What to do instead."""

    def __reduce__(self) -> NoReturn:
        raise ConfigurationError(f"{type(self).__name__} cannot be pickled or copied: {self._instead}")
