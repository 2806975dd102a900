"""The three headers of a webhook, from whatever a framework has for headers.

Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from ..errors import ValidationError, WebhookVerificationError

__all__ = ["SignedHeaders", "WebhookHeaders", "signed_headers"]

WebhookHeaders: TypeAlias = Mapping[str, Any] | Mapping[bytes, Any] | Iterable[tuple[str | bytes, str | bytes]]
"""Headers as frameworks have them: a mapping or pairs; names in any case, `HTTP_WEBHOOK_ID` included; str or bytes."""

NAMES = ("webhook-id", "webhook-timestamp", "webhook-signature")
LONGEST = 4096
"""Characters of a header's value; the API's have fewer than 300."""
MAX_SIGNATURES = 32
"""Signatures that are looked at: one for each secret that the sender has, of each version."""
_ID = re.compile(r"[!-\-/-~]{1,256}")  # printable, and without the dot that separates what is signed
# Several headers of a name may arrive as one, joined by commas (RFC 9110, 5.3).
_SIGNATURE = re.compile(r"[^\s,]+,[^\s,]+")
_TIMESTAMP = re.compile(r"0|[1-9][0-9]{0,10}")  # as it is written again where it is signed


class SignedHeaders(NamedTuple):
    """What the headers say."""

    webhook_id: str
    """The same each time the event is delivered."""
    timestamp: int
    """When this delivery was signed, in seconds since 1970."""
    signatures: tuple[str, ...]
    """Each a version and a value, such as `v1,…`."""


def signed_headers(headers: WebhookHeaders) -> SignedHeaders:
    """Return the headers of a webhook.

    Raises WebhookVerificationError for one that is missing or malformed, and ValidationError for what is no headers.
    """
    found: dict[str, list[str]] = {name: [] for name in NAMES}
    for name, value in _pairs(headers):
        if name in found and value not in found[name]:
            found[name].append(value)
    for name, values in found.items():
        if not values:
            raise WebhookVerificationError(
                f"the header {name} is missing: pass all headers of the request; or it is no webhook of the API",
                reason="missing_header",
            )
        if any(len(value) > LONGEST for value in values):
            raise _malformed(name, f"has more than {LONGEST} characters")
        if len(values) > 1 and name != NAMES[2]:
            raise _malformed(name, "is there twice, with different values")
    webhook_id, timestamp = found[NAMES[0]][0], found[NAMES[1]][0]
    if not _ID.fullmatch(webhook_id):
        raise _malformed(NAMES[0], "must be printable ASCII without spaces and dots, at most 256 characters")
    if not _TIMESTAMP.fullmatch(timestamp):
        raise _malformed(NAMES[1], "must be whole seconds since 1970")
    signatures = tuple(signature for value in found[NAMES[2]] for signature in _SIGNATURE.findall(value))
    return SignedHeaders(webhook_id, int(timestamp), signatures[:MAX_SIGNATURES])


def _pairs(headers: WebhookHeaders) -> Iterator[tuple[str, str]]:
    items: Any = headers.items() if hasattr(headers, "items") else headers
    if isinstance(headers, (str, bytes)) or not isinstance(items, Iterable):
        kind = type(headers).__name__
        raise ValidationError(f"headers: must be a mapping or a list of pairs, not {kind}", field="headers")
    for item in items:
        if not isinstance(item, (tuple, list)) or len(item) != 2:
            raise ValidationError("headers: must be a mapping or a list of pairs of name and value", field="headers")
        # Some frameworks have a list of values for each name.
        for value in item[1] if isinstance(item[1], (tuple, list)) else (item[1],):
            if isinstance(item[0], (str, bytes)) and isinstance(value, (str, bytes)):
                yield _name(_text(item[0])), _text(value).strip(" \t")


def _name(name: str) -> str:
    """The name in lower case; WSGI has `HTTP_WEBHOOK_ID` for `webhook-id`."""
    plain = name.lower()
    return plain[5:].replace("_", "-") if plain.startswith("http_") else plain


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else bytes(value).decode("latin-1")


def _malformed(name: str, why: str) -> WebhookVerificationError:
    return WebhookVerificationError(f"the header {name} {why}", reason="malformed_header")
