"""Addresses of this machine that answer, refuse, or never answer a connection."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

NAME = "several.example"


@contextmanager
def listening() -> Iterator[tuple[str, int]]:
    """An address that answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[:2]


@contextmanager
def silent() -> Iterator[tuple[str, int]]:
    """An address that never answers: its queue of connections is full."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        fillers = [socket.socket() for _ in range(8)]
        try:
            for filler in fillers:
                filler.setblocking(False)
                filler.connect_ex(server.getsockname())
            yield server.getsockname()[:2]
        finally:
            for filler in fillers:
                filler.close()


def refusing() -> tuple[str, int]:
    """An address that refuses."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address: tuple[str, int] = unused.getsockname()
        return address


def found_as(monkeypatch: pytest.MonkeyPatch, *addresses: tuple[str, int]) -> None:
    """Have the name looked up as these addresses."""
    real = socket.getaddrinfo

    def look_up(host: Any, *given: Any, **named: Any) -> Any:
        if host != NAME:
            return real(host, *given, **named)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", address) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
