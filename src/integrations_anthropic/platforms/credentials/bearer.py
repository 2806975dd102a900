"""Credentials that are sent as a header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...secrets import header_value

if TYPE_CHECKING:
    from ..._core.call.request import Request
    from ...secrets import SecretString

__all__ = ["BearerToken", "KeyHeaders"]


class BearerToken:
    """Sent as `authorization: Bearer …`."""

    def __init__(self, token: SecretString, field: str) -> None:
        """`field`: the option it comes from. Raises ConfigurationError for a token that cannot be sent."""
        header_value(token, field)
        self._token = token

    def sign(self, request: Request) -> None:
        """Add the header, unless the caller has given one."""
        request.headers.setdefault("authorization", f"Bearer {self._token.expose_secret()}")


class KeyHeaders:
    """A key that is sent as the value of one or more headers."""

    def __init__(self, key: SecretString, field: str, *names: str) -> None:
        """`field`: the option it comes from. Raises ConfigurationError for a key that cannot be sent."""
        header_value(key, field)
        self._key, self._names = key, names

    def sign(self, request: Request) -> None:
        """Add the headers, unless the caller has given them."""
        for name in self._names:
            request.headers.setdefault(name, self._key.expose_secret())
