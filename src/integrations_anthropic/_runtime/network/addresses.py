"""The addresses of a host in the order in which they are tried.

Source: RFC 8305 ("Happy Eyeballs"), sections 4 and 5.
"""

from __future__ import annotations

import socket
from itertools import zip_longest
from typing import Any, NamedTuple

__all__ = ["STAGGER_SECONDS", "HostAddress", "alternating", "literal_address"]

STAGGER_SECONDS = 0.25
"""Seconds after which the next address is tried beside those that have not answered."""


class HostAddress(NamedTuple):
    """One result of a look-up."""

    family: int
    socket_address: tuple[Any, ...]


def literal_address(host: str, port: int) -> list[HostAddress]:
    """The one address of a host that is an address itself; empty for a name."""
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            socket.inet_pton(family, host)
        except (OSError, ValueError):
            continue
        return [HostAddress(family, (host, port))]
    return []


def alternating(found: list[tuple[Any, ...]]) -> list[HostAddress]:
    """The results of `getaddrinfo`, each once, the two families in turn: one of them may lead nowhere."""
    addresses = list(dict.fromkeys(HostAddress(result[0], result[4]) for result in found))
    if not addresses:
        return []
    first = [address for address in addresses if address.family == addresses[0].family]
    other = [address for address in addresses if address.family != addresses[0].family]
    return [address for pair in zip_longest(first, other) for address in pair if address is not None]
