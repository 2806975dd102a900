"""Administration, from the client to the sandbox and back, over a real socket."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from integrations_anthropic import (
    NULL,
    ApiKeyWorkspaceScope,
    AsyncAnthropicClient,
    AuthenticationError,
    DataResidencyUpdateConfig,
    InvalidRequestError,
    ListWorkspacesParams,
    NotFoundError,
    UpdateWorkspaceRequest,
)
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


async def test_the_organization_is_known(client: AsyncAnthropicClient) -> None:
    organization = await client.admin.organizations.get()
    assert organization.type == "organization"
    assert organization.name
    assert organization.meta.request_id


async def test_an_ordinary_key_does_not_open_administration(sandbox: Sandbox) -> None:
    options: Any = {"admin_api_key": "sk-ant-api03-ordinary", "base_url": sandbox.url, "max_retries": 0}
    async with AsyncAnthropicClient(**options) as client:
        with pytest.raises(AuthenticationError) as caught:
            await client.admin.organizations.get()
    assert "ordinary" not in f"{caught.value!r} {caught.value}"


async def test_a_workspace_is_made_changed_and_archived(client: AsyncAnthropicClient) -> None:
    workspaces = client.admin.workspaces
    made = await workspaces.create(name="Grüße", tags={"team": "a"}, data_residency={"default_inference_geo": "us"})
    assert (made.name, made.tags, made.archived_at) == ("Grüße", {"team": "a"}, None)
    assert made.data_residency is not None
    assert made.data_residency.default_inference_geo == "us"
    changed = await workspaces.update(made.id, name="Greetings")
    assert (changed.name, changed.tags) == ("Greetings", {"team": "a"})
    assert await workspaces.get(made.id) == changed
    archived = await workspaces.archive(made.id)
    assert archived.archived_at is not None
    assert await workspaces.archive(made.id) == archived
    with pytest.raises(InvalidRequestError, match="archived"):
        await workspaces.update(made.id, name="Again")


async def test_an_update_sends_null_where_null_means_something(client: AsyncAnthropicClient) -> None:
    workspaces = client.admin.workspaces
    geo: Any = {"allowed_inference_geos": ["us"], "default_inference_geo": "us"}
    made = await workspaces.create(name="w", tags={"a": "1", "b": "2"}, data_residency=geo)
    assert (await workspaces.update(made.id, tags={"a": None})).tags == {"b": "2"}
    assert (await workspaces.update(made.id, name="x")).tags == {"b": "2"}
    none_left = await workspaces.update(made.id, tags=None, data_residency=None)
    assert none_left.tags == {}
    assert made.data_residency != none_left.data_residency == (await workspaces.create(name="v")).data_residency
    with pytest.raises(InvalidRequestError, match="name"):
        await workspaces.update(made.id, UpdateWorkspaceRequest(name=NULL))


async def test_an_update_changes_where_data_is_worked_on_and_not_where_it_is_kept(client: AsyncAnthropicClient) -> None:
    made = await client.admin.workspaces.create(name="w", data_residency={"default_inference_geo": "us"})
    changed = await client.admin.workspaces.update(
        made.id, data_residency=DataResidencyUpdateConfig(default_inference_geo="global")
    )
    assert made.data_residency is not None
    assert changed.data_residency.default_inference_geo == "global"
    assert changed.data_residency.workspace_geo == made.data_residency.workspace_geo
    assert "workspace_geo" not in {field.name for field in DataResidencyUpdateConfig.__attrs_attrs__}


async def test_what_is_handed_back_is_accepted(client: AsyncAnthropicClient) -> None:
    made = await client.admin.workspaces.create(name="w", data_residency={"allowed_inference_geos": ["us", "global"]})
    again = await client.admin.workspaces.create(name="v", data_residency=made.data_residency, tags=made.tags)
    assert again.data_residency == made.data_residency


@pytest.mark.parametrize("limit", [1, 2, 3, 1000])
async def test_workspaces_are_listed_page_by_page_in_both_directions(client: AsyncAnthropicClient, limit: int) -> None:
    workspaces = client.admin.workspaces
    made = [(await workspaces.create(name=f"w{n}")).id for n in range(4)]
    listed = [workspace.id async for workspace in workspaces.list(limit=limit)]
    assert listed[:4] == made[::-1]
    assert len(listed) == len(set(listed)) == 5
    backwards = [workspace.id async for workspace in workspaces.list(limit=limit, before_id=listed[-1])]
    assert sorted(backwards) == sorted(listed[:-1])
    first = await workspaces.list(ListWorkspacesParams(limit=limit))
    assert [workspace.id for workspace in first.data] == listed[:limit]
    assert first.has_more == (limit < 5)


async def test_archived_and_default_workspaces_are_listed_only_when_asked_for(client: AsyncAnthropicClient) -> None:
    workspaces = client.admin.workspaces
    kept, gone = [(await workspaces.create(name=name)).id for name in ("kept", "gone")]
    await workspaces.archive(gone)
    usual = {workspace.id async for workspace in workspaces.list(include_archived=False)}
    with_archived = {workspace.id async for workspace in workspaces.list(include_archived=True)}
    with_default = {workspace.id async for workspace in workspaces.list(include_default=True)}
    some = [workspace.id async for workspace in workspaces.list(ids=[kept, gone, "wrkspc_nowhere"])]
    assert kept in usual
    assert with_archived - usual == {gone}
    assert len(with_default - usual) == 1
    assert some == [kept]
    with pytest.raises(InvalidRequestError, match="default workspace"):
        await workspaces.archive((with_default - usual).pop())


async def test_a_member_joins_changes_and_leaves(client: AsyncAnthropicClient) -> None:
    members = client.admin.workspaces.members
    workspace = (await client.admin.workspaces.create(name="w")).id
    user = (await client.admin.users.list()).data[0].id
    joined = await members.create(workspace, user_id=user, workspace_role="workspace_developer")
    assert (joined.user_id, joined.workspace_id, joined.workspace_role) == (user, workspace, "workspace_developer")
    with pytest.raises(InvalidRequestError, match="already a member"):
        await members.create(workspace, {"user_id": user, "workspace_role": "workspace_user"})
    changed = await members.update(workspace, user, workspace_role="workspace_billing")
    assert changed.workspace_role == "workspace_billing"
    assert await members.get(workspace, user) == changed
    deleted = await members.delete(workspace, user)
    assert (deleted.type, deleted.user_id, deleted.workspace_id) == ("workspace_member_deleted", user, workspace)
    with pytest.raises(NotFoundError, match=user):
        await members.get(workspace, user)


async def test_members_are_listed_page_by_page_by_the_ids_of_their_users(client: AsyncAnthropicClient) -> None:
    members = client.admin.workspaces.members
    workspace = (await client.admin.workspaces.create(name="w")).id
    users = [user.id async for user in client.admin.users.list()]
    for user in users:
        await members.create(workspace, user_id=user, workspace_role="workspace_user")
    listed = [member.user_id async for member in members.list(workspace, limit=2)]
    first = await members.list(workspace, limit=2)
    rest = [member.user_id async for member in members.list(workspace, after_id=listed[1])]
    assert len(users) > 4
    assert sorted(listed) == sorted(users)
    assert (first.response.first_id, first.response.last_id) == (listed[0], listed[1])
    assert rest == listed[2:]


async def test_keys_are_found_by_what_is_known_of_them(client: AsyncAnthropicClient) -> None:
    keys = client.admin.api_keys
    everything = [key async for key in keys.list(limit=2)]
    assert len(everything) > 2
    assert {key.status for key in everything} == {"active", "inactive", "archived", "expired"}
    for status in ("active", "expired", "inactive"):
        found = {key.id async for key in keys.list(status=status)}
        assert found == {key.id for key in everything if key.status == status} != set()
    with_scope = everything[0]
    assert isinstance(with_scope.scope, ApiKeyWorkspaceScope)
    there = with_scope.scope.workspace_id
    assert [key.id async for key in keys.list(workspace_id=there)] == [with_scope.id]
    assert with_scope.created_by is not None
    by_maker = [key async for key in keys.list(created_by_user_id=with_scope.created_by.id)]
    assert {key.created_by.id for key in by_maker if key.created_by} == {with_scope.created_by.id}
    assert await keys.get(with_scope.id) == with_scope


async def test_a_key_is_renamed_and_turned_off_for_good(client: AsyncAnthropicClient) -> None:
    keys = client.admin.api_keys
    key = (await keys.list(status="active")).data[0]
    renamed = await keys.update(key.id, name="Ω")
    assert (renamed.name, renamed.status) == ("Ω", "active")
    off = await keys.update(key.id, {"status": "inactive", "name": None})
    assert (off.name, off.status) == ("Ω", "inactive")
    assert (await keys.update(key.id, status="archived")).status == "archived"
    with pytest.raises(InvalidRequestError, match="status"):
        await keys.update(key.id, status="active")


async def test_an_invite_is_open_for_three_weeks_and_can_be_withdrawn(client: AsyncAnthropicClient) -> None:
    invites = client.admin.invites
    made = await invites.create(email="new@example.com", role="developer")
    assert made.status == "pending"
    opened, closes = datetime.fromisoformat(made.invited_at), datetime.fromisoformat(made.expires_at)
    assert closes - opened == timedelta(days=21)
    assert await invites.get(made.id) == made
    with pytest.raises(InvalidRequestError, match="pending"):
        await invites.create(email="NEW@example.com", role="user")
    deleted = await invites.delete(made.id)
    assert (deleted.type, deleted.id) == ("invite_deleted", made.id)
    assert (await invites.get(made.id)).status == "deleted"
    with pytest.raises(NotFoundError):
        await invites.delete(made.id)
    assert [invite async for invite in invites.list()] == []
    assert (await invites.create(email="new@example.com", role="user")).id != made.id


async def test_invites_are_listed_page_by_page_and_by_what_they_are(client: AsyncAnthropicClient) -> None:
    invites = client.admin.invites
    roles = ["user", "developer", "billing", "user", "developer"]
    made = [(await invites.create(email=f"n{n}@example.com", role=role)).id for n, role in enumerate(roles)]
    assert [invite.id async for invite in invites.list(limit=2)] == made[::-1]
    some = [invite.id async for invite in invites.list(roles=["developer", "billing"])]
    assert some == [made[4], made[2], made[1]]
    assert [invite.id async for invite in invites.list(email="N3@EXAMPLE.com")] == [made[3]]
    assert [invite.id async for invite in invites.list(statuses=["accepted", "expired"])] == []
    assert len([invite async for invite in invites.list(statuses=["pending"])]) == 5


async def test_a_user_changes_and_leaves_with_all_memberships(client: AsyncAnthropicClient) -> None:
    users, members = client.admin.users, client.admin.workspaces.members
    everybody = [user async for user in users.list(limit=2)]
    (user,) = [person for person in everybody if person.role == "developer"]
    workspace = (await client.admin.workspaces.create(name="w")).id
    await members.create(workspace, user_id=user.id, workspace_role="workspace_admin")
    assert len(everybody) > 4
    assert await users.get(user.id) == user
    assert [found.id async for found in users.list(email=user.email.upper())] == [user.id]
    assert (await users.update(user.id, role="billing")).role == "billing"
    assert user.id in [found.id async for found in users.list(roles=["billing"])]
    assert (await users.delete(user.id)).type == "user_deleted"
    assert [member async for member in members.list(workspace)] == []
    with pytest.raises(NotFoundError, match=user.id):
        await users.get(user.id)


async def test_an_admin_cannot_be_removed_or_made(client: AsyncAnthropicClient) -> None:
    users = client.admin.users
    (admin,) = (await users.list(roles=["admin"])).data
    with pytest.raises(InvalidRequestError, match="admin"):
        await users.delete(admin.id)
    assert await users.get(admin.id) == admin
    other = (await users.list(roles=["user"])).data[0]
    with pytest.raises(InvalidRequestError, match=r"^role: Input should be"):
        await users.update(other.id, role="admin")
