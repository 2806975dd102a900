"""Redacts strings, headers, URLs and bodies before they are logged, traced, raised or printed.

Credentials, cookies, passwords of proxies and organization ids are always redacted; the content of conversations and
files is shown only with `content=True`.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, Final
from urllib.parse import unquote_plus, urlsplit

REDACTED: Final = "[REDACTED]"

LONGEST_VALUE = 2000
"""Characters of one value that are shown; the rest is truncated."""

SHORTEST_SECRET = 12
"""Characters a header value needs to be redacted from the text of an error response."""

SHOWN_HEADERS = frozenset(
    {
        *("accept", "accept-encoding", "anthropic-beta", "anthropic-version", "content-encoding", "content-length"),
        *("content-type", "date", "request-id", "retry-after", "retry-after-ms", "server", "traceparent"),
        *("transfer-encoding", "user-agent", "x-should-retry"),
    }
)
"""Headers whose values do not identify the caller; rate-limit headers are shown too."""

_LIMITS = ("anthropic-ratelimit-", "x-ratelimit-")
_NAMED = r"x-api-key|api-key|proxy-authorization|authorization|set-cookie|cookie|anthropic-organization-id"
_FIELDS = r"api_key|admin_api_key|webhook_secret|auth_token|authorization_token|password"
_QUOTED = r"""b?'(?:[^'\\]|\\.)*'|b?"(?:[^"\\]|\\.)*\""""
_SECRETS = rf"""(?ix)
    \b(?:sk-[\w-]{{6,}} | whsec_[\w+/=-]{{6,}})  # API keys, also of administrators, and secrets of webhooks
    | (?<=://)[^\s/?\#'"]+(?=@)                                   # user and password of a URL
    | (?P<scheme>\b(?:bearer|basic)[ \t]+)[^\s'",;]{{6,}}
    | (?P<pair>b?(?P<q>['"])(?:{_NAMED})(?P=q)\s*,\s*)(?:{_QUOTED})  # a header in a list of pairs
    | (?P<line>\b(?:{_NAMED})\b['"]?\s*[:=]\s*)(?:{_QUOTED}|[^\r\n]+)  # a header in a mapping or in an HTTP message
    | (?P<field>['"](?:{_FIELDS})['"]\s*:\s*)(?:{_QUOTED})          # a field of a body
    | -----BEGIN[ ][a-z0-9 ]{{0,40}}PRIVATE[ ]KEY-----[\s\S]*?(?:-----END[^-]{{0,60}}-----|\Z)  # a private key in PEM
    | \borg_[a-z0-9][\w-]{{5,}} | \borg-(?=[\w-]*[0-9])[\w-]{{6,}}  # organizations
    """
# h11 quotes an invalid header value in its error.
_REFUSED_VALUE = r"(?is)(illegal header value).*"
_SECRET_FIELD = rf"(?i)(?:{_FIELDS}|{_NAMED})"
_SECRET_HEADER = rf"(?i)(?:{_NAMED})"
_PARTS = r"[\s;=,]+"
_ORGANIZATION = r"(?i)\borg"
_UUID = r"(?i)\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"

