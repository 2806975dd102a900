"""The errors of the official client."""

from __future__ import annotations

from .by_code import *  # noqa: F403  # its own __all__ says which
from .classes import *  # noqa: F403  # its own __all__ says which
from .translation import as_official as as_official
