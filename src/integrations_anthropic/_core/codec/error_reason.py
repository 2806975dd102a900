"""The reason that a server gives for an error, found in a body of any shape, and what to say where it gives none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from ..._redact import scrubbed, shown_url

__all__ = [
    "LONGEST_TEXT",
    "error_object",
    "is_error",
    "reason_of",
    "shown_request",
    "shown_text",
    "target_of",
    "text_without_reason",
]

LONGEST_TEXT = 300
"""Characters of a foreign text that an error's message shows."""
LONGEST_MESSAGE = 10_000
"""Characters of the API's own message that are shown."""
DEEPEST = 6
"""Levels of a foreign body in which a reason is looked for."""
MOST_ITEMS = 3
"""Reasons of a list that are shown."""

_NAMES = (
    *("message", "msg", "error_message", "errorMessage", "error_description", "reason", "detail", "details"),
    *("error", "errors", "description", "title", "cause", "Message", "fault", "faultstring"),
)
"""Fields in which servers and gateways put the reason, the most specific first."""
_CONTENT = frozenset({"id", "content", "content_block", "delta"})
"""Fields of what is no error, whatever it says of one."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TITLE = re.compile(r"(?is)<title[^>]*>(.*?)</title>")


def error_object(data: Any) -> dict[str, Any]:
    """The object in which the API describes an error; empty where the body has another shape."""
    error = data.get("error") if isinstance(data, dict) else None
    return error if isinstance(error, dict) else {}


def is_error(data: Any) -> bool:
    """Whether JSON is an error of the API, or an object of another server that has an error and no content."""
    if not isinstance(data, dict):
        return False
    kind = data.get("type")
    return kind == "error" or (kind is None and bool(data.get("error")) and _CONTENT.isdisjoint(data))


def reason_of(data: Any) -> str | None:
    """The reason in a JSON body: the API's message unchanged, that of another server in one line; None without one."""
    own = error_object(data).get("message")
    if isinstance(own, str) and own.strip():
        return scrubbed(_CONTROL.sub(" ", own)[:LONGEST_MESSAGE])
    if not isinstance(data, (dict, list)):
        return None
    found = "; ".join(dict.fromkeys(_first(_reasons(data, DEEPEST), MOST_ITEMS)))
    return _line(found) if found.strip() else None


def text_without_reason(status: int, data: Any, location: str | None = None) -> str:
    """The message for a response whose body gives no reason as JSON. `location`: where a redirect leads."""
    if location:
        return f"status {status} redirects to {_line(shown_url(location))}, which is not followed: correct base_url"
    if data is None:
        return f"status {status} with an empty body"
    if not isinstance(data, str):
        # The values may repeat what was sent.
        fields = f", with the fields {', '.join(data)}" if isinstance(data, dict) and data else ""
        return _line(f"status {status} with JSON that is not an error of the API{fields}")
    if data.lstrip("\ufeff \t\r\n").startswith("<"):
        return f"status {status} with {shown_text(data)}: from a proxy or a wrong base_url, not from the API"
    return f"status {status}: {_line(data)}"


def shown_text(text: str) -> str:
    """A foreign text as a message shows it: of HTML the title, of any other at most LONGEST_TEXT characters."""
    if not text.lstrip("\ufeff \t\r\n").startswith("<"):
        return _line(text)
    title = _TITLE.search(text)
    return f"HTML, titled {_line(title[1])!r}" if title and title[1].strip() else "HTML"


def shown_request(method: str, url: str) -> str:
    """What was asked, for an error that may come from a wrong address, with a hint where `base_url` repeats `/v1`."""
    shown = f"{method} {_line(shown_url(url))}"
    if "/v1/v1/" in urlsplit(url).path:
        return f"{shown}: base_url must not end with /v1, which every path begins with"
    return shown


def target_of(url: str, headers: Mapping[str, str]) -> str | None:
    """The URL that a redirect leads to; None where it names none that can be read."""
    location = headers.get("location")
    if not location:
        return None
    try:
        return urljoin(url, location)
    except ValueError:
        return location


def _reasons(data: Any, depth: int) -> Iterator[str]:
    """The texts in a body that look like reasons, the most specific first."""
    if isinstance(data, str):
        if data.strip():
            yield data
    elif depth and isinstance(data, list):
        for item in data:
            yield from _reasons(item, depth - 1)
    elif depth and isinstance(data, dict):
        place = _place(data.get("loc"))
        for name in _NAMES:
            found = _first(_reasons(data.get(name), depth - 1), MOST_ITEMS)
            if found:
                yield from (f"{place}{text}" for text in found)
                return


def _place(loc: Any) -> str:
    """The field that a validation error is about, as FastAPI names it."""
    if not isinstance(loc, list) or not loc or not all(isinstance(part, (str, int)) for part in loc):
        return ""
    return f"{'.'.join(str(part) for part in loc)}: "


def _first(items: Iterable[str], most: int) -> list[str]:
    return [item for item, _ in zip(items, range(most), strict=False)]


def _line(text: str) -> str:
    """One line of at most `LONGEST_TEXT` characters, without control characters and secrets."""
    # Redacted before it is cut: half of a secret no longer looks like one.
    line = " ".join(_CONTROL.sub(" ", scrubbed(text[: 8 * LONGEST_TEXT])).split())
    return line if len(line) <= LONGEST_TEXT else line[:LONGEST_TEXT] + "…"
