"""What may be shown of a text, a header, an address or a body.

Everything that is logged, traced, raised or printed goes through here. Credentials, cookies, the passwords of proxies
and the ids of organizations are never shown; the content of a conversation or a file only where `content` asks for it.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Mapping
from typing import Any, Final
from urllib.parse import unquote_plus, urlsplit

REDACTED: Final = "[REDACTED]"

LONGEST_VALUE = 2000
"""Characters of one value that are shown; the rest is cut."""

SHORTEST_SECRET = 12
"""Characters from which on a header's value is taken for a secret where it comes back in a text."""

SHOWN_HEADERS = frozenset(
    {
        *("accept", "accept-encoding", "anthropic-beta", "anthropic-version", "content-encoding", "content-length"),
        *("content-type", "date", "request-id", "retry-after", "retry-after-ms", "server", "traceparent"),
        *("transfer-encoding", "user-agent", "x-should-retry"),
    }
)
"""Headers whose values say nothing of who asks; those of the rate limits are shown too."""

_LIMITS = ("anthropic-ratelimit-", "x-ratelimit-")
_NAMED = r"x-api-key|api-key|proxy-authorization|authorization|set-cookie|cookie|anthropic-organization-id"
_FIELDS = r"api_key|admin_api_key|auth_token|authorization_token|password"
_TEXT = r"""b?'(?:[^'\\]|\\.)*'|b?"(?:[^"\\]|\\.)*\""""
_SECRETS = re.compile(
    rf"""(?ix)
    \bsk-[\w-]{{6,}}                                              # API keys, also of administrators
    | (?<=://)[^\s/?\#'"]+(?=@)                                   # user and password of an address
    | (?P<scheme>\b(?:bearer|basic)[ \t]+)[^\s'",;]{{6,}}
    | (?P<pair>b?(?P<q>['"])(?:{_NAMED})(?P=q)\s*,\s*)(?:{_TEXT})  # a header in a list of pairs
    | (?P<line>\b(?:{_NAMED})\b['"]?\s*[:=]\s*)(?:{_TEXT}|[^\r\n]+)  # a header in a mapping, or as it is sent
    | (?P<field>['"](?:{_FIELDS})['"]\s*:\s*)(?:{_TEXT})          # a field of a body
    | \borg_[a-z0-9][\w-]{{5,}} | \borg-(?=[\w-]*[0-9])[\w-]{{6,}}  # organizations
    """
)
# A line that is refused, or a quoted value: h11 shows what it would not send.
_REFUSED_VALUE = re.compile(r"(?is)(illegal header value).*")
_SECRET_FIELD = re.compile(rf"(?i)(?:{_FIELDS}|{_NAMED})")
_SECRET_HEADER = re.compile(rf"(?i)(?:{_NAMED})")
_PARTS = re.compile(r"[\s;=,]+")
_ORGANIZATION = re.compile(r"(?i)\borg")
_UUID = re.compile(r"(?i)\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")

# Fields of a body, at its top, whose text says what is asked for and not what is said.
_SHOWN_FIELDS = frozenset({"id", "model", "processing_status", "role", "service_tier", "stop_reason", "type"})


def scrubbed(text: str) -> str:
    """`text` with everything that looks like a credential or an organization's id replaced by `[REDACTED]`.

    Covers API keys (`sk-…`), bearer and basic tokens, user and password of a URL, the values of headers that carry
    keys, cookies and organizations, the header values that h11 quotes when it refuses them, `org_…`, and the UUIDs of
    a text that speaks of an organization.
    """
    found = _REFUSED_VALUE.sub(rf"\1 {REDACTED}", _SECRETS.sub(_hidden, text))
    return _UUID.sub(REDACTED, found) if _ORGANIZATION.search(found) else found


def secrets_in(headers: Mapping[str, str]) -> list[str]:
    """What of a request's headers must not be said back: credentials, cookies, and values of headers not known here.

    Longest first. What is short may be a common word, and the API's own headers name things that its errors are about,
    such as a workspace: those are none of them.
    """
    found: set[str] = set()
    for name, value in headers.items():
        if _SECRET_HEADER.fullmatch(name):
            found |= {value, *_PARTS.split(value)}
        elif name.lower() not in SHOWN_HEADERS and not name.lower().startswith("anthropic-"):
            found.add(value)
    return sorted((value for value in found if len(value) >= SHORTEST_SECRET), key=len, reverse=True)


def cut(text: str, longest: int = LONGEST_VALUE) -> str:
    """At most `longest` characters of `text`, and how many are missing."""
    return text if len(text) <= longest else f"{text[:longest]}… ({len(text) - longest} characters more)"


def shown(value: Any) -> Any:
    """A value for people and machines to read: scrubbed and cut; numbers, booleans and None as they are."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    # Cut after, so that no secret is cut to something that looks like none; but never scan what is far too long.
    return cut(scrubbed(str(value)[: 4 * LONGEST_VALUE]))


def shown_data(value: Any, depth: int = 20) -> Any:
    """JSON-like data, each text in it scrubbed and cut, credentials by name taken out; deeper than `depth` as text."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if depth and isinstance(value, Mapping):
        return {
            str(name): REDACTED if _SECRET_FIELD.fullmatch(str(name)) else shown_data(item, depth - 1)
            for name, item in value.items()
        }
    if depth and isinstance(value, (list, tuple)):
        return [shown_data(item, depth - 1) for item in value]
    return shown(value)


def shown_header(name: str, value: str) -> str:
    """A header's value where nothing in it can be a secret or an id of who asks, else `[REDACTED]`."""
    name = name.lower()
    return scrubbed(value) if name in SHOWN_HEADERS or name.startswith(_LIMITS) else REDACTED


def shown_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Every header by name, with the values that may be shown."""
    return {name: shown_header(name, value) for name, value in headers.items()}


def shown_url(url: str, parameters: Collection[str] = ()) -> str:
    """An address without user and password; of its query only the values of `parameters` are shown."""
    parts = urlsplit(url)
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
    """A body as text: scrubbed and cut with `content`; without it only what it is made of, never what it says."""
    if body is None:
        return None
    if content:
        return str(shown(body[: 4 * LONGEST_VALUE].decode("utf-8", "replace")))
    return outline(body)


def outline(body: bytes) -> str:
    """The fields at the top of a JSON object: numbers, names of models, and the size of everything else."""
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


def _hidden(match: re.Match[str]) -> str:
    return f"{match['scheme'] or match['pair'] or match['line'] or match['field'] or ''}{REDACTED}"
