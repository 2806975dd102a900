"""The sandbox as Vertex AI."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any
from urllib.parse import parse_qs, unquote

import orjson

from .platform import APIRequest, PlatformRequest, Refusal, SandboxPlatform, error_of_status

__all__ = ["SandboxTokens", "SandboxVertex"]

TOKEN = "sandbox-token"  # noqa: S105 - opens nothing but a local sandbox
GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_PATH = re.compile(
    r"/v1/projects/[^/]+/locations/[^/]+/publishers/anthropic/models/(?P<model>[^/:]+):(?P<action>raw|streamRaw)Predict"
)
_VERSIONS = {"vertex-2023-10-16": "2023-06-01"}
_STATUSES = {
    "authentication_error": "UNAUTHENTICATED",
    "api_error": "INTERNAL",
    "invalid_request_error": "INVALID_ARGUMENT",
    "not_found_error": "NOT_FOUND",
    "overloaded_error": "UNAVAILABLE",
    "permission_error": "PERMISSION_DENIED",
    "rate_limit_error": "RESOURCE_EXHAUSTED",
    "timeout_error": "DEADLINE_EXCEEDED",
}


class SandboxTokens:
    """Issues access tokens, and knows which are good: those, until their end, and one without end."""

    def __init__(self, now: Callable[[], float], seconds: float, known: str) -> None:
        self._now, self._seconds, self._known = now, seconds, known
        self._numbers = count(1)
        self._ends: dict[str, float] = {}

    @property
    def issued(self) -> int:
        """How many were issued."""
        return len(self._ends)

    def issue(self) -> dict[str, Any]:
        """A new token, as OAuth 2.0 has it (RFC 6749, section 5.1)."""
        token = f"issued-token-{next(self._numbers):06d}"
        self._ends[token] = self._now() + self._seconds
        return {"access_token": token, "expires_in": int(self._seconds), "token_type": "Bearer"}

    def is_good(self, authorization: str) -> bool:
        """Whether the value of a header `authorization` has a token that is good now."""
        scheme, _, token = authorization.partition(" ")
        return scheme.lower() == "bearer" and (token == self._known or self._now() < self._ends.get(token, 0.0))


class SandboxVertex(SandboxPlatform):
    """Takes Vertex AI's paths and access tokens, which it issues to service accounts at `tokens_path`."""

    tokens_path = "/_sandbox/google-token"
    base_path = "/v1"

    def __init__(self, now: Callable[[], float], token_seconds: float) -> None:
        self._now = now
        self.tokens = SandboxTokens(now, token_seconds, TOKEN)

    @property
    def issued(self) -> int:
        return self.tokens.issued

    @property
    def client_options(self) -> dict[str, Any]:
        return {"region": "us-east5", "project_id": "sandbox-project", "access_token": TOKEN}

    def issue(self, request: PlatformRequest) -> tuple[int, Any]:
        form = parse_qs(request.body.decode("ascii", "replace"))
        claims = _claims_of(form.get("assertion", [""])[0])
        if form.get("grant_type") != [GRANT] or claims is None:
            return 400, {"error": "invalid_grant", "error_description": "a JWT is required"}
        if not claims.get("iat", 0) - 300 <= self._now() <= claims.get("exp", 0):
            why = "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."
            return 400, {"error": "invalid_grant", "error_description": why}
        return 200, self.tokens.issue()

    def refusal(self, request: PlatformRequest) -> Refusal | None:
        if self.tokens.is_good(request.headers.get("authorization", "")):
            return None
        why = "Request had invalid authentication credentials. Expected OAuth 2 access token."
        return Refusal(401, "UNAUTHENTICATED", why)

    def api_request(self, request: PlatformRequest) -> APIRequest | Refusal:
        found = _PATH.fullmatch(request.path)
        if found is None or request.method != "POST":
            return Refusal(404, "NOT_FOUND", f"{request.method} {request.path} was not found.")
        try:
            data = orjson.loads(request.body)
        except orjson.JSONDecodeError:
            data = None
        version = data.pop("anthropic_version", None) if isinstance(data, dict) else None
        if not isinstance(version, str):
            return Refusal(400, "INVALID_ARGUMENT", "anthropic_version: Field required")
        added = {"anthropic-version": _VERSIONS.get(version, version)}
        if found["model"] == "count-tokens":
            if isinstance(data.get("model"), str):
                data["model"] = self.api_model(data["model"])
            return APIRequest("/v1/messages/count_tokens", orjson.dumps(data), added)
        if "model" in data or bool(data.get("stream")) != (found["action"] == "streamRaw"):
            return Refusal(400, "INVALID_ARGUMENT", "model, stream: the path and the body do not agree")
        name = unquote(found["model"])
        model = self.api_model(name)
        if model is None:
            return Refusal(404, "NOT_FOUND", f"Publisher Model `{name}` was not found.")
        return APIRequest("/v1/messages", orjson.dumps({**data, "model": model}), added)

    def api_model(self, name: str) -> str | None:
        """The API's name of a model; None for one that Vertex AI does not have."""
        return None if "anthropic." in name else name.replace("@", "-")

    def error(self, status: int, data: Any) -> tuple[Mapping[str, str], Any] | None:
        error = error_of_status(status, data)
        # Errors of the model itself come as the API has them.
        if error is None or error["type"] not in _STATUSES or status == 400:
            return None
        return self.refused(Refusal(status, _STATUSES[error["type"]], error["message"]))

    def refused(self, refusal: Refusal) -> tuple[Mapping[str, str], Any]:
        error = {"code": refusal.status, "message": refusal.message, "status": refusal.name}
        return {}, {"error": error}


def _claims_of(assertion: str) -> dict[str, Any] | None:
    """The claims of a JWT; its signature is not verified, because the sandbox knows no public keys."""
    parts = assertion.split(".")
    if len(parts) != 3:
        return None
    try:
        claims = orjson.loads(urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except ValueError:
        return None
    return claims if isinstance(claims, dict) else None
