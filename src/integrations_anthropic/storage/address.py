"""The address of a storage, and the part of it that may be shown, without the password."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from .._config.urls import MEMORY, REDIS_SCHEMES, storage

__all__ = ["Address", "address_problem", "parse_address"]

PREFIX = "integrations-anthropic"


class Address(NamedTuple):
    """The address of a Redis and the prefix of the keys of this package."""

    url: str
    """For redis-py: contains user and password."""
    shown: str
    """Host and port, for logs and errors."""
    prefix: str
    """The prefix of every key; `?prefix=` in the address."""

    def __repr__(self) -> str:
        return f"Address({self.shown!r}, prefix={self.prefix!r})"


def address_problem(value: Any) -> str | None:
    """Describe what is wrong with the address of a storage; None where it is valid."""
    return storage(value)[1]


def parse_address(value: str) -> Address | None:
    """Parse the address of a Redis; None for `memory://`. `value` is valid by `address_problem`."""
    parts = urlsplit(value)
    if parts.scheme == MEMORY:
        return None
    query = dict(parse_qsl(parts.query))
    prefix = query.pop("prefix", "") or PREFIX
    url = parts._replace(scheme=REDIS_SCHEMES[parts.scheme], query=urlencode(query)).geturl()
    return Address(url, f"{parts.hostname}:{parts.port or 6379}", prefix)
