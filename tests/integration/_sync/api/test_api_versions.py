# Derived from tests/integration/_async/api/test_api_versions.py by `make codegen`. Do not edit.
"""The description as the API is today, and both versions of the API, from the client to the sandbox and back."""

from __future__ import annotations

from collections.abc import Iterator, Iterator
from typing import Any

import pytest

from integrations_anthropic import (
    ApiKeyWorkspaceScope,
    AnthropicClient,
    InvalidRequestError,
    NotFoundError,
)
from integrations_anthropic.sandbox import Sandbox


VERSIONS = ["2023-06-01", "2026-10-21"]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def client(sandbox: Sandbox, version: str) -> Iterator[AnthropicClient]:
    sandbox.reset()
    options: Any = {"api_key": "sandbox-key", "admin_api_key": "sandbox-admin-key", "base_url": sandbox.url}
    options |= {"max_retries": 0, "strict_responses": True, "api_version": version}
    with AnthropicClient(**options) as made:
        yield made


def test_every_request_names_the_version(client: AnthropicClient, sandbox: Sandbox, version: str) -> None:
    client.models.list()
    client.messages.create(model="claude-sonnet-5-5", max_tokens=9, messages=[{"role": "user", "content": "Hi"}])
    assert {request.headers["anthropic-version"] for request in sandbox.requests} == {version}


def test_a_key_says_where_it_belongs_in_both_versions(client: AnthropicClient, version: str) -> None:
    listed = [key for key in client.admin.api_keys.list()]
    got = client.admin.api_keys.get(listed[0].id)
    keys = [*listed, got, client.admin.api_keys.update(listed[0].id, name="Renamed")]
    assert all(isinstance(key.scope, ApiKeyWorkspaceScope) and key.scope.workspace_id for key in keys)
    assert ({key.workspace_id for key in keys} == {None}) == (version == "2026-10-21")


def test_every_model_says_its_lifecycle(client: AnthropicClient) -> None:
    listed = [model for model in client.models.list()]
    other = client.models.get("claude-unheard-of-9")
    assert {model.lifecycle for model in [*listed, other]} <= {"active", "deprecated", "retired"}


def test_roles_that_came_later_can_be_asked_for(client: AnthropicClient) -> None:
    assert [user for user in client.admin.users.list(roles=["role_of_tomorrow"])] == []
    assert [invite for invite in client.admin.invites.list(roles=["role_of_tomorrow"])] == []
    assert [user for user in client.admin.users.list(roles=["role_of_tomorrow", "admin"])] != []


def test_privacy_of_a_workspace_is_set_changed_in_part_and_handed_back(client: AnthropicClient) -> None:
    workspaces = client.admin.workspaces
    assert (workspaces.create(name="plain")).inference_data_privacy is None
    own: Any = {"type": "external", "external_storage_id": "exst_1"}
    made = workspaces.create(name="own", inference_data_privacy={"transcripts_storage": own})
    privacy: Any = {"human_review": {"type": "disabled"}}
    changed = workspaces.update(made.id, inference_data_privacy=privacy)
    assert changed.inference_data_privacy is not None
    assert changed.inference_data_privacy.human_review is not None
    assert changed.inference_data_privacy.human_review.type == "disabled"
    assert changed.inference_data_privacy.transcripts_storage is not None
    again = workspaces.create(
        name="copy", inference_data_privacy=changed.inference_data_privacy, data_residency=changed.data_residency
    )
    assert again.inference_data_privacy == changed.inference_data_privacy


def test_a_null_that_the_api_refuses_is_refused_by_the_sandbox(client: AnthropicClient) -> None:
    tool: Any = {"name": "look", "input_schema": {"type": "object"}, "strict": None}
    with pytest.raises(InvalidRequestError, match=r"tools\.0"):
        client.messages.count_tokens(
            model="claude-sonnet-5-5", messages=[{"role": "user", "content": "Hi"}], tools=[tool]
        )


def test_an_error_says_its_code(client: AnthropicClient) -> None:
    thread: Any = {"type": "continue", "previous_message_id": "msg_nowhere"}
    with pytest.raises(NotFoundError) as raised:
        client.messages.create(
            model="claude-sonnet-5-5",
            max_tokens=9,
            messages=[{"role": "user", "content": "Hi"}],
            thread=thread,
            beta_features=["message-threads-2026-08-12"],
        )
    assert raised.value.error_code == "thread_not_found"
