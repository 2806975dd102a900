"""What a tool that a session calls is handed of its run."""

from __future__ import annotations

from typing import NoReturn

from ...errors import ConfigurationError
from ..tools.toolbox import Toolbox

__all__ = ["SessionRunContext"]


class SessionRunContext:
    """The run, for a `ToolContext`: its tools. The conversation is the session's, and its tools those of its agent."""

    def __init__(self, toolbox: Toolbox) -> None:
        self.toolbox = toolbox

    @property
    def messages(self) -> NoReturn:
        """A session has events."""
        raise ConfigurationError("a run over a session has no messages: list the events of the session")

    @property
    def rounds(self) -> NoReturn:
        """A session has turns."""
        raise ConfigurationError("a run over a session has no rounds: list the events of the session")
