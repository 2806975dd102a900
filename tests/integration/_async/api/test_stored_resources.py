"""Resources without handlers of their own, kept by the sandbox, through the client."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, InvalidRequestError, NotFoundError
from integrations_anthropic.sandbox import Sandbox

pytestmark = pytest.mark.anyio


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, Any]:
    return {"api_key": "sandbox-key", "base_url": sandbox.url, "max_retries": 0}


async def test_a_profile_is_kept_with_its_changes_until_it_is_deleted(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        profile = await client.user_profiles.create(name="Ada", metadata={"plan": "free", "team": "a"})
        assert profile.id.startswith("uprof_")
        changed = await client.user_profiles.update(profile.id, name=None, metadata={"plan": "paid"})
        assert (changed.name, changed.metadata) == (None, {"plan": "paid", "team": "a"})
        assert changed.created_at == profile.created_at < changed.updated_at
        assert await client.user_profiles.get(profile.id) == changed
        link = await client.user_profiles.action_urls.create(profile.id, action={"type": "enroll_end_user"})
        assert link.expires_at > changed.updated_at
        assert (await client.user_profiles.delete(profile.id)).id == profile.id
        with pytest.raises(NotFoundError, match=f"User profile {profile.id} not found"):
            await client.user_profiles.get(profile.id)
        with pytest.raises(NotFoundError):
            await client.user_profiles.action_urls.create(profile.id, action={"type": "enroll_end_user"})


async def test_each_profile_has_data_controls_of_its_own(options: dict[str, Any], sandbox: Sandbox) -> None:
    async with AsyncAnthropicClient(**options) as client:
        controls = client.user_profiles.providers.google.data_controls
        first, second = [(await client.user_profiles.create(name=name)).id for name in ("Ada", "Bob")]
        link = await client.user_profiles.create_enrollment_url(first)
        assert (link.type, link.url[:8]) == ("enrollment_url", "https://")
        changed = await controls.update(first, cmek={"type": "disabled"})
        assert (changed.user_profile_id, changed.cmek.type) == (first, "disabled")
        assert await controls.get(first) == changed
        assert (await controls.get(second)).cmek.type == "enabled"
        betas = sandbox.requests[-1].headers["anthropic-beta"].split(",")
        assert betas == ["user-profiles-2026-09-04", "google-managed-data-controls-2026-09-01"]
        with pytest.raises(NotFoundError):
            await controls.get("uprof_none")


async def test_pages_of_a_list_hold_each_item_once(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        made = [(await client.user_profiles.create(name=f"{n}")).id for n in range(5)]
        assert [one.id async for one in await client.user_profiles.list(limit=2)] == made[::-1]
        with pytest.raises(InvalidRequestError, match="is not a cursor of this list"):
            await client.user_profiles.list(page="page_of_another")


async def test_a_list_is_in_the_order_that_is_asked_for(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        profiles = client.user_profiles
        for name in ("bea", "Ada", None, "Cem"):
            made = await profiles.create(name="x")
            await profiles.update(made.id, name=name)
        by_name = [one.name async for one in await profiles.list(order_by="name", order="asc", limit=1)]
        assert by_name == ["Ada", "bea", "Cem", None]
        assert [one.name async for one in await profiles.list(order_by="name", limit=3)] == ["Cem", "bea", "Ada", None]
        by_time = [one.name async for one in await profiles.list(order_by="created_at", order="asc")]
        assert by_time == ["bea", "Ada", None, "Cem"]


async def test_a_reset_forgets_what_was_created(options: dict[str, Any], sandbox: Sandbox) -> None:
    async with AsyncAnthropicClient(**options) as client:
        await client.user_profiles.create(name="Ada")
        sandbox.reset()
        assert [one async for one in await client.user_profiles.list()] == []
