"""Where a redirect may lead: nowhere but to the same origin, and only a GET."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

__all__ = ["MOST_REDIRECTS", "redirect_target"]

MOST_REDIRECTS = 5
LONGEST_URL = 65_536
"""Characters of a URL that httpx takes."""
_STATUSES = frozenset({301, 302, 303, 307, 308})


def redirect_target(method: str, url: str, status: int, headers: Mapping[str, str]) -> str | None:
    """The URL to ask next, or None where the answer stands: an error, if it is a redirect."""
    location = headers.get("location")
    if method != "GET" or status not in _STATUSES or not location:
        return None
    try:
        target = urljoin(url, location)
    except ValueError:
        return None
    if len(target) > LONGEST_URL or any(c < " " or "\x7f" <= c <= "\x9f" for c in target):
        # No URL that can be asked for.
        return None
    return target if _origin(target) == _origin(url) else None


def _origin(url: str) -> tuple[str, str | None, int | None] | None:
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return None
    # A user and a password would replace the credentials of the client.
    return None if "@" in parts.netloc else (parts.scheme, parts.hostname, port)
