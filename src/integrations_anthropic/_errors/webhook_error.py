"""The error of a webhook that is not taken."""

from __future__ import annotations

from typing import Literal, TypeAlias, Unpack

from .._anthropic_error import AnthropicError, ErrorKind, Facts

__all__ = ["WebhookProblem", "WebhookVerificationError"]

WebhookProblem: TypeAlias = Literal[
    "missing_header",
    "malformed_header",
    "wrong_signature",
    "too_old",
    "too_new",
    "replayed",
    "replay_check_failed",
    "not_json",
    "too_large",
]
"""Why a webhook is not taken."""


class WebhookVerificationError(AnthropicError, kind=ErrorKind.WEBHOOK):
    """A webhook is not to be trusted, and nothing of it was read. Answer it with status 400.

    `reason`: "missing_header" or "malformed_header" (`webhook-id`, `webhook-timestamp`, `webhook-signature`),
    "wrong_signature" (another secret, or a body that was changed), "too_old" or "too_new" (more than the tolerance from
    now, or the clock of this machine is wrong), "replayed" (it was taken before: answer that with a status of success),
    "replay_check_failed" (the store of seen ids failed, its error is the cause), "not_json", "too_large". `webhook_id`:
    the header of that name, None where it is missing or malformed; only with "replayed", "replay_check_failed" and
    "not_json" was it signed by the sender.
    """

    def __init__(
        self,
        message: str,
        *,
        reason: WebhookProblem = "wrong_signature",
        webhook_id: str | None = None,
        **facts: Unpack[Facts],
    ) -> None:
        super().__init__(message, **facts)
        self.reason = reason
        self.webhook_id = webhook_id
