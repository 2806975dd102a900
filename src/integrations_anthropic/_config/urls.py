"""Checks of `base_url` and `proxy`. A URL may hold a password: errors describe it and never show it."""

from __future__ import annotations

from typing import Any
from urllib.parse import SplitResult, quote, urlsplit

from ..secrets import SecretString
from .host_names import host_problem
from .validators import Validated, described

PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")
LONGEST_URL = 8192
"""Characters of a configured URL; the HTTP library takes 65,536 with path and query."""

_PATH = "/%:@!$&'()*+,;=~-._"


def base_url(value: Any) -> Validated:
    """Check for an http or https URL with a host. A path prefix is kept, trailing slashes are removed."""
    if not isinstance(value, str):
        return None, f"must be a string, not {described(value)}"
    parts, problem = _split(value, ("http", "https"))
    if parts is None:
        return None, f"must be a URL such as https://api.anthropic.com: {problem}"
    if parts.query or "?" in value:
        return None, "must have no query (?…): use extra_query= of the call"
    if parts.fragment or "#" in value:
        return None, "must have no fragment (#…)"
    if "@" in parts.netloc:
        return None, "must contain no user or password: use default_headers, api_key or auth_token"
    return f"{parts.scheme}://{_authority(parts)}{quote(parts.path, safe=_PATH).rstrip('/')}", None


def proxy(value: Any) -> Validated:
    """Check for the URL of a proxy (default scheme: `http`). The result is a secret: it may hold a password."""
    if not isinstance(value, (str, SecretString)):
        return None, f"must be a string, not {described(value)}"
    url = value.expose_secret() if isinstance(value, SecretString) else value
    if "://" not in url:
        url = f"http://{url}"
    parts, problem = _split(url, PROXY_SCHEMES)
    if parts is None:
        return None, f"must be a URL such as http://user:password@proxy.local:3128: {problem}"
    return SecretString(url), None


def masked(proxy: SecretString) -> str:
    """Return the URL of a proxy without its user and password."""
    parts = urlsplit(proxy.expose_secret())
    return f"{parts.scheme}://{'[REDACTED]@' if '@' in parts.netloc else ''}{_authority(parts)}"


def _authority(parts: SplitResult) -> str:
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return host if parts.port is None else f"{host}:{parts.port}"


def _split(url: str, schemes: tuple[str, ...]) -> tuple[SplitResult | None, str]:
    if len(url) > LONGEST_URL:
        return None, f"it is longer than {LONGEST_URL} characters"
    if any("\ud800" <= c <= "\udfff" for c in url):
        return None, "it contains a lone surrogate, which cannot be encoded"
    # urlsplit removes tabs and line breaks silently, so they are looked for first.
    if any(c <= " " or c == "\x7f" or c == "\\" for c in url):
        return None, "it contains white space, a backslash or a control character"
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError:
        return None, "its host or port is malformed"
    if parts.scheme not in schemes:
        return None, f"it must start with {' or '.join(f'{s}://' for s in schemes)}"
    if not host:
        return None, "its host is missing"
    if problem := host_problem(host, bracketed="[" in parts.netloc):
        return None, f"its host {problem}"
    if port == 0:
        return None, "its port must not be 0"
    return parts, ""
