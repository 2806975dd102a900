"""Whether a webhook is what the API sent, and sent now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .._core.codec.json import loads
from ..errors import ConfigurationError, SerializationError, ValidationError, WebhookVerificationError
from ..secrets import SecretString
from .headers import SignedHeaders, WebhookHeaders, signed_headers
from .signatures import is_signed

if TYPE_CHECKING:
    from .replays import ReplayStore

__all__ = ["check_new", "verified"]


def verified(
    body: bytes | bytearray | memoryview,
    headers: WebhookHeaders,
    *,
    secrets: Sequence[SecretString],
    now: float,
    tolerance: float,
    max_bytes: int,
) -> tuple[SignedHeaders, dict[str, Any]]:
    """Return the headers and the JSON of a webhook. Raises WebhookVerificationError where it is not to be trusted."""
    raw = _raw(body, max_bytes)
    if not secrets:
        raise ConfigurationError(
            "no secret of webhooks: pass webhook_secret= to the client or secret= here, or set "
            "ANTHROPIC_WEBHOOK_SIGNING_KEY (`whsec_…`, which the Console shows when an endpoint is made)",
            field="webhook_secret",
        )
    signed = signed_headers(headers)
    _check_time(signed, now, tolerance)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise _not_json(signed, "it is not UTF-8, so it is not what was signed") from error
    if not is_signed(secrets, signed.webhook_id, signed.timestamp, text, signed.signatures):
        raise WebhookVerificationError(
            "no signature of the webhook is made with your secret: it is that of another endpoint, or the body is not "
            "the bytes that arrived (parsed and written again, decompressed, or changed by a proxy), or it is forged",
            reason="wrong_signature",
            webhook_id=signed.webhook_id,
        )
    return signed, _json(raw, signed)


def _raw(body: object, max_bytes: int) -> bytes:
    if not isinstance(body, (bytes, bytearray, memoryview)):
        raise ValidationError(
            f"body: must be the bytes of the request, not {type(body).__name__}: what was parsed or decoded may not be "
            "what was signed (Flask: request.get_data(); FastAPI: await request.body(); Django: request.body)",
            field="body",
        )
    size = body.nbytes if isinstance(body, memoryview) else len(body)
    if size > max_bytes:
        raise WebhookVerificationError(
            f"the body has {size} bytes, more than max_bytes ({max_bytes})",
            reason="too_large",
        )
    return bytes(body)


def _check_time(signed: SignedHeaders, now: float, tolerance: float) -> None:
    seconds = now - signed.timestamp
    if abs(seconds) <= tolerance:
        return
    old = seconds > 0
    raise WebhookVerificationError(
        f"the webhook was signed {abs(seconds):.0f} s {'ago' if old else 'in the future'}, more than the tolerance of "
        f"{tolerance:g} s: it is an old one sent again, or the clock of this machine is wrong",
        reason="too_old" if old else "too_new",
        webhook_id=signed.webhook_id,
    )


def _json(raw: bytes, signed: SignedHeaders) -> dict[str, Any]:
    try:
        data = loads(raw)
    except SerializationError as error:
        raise _not_json(signed, "it is not JSON") from error
    if not isinstance(data, dict):
        raise _not_json(signed, "it is JSON, but no object")
    return data


def _not_json(signed: SignedHeaders, why: str) -> WebhookVerificationError:
    text = f"the body of the webhook cannot be read: {why}"
    return WebhookVerificationError(text, reason="not_json", webhook_id=signed.webhook_id)


def check_new(replays: ReplayStore, signed: SignedHeaders, now: float, tolerance: float) -> None:
    """Keep the id of a webhook. Raises WebhookVerificationError where it was kept before, or cannot be."""
    try:
        is_new: object = replays.add(signed.webhook_id, now=now, until=signed.timestamp + tolerance)
    except Exception as error:  # a store of the caller's own may raise anything
        raise WebhookVerificationError(
            f"the store of seen webhooks failed ({type(error).__name__}), so this one is not taken",
            reason="replay_check_failed",
            webhook_id=signed.webhook_id,
        ) from error
    if not isinstance(is_new, bool):
        close = getattr(is_new, "close", None)
        if close is not None:
            close()  # a coroutine that is never awaited would warn
        raise ConfigurationError(
            f"replays: add() must return True or False, not {type(is_new).__name__}; it cannot be async",
            field="replays",
        )
    if not is_new:
        raise WebhookVerificationError(
            "the webhook was taken before: answer with a status of success, and do nothing",
            reason="replayed",
            webhook_id=signed.webhook_id,
        )
