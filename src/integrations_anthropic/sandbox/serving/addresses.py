"""Whether an address is on this machine."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

__all__ = ["host_of", "is_local_name", "is_loopback"]


def is_local_name(url: str) -> bool:
    """Whether the host of a URL is `localhost` or a loopback address."""
    host = host_of(url)
    return host == "localhost" or host.endswith(".localhost") or is_loopback(host)


def host_of(url: str) -> str:
    """The host of a URL in lower case, without a port; empty if there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_loopback(host: str) -> bool:
    """Whether a host is a loopback address, as 127.0.0.1 and ::1 are; names are none."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)
