"""Which events follow from which operations, and whether they are what the description says."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import from_dict
from integrations_anthropic.models import UnknownWebhookEventData, WebhookEvent
from integrations_anthropic.sandbox.description.loader import find_folder, load
from integrations_anthropic.sandbox.webhooks.changes import EventFactory, event_type, session_event_types
from integrations_anthropic.testing import VirtualClock

Json = Any


@pytest.fixture(scope="module")
def factory() -> EventFactory:
    return EventFactory(load(find_folder()), VirtualClock())


@pytest.mark.parametrize(
    ("operation", "kind"),
    [
        ("agents.create", "agent.created"),
        ("agents.update", "agent.updated"),
        ("sessions.archive", "session.archived"),
        ("environments.delete", "environment.deleted"),
        ("deployments.pause", "deployment.paused"),
        ("deployments.unpause", "deployment.unpaused"),
        ("memory_stores.create", "memory_store.created"),
        ("vaults.credentials.archive", "vault_credential.archived"),
    ],
)
def test_an_operation_causes_the_event_with_its_name(factory: EventFactory, operation: str, kind: str) -> None:
    event = factory.after(operation, {"vault_id": "vault_1"}, lambda: {"id": "x_1", "name": "A", "type": "other"})
    assert event is not None
    assert (event["data"]["type"], event["data"]["id"]) == (kind, "x_1")
    assert event["data"].get("vault_id") == ("vault_1" if operation.startswith("vaults.") else None)
    assert "name" not in event["data"]


@pytest.mark.parametrize("operation", ["agents.get", "files.delete", "agents.versions.create", "messages.create"])
def test_other_operations_cause_none_and_their_responses_are_not_read(factory: EventFactory, operation: str) -> None:
    assert factory.after(operation, {}, lambda: pytest.fail("was read")) is None


def test_the_object_says_its_workspace(factory: EventFactory) -> None:
    event: Json = factory.after("agents.create", {}, lambda: {"id": "agent_1", "workspace_id": "wrkspc_9"})
    other: Json = factory.after("agents.create", {}, lambda: {"id": "agent_1", "workspace_id": None})
    assert [one["data"]["workspace_id"] for one in (event, other)] == ["wrkspc_9", "wrkspc_0123456789"]
    assert event["created_at"].startswith("20")
    assert event["id"] != other["id"]


def test_every_type_of_event_can_be_made_and_is_known_to_the_client(factory: EventFactory) -> None:
    ids = {name: f"{name}_1" for name in ("id", "vault_id", "session_thread_id", "enforcement_action_id")}
    assert len(factory.types) == 51
    for kind in factory.types:
        event = from_dict(WebhookEvent, factory.make(kind, ids), strict=True)
        assert not isinstance(event.data, UnknownWebhookEventData)
        assert event.data.type == kind


def test_what_has_no_event_has_no_type() -> None:
    assert event_type("messages.count_tokens") is None
    assert event_type("create") == ".created"


@pytest.mark.parametrize(
    ("event", "types"),
    [
        ({"type": "session.status_running"}, ["session.status_run_started", "session.running"]),
        (
            {"type": "session.status_idle", "stop_reason": {"type": "requires_action"}},
            ["session.status_idled", "session.idled", "session.requires_action"],
        ),
        (
            {"type": "session.status_idle", "stop_reason": {"type": "budget_reached"}},
            ["session.status_idled", "session.idled", "session.budget_reached"],
        ),
        (
            {"type": "session.status_idle", "stop_reason": {"type": "end_turn"}},
            ["session.status_idled", "session.idled"],
        ),
        ({"type": "session.status_idle"}, ["session.status_idled", "session.idled"]),
        ({"type": "session.thread_status_idle", "stop_reason": {"type": "requires_action"}}, ["session.thread_idled"]),
        ({"type": "agent.message"}, []),
    ],
)
def test_events_of_a_session_cause_others(factory: EventFactory, event: Json, types: list[str]) -> None:
    assert session_event_types(event) == types
    assert set(types) <= set(factory.types)
