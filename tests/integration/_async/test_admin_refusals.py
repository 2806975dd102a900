"""Administration: requests that are refused, and by whom."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, ConfigurationError, InvalidRequestError, NotFoundError
from integrations_anthropic.sandbox import Sandbox

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncAnthropicClient]:
    sandbox.reset()
    options: Any = {"admin_api_key": "sandbox-admin-key", "base_url": sandbox.url, "max_retries": 0}
    async with AsyncAnthropicClient(**options) as made:
        yield made


async def test_what_is_not_there_is_not_found_by_any_operation(client: AsyncAnthropicClient) -> None:
    admin = client.admin
    members = admin.workspaces.members
    workspace = (await admin.workspaces.create(name="w")).id
    user = (await admin.users.list()).data[0].id
    joining: Any = {"workspace_role": "workspace_user"}
    for asking in (
        lambda: admin.workspaces.get("nowhere"),
        lambda: admin.workspaces.update("nowhere", name="x"),
        lambda: admin.workspaces.archive("nowhere"),
        lambda: members.create("nowhere", user_id=user, **joining),
        lambda: members.create(workspace, user_id="nowhere", **joining),
        lambda: members.get(workspace, "nowhere"),
        lambda: members.get("nowhere", user),
        lambda: members.list("nowhere"),
        lambda: members.update(workspace, "nowhere", **joining),
        lambda: members.delete(workspace, "nowhere"),
        lambda: admin.api_keys.get("nowhere"),
        lambda: admin.api_keys.update("nowhere", name="x"),
        lambda: admin.invites.get("nowhere"),
        lambda: admin.invites.delete("nowhere"),
        lambda: admin.users.get("nowhere"),
        lambda: admin.users.update("nowhere", role="user"),
        lambda: admin.users.delete("nowhere"),
    ):
        with pytest.raises(NotFoundError, match="nowhere") as caught:
            await asking()
        assert caught.value.request_id


async def test_a_wrong_body_is_refused_with_the_path_of_the_field(client: AsyncAnthropicClient) -> None:
    admin: Any = client.admin
    workspace = (await admin.workspaces.create(name="w")).id
    joining = {"user_id": (await admin.users.list()).data[0].id, "workspace_role": "workspace_billing"}
    for asking, path in (
        (lambda: admin.workspaces.create(name=""), "name"),
        (lambda: admin.workspaces.create(name="x", tags={"a": 1}), "tags.a"),
        (lambda: admin.workspaces.create(name="x", tags={"anthropic-a": "1"}), "tags.anthropic-a"),
        (lambda: admin.workspaces.create(name="x", extra_body={"nmae": "y"}), "nmae"),
        (lambda: admin.workspaces.list(extra_query={"limit": 0}), "limit"),
        (lambda: admin.workspaces.list(extra_query={"include_archived": "maybe"}), "include_archived"),
        (lambda: admin.workspaces.list(after_id="nowhere"), "after_id"),
        (lambda: admin.workspaces.members.create(workspace, joining), "workspace_role"),
        (lambda: admin.api_keys.list(status="lost"), "status"),
        (lambda: admin.invites.create(email="no-address", role="user"), "email"),
        (lambda: admin.invites.create(email="a@example.com", role="admin"), "role"),
        (lambda: admin.invites.list(statuses=["deleted"]), "statuses.0"),
    ):
        with pytest.raises(InvalidRequestError) as caught:
            await asking()
        assert caught.value.message.startswith(f"{path}: "), caught.value.message


async def test_without_an_admin_key_only_the_calls_of_the_administration_fail(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ANTHROPIC_ADMIN_KEY", raising=False)
    async with AsyncAnthropicClient(api_key="sandbox-key", base_url=sandbox.url) as client:
        members = client.admin.workspaces.members
        with pytest.raises(ConfigurationError, match="admin_api_key") as caught:
            await client.admin.organizations.get()
        with pytest.raises(ConfigurationError):
            await members.list("w")
        assert (await client.models.list()).data
    assert caught.value.field == "admin_api_key"
