# Derived from tests/integration/_async/api/test_stored_resources.py by `make codegen`. Do not edit.
"""Resources without handlers of their own, kept by the sandbox, through the client."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, InvalidRequestError, NotFoundError
from integrations_anthropic.sandbox import Sandbox



@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, Any]:
    return {"api_key": "sandbox-key", "base_url": sandbox.url, "max_retries": 0}


def test_a_profile_is_kept_with_its_changes_until_it_is_deleted(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        profile = client.user_profiles.create(name="Ada", metadata={"plan": "free", "team": "a"})
        assert profile.id.startswith("uprof_")
        changed = client.user_profiles.update(profile.id, name=None, metadata={"plan": "paid"})
        assert (changed.name, changed.metadata) == (None, {"plan": "paid", "team": "a"})
        assert changed.created_at == profile.created_at < changed.updated_at
        assert client.user_profiles.get(profile.id) == changed
        link = client.user_profiles.action_urls.create(profile.id, action={"type": "enroll_end_user"})
        assert link.expires_at > changed.updated_at
        assert (client.user_profiles.delete(profile.id)).id == profile.id
        with pytest.raises(NotFoundError, match=f"User profile {profile.id} not found"):
            client.user_profiles.get(profile.id)
        with pytest.raises(NotFoundError):
            client.user_profiles.action_urls.create(profile.id, action={"type": "enroll_end_user"})


def test_each_profile_has_data_controls_of_its_own(options: dict[str, Any], sandbox: Sandbox) -> None:
    with AnthropicClient(**options) as client:
        controls = client.user_profiles.providers.google.data_controls
        first, second = [(client.user_profiles.create(name=name)).id for name in ("Ada", "Bob")]
        link = client.user_profiles.create_enrollment_url(first)
        assert (link.type, link.url[:8]) == ("enrollment_url", "https://")
        changed = controls.update(first, cmek={"type": "disabled"})
        assert (changed.user_profile_id, changed.cmek.type) == (first, "disabled")
        assert controls.get(first) == changed
        assert (controls.get(second)).cmek.type == "enabled"
        betas = sandbox.requests[-1].headers["anthropic-beta"].split(",")
        assert betas == ["user-profiles-2026-09-04", "google-managed-data-controls-2026-09-01"]
        with pytest.raises(NotFoundError):
            controls.get("uprof_none")


def test_pages_of_a_list_hold_each_item_once(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        made = [(client.user_profiles.create(name=f"{n}")).id for n in range(5)]
        assert [one.id for one in client.user_profiles.list(limit=2)] == made[::-1]
        with pytest.raises(InvalidRequestError, match="is not a cursor of this list"):
            client.user_profiles.list(page="page_of_another")


def test_a_list_is_in_the_order_that_is_asked_for(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        profiles = client.user_profiles
        for name in ("bea", "Ada", None, "Cem"):
            made = profiles.create(name="x")
            profiles.update(made.id, name=name)
        by_name = [one.name for one in profiles.list(order_by="name", order="asc", limit=1)]
        assert by_name == ["Ada", "bea", "Cem", None]
        assert [one.name for one in profiles.list(order_by="name", limit=3)] == ["Cem", "bea", "Ada", None]
        by_time = [one.name for one in profiles.list(order_by="created_at", order="asc")]
        assert by_time == ["bea", "Ada", None, "Cem"]


def test_a_reset_forgets_what_was_created(options: dict[str, Any], sandbox: Sandbox) -> None:
    with AnthropicClient(**options) as client:
        client.user_profiles.create(name="Ada")
        sandbox.reset()
        assert [one for one in client.user_profiles.list()] == []
