"""The description as the API is today, and both versions of the API, from the client to the sandbox and back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from integrations_anthropic import (
    ApiKeyWorkspaceScope,
    AsyncAnthropicClient,
    InvalidRequestError,
    NotFoundError,
)
from integrations_anthropic.sandbox import Sandbox

pytestmark = pytest.mark.anyio

VERSIONS = ["2023-06-01", "2026-10-21"]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def client(sandbox: Sandbox, version: str) -> AsyncIterator[AsyncAnthropicClient]:
    sandbox.reset()
    options: Any = {"api_key": "sandbox-key", "admin_api_key": "sandbox-admin-key", "base_url": sandbox.url}
    options |= {"max_retries": 0, "strict_responses": True, "api_version": version}
    async with AsyncAnthropicClient(**options) as made:
        yield made


async def test_every_request_names_the_version(client: AsyncAnthropicClient, sandbox: Sandbox, version: str) -> None:
    await client.models.list()
    await client.messages.create(model="claude-sonnet-5-5", max_tokens=9, messages=[{"role": "user", "content": "Hi"}])
    assert {request.headers["anthropic-version"] for request in sandbox.requests} == {version}


async def test_a_key_says_where_it_belongs_in_both_versions(client: AsyncAnthropicClient, version: str) -> None:
    listed = [key async for key in client.admin.api_keys.list()]
    got = await client.admin.api_keys.get(listed[0].id)
    keys = [*listed, got, await client.admin.api_keys.update(listed[0].id, name="Renamed")]
    assert all(isinstance(key.scope, ApiKeyWorkspaceScope) and key.scope.workspace_id for key in keys)
    assert ({key.workspace_id for key in keys} == {None}) == (version == "2026-10-21")


async def test_every_model_says_its_lifecycle(client: AsyncAnthropicClient) -> None:
    listed = [model async for model in client.models.list()]
    other = await client.models.get("claude-unheard-of-9")
    assert {model.lifecycle for model in [*listed, other]} <= {"active", "deprecated", "retired"}


async def test_roles_that_came_later_can_be_asked_for(client: AsyncAnthropicClient) -> None:
    assert [user async for user in client.admin.users.list(roles=["role_of_tomorrow"])] == []
    assert [invite async for invite in client.admin.invites.list(roles=["role_of_tomorrow"])] == []
    assert [user async for user in client.admin.users.list(roles=["role_of_tomorrow", "admin"])] != []


async def test_privacy_of_a_workspace_is_set_changed_in_part_and_handed_back(client: AsyncAnthropicClient) -> None:
    workspaces = client.admin.workspaces
    assert (await workspaces.create(name="plain")).inference_data_privacy is None
    own: Any = {"type": "external", "external_storage_id": "exst_1"}
    made = await workspaces.create(name="own", inference_data_privacy={"transcripts_storage": own})
    privacy: Any = {"human_review": {"type": "disabled"}}
    changed = await workspaces.update(made.id, inference_data_privacy=privacy)
    assert changed.inference_data_privacy is not None
    assert changed.inference_data_privacy.human_review is not None
    assert changed.inference_data_privacy.human_review.type == "disabled"
    assert changed.inference_data_privacy.transcripts_storage is not None
    again = await workspaces.create(
        name="copy", inference_data_privacy=changed.inference_data_privacy, data_residency=changed.data_residency
    )
    assert again.inference_data_privacy == changed.inference_data_privacy


async def test_a_null_that_the_api_refuses_is_refused_by_the_sandbox(client: AsyncAnthropicClient) -> None:
    tool: Any = {"name": "look", "input_schema": {"type": "object"}, "strict": None}
    with pytest.raises(InvalidRequestError, match=r"tools\.0"):
        await client.messages.count_tokens(
            model="claude-sonnet-5-5", messages=[{"role": "user", "content": "Hi"}], tools=[tool]
        )


async def test_an_error_says_its_code(client: AsyncAnthropicClient) -> None:
    thread: Any = {"type": "continue", "previous_message_id": "msg_nowhere"}
    with pytest.raises(NotFoundError) as raised:
        await client.messages.create(
            model="claude-sonnet-5-5",
            max_tokens=9,
            messages=[{"role": "user", "content": "Hi"}],
            thread=thread,
            beta_features=["message-threads-2026-08-12"],
        )
    assert raised.value.error_code == "thread_not_found"
