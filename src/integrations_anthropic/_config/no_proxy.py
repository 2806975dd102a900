"""What `NO_PROXY` says of an address. There is no standard: everything common is understood, and nothing raises."""

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
    """Whether the address is reached without a proxy. `port`: None means the one that `scheme` stands for.

    Entries are separated by commas or white space: names, which cover what is below them as well (`a.b`, `.a.b`,
    `*.a.b`), addresses (`::1`, `[::1]`), each with a port or a scheme (`a.b:8443`, `https://a.b`), networks
    (`10.0.0.0/8`), and `*`. An entry that makes no sense is warned of and skipped.
    """
    host, port = host.rstrip(".").lower(), port or PORTS.get(scheme)
    entries = re.split(r"[\s,]+", no_proxy)
    return any(_covers(entry, scheme, host, port) for entry in entries if entry)


def _covers(entry: str, scheme: str, host: str, port: int | None) -> bool:
    if entry == "*":
        return True
    if "/" in entry and "://" not in entry:
        return _in_network(entry, host)
    found = _ENTRY.fullmatch(entry)
    address = _address(found["bracketed"] or found["name"] if found else entry)
    if found is None and address is None:
        return _makes_no_sense(entry)
    if found is not None and found["scheme"] not in (None, "all", scheme):
        return False
    if found is not None and found["port"] is not None and int(found["port"][:6]) != port:
        return False
    # An address is itself, and is below nothing.
    if found is None or found["name"] is None or _address(host) is not None:
        return address is not None and address == _address(host)
    name = found["name"].removeprefix("*").strip(".").lower()
    return bool(name) and (host == name or host.endswith(f".{name}"))


def _makes_no_sense(entry: str) -> bool:
    shown = entry.rpartition("@")[2]  # in case someone put a whole proxy URL there
    _log.warning("NO_PROXY entry %r makes no sense and is skipped", shown)
    return False


def _in_network(entry: str, host: str) -> bool:
    try:
        network = ip_network(entry, strict=False)
    except ValueError:
        return _makes_no_sense(entry)
    address = _address(host)
    return address is not None and address in network


def _address(text: str | None) -> IPv4Address | IPv6Address | None:
    """The address a text is, the version 4 of one that only wraps it; None where it is a name."""
    try:
        found = ip_address(text or "")
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
