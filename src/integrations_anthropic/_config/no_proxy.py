"""Matches an address against `NO_PROXY`. There is no standard: all common forms are accepted, and no entry raises."""

from __future__ import annotations

import logging
import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

__all__ = ["bypassed"]

_log = logging.getLogger("integrations_anthropic.config")

PORTS = {"http": 80, "https": 443}
_ENTRY = re.compile(
    r"""(?x)
    (?: (?P<scheme>https?|all) :// )?
    (?: \[ (?P<bracketed>[0-9a-fA-F:.%\w]+) \] | (?P<name>\*?\.?[^\s/:@\[\]*?]+) )
    (?: : (?P<port>[0-9]+) )?
    """
)


def bypassed(no_proxy: str, scheme: str, host: str, port: int | None) -> bool:
    """Whether requests to the address bypass the proxy. `port`: None means the default port of `scheme`.

    Entries are separated by commas or white space: host names, which match their subdomains too (`a.b`, `.a.b`,
    `*.a.b`), IP addresses (`::1`, `[::1]`), both optionally with a port or a scheme (`a.b:8443`, `https://a.b`),
    networks (`10.0.0.0/8`), and `*`. A malformed entry is logged as a warning and skipped.
    """
    host, port = host.rstrip(".").lower(), port or PORTS.get(scheme)
    entries = re.split(r"[\s,]+", no_proxy)
    return any(_matches(entry, scheme, host, port) for entry in entries if entry)


def _matches(entry: str, scheme: str, host: str, port: int | None) -> bool:
    if entry == "*":
        return True
    if "/" in entry and "://" not in entry:
        return _in_network(entry, host)
    found = _ENTRY.fullmatch(entry)
    address = _address(found["bracketed"] or found["name"] if found else entry)
    if found is None and address is None:
        return _skip_malformed(entry)
    if found is not None and found["scheme"] not in (None, "all", scheme):
        return False
    if found is not None and found["port"] is not None and int(found["port"][:6]) != port:
        return False
    # An IP address matches only itself: it has no subdomains.
    if found is None or found["name"] is None or _address(host) is not None:
        return address is not None and address == _address(host)
    name = found["name"].removeprefix("*").strip(".").lower()
    return bool(name) and (host == name or host.endswith(f".{name}"))


def _skip_malformed(entry: str) -> bool:
    shown = entry.rpartition("@")[2]  # in case the entry is a proxy URL with a password
    _log.warning("NO_PROXY entry %r is malformed and is skipped", shown)
    return False


def _in_network(entry: str, host: str) -> bool:
    try:
        network = ip_network(entry, strict=False)
    except ValueError:
        return _skip_malformed(entry)
    address = _address(host)
    return address is not None and address in network


def _address(host: str | None) -> IPv4Address | IPv6Address | None:
    """The IP address that `host` is, an IPv4-mapped one as IPv4; None for a name."""
    try:
        found = ip_address(host or "")
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
