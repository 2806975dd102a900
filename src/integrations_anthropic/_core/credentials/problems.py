"""The errors of an exchange that gave no token, with what can be done about it."""

from __future__ import annotations

import base64
import json
from typing import Any

from ..._config.identity.identities import ProfileLogin, WorkloadIdentity
from ...errors import CredentialError
from ...secrets import SecretString
from .token_answers import TokenAnswer

__all__ = ["exchange_error", "expiry_hint"]


def exchange_error(answer: TokenAnswer, identity: WorkloadIdentity | ProfileLogin, hint: str) -> CredentialError:
    """The error of an answer without a token. `hint`: what else is known of the reason."""
    facts: dict[str, Any] = {"status": answer.status, "request_id": answer.request_id}
    if answer.status < 300:
        return CredentialError(
            f"the answer of the token endpoint is no token: {answer.reason}", reason="malformed", **facts
        )
    facts["body"] = {"error": answer.error, "error_description": answer.reason}
    said = ": ".join(filter(None, (answer.error, answer.reason))) or "without a reason"
    if isinstance(identity, ProfileLogin):
        message = f"the login of profile {identity.profile} was not renewed ({said}): log in again{hint}"
        return CredentialError(message, reason="no_login", **facts)
    message = f"the exchange of the identity token was refused ({said}){hint}"
    error = CredentialError(message, reason="refused", **facts)
    if answer.status in (400, 401, 403):
        rule = f"check that {identity.federation_rule_id} takes tokens of this issuer, audience and subject"
        several = "" if identity.workspace_id else "; for a rule of several workspaces, set ANTHROPIC_WORKSPACE_ID"
        error.add_note(f"{rule}{several}; the Console lists refused exchanges under Workload identity")
    return error


def expiry_hint(token: SecretString, time: float) -> str:
    """A sentence on the token of a workload that has expired, or is not valid yet; else empty. `time`: since 1970."""
    try:
        part = token.expose_secret().split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
        ends, begins = float(claims.get("exp", time)), float(claims.get("nbf", time))
    except (IndexError, ValueError, TypeError, AttributeError, RecursionError):
        # Whatever it is, the server has judged it.
        return ""
    if ends < time:
        return f"; the identity token expired {time - ends:,.0f} s ago"
    return f"; the identity token is valid only in {begins - time:,.0f} s" if begins > time else ""
