"""The credentials of AWS that the sandbox knows: one key without end, and those that it issues."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from itertools import count
from threading import Lock
from typing import Any, NamedTuple

from .platform import Refusal
from .sigv4 import canonical_request, parse_authorization, signature_of, skew_of

__all__ = ["ACCESS_KEY", "SECRET_KEY", "AWSKeyStore"]

ACCESS_KEY = "AKIASANDBOXEXAMPLE00"
SECRET_KEY = "sandbox/secret/key/without/value/00000000"  # noqa: S105 - opens nothing but a local sandbox
MOST_SKEW = 300.0
"""Seconds that a signature may be old, or ahead."""


class _Issued(NamedTuple):
    secret: str
    token: str
    ends: float


class AWSKeyStore:
    """Issues temporary credentials, as containers get them, and verifies what is signed with any it knows."""

    def __init__(self, now: Callable[[], float], seconds: float) -> None:
        """`now`: seconds since 1970. `seconds`: how long what is issued lasts."""
        self._now, self._seconds = now, seconds
        self._numbers = count(1)
        self._issued: dict[str, _Issued] = {}
        self._lock = Lock()

    @property
    def issued(self) -> int:
        """How many credentials were issued."""
        return len(self._issued)

    def issue(self) -> dict[str, Any]:
        """New temporary credentials, in the form of the endpoint for containers."""
        with self._lock:
            number = next(self._numbers)
            key, ends = f"ASIASANDBOX{number:09d}", self._now() + self._seconds
            made = self._issued[key] = _Issued(f"issued-secret-{number:027d}", f"issued-token-{number}", ends)
        expiration = datetime.fromtimestamp(ends, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return {"AccessKeyId": key, "SecretAccessKey": made.secret, "Token": made.token, "Expiration": expiration}

    def refusal(
        self, method: str, path: str, query: str, headers: Mapping[str, str], body: bytes, service: str
    ) -> Refusal | None:
        """Why a request is refused; None where it is signed as it should be, or has a bearer token."""
        authorization = headers.get("authorization", "")
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() == "bearer" and token.strip():
            return None
        if not authorization:
            return Refusal(403, "MissingAuthenticationTokenException", "Missing Authentication Token")
        parts = parse_authorization(authorization)
        if parts is None or "host" not in parts.headers:
            return Refusal(
                403, "IncompleteSignatureException", "Authorization header requires a signature of the host."
            )
        if parts.service != service:
            why = f"Credential should be scoped to correct service: '{service}'."
            return Refusal(403, "InvalidSignatureException", why)
        secret = self._secret_of(parts.key, headers)
        if isinstance(secret, Refusal):
            return secret
        timestamp = headers.get("x-amz-date", "")
        skew = skew_of(timestamp, self._now())
        if skew is None or abs(skew) > MOST_SKEW or not timestamp.startswith(parts.day):
            why = "Signature expired" if skew is not None and skew < 0 else "Signature not yet current"
            return Refusal(403, "InvalidSignatureException", f"{why}: {timestamp} is not within 5 minutes of now")
        canonical = canonical_request(method, path, query, headers, parts.headers, body)
        if not hmac.compare_digest(signature_of(canonical, timestamp, secret, parts), parts.signature):
            why = "The request signature we calculated does not match the signature you provided."
            return Refusal(403, "InvalidSignatureException", why)
        return None

    def _secret_of(self, key: str, headers: Mapping[str, str]) -> str | Refusal:
        if key == ACCESS_KEY:
            return SECRET_KEY
        known = self._issued.get(key)
        if known is None or headers.get("x-amz-security-token") != known.token:
            why = "The security token included in the request is invalid."
            return Refusal(403, "UnrecognizedClientException", why)
        if self._now() >= known.ends:
            why = "The security token included in the request is expired"
            return Refusal(403, "ExpiredTokenException", why)
        return known.secret
