"""Whether the credential of a client has to be chosen: what does that is imported only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._loading.lazy_import import load
from ...errors import ConfigurationError
from ..sources import DEFAULT_FILE, FILE_VARIABLE

if TYPE_CHECKING:
    from ..sources import EnvironmentVariables, Given, Layers
    from .copies import ChangedCredential
    from .identities import CredentialSettings
    from .selection import Selection

__all__ = ["changed", "require_credential", "selected"]

_STATIC = frozenset({"api_key", "auth_token"})
_CREDENTIALS = _STATIC | {"profile", "identity_token", "identity_token_file", "federation_rule_id"}
_CHANGES = (_CREDENTIALS - _STATIC) | {"organization_id", "service_account_id", "workspace_id"}
_ELSEWHERE = _CHANGES - _CREDENTIALS


def selected(layers: Layers, environment: EnvironmentVariables, *, complete: bool) -> Selection | None:
    """The choice of the credential; None where it is plainly a key or a token, or comes from `auth`."""
    if any("auth" in layer for layer in layers):
        return None
    given = {name for layer in layers for name in _CREDENTIALS if name in layer}
    if given and given <= _STATIC and not any(name in layer for layer in layers[:2] for name in _ELSEWHERE):
        return None
    load("integrations_anthropic._config.identity.selection")
    from .selection import select

    return select(layers, environment, complete=complete)


def changed(settings: CredentialSettings, given: Given) -> ChangedCredential | None:
    """How the options `given` change the credential of a copy; None where they plainly do not."""
    if settings.identity is None and not any(name in given for name in _CHANGES):
        return None
    load("integrations_anthropic._config.identity.copies")
    from .copies import changed_credential

    return changed_credential(settings, given)


def require_credential(resolved: CredentialSettings) -> None:
    """Raise ConfigurationError for settings without any credential."""
    if resolved.api_key or resolved.auth_token or resolved.admin_api_key or resolved.auth or resolved.identity:
        return
    raise ConfigurationError(
        "no credential found: pass api_key= to the client, or set ANTHROPIC_API_KEY in the environment, or put "
        f'"api_key" into the config file ({DEFAULT_FILE}, or the file that {FILE_VARIABLE} names)',
        field="api_key",
    )
