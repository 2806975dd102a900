"""Webhooks that the API sends to a server of the caller's."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from ..._loading.lazy_import import load
from ...errors import WebhookVerificationError
from ..records import adopt

__all__ = ["BetaWebhooks"]


class BetaWebhooks:
    """Verifies webhooks with the `webhook_key` of the client."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def unwrap(self, payload: str | bytes, *, headers: Mapping[str, str], key: str | bytes | None = None) -> Any:
        """The event of a webhook. `key`: by default that of the client; bytes are the key itself, not its base64.

        Raises WebhookVerificationError, which is that of `standardwebhooks` as well, where the signature is missing or
        not that of the body.
        """
        body = payload.encode() if isinstance(payload, str) else payload
        secret = "whsec_" + b64encode(key).decode() if isinstance(key, bytes) else key
        try:
            return adopt(self._client.client.webhooks.unwrap(body, headers, secret=secret))
        except WebhookVerificationError as error:
            changed: Any = error
            changed.__class__ = _of_library(type(error))
            raise


_classes: dict[type[WebhookVerificationError], type[WebhookVerificationError]] = {}


def _of_library(cls: type[WebhookVerificationError]) -> type[WebhookVerificationError]:
    """The class of an error that is one of the library as well, which is what the official client raises."""
    if cls not in _classes:
        library: Any = load("standardwebhooks")
        body = {"__doc__": cls.__doc__, "__module__": __name__, "__reduce__": _reduce}
        _classes.setdefault(cls, type(cls.__name__, (cls, library.WebhookVerificationError), body))
    return _classes[cls]


def _reduce(error: Any) -> Any:
    """Pickled as the error of this package, since the class that is both has no name to import it by."""
    cls: Any = type(error).__mro__[1]
    plain = cls.__new__(cls, error.message)
    plain.__dict__.update(error.__dict__)
    return plain.__reduce__()
