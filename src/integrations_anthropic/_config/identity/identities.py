"""What a client asks access tokens for: the identity of a workload, or the login of a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from attrs import field, frozen

from ...secrets import SecretString
from ..credentials.functions import SecretFunction

if TYPE_CHECKING:
    from ..sources import EnvironmentVariables

__all__ = ["CredentialSettings", "ProfileLogin", "WorkloadIdentity"]


@frozen(kw_only=True)
class WorkloadIdentity:
    """A workload whose own token is exchanged for an access token (RFC 7523, grant `jwt-bearer`)."""

    token: SecretString | SecretFunction | None = field(repr=False)
    """None where there is a file."""
    token_file: str | None
    federation_rule_id: str
    organization_id: str
    service_account_id: str | None
    workspace_id: str | None


@frozen(kw_only=True)
class ProfileLogin:
    """The login of a person, whose tokens are in the credentials file of a profile."""

    profile: str
    credentials_file: str
    client_id: str | None
    """Who asks for new tokens; None: another program keeps the file current."""
    workspace_id: str | None


class CredentialSettings(Protocol):
    """What the choice of a credential reads of the settings of a client."""

    @property
    def api_key(self) -> SecretString | SecretFunction | None: ...
    @property
    def auth_token(self) -> SecretString | None: ...
    @property
    def admin_api_key(self) -> SecretString | None: ...
    @property
    def auth(self) -> Any: ...
    @property
    def identity(self) -> WorkloadIdentity | ProfileLogin | None: ...
    @property
    def sources(self) -> Mapping[str, str]: ...
    @property
    def environment(self) -> EnvironmentVariables: ...
