"""The services of messages, and the models that are deprecated."""

from __future__ import annotations

from ....models._facts import END_OF_LIFE
from ..._async.messages import AsyncMessages as AsyncMessages
from ..._sync.messages import Messages as Messages

__all__ = ["DEPRECATED_MODELS", "AsyncMessages", "Messages"]

DEPRECATED_MODELS: dict[str, str] = dict(END_OF_LIFE)
"""The day after which each deprecated model gives errors, by its id."""
