"""Who is asking: the credentials of the configuration as headers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve

from ...errors import ConfigurationError
from ...secrets import SecretString

if TYPE_CHECKING:
    from ..._config.settings import Settings
    from .operation import Operation

__all__ = ["BearerAuth", "ConfiguredAuth", "without_credentials"]

BEARER = "bearer"
ADMIN_KEY = "adminKey"
CREDENTIAL_HEADERS = frozenset({"authorization", "x-api-key"})


class BearerAuth:
    """One bearer token for every call, whatever the configuration has."""

    def __init__(self, token: SecretString) -> None:
        self._token = token

    def headers(self, service: str) -> Mapping[str, str]:
        """The headers of a call, of any service."""
        return {"authorization": f"Bearer {self._token.expose_secret()}"}


def without_credentials(settings: Settings) -> Settings:
    """The same settings, whose `default_headers` say nothing of who is asking."""
    headers = settings.default_headers
    kept = {name: value for name, value in headers.items() if name.lower() not in CREDENTIAL_HEADERS}
    return settings if len(kept) == len(headers) else evolve(settings, default_headers=MappingProxyType(kept))


class ConfiguredAuth:
    """The first credential an operation takes that is configured: an API key, a bearer token or an admin key."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def headers_of(self, operation: Operation) -> Mapping[str, str]:
        """The headers for a call of `operation`; ConfigurationError where no credential that it takes is configured."""
        settings = self._settings
        for scheme in operation.security:
            if scheme == "apiKey" and isinstance(settings.api_key, SecretString):
                return {"x-api-key": settings.api_key.expose_secret()}
            if scheme == BEARER and settings.auth_token is not None:
                return {"authorization": f"Bearer {settings.auth_token.expose_secret()}"}
            if scheme == ADMIN_KEY and settings.admin_api_key is not None:
                return {"x-api-key": settings.admin_api_key.expose_secret()}
        if ADMIN_KEY in operation.security and operation.security[0] == BEARER:
            service = operation.name.rpartition(".")[0]
            raise ConfigurationError(
                f"client.{service} needs an OAuth token with the scope org:admin: pass auth_token= or set "
                "ANTHROPIC_AUTH_TOKEN (an ordinary API key is not accepted)",
                field="auth_token",
            )
        if ADMIN_KEY in operation.security:
            group = operation.name.partition(".")[0]
            raise ConfigurationError(
                f"client.{group} needs an admin key: pass admin_api_key= or set ANTHROPIC_ADMIN_KEY "
                "(an ordinary API key is not accepted)",
                field="admin_api_key",
            )
        raise ConfigurationError(
            "this call needs an API key: pass api_key=, set ANTHROPIC_API_KEY, or put api_key into the config file",
            field="api_key",
        )
