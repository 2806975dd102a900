"""The head of an HTTP/1.1 request, from its URL and headers to bytes.

Source: RFC 9112, section 3; RFC 3986.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from ..._config.host_names import ascii_host

__all__ = ["OutgoingRequest", "outgoing_request"]

_PATH = "!$%&'()*+,-./:;=@[\\]^_|~"
"""What stays as it is in a path, beside letters and digits; the same as httpx leaves."""
_QUERY = f"{_PATH}?`{{}}"
DEFAULT_PORTS = {"https": 443, "http": 80}


class OutgoingRequest(NamedTuple):
    """What is written to a connection."""

    head: bytes
    body: bytes


def outgoing_request(method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> OutgoingRequest:
    """The bytes of a request. `headers`: checked before, and without those that belong to the connection."""
    host, target = _split(url)
    # A header that the caller gave as `host` is the one.
    lines = [f"{method} {target} HTTP/1.1"]
    if "host" not in headers:
        lines.append(f"host: {host}")
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if body is not None or method in ("POST", "PUT", "PATCH"):
        lines.append(f"content-length: {len(body or b'')}")
    lines.append("\r\n")
    return OutgoingRequest("\r\n".join(lines).encode("ascii"), body or b"")


@lru_cache(maxsize=256)
def _split(url: str) -> tuple[str, str]:
    """The value of `host`, and what is requested of it."""
    parts = urlsplit(url)
    host = ascii_host(parts.hostname or "")
    if ":" in host:
        host = f"[{host}]"
    if parts.port is not None and parts.port != DEFAULT_PORTS.get(parts.scheme):
        host = f"{host}:{parts.port}"
    path = quote(parts.path, safe=_PATH) or "/"
    return host, f"{path}?{quote(parts.query, safe=_QUERY)}" if parts.query else path
