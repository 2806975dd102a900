# Derived from tests/integration/_async/vaults/test_vaults.py by `make codegen`. Do not edit.
"""Vaults over a real socket: credentials are kept without their secrets, one for each purpose, and can be tried."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicClient,
    ConflictError,
    InvalidRequestError,
    NotFoundError,
    models,
    to_dict,
)
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock

URL = "https://mcp.example.com/sse"
LONG_AGO, NEVER = "2001-01-01T00:00:00Z", "2999-01-01T00:00:00Z"
OAUTH = {
    "type": "mcp_oauth",
    "mcp_server_url": URL,
    "access_token": "secret-access",
    "expires_at": NEVER,
    "refresh": {
        "client_id": "integrations",
        "refresh_token": "secret-refresh",
        "token_endpoint": "https://auth.example.com/token",
        "token_endpoint_auth": {"type": "client_secret_post", "client_secret": "secret-client"},
        "scope": "read",
    },
}
BEARER = {"type": "static_bearer", "mcp_server_url": URL, "token": "secret-token"}
VARIABLE = {
    "type": "environment_variable",
    "secret_name": "API_KEY",
    "secret_value": "secret-value",
    "networking": {"type": "limited", "allowed_hosts": ["api.example.com"]},
}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[AnthropicClient]:
    options: Any = {"api_key": "sandbox-key", "base_url": sandbox.url, "clock": VirtualClock(), "max_retries": 0}
    with AnthropicClient(**options) as made:
        yield made


@pytest.fixture
def vault(client: AnthropicClient) -> models.Vault:
    return client.vaults.create(display_name="Ada", metadata={"customer": "c-1"})


def created(client: AnthropicClient, vault: models.Vault, auth: Any, **more: Any) -> models.VaultCredential:
    return client.vaults.credentials.create(vault.id, auth={**auth, **more})


def test_a_vault_is_created_changed_archived_and_deleted(client: AnthropicClient, vault: models.Vault) -> None:
    changed = client.vaults.update(vault.id, display_name="Ada King", metadata={"customer": None, "plan": "a"})
    assert (changed.display_name, changed.metadata) == ("Ada King", {"plan": "a"})
    archived = client.vaults.archive(vault.id)
    assert archived.archived_at is not None
    assert [one.id for one in client.vaults.list()] == []
    assert [one.id for one in client.vaults.list(include_archived=True)] == [vault.id]
    with pytest.raises(InvalidRequestError, match="is archived"):
        created(client, vault, BEARER)
    client.vaults.delete(vault.id)
    with pytest.raises(NotFoundError):
        client.vaults.get(vault.id)


@pytest.mark.parametrize("auth", [OAUTH, BEARER, VARIABLE], ids=["oauth", "bearer", "variable"])
def test_no_response_has_a_secret(client: AnthropicClient, sandbox: Sandbox, vault: models.Vault, auth: Any) -> None:
    made = created(client, vault, auth)
    credentials = client.vaults.credentials
    shown = [
        made,
        credentials.get(vault.id, made.id),
        credentials.update(vault.id, made.id, auth=auth_of(auth)),
    ]
    shown += [one for one in credentials.list(vault.id)]
    for credential in shown:
        assert "secret-" not in str(to_dict(credential))
        assert credential.auth.type == auth["type"]
    assert sum("secret-" in str(request.body) for request in sandbox.requests) == 2


def auth_of(auth: Any) -> Any:
    """The change of all secrets of a credential."""
    secrets = {"access_token", "token", "secret_value"} & auth.keys()
    return {"type": auth["type"]} | dict.fromkeys(secrets, "secret-new")


def test_the_repr_of_a_request_has_no_secret() -> None:
    refresh: Any = OAUTH["refresh"]
    secret = models.CreateVaultClientSecretPost(client_secret="secret-client")
    renewed = models.CreateVaultRefresh(
        client_id="a", refresh_token="secret-refresh", token_endpoint="https://a", token_endpoint_auth=secret
    )
    auth = models.CreateVaultMcpOAuth(mcp_server_url=URL, access_token="secret-access", refresh=renewed)
    assert refresh["refresh_token"] == renewed.refresh_token
    assert "secret-" not in repr(models.CreateVaultCredentialRequest(auth=auth))


def test_there_is_one_active_credential_for_each_purpose(client: AnthropicClient, vault: models.Vault) -> None:
    first = created(client, vault, BEARER)
    created(client, vault, BEARER, mcp_server_url="https://other.example.com")
    created(client, vault, VARIABLE)
    for auth in (OAUTH, BEARER, VARIABLE):
        with pytest.raises(ConflictError, match="already"):
            created(client, vault, auth)
    archived = client.vaults.credentials.archive(vault.id, first.id)
    assert archived.archived_at is not None
    second = created(client, vault, OAUTH)
    listed = client.vaults.credentials.list(vault.id, include_archived=True)
    assert {one.id for one in listed} > {first.id, second.id}
    with pytest.raises(InvalidRequestError, match="is archived"):
        client.vaults.credentials.update(vault.id, first.id, display_name="Other")
    # Another vault has its own.
    other = client.vaults.create(display_name="Other")
    assert (created(client, other, VARIABLE)).vault_id == other.id


def test_a_vault_has_twenty_credentials_at_most(client: AnthropicClient, vault: models.Vault) -> None:
    made = [created(client, vault, VARIABLE, secret_name=f"KEY_{number}") for number in range(20)]
    with pytest.raises(InvalidRequestError, match="at most 20"):
        created(client, vault, VARIABLE, secret_name="KEY_20")
    client.vaults.credentials.delete(vault.id, made[3].id)
    created(client, vault, VARIABLE, secret_name="KEY_20")


def test_archiving_a_vault_archives_its_credentials(client: AnthropicClient, vault: models.Vault) -> None:
    credentials = client.vaults.credentials
    first, second = created(client, vault, BEARER), created(client, vault, VARIABLE)
    earlier = (credentials.archive(vault.id, first.id)).archived_at
    archived = (client.vaults.archive(vault.id)).archived_at
    assert archived is not None
    assert (credentials.get(vault.id, first.id)).archived_at == earlier
    ended = (credentials.get(vault.id, second.id)).archived_at
    assert ended is not None
    assert ended >= archived
    assert [one for one in credentials.list(vault.id)] == []


def test_an_update_changes_what_is_given_of_oauth_tokens(client: AnthropicClient, vault: models.Vault) -> None:
    made = created(client, vault, OAUTH)
    renewed: Any = {"refresh_token": "new", "scope": "write", "token_endpoint_auth": {"type": "client_secret_basic"}}
    change: Any = {"type": "mcp_oauth", "access_token": None, "expires_at": LONG_AGO, "refresh": renewed}
    changed = client.vaults.credentials.update(vault.id, made.id, display_name="Tracker", auth=change)
    auth = changed.auth
    assert isinstance(auth, models.VaultMcpOAuth)
    assert (changed.display_name, auth.mcp_server_url) == ("Tracker", URL)
    assert auth.expires_at == LONG_AGO
    assert auth.refresh is not None
    assert (auth.refresh.client_id, auth.refresh.scope) == ("integrations", "write")
    assert auth.refresh.token_endpoint_auth.type == "client_secret_basic"
    unnamed = client.vaults.credentials.update(vault.id, made.id, display_name=None)
    assert (unnamed.display_name, unnamed.auth) == (None, auth)


def test_a_secret_of_a_variable_is_put_where_it_is_said(client: AnthropicClient, vault: models.Vault) -> None:
    def location(credential: models.VaultCredential, **change: Any) -> tuple[bool, bool]:
        if change:
            given: Any = {"type": "environment_variable", **change}
            credential = client.vaults.credentials.update(vault.id, credential.id, auth=given)
        assert isinstance(credential.auth, models.VaultEnvironmentVariable)
        return credential.auth.injection_location.header, credential.auth.injection_location.body

    everywhere = created(client, vault, VARIABLE)
    assert location(everywhere) == (True, True)
    assert location(everywhere, injection_location={"body": False}) == (True, False)
    assert location(everywhere, networking={"type": "unrestricted"}) == (True, False)
    kept = (client.vaults.credentials.get(vault.id, everywhere.id)).auth
    assert isinstance(kept, models.VaultEnvironmentVariable)
    assert to_dict(kept.networking) == {"type": "unrestricted"}
    header = created(client, vault, VARIABLE, secret_name="OTHER", injection_location={"header": True})
    assert location(header) == (True, False)
    with pytest.raises(InvalidRequestError, match="at least one"):
        location(header, injection_location={"header": False})
    with pytest.raises(InvalidRequestError, match="at least one"):
        created(client, vault, VARIABLE, secret_name="NOWHERE", injection_location={"body": False})


def test_an_update_of_another_kind_is_refused(client: AnthropicClient, vault: models.Vault) -> None:
    made = created(client, vault, OAUTH, refresh=None)
    credentials = client.vaults.credentials
    with pytest.raises(InvalidRequestError, match="mcp_oauth"):
        credentials.update(vault.id, made.id, auth={"type": "static_bearer", "token": "x"})
    with pytest.raises(InvalidRequestError, match="refresh token"):
        credentials.update(vault.id, made.id, auth={"type": "mcp_oauth", "refresh": {"scope": "x"}})


@pytest.mark.parametrize(
    ("change", "status", "tried"),
    [
        ({}, "valid", None),
        ({"expires_at": None, "refresh": None}, "valid", None),
        ({"expires_at": LONG_AGO}, "valid", "succeeded"),
        ({"expires_at": LONG_AGO, "refresh": None}, "invalid", "no_refresh_token"),
    ],
)
def test_a_credential_is_tried(
    client: AnthropicClient, vault: models.Vault, change: Any, status: str, tried: str | None
) -> None:
    made = created(client, vault, OAUTH, **change)
    result = client.vaults.credentials.mcp_oauth_validate(vault.id, made.id)
    assert (result.credential_id, result.vault_id, result.status) == (made.id, vault.id, status)
    assert result.has_refresh_token == ("refresh" not in change)
    assert (result.refresh and result.refresh.status) == tried


def test_only_an_active_oauth_credential_is_tried(client: AnthropicClient, vault: models.Vault) -> None:
    credentials = client.vaults.credentials
    variable, tokens = created(client, vault, VARIABLE), created(client, vault, OAUTH)
    with pytest.raises(InvalidRequestError, match="mcp_oauth"):
        credentials.mcp_oauth_validate(vault.id, variable.id)
    credentials.archive(vault.id, tokens.id)
    with pytest.raises(InvalidRequestError, match="is archived"):
        credentials.mcp_oauth_validate(vault.id, tokens.id)
