"""The token endpoint (RFC 6749, section 5; RFC 7523, section 2.1), and the tokens that it has issued."""

from __future__ import annotations

import base64
import secrets
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from ..clock import SandboxClock
from ..errors import SandboxAPIError
from ..responses import json_response

__all__ = ["TOKEN_OPERATION", "TOKEN_PATH", "TokenIssuer"]

TOKEN_PATH = "/v1/oauth/token"  # noqa: S105 - a path
TOKEN_OPERATION = "oauth.token"  # noqa: S105 - the name of an operation
"""What faults call it."""
PREFIX = "sk-ant-oat01-sandbox-"
"""Of the tokens that a sandbox issues. Any other is accepted, as any key is."""
JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
BETA_OF_TOKENS = "oauth-2025-04-20"
BETA_OF_EXCHANGE = "oidc-federation-2026-04-01"
MAX_BODY_BYTES = 1024 * 1024


class TokenIssuer:
    """Issues access tokens that last `seconds` by the sandbox's clock, and knows them again."""

    def __init__(self, clock: SandboxClock, seconds: float) -> None:
        self._clock = clock
        self._seconds = seconds
        self._ends: dict[str, float] = {}
        self._used: set[str] = set()

    def reset(self) -> None:
        """Forget every token."""
        self._ends.clear()
        self._used.clear()

    def check(self, token: str, betas: frozenset[str]) -> None:
        """Raise SandboxAPIError 401 for a token that expired, or comes without its beta header. Others are accepted."""
        if not token.startswith(PREFIX):
            return
        if BETA_OF_TOKENS not in betas:
            raise SandboxAPIError(401, f"OAuth tokens need the header anthropic-beta: {BETA_OF_TOKENS}")
        ends = self._ends.get(token)
        if ends is None:
            raise SandboxAPIError(401, "Invalid bearer token")
        if self._clock.monotonic() >= ends:
            raise SandboxAPIError(401, "OAuth token has expired. Obtain a new token.")

    async def endpoint(self, request: Request) -> Response:
        """Answer a request for a token: the route."""
        raw = b""
        async for part in request.stream():
            raw += part if len(raw) <= MAX_BODY_BYTES else b""
        betas = [value.strip() for line in request.headers.getlist("anthropic-beta") for value in line.split(",")]
        try:
            data = orjson.loads(raw)
        except orjson.JSONDecodeError:
            data = None
        if not isinstance(data, dict):
            return _refused("invalid_request", "the body must be a JSON object")
        if data.get("grant_type") == JWT_BEARER:
            return self._federated(data, betas)
        if data.get("grant_type") == "refresh_token":
            return self._refreshed(data, betas)
        return _refused("unsupported_grant_type", f"grant_type must be {JWT_BEARER} or refresh_token")

    def _federated(self, data: dict[str, Any], betas: list[str]) -> Response:
        for name in ("assertion", "federation_rule_id", "organization_id"):
            if not isinstance(data.get(name), str) or not data[name]:
                return _refused("invalid_request", f"{name} is required")
        if not {BETA_OF_TOKENS, BETA_OF_EXCHANGE} <= set(betas):
            return _refused("invalid_request", f"anthropic-beta must have {BETA_OF_TOKENS} and {BETA_OF_EXCHANGE}")
        ends = _end_of(data["assertion"])
        if ends is not None and ends <= self._clock.time():
            return _refused("invalid_grant", "the assertion has expired")
        return self._issued({})

    def _refreshed(self, data: dict[str, Any], betas: list[str]) -> Response:
        for name in ("refresh_token", "client_id"):
            if not isinstance(data.get(name), str) or not data[name]:
                return _refused("invalid_request", f"{name} is required")
        if BETA_OF_TOKENS not in betas:
            return _refused("invalid_request", f"anthropic-beta must have {BETA_OF_TOKENS}")
        if data["refresh_token"] in self._used:
            return _refused("invalid_grant", "the refresh token was used before")
        self._used.add(data["refresh_token"])
        return self._issued({"refresh_token": f"sk-ant-ort01-sandbox-{secrets.token_urlsafe(24)}"})

    def _issued(self, more: dict[str, Any]) -> Response:
        token = f"{PREFIX}{secrets.token_urlsafe(24)}"
        self._ends[token] = self._clock.monotonic() + self._seconds
        return json_response({"access_token": token, "token_type": "Bearer", "expires_in": self._seconds, **more})


def _end_of(assertion: str) -> float | None:
    """`exp` of a JWT; None for anything else, which any string may be here."""
    parts = assertion.split(".")
    if len(parts) != 3:
        return None
    try:
        claims = orjson.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except ValueError:
        return None
    ends = claims.get("exp") if isinstance(claims, dict) else None
    return float(ends) if isinstance(ends, (int, float)) else None


def _refused(error: str, why: str) -> Response:
    return json_response({"error": error, "error_description": why}, 400)
