# Derived from tests/integration/_async/api/test_workload_administration.py by `make codegen`. Do not edit.
"""What lets programs in: issuers, rules, service accounts, their workspaces and limits; and keys of one's own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Iterator
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, InvalidRequestError, ValidationError
from integrations_anthropic.models import (
    ExternalKeyAttached,
    ExternalKeyAwsConfig,
    ExternalKeyUnattached,
    FederationJwksDiscovery,
    FederationRuleMatch,
    RateLimitModelGroup,
    UnknownExternalKeyProviderConfig,
    UnknownRateLimitGroup,
    WorkspaceRateLimitChange,
)
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import MockTransport
from tests.unit.responses import failure


BASE = "/v1/organizations"
MADE = "2026-03-02T09:12:44.105927+00:00"
WORKSPACE = "wrkspc_01JwQvzr7rXLA5AGx3HKfFUJ"
KEY: dict[str, Any] = {
    "type": "external_key",
    "id": "ekey_1",
    "geo": "us",
    "attachment": {"type": "unattached"},
    "created_at": MADE,
    "updated_at": MADE,
    "provider_config": {"type": "aws", "kms_arn": "arn:aws:kms:us-east-1:1:key/a"},
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(examples=True) as running:
        yield running


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[AnthropicClient]:
    sandbox.reset()
    options: Any = {"auth_token": "sandbox-token", "admin_api_key": "sandbox-admin-key", "base_url": sandbox.url}
    with AnthropicClient(**options, max_retries=0, strict_responses=True) as made:
        yield made


def sent(sandbox: Sandbox) -> list[tuple[str, str, Any]]:
    return [(request.method, request.path.removeprefix(BASE), request.body) for request in sandbox.requests]


def test_a_workload_is_let_into_a_workspace(client: AnthropicClient, sandbox: Sandbox) -> None:
    federation, accounts = client.admin.federation, client.admin.service_accounts
    url = "https://token.actions.githubusercontent.com"
    issuer = federation.issuers.create(name="github-actions", issuer_url=url, jwks={"type": "discovery"})
    account = accounts.create(name="deploy-bot")
    role = "workspace_restricted_developer"
    member = accounts.workspaces.add(account.id, workspace_id=WORKSPACE, workspace_role=role)
    rule = federation.rules.create(
        name="deploy",
        issuer_id=issuer.id,
        match=FederationRuleMatch(subject_prefix="repo:example/*", claims={"repository_owner": "example"}),
        target={"type": "service_account", "service_account_id": account.id},
        oauth_scope="workspace:developer",
        token_lifetime_seconds=900,
        workspace_id=member.workspace_id,
    )
    enabled = federation.rules.workspaces.add(rule.id, workspace_id="wrkspc_2")
    listed = [found.workspace_id for found in federation.rules.workspaces.list(rule.id)]

    assert isinstance(issuer.jwks, FederationJwksDiscovery)
    assert (rule.issuer_id, rule.target.service_account_id) == (issuer.id, account.id)
    assert listed == [enabled.workspace_id]
    created = sent(sandbox)[3][2]
    assert created["match"] == {"subject_prefix": "repo:example/*", "claims": {"repository_owner": "example"}}
    assert (created["issuer_id"], created["token_lifetime_seconds"]) == (issuer.id, 900)
    workspaces = f"/federation_rules/{rule.id}/workspaces"
    assert [request for request in sent(sandbox) if request[1] != "/federation_rules"] == [
        ("POST", "/federation_issuers", {"name": "github-actions", "issuer_url": url, "jwks": {"type": "discovery"}}),
        ("POST", "/service_accounts", {"name": "deploy-bot"}),
        (
            "POST",
            f"/service_accounts/{account.id}/workspaces",
            {"workspace_id": WORKSPACE, "workspace_role": role},
        ),
        ("POST", workspaces, {"workspace_id": "wrkspc_2"}),
        ("GET", workspaces, None),
    ]


def test_a_workload_is_shut_out_again(client: AnthropicClient, sandbox: Sandbox) -> None:
    federation, accounts = client.admin.federation, client.admin.service_accounts
    removed = federation.rules.workspaces.remove("fdrl_1", "wrkspc_2")
    archived = federation.rules.archive("fdrl_1"), federation.issuers.archive("fdis_1")
    gone = accounts.workspaces.remove("svac_1", WORKSPACE)
    account = accounts.archive("svac_1")
    assert removed.type == "federation_rule_workspace_deleted"
    assert gone.type == "service_account_workspace_member_deleted"
    assert all(found.archived_at is not None for found in (*archived, account))
    assert [(method, path) for method, path, _ in sent(sandbox)] == [
        ("DELETE", "/federation_rules/fdrl_1/workspaces/wrkspc_2"),
        ("POST", "/federation_rules/fdrl_1/archive"),
        ("POST", "/federation_issuers/fdis_1/archive"),
        ("DELETE", f"/service_accounts/svac_1/workspaces/{WORKSPACE}"),
        ("POST", "/service_accounts/svac_1/archive"),
    ]


def test_a_workspace_says_which_service_accounts_it_has_and_how_much_they_may_do(
    client: AnthropicClient, sandbox: Sandbox
) -> None:
    workspaces = client.admin.workspaces
    added = workspaces.service_accounts.add(
        WORKSPACE, service_account_id="svac_1", workspace_role="workspace_developer"
    )
    members = [member for member in workspaces.service_accounts.list(WORKSPACE, limit=5)]
    changed = workspaces.service_accounts.update(
        WORKSPACE, added.service_account_id, workspace_role="workspace_admin"
    )
    assert (workspaces.service_accounts.get(WORKSPACE, members[0].service_account_id)) == added
    assert changed.workspace_role == "workspace_admin"
    limits = [limit for limit in workspaces.rate_limits.list(WORKSPACE, include_inherited=True)]
    assert isinstance(limits[0].group, RateLimitModelGroup)
    change = WorkspaceRateLimitChange(type="requests_per_minute", value=None)
    workspaces.rate_limits.update(
        WORKSPACE, limits[0].rate_limit_id, limits=[change, {"type": "output_tokens_per_minute", "value": 9}]
    )
    assert sent(sandbox)[-1][2] == {
        "limits": [{"type": "requests_per_minute", "value": None}, {"type": "output_tokens_per_minute", "value": 9}]
    }
    queries = [request.query for request in sandbox.requests if request.method == "GET"]
    assert queries == ["limit=5", "", "include_inherited=true"]


def test_the_token_is_sent_where_it_is_needed_and_the_admin_key_elsewhere(
    client: AnthropicClient, sandbox: Sandbox
) -> None:
    client.admin.federation.rules.list()
    client.admin.service_accounts.list()
    client.admin.workspaces.service_accounts.list(WORKSPACE)
    client.admin.workspaces.rate_limits.list(WORKSPACE)
    client.admin.external_keys.list()
    assert ["authorization" in request.headers for request in sandbox.requests] == [True, True, True, False, False]
    assert ["x-api-key" in request.headers for request in sandbox.requests] == [False, False, False, True, True]


def test_only_what_can_be_emptied_is_sent_as_null(client: AnthropicClient, sandbox: Sandbox) -> None:
    client.admin.federation.rules.update("fdrl_1", name=None, description=None, match=None)
    client.admin.federation.issuers.update("fdis_1", name=None, jwks_polling_disabled=False)
    client.admin.service_accounts.update("svac_1", description=None, organization_role=None)
    client.admin.external_keys.update("ekey_1", display_name=None, provider_config=None)
    assert [body for _, _, body in sent(sandbox)] == [
        {"description": None},
        {"jwks_polling_disabled": False},
        {"description": None},
        {"display_name": None},
    ]


def test_the_bounds_of_the_api_are_those_of_the_sandbox(client: AnthropicClient) -> None:
    for seconds in (59, 86401):
        with pytest.raises(InvalidRequestError, match="token_lifetime_seconds"):
            client.admin.federation.rules.update("fdrl_1", token_lifetime_seconds=seconds)
    for seconds in (0, 176401):
        with pytest.raises(InvalidRequestError, match="max_jwt_lifetime_seconds"):
            client.admin.federation.issuers.update("fdis_1", max_jwt_lifetime_seconds=seconds)
    with pytest.raises(InvalidRequestError, match="limits"):
        client.admin.workspaces.rate_limits.update(WORKSPACE, "rl_1", limits=[])
    with pytest.raises(ValidationError, match="limit: must be at most 100"):
        client.admin.external_keys.list(limit=101)


@pytest.mark.parametrize("version", ["2023-06-01", "2026-10-21"])
def test_limits_name_the_kind_of_their_group_in_the_older_version_only(sandbox: Sandbox, version: str) -> None:
    options: Any = {"admin_api_key": "sandbox-admin-key", "base_url": sandbox.url, "api_version": version}
    with AnthropicClient(**options) as client:
        (limit,) = (client.admin.workspaces.rate_limits.list(WORKSPACE)).data
    assert limit.group.type == "model_group"
    assert limit.group_type == ("model_group" if version == "2023-06-01" else None)


def test_an_external_key_is_registered_tried_and_deleted(client: AnthropicClient, sandbox: Sandbox) -> None:
    keys = client.admin.external_keys
    made = keys.create(provider_config={"type": "gcp", "key_name": "projects/p"}, geo="us")
    tried = keys.validate(made.id)
    assert (tried.status, bool(tried.error)) == ("failure", True)
    vault: Any = {"type": "azure", "vault_uri": "https://v.vault.azure.net", "key_name": "k", "tenant_id": "t"}
    renamed = keys.update(made.id, provider_config=vault)
    assert isinstance(made.attachment, ExternalKeyUnattached)
    assert isinstance(renamed.attachment, ExternalKeyAttached)
    assert isinstance(made.provider_config, ExternalKeyAwsConfig)
    assert (keys.delete(made.id)).type == "external_key_deleted"
    assert [body for _, _, body in sent(sandbox)] == [
        {"provider_config": {"type": "gcp", "key_name": "projects/p"}, "geo": "us"},
        None,
        {"provider_config": vault},
        None,
    ]


def test_pages_are_followed_by_their_cursor() -> None:
    transport = MockTransport(
        {"data": [KEY], "next_page": "page_2"},
        {"data": [KEY | {"id": "ekey_2"}], "next_page": None},
    )
    with AnthropicClient(admin_api_key="k", transport=transport) as client:
        assert [key.id for key in client.admin.external_keys.list(limit=1)] == ["ekey_1", "ekey_2"]
    assert [request.url.partition("?")[2] for request in transport.requests] == ["limit=1", "limit=1&page=page_2"]


def test_a_provider_and_a_group_that_came_later_are_kept_and_handed_back() -> None:
    later = {"type": "oracle", "vault": "v"}
    group = {"type": "agents", "id": "rlg_9"}
    limit = {"type": "workspace_rate_limit", "rate_limit_id": "rl_9", "workspace_id": WORKSPACE, "group": group}
    transport = MockTransport(
        KEY | {"provider_config": later}, KEY, {"data": [limit | {"limits": []}], "next_page": None}
    )
    with AnthropicClient(admin_api_key="k", transport=transport) as client:
        key = client.admin.external_keys.get("ekey_1")
        assert isinstance(key.provider_config, UnknownExternalKeyProviderConfig)
        client.admin.external_keys.create(provider_config=key.provider_config)
        (found,) = (client.admin.workspaces.rate_limits.list(WORKSPACE)).data
    assert isinstance(found.group, UnknownRateLimitGroup)
    assert json.loads(transport.requests[1].body or b"") == {"provider_config": later}


def test_a_key_that_a_workspace_uses_is_refused_with_a_code() -> None:
    refusal = failure("invalid_request_error", "in use")
    refusal["error"]["details"] = {"error_code": "external_key_in_workspace_policy"}
    transport = MockTransport((400, refusal))
    with AnthropicClient(admin_api_key="k", transport=transport) as client:
        with pytest.raises(InvalidRequestError) as caught:
            client.admin.external_keys.delete("ekey_1")
    assert caught.value.error_code == "external_key_in_workspace_policy"
