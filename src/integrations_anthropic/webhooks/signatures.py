"""Signatures of webhooks, as the library `standardwebhooks` makes them.

Of the library, only the making of a signature is used. Its `verify` fixes the tolerance and reads the clock, takes one
secret, fails at a signature of another form before it has looked at the right one, and takes timestamps and base64 that
are not what was sent; what it raises for them are errors of `base64` and `str`.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from .._loading.lazy_import import load
from ..errors import ConfigurationError
from ..secrets import SecretString

__all__ = ["is_signed", "signature"]

PREFIX = "whsec_"
_SECRET = re.compile(r"(?:whsec_)?[A-Za-z0-9+/_-]+={0,2}")


def is_signed(
    secrets: Sequence[SecretString], webhook_id: str, timestamp: int, body: str, signatures: Sequence[str]
) -> bool:
    """Whether one of `signatures` is made with one of `secrets`. Each is compared with each, in constant time."""
    found = False
    for index, secret in enumerate(secrets):
        expected = signature(secret, webhook_id, timestamp, body, f"secret {index + 1}").encode()
        for given in signatures:
            found |= hmac.compare_digest(expected, given.encode("utf-8", "surrogatepass"))
    return found


def signature(secret: SecretString, webhook_id: str, timestamp: int, body: str, name: str = "the secret") -> str:
    """The signature of a delivery: `v1,` and the HMAC-SHA256 of `id.timestamp.body` in base64.

    Raises ConfigurationError where the secret (`name`) is not valid, or the extra is not installed.
    """
    try:
        load("standardwebhooks")
        from standardwebhooks import Webhook
    except ImportError as error:
        raise ConfigurationError(
            "webhooks need the package standardwebhooks: pip install 'integrations-anthropic[webhooks]'"
        ) from error
    key = _key(secret)
    if not key:
        raise ConfigurationError(
            f"webhook_secret: {name} is not valid: it must be `whsec_` followed by base64, as the Console shows it",
            field="webhook_secret",
        )
    made: str = Webhook(key).sign(webhook_id, datetime.fromtimestamp(timestamp, UTC), body)
    return made


def _key(secret: SecretString) -> bytes:
    """The key that a secret stands for; empty for one that is no base64."""
    value = secret.expose_secret()
    if not _SECRET.fullmatch(value):
        return b""
    # Some tools write base64 for URLs, and leave out the padding.
    text = value.removeprefix(PREFIX).rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        return b""
