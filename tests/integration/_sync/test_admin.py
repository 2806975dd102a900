# Derived from tests/integration/_async/test_admin.py by `make codegen`. Do not edit.
"""Administration, from the client to the sandbox and back, over a real socket."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from integrations_anthropic import (
    NULL,
    AnthropicClient,
    ApiKeyWorkspaceScope,
    AuthenticationError,
    DataResidencyUpdateConfig,
    InvalidRequestError,
    ListWorkspacesParams,
    NotFoundError,
    UpdateWorkspaceRequest,
)
from integrations_anthropic.sandbox import Sandbox


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[AnthropicClient]:
    sandbox.reset()
    options: Any = {"admin_api_key": "sandbox-admin-key", "base_url": sandbox.url, "max_retries": 0}
    with AnthropicClient(**options) as made:
        yield made


def test_the_organization_is_known(client: AnthropicClient) -> None:
    organization = client.admin.organizations.get()
    assert organization.type == "organization"
    assert organization.name
    assert organization.meta.request_id


def test_an_ordinary_key_does_not_open_administration(sandbox: Sandbox) -> None:
    options: Any = {"admin_api_key": "sk-ant-api03-ordinary", "base_url": sandbox.url, "max_retries": 0}
    with AnthropicClient(**options) as client:
        with pytest.raises(AuthenticationError) as caught:
            client.admin.organizations.get()
    assert "ordinary" not in f"{caught.value!r} {caught.value}"


def test_a_workspace_is_made_changed_and_archived(client: AnthropicClient) -> None:
    workspaces = client.admin.workspaces
    made = workspaces.create(name="Grüße", tags={"team": "a"}, data_residency={"default_inference_geo": "us"})
    assert (made.name, made.tags, made.archived_at) == ("Grüße", {"team": "a"}, None)
    assert made.data_residency is not None
    assert made.data_residency.default_inference_geo == "us"
    changed = workspaces.update(made.id, name="Greetings")
    assert (changed.name, changed.tags) == ("Greetings", {"team": "a"})
    assert workspaces.get(made.id) == changed
    archived = workspaces.archive(made.id)
    assert archived.archived_at is not None
    assert workspaces.archive(made.id) == archived
    with pytest.raises(InvalidRequestError, match="archived"):
        workspaces.update(made.id, name="Again")


def test_an_update_sends_null_where_null_means_something(client: AnthropicClient) -> None:
    workspaces = client.admin.workspaces
    geo: Any = {"allowed_inference_geos": ["us"], "default_inference_geo": "us"}
    made = workspaces.create(name="w", tags={"a": "1", "b": "2"}, data_residency=geo)
    assert (workspaces.update(made.id, tags={"a": None})).tags == {"b": "2"}
    assert (workspaces.update(made.id, name="x")).tags == {"b": "2"}
    none_left = workspaces.update(made.id, tags=None, data_residency=None)
    assert none_left.tags == {}
    assert made.data_residency != none_left.data_residency == (workspaces.create(name="v")).data_residency
    with pytest.raises(InvalidRequestError, match="name"):
        workspaces.update(made.id, UpdateWorkspaceRequest(name=NULL))


def test_an_update_changes_where_data_is_worked_on_and_not_where_it_is_kept(client: AnthropicClient) -> None:
    made = client.admin.workspaces.create(name="w", data_residency={"default_inference_geo": "us"})
    changed = client.admin.workspaces.update(
        made.id, data_residency=DataResidencyUpdateConfig(default_inference_geo="global")
    )
    assert made.data_residency is not None
    assert changed.data_residency.default_inference_geo == "global"
    assert changed.data_residency.workspace_geo == made.data_residency.workspace_geo
    assert "workspace_geo" not in {field.name for field in DataResidencyUpdateConfig.__attrs_attrs__}


def test_what_is_handed_back_is_accepted(client: AnthropicClient) -> None:
    made = client.admin.workspaces.create(name="w", data_residency={"allowed_inference_geos": ["us", "global"]})
    again = client.admin.workspaces.create(name="v", data_residency=made.data_residency, tags=made.tags)
    assert again.data_residency == made.data_residency


@pytest.mark.parametrize("limit", [1, 2, 3, 1000])
def test_workspaces_are_listed_page_by_page_in_both_directions(client: AnthropicClient, limit: int) -> None:
    workspaces = client.admin.workspaces
    made = [(workspaces.create(name=f"w{n}")).id for n in range(4)]
    listed = [workspace.id for workspace in workspaces.list(limit=limit)]
    assert listed[:4] == made[::-1]
    assert len(listed) == len(set(listed)) == 5
    backwards = [workspace.id for workspace in workspaces.list(limit=limit, before_id=listed[-1])]
    assert sorted(backwards) == sorted(listed[:-1])
    first = workspaces.list(ListWorkspacesParams(limit=limit))
    assert [workspace.id for workspace in first.data] == listed[:limit]
    assert first.has_more == (limit < 5)


def test_archived_and_default_workspaces_are_listed_only_when_asked_for(client: AnthropicClient) -> None:
    workspaces = client.admin.workspaces
    kept, gone = [(workspaces.create(name=name)).id for name in ("kept", "gone")]
    workspaces.archive(gone)
    usual = {workspace.id for workspace in workspaces.list(include_archived=False)}
    with_archived = {workspace.id for workspace in workspaces.list(include_archived=True)}
    with_default = {workspace.id for workspace in workspaces.list(include_default=True)}
    some = [workspace.id for workspace in workspaces.list(ids=[kept, gone, "wrkspc_nowhere"])]
    assert kept in usual
    assert with_archived - usual == {gone}
    assert len(with_default - usual) == 1
    assert some == [kept]
    with pytest.raises(InvalidRequestError, match="default workspace"):
        workspaces.archive((with_default - usual).pop())


def test_a_member_joins_changes_and_leaves(client: AnthropicClient) -> None:
    members = client.admin.workspaces.members
    workspace = (client.admin.workspaces.create(name="w")).id
    user = (client.admin.users.list()).data[0].id
    joined = members.create(workspace, user_id=user, workspace_role="workspace_developer")
    assert (joined.user_id, joined.workspace_id, joined.workspace_role) == (user, workspace, "workspace_developer")
    with pytest.raises(InvalidRequestError, match="already a member"):
        members.create(workspace, {"user_id": user, "workspace_role": "workspace_user"})
    changed = members.update(workspace, user, workspace_role="workspace_billing")
    assert changed.workspace_role == "workspace_billing"
    assert members.get(workspace, user) == changed
    deleted = members.delete(workspace, user)
    assert (deleted.type, deleted.user_id, deleted.workspace_id) == ("workspace_member_deleted", user, workspace)
    with pytest.raises(NotFoundError, match=user):
        members.get(workspace, user)


def test_members_are_listed_page_by_page_by_the_ids_of_their_users(client: AnthropicClient) -> None:
    members = client.admin.workspaces.members
    workspace = (client.admin.workspaces.create(name="w")).id
    users = [user.id for user in client.admin.users.list()]
    for user in users:
        members.create(workspace, user_id=user, workspace_role="workspace_user")
    listed = [member.user_id for member in members.list(workspace, limit=2)]
    first = members.list(workspace, limit=2)
    rest = [member.user_id for member in members.list(workspace, after_id=listed[1])]
    assert len(users) > 4
    assert sorted(listed) == sorted(users)
    assert (first.response.first_id, first.response.last_id) == (listed[0], listed[1])
    assert rest == listed[2:]


def test_keys_are_found_by_what_is_known_of_them(client: AnthropicClient) -> None:
    keys = client.admin.api_keys
    everything = [key for key in keys.list(limit=2)]
    assert len(everything) > 2
    assert {key.status for key in everything} == {"active", "inactive", "archived", "expired"}
    for status in ("active", "expired", "inactive"):
        found = {key.id for key in keys.list(status=status)}
        assert found == {key.id for key in everything if key.status == status} != set()
    with_scope = everything[0]
    assert isinstance(with_scope.scope, ApiKeyWorkspaceScope)
    there = with_scope.scope.workspace_id
    assert [key.id for key in keys.list(workspace_id=there)] == [with_scope.id]
    assert with_scope.created_by is not None
    by_maker = [key for key in keys.list(created_by_user_id=with_scope.created_by.id)]
    assert {key.created_by.id for key in by_maker if key.created_by} == {with_scope.created_by.id}
    assert keys.get(with_scope.id) == with_scope


def test_a_key_is_renamed_and_turned_off_for_good(client: AnthropicClient) -> None:
    keys = client.admin.api_keys
    key = (keys.list(status="active")).data[0]
    renamed = keys.update(key.id, name="Ω")
    assert (renamed.name, renamed.status) == ("Ω", "active")
    off = keys.update(key.id, {"status": "inactive", "name": None})
    assert (off.name, off.status) == ("Ω", "inactive")
    assert (keys.update(key.id, status="archived")).status == "archived"
    with pytest.raises(InvalidRequestError, match="status"):
        keys.update(key.id, status="active")


def test_an_invite_is_open_for_three_weeks_and_can_be_withdrawn(client: AnthropicClient) -> None:
    invites = client.admin.invites
    made = invites.create(email="new@example.com", role="developer")
    assert made.status == "pending"
    opened, closes = datetime.fromisoformat(made.invited_at), datetime.fromisoformat(made.expires_at)
    assert closes - opened == timedelta(days=21)
    assert invites.get(made.id) == made
    with pytest.raises(InvalidRequestError, match="pending"):
        invites.create(email="NEW@example.com", role="user")
    deleted = invites.delete(made.id)
    assert (deleted.type, deleted.id) == ("invite_deleted", made.id)
    assert (invites.get(made.id)).status == "deleted"
    with pytest.raises(NotFoundError):
        invites.delete(made.id)
    assert [invite for invite in invites.list()] == []
    assert (invites.create(email="new@example.com", role="user")).id != made.id


def test_invites_are_listed_page_by_page_and_by_what_they_are(client: AnthropicClient) -> None:
    invites = client.admin.invites
    roles = ["user", "developer", "billing", "user", "developer"]
    made = [(invites.create(email=f"n{n}@example.com", role=role)).id for n, role in enumerate(roles)]
    assert [invite.id for invite in invites.list(limit=2)] == made[::-1]
    some = [invite.id for invite in invites.list(roles=["developer", "billing"])]
    assert some == [made[4], made[2], made[1]]
    assert [invite.id for invite in invites.list(email="N3@EXAMPLE.com")] == [made[3]]
    assert [invite.id for invite in invites.list(statuses=["accepted", "expired"])] == []
    assert len([invite for invite in invites.list(statuses=["pending"])]) == 5


def test_a_user_changes_and_leaves_with_all_memberships(client: AnthropicClient) -> None:
    users, members = client.admin.users, client.admin.workspaces.members
    everybody = [user for user in users.list(limit=2)]
    (user,) = [person for person in everybody if person.role == "developer"]
    workspace = (client.admin.workspaces.create(name="w")).id
    members.create(workspace, user_id=user.id, workspace_role="workspace_admin")
    assert len(everybody) > 4
    assert users.get(user.id) == user
    assert [found.id for found in users.list(email=user.email.upper())] == [user.id]
    assert (users.update(user.id, role="billing")).role == "billing"
    assert user.id in [found.id for found in users.list(roles=["billing"])]
    assert (users.delete(user.id)).type == "user_deleted"
    assert [member for member in members.list(workspace)] == []
    with pytest.raises(NotFoundError, match=user.id):
        users.get(user.id)


def test_an_admin_cannot_be_removed_or_made(client: AnthropicClient) -> None:
    users = client.admin.users
    (admin,) = (users.list(roles=["admin"])).data
    with pytest.raises(InvalidRequestError, match="admin"):
        users.delete(admin.id)
    assert users.get(admin.id) == admin
    other = (users.list(roles=["user"])).data[0]
    with pytest.raises(InvalidRequestError, match=r"^role: Input should be"):
        users.update(other.id, role="admin")
