"""Headers of a request: what HTTP can carry, and the beta features that a call uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..._config.connection_headers import CONNECTION_HEADERS
from ...errors import ValidationError
from ...models._facts import BETA_FEATURES

__all__ = ["BETA_HEADER", "RESERVED_HEADERS", "beta_header", "check_headers", "header_problem"]

BETA_HEADER = "anthropic-beta"
RESERVED_HEADERS = frozenset({"authorization", "host", "proxy-authorization", "x-api-key"})
"""Headers that say who asks and where: own requests and hooks cannot set them."""
# A token and a field value of RFC 9110, section 5 (ASCII only: httpx sends no other); anything else could end the
# header, or the request.
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"(?:[!-~](?:[\t -~]*[!-~])?)?")
_VERSION = re.compile(r"-\d{4}-\d{2}-\d{2}$")


def check_headers(headers: Mapping[str, str]) -> None:
    """Raise ValidationError for extra headers that cannot be sent."""
    # No frame of the traceback may hold a value: it may be a key.
    if problem := header_problem(headers):
        raise ValidationError(problem, field="extra_headers")


def header_problem(headers: Mapping[str, str]) -> str | None:
    """What is wrong with headers, without a value; None where they can be sent."""
    for name, value in headers.items():
        if not _is_valid_header(name, value):
            return f"header {name!r}: name and value must be strings that HTTP can carry"
        if name.lower() in CONNECTION_HEADERS:
            return f"header {name!r}: belongs to the connection, and is set by the HTTP library"
    return None


def _is_valid_header(name: object, value: object) -> bool:
    if not isinstance(name, str) or not isinstance(value, str):
        return False
    return bool(_TOKEN.fullmatch(name) and _VALUE.fullmatch(value))


def beta_header(
    client: Iterable[str], call: Iterable[str], described: Iterable[str], *headers: Mapping[str, str]
) -> str:
    """The value of `anthropic-beta`: the features of the client, of the call, what the operation and its fields need,
    then the headers, each once.

    What is needed is left out where the caller names another version of the same feature.
    """
    features = () if isinstance(call, str) else tuple(call)
    if isinstance(call, str) or not all(isinstance(feature, str) for feature in features):
        raise ValidationError("beta_features: must be a list of strings", field="beta_features", value=call)
    named = [value for feature in (*client, *features) for value in BETA_FEATURES.get(feature, (feature,))]
    sent = [value.strip() for h in headers for value in h.get(BETA_HEADER, "").split(",")]
    asked = {_VERSION.sub("", value) for value in (*named, *sent)}
    needed = [value for value in described if _VERSION.sub("", value) not in asked]
    found = {value: None for value in (*named, *needed, *sent) if value}
    joined = ",".join(found)
    if not _VALUE.fullmatch(joined):
        raise ValidationError("beta_features: only printable ASCII can be sent", field="beta_features")
    return joined
