"""The head of an HTTP/1.1 request, from its URL and headers to bytes; the headers of a response, from bytes to text.

Source: RFC 9112, section 3; RFC 3986.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

from ..._config.host_names import ascii_host
from ...meta import Headers

__all__ = ["DEFAULT_PORTS", "OutgoingRequest", "decoded_headers", "outgoing_request", "outgoing_upload"]

_PATH = "!$%&'()*+,-./:;=@[\\]^_|~"
"""What stays as it is in a path, beside letters and digits; the same as httpx leaves."""
_QUERY = f"{_PATH}?`{{}}"
DEFAULT_PORTS = {"https": 443, "http": 80}


class OutgoingRequest:
    """What is written to a connection. `repr` shows nothing of it: tracebacks may print locals."""

    __slots__ = ("body", "head", "upload")

    def __init__(self, head: bytes, body: bytes, upload: Any = None) -> None:
        """`upload`: a body that is read while it is sent, in place of `body`."""
        self.head = head
        self.body = body
        self.upload = upload

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self.head)} and {len(self.body)} bytes)"


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


def outgoing_upload(method: str, url: str, headers: Mapping[str, str], upload: Any) -> OutgoingRequest:
    """The same for a body that is read while it is sent: its headers say where it ends."""
    host, target = _split(url)
    named = ({} if "host" in headers else {"host": host}) | dict(headers) | upload.headers
    lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in named.items()), "\r\n"]
    return OutgoingRequest("\r\n".join(lines).encode("ascii"), b"", upload)


def decoded_headers(raw: Iterable[tuple[bytes, bytes]]) -> Headers:
    """The headers by name in lower case; what was sent more than once is joined with commas (RFC 9110, section 5.3).

    Values are ASCII as a rule. Others are taken for UTF-8, else for Latin-1, which any bytes are.
    """
    found = Headers()
    for name, value in raw:
        key = name.decode("latin-1").lower()
        try:
            text = value.decode()
        except UnicodeDecodeError:
            text = value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


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
