"""Whether a host name can be looked up, so that a wrong one is an error of the configuration and not of a call.

Sources: RFC 1035, section 2.3.4; RFC 3986, section 3.2.2; RFC 5891.
"""

from __future__ import annotations

import re

from .._loading.lazy_import import load

__all__ = ["ascii_host", "host_problem"]

LONGEST_NAME = 253
LONGEST_LABEL = 63
_LABEL = re.compile(r"[A-Za-z0-9_-]+")
_FOUR_NUMBERS = re.compile(r"[0-9]+(\.[0-9]+){3}")


def host_problem(host: str, *, bracketed: bool) -> str | None:
    """What is wrong with a host, None where it can be asked for. `bracketed`: it stands in brackets, as IPv6 does."""
    if bracketed:
        return None if _is_ipv6(host) else "is no IPv6 address"
    name = host
    if not host.isascii():
        encoded = _encoded(host)
        if encoded is None:
            return "is no valid international name"
        name = encoded
    labels = name.removesuffix(".").split(".")
    if not all(labels):
        return "is invalid: a part between two dots is empty"
    if not all(map(_LABEL.fullmatch, labels)):
        return "is invalid: only letters, digits, hyphens and underscores are allowed"
    if len(name) > LONGEST_NAME or max(map(len, labels)) > LONGEST_LABEL:
        return f"is longer than {LONGEST_NAME} characters, or one of its parts than {LONGEST_LABEL}"
    if name.lower().startswith("xn--") and not _is_decodable(name):
        return "is no valid international name"
    if _FOUR_NUMBERS.fullmatch(name) and not all(_is_octet(part) for part in labels):
        return "is no IPv4 address"
    return None


def ascii_host(host: str) -> str:
    """A host as it is looked up: an international name encoded (IDNA 2008); any other as it is."""
    return host if host.isascii() else _encoded(host) or host


def _is_octet(text: str) -> bool:
    return len(text) <= 3 and text == str(int(text)) and int(text) <= 255


def _is_ipv6(host: str) -> bool:
    load("ipaddress")
    from ipaddress import IPv6Address  # slow to import, and seldom needed

    try:
        return "%" not in host and IPv6Address(host) is not None
    except ValueError:
        return False


def _encoded(host: str) -> str | None:
    load("encodings.punycode", "idna")
    import idna  # httpx's own, which encodes the name the same way

    try:
        return idna.encode(host.lower()).decode("ascii")
    except UnicodeError:
        return None


def _is_decodable(name: str) -> bool:
    load("encodings.punycode", "idna")
    import idna

    try:
        return bool(idna.decode(name))
    except UnicodeError:
        return False
