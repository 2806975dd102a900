"""The validated request passed to an operation handler, and the type of a handler."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from starlette.responses import Response

from .errors import SandboxAPIError

__all__ = ["OperationHandler", "SandboxCall", "decode_path", "require_admin_key"]

Json = Any
API_KEY_PREFIX = "sk-ant-api"


@dataclass(frozen=True)
class SandboxCall:
    """One validated request."""

    path: dict[str, str]
    """Path parameters by name."""
    query: dict[str, Json]
    """Query parameters declared by the description, converted to their types, with defaults."""
    body: Json
    """The parsed JSON body, or the parts of a form by name, files as `FormFile`; None where there is none."""
    base_url: str
    """Base URL the client used, without a trailing slash."""
    key: str = ""
    """Value of the header `x-api-key`; empty if the header is missing."""
    betas: frozenset[str] = frozenset()
    """Values of the header `anthropic-beta`."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """All headers, by name in lower case."""


OperationHandler = Callable[[SandboxCall], Awaitable[Response]]


def require_admin_key(call: SandboxCall) -> None:
    """Raise SandboxAPIError 401 for a request with an ordinary (non-admin) API key."""
    if call.key.startswith(API_KEY_PREFIX):
        raise SandboxAPIError(401, "invalid x-api-key")


def decode_path(raw_path: bytes) -> str:
    """Decode a path, except `%2F` and `%25`, so that an id with a slash stays one path segment."""
    parts = (unquote(part).replace("%", "%25").replace("/", "%2F") for part in raw_path.decode("ascii").split("/"))
    return "/".join(parts)
