"""Checks of `base_url` and `proxy`. A URL may hold a password: what is refused is described, never shown."""

from __future__ import annotations

from typing import Any
from urllib.parse import SplitResult, quote, urlsplit

from ..secrets import SecretString
from .validators import Validated

PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")


MEMORY = "memory"
# Valkey speaks the same protocol; the library for Redis only knows the older names.
REDIS_SCHEMES = {"redis": "redis", "rediss": "rediss", "valkey": "redis", "valkeys": "rediss"}
_STORAGES = "memory://, or redis://host:port/db (rediss:// with TLS; valkey:// and valkeys:// too)"


def base_url(value: Any) -> Validated:
    """An http or https address with a host; a path prefix is kept, slashes at its end go."""
    if not isinstance(value, str):
        return None, f"must be a str, not {type(value).__name__}"
    parts, problem = _split(value, ("http", "https"))
    if parts is None:
        return None, f"must be an address such as https://api.anthropic.com: {problem}"
    if parts.query or "?" in value:
        return None, "must have no query (?…): use extra_query= on the call"
    if parts.fragment or "#" in value:
        return None, "must have no fragment (#…)"
    if "@" in parts.netloc:
        return None, "must have no user or password in it: use default_headers, api_key or auth_token"
    return f"{parts.scheme}://{_authority(parts)}{quote(parts.path, safe=_PATH).rstrip('/')}", None


def proxy(value: Any) -> Validated:
    """The address of a proxy, `http` where it names no scheme; it may hold a user and a password, so it is a secret."""
    if not isinstance(value, (str, SecretString)):
        return None, f"must be a str, not {type(value).__name__}"
    text = value.expose_secret() if isinstance(value, SecretString) else value
    if "://" not in text:
        text = f"http://{text}"
    parts, problem = _split(text, PROXY_SCHEMES)
    if parts is None:
        return None, f"must be an address such as http://user:password@proxy.local:3128: {problem}"
    return SecretString(text), None


def masked(proxy: SecretString) -> str:
    """A proxy's address without its user and password."""
    parts = urlsplit(proxy.expose_secret())
    return f"{parts.scheme}://{'[REDACTED]@' if '@' in parts.netloc else ''}{_authority(parts)}"


_PATH = "/%:@!$&'()*+,;=~-._"


def _authority(parts: SplitResult) -> str:
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return host if parts.port is None else f"{host}:{parts.port}"


def _split(text: str, schemes: tuple[str, ...]) -> tuple[SplitResult | None, str]:
    # urlsplit drops tabs and line ends silently, so they are looked for first
    if any(c <= " " or c == "\x7f" or c == "\\" for c in text):
        return None, "it holds white space, a backslash or a control character"
    try:
        parts = urlsplit(text)
        port, host = parts.port, parts.hostname
    except ValueError:
        return None, "its host or port is malformed"
    if parts.scheme not in schemes:
        return None, f"it must start with {' or '.join(f'{s}://' for s in schemes)}"
    if not host or host in (".", "..") or any(c in host for c in '<>^`{|}"%'):
        return None, "it has no proper host"
    if port == 0:
        return None, "port 0 is none"
    return parts, ""


def storage(value: Any) -> Validated:
    """Where counts are kept: `memory://`, or a Redis or Valkey. Never quoted: it may hold a password."""
    if not isinstance(value, str):
        return None, f"must be a text such as {_STORAGES}, not {type(value).__name__}"
    scheme, separator, rest = value.partition("://")
    if not separator or scheme not in (MEMORY, *REDIS_SCHEMES):
        unknown = f"has the unknown scheme {scheme!r}" if separator and scheme.isalnum() else "has no known scheme"
        return None, f"{unknown}; accepted are {_STORAGES}"
    if scheme == MEMORY:
        return (None, "takes nothing behind memory://") if rest else (value, None)
    try:
        parts = urlsplit(value)
        fits = parts.port != 0 and bool(parts.hostname)
    except ValueError:
        fits = False
    database = parts.path.strip("/") if fits else ""
    if not fits or (database and not (database.isascii() and database.isdigit())):
        return None, "is no address of a Redis; redis://host:port/db is one, db being a whole number"
    return value, None
