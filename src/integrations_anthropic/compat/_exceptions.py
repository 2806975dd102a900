"""What programs import from `anthropic._exceptions`: the classes of errors."""

from __future__ import annotations

from .errors import *  # noqa: F403  # the classes
