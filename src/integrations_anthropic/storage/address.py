"""The address of a storage: what it may look like, and what of it may be shown. A password in it never is."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

__all__ = ["MEMORY", "Address", "address_problem", "parse_address"]

MEMORY = "memory"
PREFIX = "integrations-anthropic"
# Valkey speaks the same protocol; the library only knows the older names.
_SCHEMES = {"redis": "redis", "rediss": "rediss", "valkey": "redis", "valkeys": "rediss"}
_ACCEPTED = "memory://, or redis://host:port/db (rediss:// with TLS; valkey:// and valkeys:// too)"


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
    """What is wrong with the address of a storage, None where nothing is. Never quotes it: it may hold a password."""
    if not isinstance(value, str):
        return f"must be a text such as {_ACCEPTED}, not {type(value).__name__}"
    scheme, separator, rest = value.partition("://")
    if not separator or scheme not in (MEMORY, *_SCHEMES):
        unknown = f"has the unknown scheme {scheme!r}" if separator and scheme.isalnum() else "has no known scheme"
        return f"{unknown}; accepted are {_ACCEPTED}"
    if scheme == MEMORY:
        return "takes nothing behind memory://" if rest else None
    try:
        parts = urlsplit(value)
        fits = parts.port != 0 and bool(parts.hostname)
    except ValueError:
        fits = False
    database = parts.path.strip("/") if fits else ""
    if not fits or (database and not (database.isascii() and database.isdigit())):
        return "is no address of a Redis; redis://host:port/db is one, db being a whole number"
    return None


def parse_address(value: str) -> Address | None:
    """The address of a Redis; None where the counts stay in this process. `value` has no `address_problem`."""
    parts = urlsplit(value)
    if parts.scheme == MEMORY:
        return None
    query = dict(parse_qsl(parts.query))
    prefix = query.pop("prefix", "") or PREFIX
    url = parts._replace(scheme=_SCHEMES[parts.scheme], query=urlencode(query)).geturl()
    return Address(url, f"{parts.hostname}:{parts.port or 6379}", prefix)
