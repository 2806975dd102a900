"""Requests to the token endpoint and its answers, as data (RFC 6749, sections 5 and 6; RFC 7523, section 2.1)."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

from attrs import frozen

from ..._config.identity.identities import WorkloadIdentity
from ..._redact import REDACTED, cut, scrubbed
from ...secrets import SecretString, header_problem
from ..http.retry_after import retry_after

__all__ = ["BETA_OF_EXCHANGE", "BETA_OF_TOKENS", "TOKEN_PATH", "Moments", "TokenAnswer"]
__all__ += ["federation_body", "read_answer", "refresh_body"]

TOKEN_PATH = "/v1/oauth/token"  # noqa: S105 - a path
BETA_OF_TOKENS = "oauth-2025-04-20"
BETA_OF_EXCHANGE = f"{BETA_OF_TOKENS},oidc-federation-2026-04-01"
LONGEST_REASON = 300
LARGEST_SKEW = 60.0
"""Seconds that clocks may differ before an error mentions it."""
_LONGEST_TIME = 10 * 365 * 86_400.0
_UNSAID_TIME = 3600
"""Seconds that a token is taken to be valid for where the answer does not say. Source: OAuth only recommends that it
does (RFC 6749, section 5.1); should the token end before, a 401 has it renewed."""
_CODE = re.compile(r"[A-Za-z0-9_.:/ -]{1,100}")


class Moments(NamedTuple):
    """When an answer was asked for, and when it came."""

    asked: float
    """On the monotonic clock."""
    asked_at: float
    """In seconds since 1970."""
    now_at: float
    """In seconds since 1970."""


@frozen(kw_only=True)
class TokenAnswer:
    """An answer of the token endpoint. It holds no secret in plain text."""

    status: int
    request_id: str | None
    asked: float = 0.0
    """When it was asked for, on the monotonic clock."""
    asked_at: float = 0.0
    """The same in seconds since 1970."""
    token: SecretString | None = None
    refresh_token: SecretString | None = None
    seconds: float = 0.0
    """How long the token is valid."""
    retry_after: float | None = None
    """Seconds that the server asks to wait."""
    clock_hint: str = ""
    """A sentence on a clock that is off."""
    error: str = ""
    """The code of an error, such as `invalid_grant`."""
    reason: str = ""
    """What the server says of it, scrubbed; or what is wrong with an answer that has no token."""


def federation_body(identity: WorkloadIdentity, token: SecretString) -> bytes:
    """The body of a request for a token, by the token of a workload."""
    return _encoded(
        {
            "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer",
            "assertion": token.expose_secret(),
            "federation_rule_id": identity.federation_rule_id,
            "organization_id": identity.organization_id,
            "service_account_id": identity.service_account_id,
            "workspace_id": identity.workspace_id,
        }
    )


def refresh_body(client_id: str, refresh_token: SecretString) -> bytes:
    """The body of a request for a token, by the one that a login left for that."""
    return _encoded(
        {"grant_type": "refresh_token", "refresh_token": refresh_token.expose_secret(), "client_id": client_id}
    )


def _encoded(fields: dict[str, Any]) -> bytes:
    return json.dumps({name: value for name, value in fields.items() if value is not None}).encode()


def read_answer(
    status: int, headers: Mapping[str, str], body: bytes | bytearray, sent: SecretString, moments: Moments
) -> TokenAnswer:
    """What an answer says. Never raises: no frame of an error holds the body.

    `sent`: the secret of the request, which an answer may repeat.
    """
    facts: dict[str, Any] = {
        "status": status,
        "asked": moments.asked,
        "asked_at": moments.asked_at,
        "request_id": headers.get("request-id"),
        "retry_after": retry_after(headers, now=moments.now_at),
        "clock_hint": _clock_hint(headers, moments.now_at),
    }
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return TokenAnswer(**facts, reason="it is not JSON")
    if not isinstance(data, dict):
        return TokenAnswer(**facts, reason="it is no JSON object")
    if status >= 300:
        return TokenAnswer(**facts, **_refusal(data, sent))
    return TokenAnswer(**facts, **_grant(data))


def _grant(data: dict[str, Any]) -> dict[str, Any]:
    kind, again = data.get("token_type", "bearer"), data.get("refresh_token")
    seconds = _UNSAID_TIME if data.get("expires_in") is None else data["expires_in"]
    if not isinstance(kind, str) or kind.lower() != "bearer":
        return {"reason": "its token_type is not bearer"}
    if not isinstance(data.get("access_token"), str):
        return {"reason": "it has no access_token"}
    token = SecretString(data["access_token"])
    if header_problem(token) is not None:
        return {"reason": "its access_token cannot be sent as a header"}
    if isinstance(seconds, str) and seconds.isascii() and seconds.isdigit() and len(seconds) < 20:
        seconds = int(seconds)
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or not math.isfinite(seconds):
        return {"reason": "its expires_in is no number of seconds"}
    kept = SecretString(again) if isinstance(again, str) and again else None
    return {"token": token, "seconds": min(float(seconds), _LONGEST_TIME), "refresh_token": kept}


def _refusal(data: dict[str, Any], sent: SecretString) -> dict[str, Any]:
    """The error of OAuth, or that of the API."""
    error, reason = data.get("error"), data.get("error_description")
    if isinstance(error, dict):
        of_api: dict[str, Any] = error
        error, reason = of_api.get("type"), of_api.get("message")
    # Whatever the server repeats of the request is a secret.
    text = reason.replace(sent.expose_secret(), REDACTED) if isinstance(reason, str) else ""
    known = isinstance(error, str) and _CODE.fullmatch(error) is not None
    return {"error": error if known else "", "reason": cut(scrubbed(text[: 4 * LONGEST_REASON]), LONGEST_REASON)}


def _clock_hint(headers: Mapping[str, str], time: float) -> str:
    try:
        behind = parsedate_to_datetime(headers.get("date", "")).timestamp() - time
    except (TypeError, ValueError, OverflowError):
        return ""
    if abs(behind) <= LARGEST_SKEW:
        return ""
    return f"; the clock of this machine is {abs(behind):,.0f} s {'behind' if behind > 0 else 'ahead of'} the server's"
