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

LONGEST_SIGN = 1000
"""Characters after a cut that are searched, too: half a secret may not look like one."""

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
_NAMED = (
    r"x-api-key|api-key|proxy-authorization|authorization|set-cookie|cookie|anthropic-organization-id|"
    r"x-amz-security-token"
)
_FIELDS = (
    r"api_key|admin_api_key|webhook_secret|auth_token|authorization_token|password|"
    r"identity_token|access_token|refresh_token|assertion"
)
_AFTER_FIRST = "|".join(f"(?<={name[0]}){name[1:]}" for name in _NAMED.split("|"))
_QUOTED = r"""(?:b?'[^'\\]*+(?:\\.[^'\\]*+)*+'|b?"[^"\\]*+(?:\\.[^"\\]*+)*+")"""
# The same, also where the end of the value was cut off.
_CUT_OFF = _QUOTED.replace("*+'", r"*+(?:'|\\?\Z)").replace('*+"', r'*+(?:"|\\?\Z)')
# Quick, because it looks at few places: at characters with which a secret may begin, of the letters among them only at
# those that begin a word. The characters stand outside of what ignores case, or the search could not skip the others.
_SECRETS = rf"""(?x)
    [-:'"abcipswxABCIPSWX\u017f](?i:(?<!\w[a-z])(?:
        (?<=s)k-[\w-]{{6,}} | (?<=w)hsec_[\w+/=-]{{6,}}  # API keys, also of administrators; secrets of webhooks
        | (?<=-)----BEGIN[ ][a-z0-9 ]{{0,40}}PRIVATE[ ]KEY-----[\s\S]*?(?:-----END[^-]{{0,60}}-----|\Z)  # a key in PEM
        | (?P<scheme>(?:(?<=b)earer|(?<=b)asic)[ \t]+)[^\s'",;]{{6,}}
        | (?P<user>(?<=:)//)[^\s/?\#'"]+(?=@)  # user and password of a URL
        | (?P<pair>(?<=['"])(?:{_NAMED})['"]\s*,\s*){_CUT_OFF}  # a header in a list of pairs
        | (?P<field>(?<=['"])(?:{_FIELDS})['"]\s*:\s*){_CUT_OFF}  # a field of a body
        | (?P<line>(?:{_AFTER_FIRST})\b['"]?\s*[:=]\s*)(?:{_QUOTED}|[^\r\n]+)  # a header elsewhere
        | (?P<refused>(?<=i)llegal[ ]header[ ]value)[\s\S]*  # h11 quotes an invalid value in its error
    ))
    """
_SECRET_FIELD = rf"(?i)(?:{_FIELDS}|{_NAMED})"
_SECRET_HEADER = rf"(?i)(?:{_NAMED})"
_PARTS = r"[\s;=,]+"
_ORGANIZATION = r"[oO](?<!\w.)(?i:rg)"
_ORGANIZATION_IDS = r"""(?x)
    [0-9a-foA-FO](?<!\w.)(?i:
        (?<=o)rg(?:_[a-z0-9][\w-]{5,} | -(?=[\w-]{0,200}[0-9])[\w-]{6,})
        | [0-9a-f]{7}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b
    )
    """
# Every match of _SECRETS contains one of these, and finding none takes a tenth of the time of a search for it.
_SIGNS = (
    *("sk-", "whsec_", "bearer", "basic", "cookie", "authorization", "api-key", "api_key", "webhook_secret"),
    *("auth_token", "identity_token", "access_token", "refresh_token", "assertion", "password", "organization-id"),
    *("security-token", "-----begin", "illegal header value"),
)

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
    folded = text.casefold()
    if any(sign in folded for sign in _SIGNS) or ("://" in folded and "@" in folded):
        text = _pattern(_SECRETS).sub(_redacted, text)
    if "org" in folded and _pattern(_ORGANIZATION).search(text):
        text = _pattern(_ORGANIZATION_IDS).sub(REDACTED, text)
    return text


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


def shown_text(text: str, longest: int) -> str:
    """Return `text` redacted and then truncated to `longest` characters; what lies far behind them is not looked at."""
    if len(text) <= longest:
        return scrubbed(text)
    return f"{_beginning(text, longest)}… ({len(text) - longest} characters more)"


def _beginning(text: str, longest: int) -> str:
    found = scrubbed(text[: longest + LONGEST_SIGN])
    # Where there is more, the last characters may be half a secret, and redaction moves them to before the cut.
    whole = len(text) <= longest + LONGEST_SIGN or found.endswith(REDACTED)
    sure = len(found) if whole else max(len(found) - LONGEST_SIGN, 0)
    return found[: min(longest, sure)]


def is_secret_field(name: str) -> bool:
    """Whether a field of this name holds a credential or an organization id."""
    return _pattern(_SECRET_FIELD).fullmatch(name) is not None


def shown_data(value: Any, depth: int = 20) -> Any:
    """Redact JSON-like data: strings, and fields named like credentials. Below `depth` levels, return one string."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if depth and isinstance(value, Mapping):
        return {
            str(name): REDACTED if is_secret_field(str(name)) else shown_data(item, depth - 1)
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


def shown_body(body: bytes | None, *, content: bool, longest: int = LONGEST_VALUE) -> str | None:
    """Return a body as a string: redacted and truncated with `content`, else only its structure (see `outline`).

    `longest`: characters of the content that are shown.
    """
    if body is None:
        return None
    if content:
        # No character has more than four bytes, and a body may be a large file.
        text = body[: 4 * (longest + LONGEST_SIGN + 1)].decode("utf-8", "replace")
        if len(text) <= longest:
            return scrubbed(text)
        return f"{_beginning(text, longest)}… ({len(body) - len(text[:longest].encode())} bytes more)"
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
    """What comes before a secret stays: the first character, and the one group that matched."""
    if match.lastgroup is None:
        return REDACTED
    before = match[0][0] + match[match.lastgroup]
    return f"{before} {REDACTED}" if match.lastgroup == "refused" else before + REDACTED