# Top-level fields of a body whose strings are parameters, not content.
_SHOWN_FIELDS = frozenset({"id", "model", "processing_status", "role", "service_tier", "stop_reason", "type"})


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Compiled when it is first needed: most programs that build a client never redact anything."""
    return re.compile(text)


def scrubbed(text: str) -> str:
    """Replace everything in `text` that looks like a credential or an organization id by `[REDACTED]`.

    Covers API keys (`sk-…`), bearer and basic tokens, user and password of a URL, the values of headers that contain
    keys, cookies and organization ids, invalid header values that h11 quotes, `org_…`, and all UUIDs if the string
    mentions an organization.
    """
    found = _pattern(_REFUSED_VALUE).sub(rf"\1 {REDACTED}", _pattern(_SECRETS).sub(_redacted, text))
    return _pattern(_UUID).sub(REDACTED, found) if _pattern(_ORGANIZATION).search(found) else found


def secrets_in(headers: Mapping[str, str]) -> list[str]:
    """Return the values of request headers to redact from an error: credentials, cookies, values of unknown headers.

    Longest first. Not returned: short values, which may be common words, and values of the API's own headers, which
    name subjects of its errors, such as a workspace.
    """
    found: set[str] = set()
    for name, value in headers.items():
        if _pattern(_SECRET_HEADER).fullmatch(name):
            found |= {value, *_pattern(_PARTS).split(value)}
        elif name.lower() not in SHOWN_HEADERS and not name.lower().startswith("anthropic-"):
            found.add(value)
    return sorted((value for value in found if len(value) >= SHORTEST_SECRET), key=len, reverse=True)


def cut(text: str, longest: int = LONGEST_VALUE) -> str:
    """Truncate `text` to `longest` characters and append the number of missing ones."""
    return text if len(text) <= longest else f"{text[:longest]}… ({len(text) - longest} characters more)"


def shown(value: Any) -> Any:
    """Return a value for logs: a redacted and truncated string; numbers, booleans and None unchanged."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    # Truncated after redaction, as half a secret might not be recognized; very long strings are truncated before, too.
    return cut(scrubbed(str(value)[: 4 * LONGEST_VALUE]))


def shown_data(value: Any, depth: int = 20) -> Any:
    """Redact JSON-like data: strings, and fields named like credentials. Below `depth` levels, return one string."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if depth and isinstance(value, Mapping):
        return {
            str(name): REDACTED if _pattern(_SECRET_FIELD).fullmatch(str(name)) else shown_data(item, depth - 1)
            for name, item in value.items()
        }
    if depth and isinstance(value, (list, tuple)):
        return [shown_data(item, depth - 1) for item in value]
    return shown(value)


def shown_header(name: str, value: str) -> str:
    """Return the value of a header that cannot hold a secret or identify the caller, else `[REDACTED]`."""
    name = name.lower()
    return scrubbed(value) if name in SHOWN_HEADERS or name.startswith(_LIMITS) else REDACTED


def shown_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Return all headers by name, with values redacted by `shown_header`."""
    return {name: shown_header(name, value) for name, value in headers.items()}


def shown_url(url: str, parameters: Collection[str] = ()) -> str:
    """Return a URL without user and password; of its query, only the values of `parameters` are shown.

    Of a URL that cannot be parsed, what stands before the query.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return scrubbed(url.partition("?")[0])
    authority = parts.netloc.rpartition("@")[2]
    address = f"{parts.scheme}://{authority}{parts.path}" if parts.scheme else parts.path
    if parts.query:
        pairs = (pair.partition("=") for pair in parts.query.split("&"))
        address += "?" + "&".join(
            f"{name}{equals}{value if unquote_plus(name) in parameters else REDACTED if equals else ''}"
            for name, equals, value in pairs
        )
    return scrubbed(address)


def shown_body(body: bytes | None, *, content: bool) -> str | None:
    """Return a body as a string: redacted and truncated with `content`, else only its structure (see `outline`)."""
    if body is None:
        return None
    if content:
        return str(shown(body[: 4 * LONGEST_VALUE].decode("utf-8", "replace")))
    return outline(body)


def outline(body: bytes) -> str:
    """Return the top-level fields of a JSON object: numbers and parameters by value, everything else by its size."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return f"[{len(body)} bytes]"
    if not isinstance(data, dict):
        return f"[{len(body)} bytes of JSON]"
    fields = {scrubbed(cut(str(name), 60)): _outlined(name, value) for name, value in data.items()}
    return cut(json.dumps(fields))


def _outlined(name: str, value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return scrubbed(cut(value, 100)) if name in _SHOWN_FIELDS else f"[{len(value)} characters]"
    if name == "usage" and isinstance(value, dict):
        return {key: number for key, number in value.items() if isinstance(number, (int, float))}
    return f"[{len(value)} {'items' if isinstance(value, list) else 'fields'}]"


def _redacted(match: re.Match[str]) -> str:
    return f"{match['scheme'] or match['pair'] or match['line'] or match['field'] or ''}{REDACTED}"
