"""What the official client has of httpx, and small functions beside it."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import Any

import httpx
from httpx import Timeout as Timeout

from .client_settings import DEFAULT_TIMEOUT_SECONDS

__all__ = [
    "DEFAULT_CONNECTION_LIMITS",
    "DEFAULT_TIMEOUT",
    "DefaultAioHttpClient",
    "DefaultAsyncHttpxClient",
    "DefaultHttpxClient",
    "Timeout",
    "file_from_path",
    "transform_schema",
]

DEFAULT_TIMEOUT = httpx.Timeout(DEFAULT_TIMEOUT_SECONDS, connect=5.0)
DEFAULT_CONNECTION_LIMITS = httpx.Limits(max_connections=1000, max_keepalive_connections=100)


class DefaultHttpxClient(httpx.Client):
    """A client of httpx with the time limits of this package, for `http_client=`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"timeout": DEFAULT_TIMEOUT, "limits": DEFAULT_CONNECTION_LIMITS, **options})


class DefaultAsyncHttpxClient(httpx.AsyncClient):
    """The same for the async client."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"timeout": DEFAULT_TIMEOUT, "limits": DEFAULT_CONNECTION_LIMITS, **options})


class DefaultAioHttpClient(DefaultAsyncHttpxClient):
    """The same: aiohttp is not used, and this package's own connections need no more CPU time than it does."""


def file_from_path(path: str | PathLike[str]) -> tuple[str, bytes]:
    """The name of a file and its content, as `files.upload` takes them."""
    found = Path(path)
    return found.name, found.read_bytes()


def transform_schema(model: Any) -> dict[str, Any]:
    """The JSON schema of a type, as the API takes it for structured output."""
    if isinstance(model, Mapping):
        from .._core.schema.strict_schema import strict

        return dict(strict(model, "schema"))
    from .._core.output.parsed_message import read_output

    return read_output(model)[1]
