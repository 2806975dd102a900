"""The address of a storage, and what of it may be shown. A password in it never is."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from .._config.urls import MEMORY, REDIS_SCHEMES, storage

__all__ = ["Address", "address_problem", "parse_address"]

PREFIX = "integrations-anthropic"


class Address(NamedTuple):
    """Where a Redis is and which of its keys are ours."""

    url: str
    """For the library: holds user and password."""
    shown: str
    """Host and port, for people to read."""
    prefix: str
    """What every key begins with; `?prefix=` in the address."""

    def __repr__(self) -> str:
        return f"Address({self.shown!r}, prefix={self.prefix!r})"


def address_problem(value: Any) -> str | None:
    """What is wrong with the address of a storage, None where nothing is."""
    return storage(value)[1]


def parse_address(value: str) -> Address | None:
    """The address of a Redis; None where the counts stay in this process. `value` was checked before."""
    parts = urlsplit(value)
    if parts.scheme == MEMORY:
        return None
    query = dict(parse_qsl(parts.query))
    prefix = query.pop("prefix", "") or PREFIX
    url = parts._replace(scheme=REDIS_SCHEMES[parts.scheme], query=urlencode(query)).geturl()
    return Address(url, f"{parts.hostname}:{parts.port or 6379}", prefix)
