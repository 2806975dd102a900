"""Who is asking: the credentials of the configuration as headers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...errors import ConfigurationError

if TYPE_CHECKING:
    from ..._config.settings import Settings

__all__ = ["ConfiguredAuth"]

ADMIN = "admin"


class ConfiguredAuth:
    """The API key, else the bearer token; for `client.admin` the admin key."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def headers(self, service: str) -> Mapping[str, str]:
        """The headers for a call of `service`; ConfigurationError where there is no key for it."""
        settings = self._settings
        if service.split(".", 1)[0] == ADMIN:
            if settings.admin_api_key is None:
                raise ConfigurationError(
                    "client.admin needs an admin key: pass admin_api_key= or set ANTHROPIC_ADMIN_KEY "
                    "(an ordinary API key is not accepted)",
                    field="admin_api_key",
                )
            return {"x-api-key": settings.admin_api_key.expose_secret()}
        if settings.api_key is not None:
            return {"x-api-key": settings.api_key.expose_secret()}
        if settings.auth_token is not None:
            return {"authorization": f"Bearer {settings.auth_token.expose_secret()}"}
        raise ConfigurationError(
            "this call needs an API key: pass api_key=, set ANTHROPIC_API_KEY, or put api_key into the config file",
            field="api_key",
        )
