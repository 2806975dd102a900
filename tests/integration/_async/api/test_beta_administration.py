"""Beta administration over a stateful sandbox: storage, webhook endpoints, telemetry, settings, limits, reports."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs

import pytest

from integrations_anthropic import AsyncAnthropicClient, ConflictError, InvalidRequestError, NotFoundError
from integrations_anthropic.models import (
    ClaudeCodeGroupActive,
    ExternalStorageAvailable,
    ExternalStorageAwsConfig,
    ExternalStoragePending,
    GoogleBucket,
    GoogleCmekEnabled,
    GoogleCmekEnabledChange,
    GoogleStorageEnabled,
    SpendLimitUserScope,
    TelemetryTestFailure,
    TelemetryWorkspacesInclude,
    TelemetryWorkspacesIncludeChoice,
)
from integrations_anthropic.sandbox import Sandbox

pytestmark = pytest.mark.anyio

WORKSPACE = "wrkspc_01JwQvzr7rXLA5AGx3HKfFUJ"
DEVELOPER = "user_01Grace4Vn8sKpQ2dYzT6mRb"
ADMIN = "user_01Ada6Xk3rPwLq8vJnHtYsZd"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncAnthropicClient]:
    sandbox.reset()
    options: Any = {"api_key": "sandbox-key", "admin_api_key": "sandbox-admin-key", "base_url": sandbox.url}
    async with AsyncAnthropicClient(**options, max_retries=0, strict_responses=True) as made:
        yield made


def beta_of_last(sandbox: Sandbox) -> str | None:
    return sandbox.requests[-1].headers.get("anthropic-beta")


async def test_a_bucket_is_registered_activated_renamed_and_removed(
    client: AsyncAnthropicClient, sandbox: Sandbox
) -> None:
    storage = client.admin.external_storage
    config = ExternalStorageAwsConfig(account_id="111122223333", bucket_name="files", region="us-east-1")
    made = await storage.create(provider_config=config, display_name="files")
    assert (made.provider_config, made.status) == (config, ExternalStoragePending())
    assert beta_of_last(sandbox) == "efs-2026-10-01"
    active = await storage.activate(made.id)
    assert isinstance(active.status, ExternalStorageAvailable)
    renamed = await storage.update(made.id, display_name=None)
    assert (renamed.display_name, renamed.status) == (None, active.status)
    assert [one.id async for one in storage.list()] == [made.id]
    assert (await storage.delete(made.id)).id == made.id
    with pytest.raises(NotFoundError):
        await storage.get(made.id)


async def test_the_secret_of_a_webhook_endpoint_is_shown_once_and_never_printed(client: AsyncAnthropicClient) -> None:
    webhooks = client.admin.webhooks
    made = await webhooks.create(url="https://example.com/hook", enabled_events=["external_key.failed"], name="a")
    assert made.signing_secret.startswith("whsec_")
    assert made.signing_secret not in repr(made)
    changed = await webhooks.update(made.id, state="disabled", enabled_events=["external_storage.failed"])
    assert (changed.state, changed.enabled_events, changed.name) == ("disabled", ["external_storage.failed"], "a")
    assert not hasattr(await webhooks.get(made.id), "signing_secret")
    fresh = await webhooks.regenerate_signing_secret(made.id)
    assert fresh.signing_secret not in {made.signing_secret, *repr(fresh).split("'")}
    others = [(await webhooks.create(url=f"https://example.com/{n}", enabled_events=[])).id for n in range(3)]
    page = await webhooks.list(limit=2, order="asc")
    assert [one.id async for one in page] == [made.id, *others]
    await webhooks.delete(made.id)
    assert [one.id async for one in webhooks.list()] == others[::-1]


async def test_a_spend_limit_set_again_is_replaced(client: AsyncAnthropicClient) -> None:
    limits = client.admin.spend_limits
    scope = SpendLimitUserScope(user_id=DEVELOPER)
    first = await limits.set(amount="50000", scope=scope, period="monthly")
    again = await limits.set(amount=None, scope=scope, period="monthly")
    daily = await limits.set(amount="100", scope=scope, period="daily")
    assert (again.id, first.amount, again.amount) == (first.id, "50000", None)
    assert daily.id != first.id
    assert [one.id async for one in limits.list()] == [daily.id, first.id]
    await limits.delete(first.id)
    with pytest.raises(NotFoundError):
        await limits.get(first.id)


async def test_a_telemetry_destination_has_the_workspaces_it_was_created_with_and_those_added(
    client: AsyncAnthropicClient,
) -> None:
    destinations = client.admin.telemetry_destinations
    made = await destinations.create(
        endpoint_url="https://otlp.example.com",
        workspaces=TelemetryWorkspacesIncludeChoice(workspace_ids=[WORKSPACE]),
        headers={"authorization": "Bearer x"},
    )
    assert made.workspaces == TelemetryWorkspacesInclude()
    workspace = await client.admin.workspaces.create(name="other")
    added = await destinations.workspaces.add(made.id, workspace.id)
    assert (added.telemetry_destination_id, added.workspace_id) == (made.id, workspace.id)
    assert await destinations.workspaces.add(made.id, workspace.id) == added
    assert {one.workspace_id async for one in destinations.workspaces.list(made.id)} == {WORKSPACE, workspace.id}
    gone = await destinations.workspaces.remove(made.id, WORKSPACE)
    assert (gone.telemetry_destination_id, gone.workspace_id) == (made.id, WORKSPACE)
    assert [one.workspace_id async for one in destinations.workspaces.list(made.id)] == [workspace.id]
    with pytest.raises(NotFoundError):
        await destinations.workspaces.add(made.id, "wrkspc_unknown")
    assert isinstance((await destinations.test(made.id)).result, TelemetryTestFailure)


async def test_settings_of_a_group_are_set_as_a_whole_and_listed_without_them(client: AsyncAnthropicClient) -> None:
    settings = client.admin.claude_code.managed_settings
    group = await client.admin.rbac_groups.create(name="Data")
    with pytest.raises(NotFoundError):
        await settings.rbac_groups.get(group.id)
    first = await settings.rbac_groups.set(group.id, settings={"a": 1, "b": {"c": [2]}})
    assert (first.settings, first.rbac_group_status) == ({"a": 1, "b": {"c": [2]}}, ClaudeCodeGroupActive())
    second = await settings.rbac_groups.set(group.id, settings={"b": {}})
    assert second.settings == (await settings.rbac_groups.get(group.id)).settings == {"b": {}}
    (listed,) = [one async for one in settings.rbac_groups.list()]
    assert (listed.rbac_group_id, listed.type) == (group.id, "claude_code_rbac_group_managed_settings_summary")
    with pytest.raises(NotFoundError):
        await settings.rbac_groups.set("rbac_group_unknown", settings={})
    assert (await settings.rbac_groups.delete(group.id)).rbac_group_id == group.id
    assert [one async for one in settings.rbac_groups.list()] == []


async def test_default_settings_and_the_order_of_groups_are_changed(client: AsyncAnthropicClient) -> None:
    settings = client.admin.claude_code.managed_settings
    assert (await settings.rbac_group_default.update(settings={"x": True})).settings == {"x": True}
    assert (await settings.rbac_group_default.get()).settings == {"x": True}
    assert (await settings.rbac_group_default.update(settings=None)).settings is None
    first, second = [(await client.admin.rbac_groups.create(name=name)).id for name in ("Data", "Sales")]
    for group in (first, second, first):
        await settings.rbac_groups.set(group, settings={})
    before = await settings.configuration.get()
    assert (before.rbac_group_order, before.mode_updated_at) == ([first, second], None)
    version = before.rbac_group_order_version
    changed = await settings.configuration.update(
        rbac_group_order=[second, first], rbac_group_order_version=version, mode={"type": "rbac_groups"}
    )
    assert (changed.rbac_group_order, changed.mode.type) == ([second, first], "rbac_groups")
    assert changed.mode_updated_at is not None
    assert changed.rbac_group_order_version != version
    assert await settings.configuration.get() == changed
    with pytest.raises(ConflictError):
        await settings.configuration.update(rbac_group_order=[first, second], rbac_group_order_version=version)
    await settings.rbac_groups.delete(second)
    after = await settings.configuration.get()
    assert after.rbac_group_order == [first]
    version = after.rbac_group_order_version
    for order in ([], [first, first], [first, second], ["rbac_group_unknown"]):
        with pytest.raises(InvalidRequestError, match="each group that has settings"):
            await settings.configuration.update(rbac_group_order=order, rbac_group_order_version=version)
    with pytest.raises(InvalidRequestError, match="it goes with"):
        await settings.configuration.update(rbac_group_order=[first])
    assert await settings.configuration.get() == after


async def test_data_controls_of_a_project_change_region_by_region(client: AsyncAnthropicClient) -> None:
    controls = client.admin.providers.google.projects.data_controls
    before = await controls.get("7")
    assert before.project_number == "7"
    assert isinstance(before.cmek, GoogleCmekEnabled)
    change = GoogleCmekEnabledChange(external_key_ids={"us-east1": "ekey_1", "us-central1": None})
    bucket = GoogleBucket(bucket_name="b", project_number="7")
    after = await controls.update("7", cmek=change, storage={"type": "enabled", "buckets": {"us-east4": bucket}})
    assert isinstance(after.cmek, GoogleCmekEnabled)
    assert after.cmek.external_key_ids == {"us-east1": "ekey_1"}
    assert isinstance(after.storage, GoogleStorageEnabled)
    assert {*after.storage.buckets} == {"us-east1", "us-east4"}
    assert after.storage.buckets["us-east4"].bucket_name == "b"
    assert after.updated_at > before.updated_at


async def test_a_user_is_signed_out_unless_it_is_the_owner_of_the_key(client: AsyncAnthropicClient) -> None:
    assert (await client.admin.users.sign_out(DEVELOPER)).id == DEVELOPER
    with pytest.raises(InvalidRequestError) as caught:
        await client.admin.users.sign_out(ADMIN)
    assert caught.value.error_code == "cannot_sign_out_self"
    with pytest.raises(NotFoundError):
        await client.admin.users.sign_out("user_unknown")


async def test_reports_are_asked_for_with_lists_and_moments(client: AsyncAnthropicClient, sandbox: Sandbox) -> None:
    analytics = client.admin.analytics
    start = datetime(2026, 11, 2, tzinfo=UTC)
    rows = [
        row async for row in analytics.usage.list(starting_at=start, group_by=["actor", "model"], models=["claude-opus-5"])
    ]
    assert {row.group.actor.type for row in rows if row.group.actor} == {
        "user_actor",
        "service_account_actor",
        "api_actor",
        "federated_actor",
    }
    query = parse_qs(sandbox.requests[-1].query)
    assert query["group_by[]"] == ["actor", "model"]
    assert beta_of_last(sandbox) == "analytics-usage-cost-2026-08-24"
    costs = [row async for row in analytics.cost.list(starting_at=start, time_bucket_width="1d")]
    assert [row.cost.amount for row in costs] == ["1050.25", "4"]
    assert [len(one.results) async for one in analytics.usage_report.list(starting_at=start)] == [2, 0]
    assert [len(one.results) async for one in analytics.cost_report.list(starting_at=start)] == [1, 0]
    users = [row.actor.deleted async for row in analytics.user_usage_report.list(starting_at=start)]
    assert users == [row.actor.deleted async for row in analytics.user_cost_report.list(starting_at=start)]
