"""What the sandbox does differently where it plays another cloud."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from ..errors import TYPE_BY_STATUS

__all__ = ["APIRequest", "PlatformRequest", "Refusal", "SandboxPlatform", "StreamEncoder", "error_of_status"]


class PlatformRequest(NamedTuple):
    """A request as it arrived, read."""

    method: str
    path: str
    """As it was sent, not decoded."""
    query: str
    headers: Mapping[str, str]
    """By name in lower case."""
    body: bytes


class Refusal(NamedTuple):
    """Why a request is refused: status, name of the error, message."""

    status: int
    name: str
    message: str


class APIRequest(NamedTuple):
    """The request of the API that it stands for."""

    path: str
    body: bytes
    headers: Mapping[str, str]
    """Headers to add."""


class StreamEncoder(Protocol):
    """Makes of the bytes of server-sent events what the platform sends."""

    def feed(self, data: bytes) -> bytes:
        """What is sent for more of the bytes; empty while there is nothing to send."""
        ...


class SandboxPlatform:
    """One platform: its credentials, its requests, its errors. A subclass overrides what is not as the API has it."""

    tokens_path = ""
    """Path at which credentials are issued; empty: at none."""
    base_path = ""
    """What the base URL of a client ends with."""
    id_header = "request-id"
    """The header of the id of a request."""
    stream_type: str | None = None
    """Content type of a stream; None: server-sent events."""

    @property
    def issued(self) -> int:
        """How many credentials were issued."""
        return 0

    @property
    def client_options(self) -> dict[str, Any]:
        """Options of a client of this platform, beside `base_url`."""
        raise NotImplementedError

    def issue(self, request: PlatformRequest) -> tuple[int, Any]:
        """Status and JSON of the response to a request for credentials."""
        raise NotImplementedError

    def refusal(self, request: PlatformRequest) -> Refusal | None:
        """Why the credentials of a request are refused; None where they are good."""
        raise NotImplementedError

    def api_request(self, request: PlatformRequest) -> APIRequest | Refusal:
        """The request of the API that this one stands for."""
        raise NotImplementedError

    def error(self, status: int, data: Any) -> tuple[Mapping[str, str], Any] | None:
        """Headers and JSON of an error of the API, as the platform has it; None where it has no such error."""
        return None

    def refused(self, refusal: Refusal) -> tuple[Mapping[str, str], Any]:
        """Headers and JSON of a refusal."""
        raise NotImplementedError

    def encoder(self) -> StreamEncoder | None:
        """What encodes one stream; None: it is sent as it is."""
        return None


def error_of_status(status: int, data: Any) -> dict[str, str] | None:
    """The error in the body of the API; None where there is none, or its type does not belong to the status."""
    error = data.get("error") if isinstance(data, dict) else None
    if not isinstance(error, dict) or error.get("type") != TYPE_BY_STATUS.get(status):
        return None
    return error
