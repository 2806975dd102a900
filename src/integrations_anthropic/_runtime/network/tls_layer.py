"""TLS between a connection of an event loop and what reads and writes it: bytes in, bytes out, no waiting.

Source: https://docs.python.org/3/library/ssl.html, "Memory BIO Support".
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import suppress

__all__ = ["TLSLayer"]

RECORD = 16 * 1024
"""Bytes of plain text in a record of TLS, at most. Source: RFC 8446, section 5.1."""


class TLSLayer:
    """One secured connection.

    `incoming` takes what arrives, and what `outgoing` holds is to be sent, after each step.
    """

    def __init__(self, context: ssl.SSLContext, server_hostname: str | None) -> None:
        self.incoming = ssl.MemoryBIO()
        self.outgoing = ssl.MemoryBIO()
        self.ssl_object = context.wrap_bio(self.incoming, self.outgoing, server_hostname=server_hostname)
        self.secured = False
        self.ended = False
        """Whether the other side has said that nothing follows, or its connection has ended without a word."""

    def handshake(self) -> bool:
        """Go on with the handshake as far as can be; whether it is complete. Raises ssl.SSLError."""
        try:
            self.ssl_object.do_handshake()
        except ssl.SSLWantReadError:
            return False
        self.secured = True
        return True

    def decrypted(self) -> Iterator[bytes]:
        """The plain text of what has arrived, a record at a time. Raises ssl.SSLError."""
        while not self.ended:
            try:
                data = self.ssl_object.read(RECORD)
            except ssl.SSLWantReadError:
                return
            except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
                data = b""
            if data:
                yield data
            else:
                self.ended = True

    def encrypted(self, data: bytes) -> bytes:
        """What is to be sent for `data`. Raises ssl.SSLError."""
        rest = memoryview(data)
        while rest:
            rest = rest[self.ssl_object.write(rest) :]
        return self.outgoing.read()

    def goodbye(self) -> bytes:
        """What tells the other side that nothing follows; empty where that cannot be said any more."""
        if not self.secured:
            return b""
        # It wants the other side's, too, which is not waited for.
        with suppress(ssl.SSLError):
            self.ssl_object.unwrap()
        return self.outgoing.read()
