"""Where webhooks go: addresses on this machine alone."""

from __future__ import annotations

import base64
import secrets
import socket
from collections.abc import Collection
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from ...errors import ConfigurationError
from ...secrets import SecretString
from ...webhooks.signatures import signature
from ..serving.addresses import is_local_name, is_loopback

__all__ = ["WebhookReceiver", "local_address", "new_endpoint", "new_secret"]

NOT_LOCAL = "must be an http URL of this machine, such as http://127.0.0.1:8787/webhooks"


@dataclass(frozen=True, kw_only=True)
class WebhookReceiver:
    """A receiver, and the secret that its deliveries are signed with."""

    url: str
    """An http URL whose host is a loopback address or `localhost`."""
    secret: str = field(repr=False)
    """`whsec_` and base64, as a receiver needs it."""
    events: frozenset[str] | None = None
    """Types of events that it gets; None: all."""

    def takes(self, kind: str) -> bool:
        """Whether it gets events of this type."""
        return self.events is None or kind in self.events


def new_secret() -> str:
    """A secret of 24 random bytes."""
    return f"whsec_{base64.b64encode(secrets.token_bytes(24)).decode()}"


def new_endpoint(url: object, secret: object = None, events: Collection[str] | None = None) -> WebhookReceiver:
    """A checked endpoint; without a secret, with a new one.

    Raises ValueError that names what is wrong, and ImportError where the extra `webhooks` is not installed.
    """
    if not isinstance(url, str) or _split(url) is None:
        raise ValueError(f"webhook_url {NOT_LOCAL}, not {url!r}")
    chosen = new_secret() if secret is None else secret
    if not isinstance(chosen, str):
        raise ValueError(f"webhook_secret must be a string, not {type(chosen).__name__}")
    try:
        signature(SecretString(chosen), "check", 0, "")
    except ConfigurationError as error:
        if isinstance(error.__cause__, ImportError):
            raise ImportError(error.message, name="standardwebhooks") from error
        raise ValueError("webhook_secret must be `whsec_` followed by base64") from None
    if isinstance(events, str):
        raise ValueError("events must be a list of types of events, not one string")
    return WebhookReceiver(url=url, secret=chosen, events=None if events is None else frozenset(events))


def local_address(url: str) -> tuple[str, int, str] | None:
    """The loopback address, port and request target of a URL; None where it is not on this machine.

    A name is looked up here, and what is connected to is the address that was checked.
    """
    parts = _split(url)
    if parts is None or parts.hostname is None:
        return None
    host, port = parts.hostname, parts.port or 80
    if not is_loopback(host):
        try:
            found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except OSError:
            return None
        if not found or not all(map(is_loopback, found)):
            return None
        # Most servers listen on IPv4 alone.
        host = min(found, key=lambda address: ":" in address)
    return host, port, f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"


def _split(url: str) -> SplitResult | None:
    """The parts of an http URL of this machine; None for any other."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    printable = url.isascii() and url.isprintable() and " " not in url
    return parts if printable and parts.scheme == "http" and is_local_name(url) and not parts.username else None
