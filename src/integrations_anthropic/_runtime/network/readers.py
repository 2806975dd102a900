"""What reads a connection in the place of the HTTP library, where there is something quicker."""

from __future__ import annotations

import sys
from typing import Any

from ..._loading.lazy_import import load

__all__ = ["AsyncReaders", "Readers"]


class AsyncReaders:
    """Readers of the async half: asyncio has one."""

    @staticmethod
    def take_over(stream: Any) -> Any:
        """The reader of a stream of httpcore that was just connected; None where the stream reads by itself."""
        if "asyncio" not in sys.modules:
            return None
        load("integrations_anthropic._runtime.network.asyncio_reader")
        from .asyncio_reader import asyncio_reader

        return asyncio_reader(stream)


class Readers:
    """The counterpart in the sync half."""

    @staticmethod
    def take_over(stream: Any) -> Any:
        """None: a socket that blocks is read as quickly as can be."""
        return None
