"""What an operation of the sandbox is handed, and what it is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

__all__ = ["Behaviour", "SandboxCall"]

Json = Any


@dataclass(frozen=True)
class SandboxCall:
    """One checked request."""

    path: dict[str, str]
    """Path parameters by name."""
    query: dict[str, Json]
    """Query parameters the description knows, typed and with defaults."""
    body: Json
    """The parsed body, or None."""
    base_url: str
    """Address the client reached the sandbox at, without a slash at the end."""
    key: str = ""
    """The key of the header `x-api-key`; empty where there is none."""


Behaviour = Callable[[SandboxCall], Awaitable[Response]]
