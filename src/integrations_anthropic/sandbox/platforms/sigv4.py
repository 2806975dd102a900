"""Verifies signatures of AWS, Signature Version 4, by the documentation, without a library of AWS.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import quote, unquote

__all__ = ["RequestSignature", "canonical_request", "parse_authorization", "signature_of", "skew_of"]

ALGORITHM = "AWS4-HMAC-SHA256"
TIMESTAMP = "%Y%m%dT%H%M%SZ"
_UNRESERVED = "-_.~"
_AUTHORIZATION = re.compile(
    rf"{ALGORITHM} Credential=(?P<key>[^/,\s]+)/(?P<day>\d{{8}})/(?P<region>[^/,\s]+)/(?P<service>[^/,\s]+)"
    r"/aws4_request,\s*SignedHeaders=(?P<headers>[^,\s]+),\s*Signature=(?P<signature>[0-9a-f]{64})"
)


class RequestSignature(NamedTuple):
    """What the header `authorization` of a signed request says."""

    key: str
    """Id of the access key."""
    day: str
    region: str
    service: str
    headers: tuple[str, ...]
    """The names of the headers that are signed, in lower case."""
    signature: str


def parse_authorization(value: str) -> RequestSignature | None:
    """The parts of a header `authorization`; None where it is no signature."""
    found = _AUTHORIZATION.fullmatch(value.strip())
    if found is None:
        return None
    names = tuple(found["headers"].split(";"))
    return RequestSignature(found["key"], found["day"], found["region"], found["service"], names, found["signature"])


def canonical_request(
    method: str, path: str, query: str, headers: Mapping[str, str], signed: tuple[str, ...], body: bytes
) -> str:
    """The request as it is signed. `path` and `query` as they were sent; `headers` by name in lower case."""
    named = [f"{name}:{re.sub(' +', ' ', headers.get(name, '').strip())}" for name in signed]
    return "\n".join(
        [method, _canonical_path(path), _canonical_query(query), *named, "", ";".join(signed), sha256(body).hexdigest()]
    )


def signature_of(canonical: str, timestamp: str, secret: str, parts: RequestSignature) -> str:
    """The signature of a canonical request, as hexadecimal digits. `timestamp`: the header `x-amz-date`."""
    scope = f"{parts.day}/{parts.region}/{parts.service}/aws4_request"
    text = "\n".join([ALGORITHM, timestamp, scope, sha256(canonical.encode()).hexdigest()])
    key = f"AWS4{secret}".encode()
    for part in (parts.day, parts.region, parts.service, "aws4_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    return hmac.digest(key, text.encode(), "sha256").hex()


def skew_of(timestamp: str, now: float) -> float | None:
    """Seconds by which a header `x-amz-date` is ahead of `now` (since 1970); None where it is no time."""
    try:
        return datetime.strptime(timestamp, TIMESTAMP).replace(tzinfo=UTC).timestamp() - now
    except ValueError:
        return None


def _canonical_path(path: str) -> str:
    """Without dot segments and empty ones, and encoded once more, as every service but S3 has it."""
    kept: list[str] = []
    for part in path.split("/"):
        if part == "..":
            del kept[-1:]
        elif part not in ("", "."):
            kept.append(part)
    tail = "/" if kept and path.endswith("/") else ""
    return quote(f"/{'/'.join(kept)}{tail}", safe=f"/{_UNRESERVED}")


def _canonical_query(query: str) -> str:
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    # Not as forms have it: a plus sign is one.
    encoded = sorted((_encoded(name), _encoded(value)) for name, _, value in pairs)
    return "&".join(f"{name}={value}" for name, value in encoded)


def _encoded(text: str) -> str:
    return quote(unquote(text), safe=_UNRESERVED)
