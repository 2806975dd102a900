"""Header names that belong to the connection: only the HTTP library sets them.

A second opinion on where the body ends, or on what becomes of the connection, would let one request be read as two, or
leave a response behind that the next call reads. Sources: RFC 9110, sections 7.6.1 and 10.1; RFC 9112, section 6;
RFC 9113, section 8.2.2.
"""

from __future__ import annotations

__all__ = ["CONNECTION_HEADERS"]

CONNECTION_HEADERS = frozenset(
    {
        *("content-length", "transfer-encoding", "trailer", "te"),  # where the body ends
        *("connection", "keep-alive", "proxy-connection", "upgrade", "http2-settings"),  # what the connection becomes
        "expect",  # whether the body is sent at all
    }
)
"""In lower case. Refused in `default_headers`, in `extra_headers`, and from an `auth` provider."""
