"""Claude in Slack over a real socket: channels inherit settings from their workspace, and bundles are attached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import NULL, AsyncAnthropicClient, InvalidRequestError, NotFoundError
from integrations_anthropic.models import ClaudeTagSettingsConfig, ClaudeTagSlackChannel
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock

pytestmark = pytest.mark.anyio
BETA = "experimental-claude-tag-2026-10-21"
SLACK: Any = {"workspace_id": "T0123ABCD", "channel_id": "C0456EFGH"}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, Any]:
    return {"admin_api_key": "sandbox-admin-key", "base_url": sandbox.url, "clock": VirtualClock(), "max_retries": 0}


def kinds(channel: ClaudeTagSlackChannel) -> dict[str, str | None]:
    """The level that each setting comes from."""
    names = ("enabled", "model", "environment_id", "guest_policy", "reply_mode")
    sources = {name: getattr(channel.sources, name) for name in names}
    return {name: None if source is None else source.type for name, source in sources.items()}


async def test_a_channel_is_set_up_once(options: dict[str, Any], sandbox: Sandbox) -> None:
    async with AsyncAnthropicClient(**options) as client:
        channels = client.admin.claude_tag.slack_channels
        channel = await channels.create(slack=SLACK)
        assert sandbox.requests[-1].headers["anthropic-beta"] == BETA
        assert (channel.id[:5], channel.settings.enabled, channel.sources.instructions) == ("slch_", None, [])
        again = await channels.create(slack=SLACK, settings={"enabled": False})
        assert (again.id, again.settings.enabled) == (channel.id, False)
        assert kinds(again) == dict.fromkeys(kinds(again)) | {"enabled": "slack_channel"}
        with pytest.raises(NotFoundError):
            await channels.create(slack={**SLACK, "workspace_id": "T9"})


async def test_a_setting_that_is_cleared_is_inherited_again(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        channels, workspaces = client.admin.claude_tag.slack_channels, client.admin.claude_tag.slack_workspaces
        [workspace] = [one async for one in await workspaces.list(slack_workspace_id="T0123ABCD")]
        await workspaces.update(workspace.id, settings={"model": "claude-opus-5", "instructions": " Be brief. "})
        given: dict[str, Any] = {"model": "claude-haiku-5", "instructions": "Answer in English."}
        channel = await channels.create(slack=SLACK, settings={**given, "reply_mode": {"type": "thread"}})
        whole = await channels.get(channel.id, include_inherited=True)
        assert (whole.settings.model, whole.settings.instructions) == (
            "claude-haiku-5",
            "Be brief.\n\nAnswer in English.",
        )
        assert [source.type for source in whole.sources.instructions] == ["slack_workspace", "slack_channel"]
        assert kinds(whole) == {
            "enabled": "slack_workspace",
            "model": "slack_channel",
            "environment_id": "default",
            "guest_policy": "slack_workspace",
            "reply_mode": "slack_channel",
        }
        cleared = await channels.update(channel.id, settings={"model": None, "instructions": " "})
        assert (cleared.settings.model, cleared.settings.instructions) == (None, None)
        assert cleared.settings.reply_mode is not None
        assert (await channels.get(channel.id, include_inherited=True)).settings.model == "claude-opus-5"
        await channels.update(channel.id, settings=ClaudeTagSettingsConfig(enabled=True))
        kept = await channels.update(channel.id, settings=ClaudeTagSettingsConfig(enabled=NULL))
        assert kept.settings.enabled is None


async def test_settings_that_are_refused_leave_a_channel_as_it_was(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        channels, workspaces = client.admin.claude_tag.slack_channels, client.admin.claude_tag.slack_workspaces
        with pytest.raises(InvalidRequestError, match="at most 8192") as caught:
            await channels.create(slack=SLACK, settings={"enabled": True, "instructions": "x" * 8193})
        assert caught.value.error_code == "slack_channel_set_up_settings_refused"
        [channel] = [one async for one in await channels.list(slack_workspace_id="T0123ABCD")]
        assert channel.settings.enabled is None
        await channels.update(channel.id, settings={"reply_mode": {"type": "automatic"}})
        with pytest.raises(InvalidRequestError, match="not cleared"):
            await channels.update(channel.id, settings={"enabled": True, "reply_mode": None})
        assert (await channels.get(channel.id)).settings.enabled is None
        [workspace] = [one async for one in await workspaces.list()]
        with pytest.raises(InvalidRequestError, match="only a channel"):
            await workspaces.update(workspace.id, settings={"reply_mode": {"type": "automatic"}})


async def test_channels_are_listed_by_workspace_and_looked_up_by_the_id_of_slack(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        channels = client.admin.claude_tag.slack_channels
        made = [await channels.create(slack={**SLACK, "channel_id": f"C{number}"}) for number in range(3)]
        listed = [one async for one in await channels.list(slack_workspace_id="T0123ABCD", limit=2)]
        assert [one.id for one in listed] == [one.id for one in reversed(made)]
        found = await channels.list(
            slack_workspace_id="T0123ABCD", slack_channel_id="C1", page="page_x", include_inherited=True
        )
        assert [(one.id, one.settings.enabled) for one in found.data] == [(made[1].id, True)]
        none = await channels.list(slack_workspace_id="T0123ABCD", slack_channel_id="C9")
        assert none.data == []
        with pytest.raises(NotFoundError):
            await channels.list(slack_workspace_id="T9")
        workspaces = client.admin.claude_tag.slack_workspaces
        assert [one async for one in await workspaces.list(slack_workspace_id="T9")] == []


async def test_a_channel_is_removed_once_it_is_disabled_with_the_bundles_that_are_attached(
    options: dict[str, Any],
) -> None:
    async with AsyncAnthropicClient(**options) as client:
        # Members of a union of targets may be unknown to this version: they have no id.
        area: Any = client.admin.claude_tag
        channel = await area.slack_channels.create(slack=SLACK)
        [bundle] = [one async for one in await area.bundles.list()]
        [workspace] = [one async for one in await area.slack_workspaces.list()]
        targets = area.bundles.targets
        target = await targets.create(bundle.id, type="slack_channel", slack_channel_id=channel.id)
        wide = await targets.create(bundle.id, type="slack_workspace", slack_workspace_id=workspace.id)
        with pytest.raises(InvalidRequestError, match="slack_channel_id: Field required"):
            await targets.create(bundle.id, type="slack_channel", slack_workspace_id=workspace.id)
        assert {one.id async for one in await area.bundles.targets.list(bundle.id)} == {target.id, wide.id}
        with pytest.raises(InvalidRequestError) as caught:
            await area.slack_channels.delete(channel.id)
        assert caught.value.error_code == "slack_channel_enabled"
        await area.slack_channels.update(channel.id, settings={"enabled": False})
        assert (await area.slack_channels.delete(channel.id)).id == channel.id
        assert [one.id async for one in await area.bundles.targets.list(bundle.id)] == [wide.id]
        with pytest.raises(NotFoundError):
            await area.slack_channels.get(channel.id)
        assert (await area.slack_channels.create(slack=SLACK)).id != channel.id


async def test_a_bundle_is_attached_once_and_keeps_the_id_of_its_target(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        # Members of a union of targets may be unknown to this version: they have no id.
        area: Any = client.admin.claude_tag
        [bundle] = [one async for one in await area.bundles.list()]
        channel = await area.slack_channels.create(slack=SLACK)
        wanted: Any = {"type": "slack_channel", "slack_channel_id": channel.id}
        first = await area.bundles.targets.create(bundle.id, wanted)
        assert await area.bundles.targets.create(bundle.id, wanted) == first
        assert await area.bundles.targets.get(bundle.id, first.id) == first
        assert (await area.bundles.targets.delete(bundle.id, first.id)).id == first.id
        with pytest.raises(NotFoundError):
            await area.bundles.targets.delete(bundle.id, first.id)
        assert (await area.bundles.targets.create(bundle.id, wanted)).id == first.id
        with pytest.raises(NotFoundError):
            await area.bundles.targets.create(bundle.id, {**wanted, "slack_channel_id": "slch_none"})
        cleared = await area.bundles.update(bundle.id, instructions=None)
        assert (cleared.instructions, cleared.display_name) == (None, bundle.display_name)
