"""Which events follow from what operations do: by their names, as the description has both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..clock import SandboxClock, timestamp
from ..description.loader import Description
from ..ids import new_id

__all__ = ["EventFactory", "event_type", "session_event_types"]

Json = Any
HAPPENED = {
    "create": "created",
    "update": "updated",
    "archive": "archived",
    "delete": "deleted",
    "pause": "paused",
    "unpause": "unpaused",
}
"""What has happened after an operation whose last name this is."""
SESSION_EVENTS: dict[str, tuple[str, ...]] = {
    "session.status_running": ("session.status_run_started", "session.running"),
    "session.status_idle": ("session.status_idled", "session.idled"),
    "session.status_rescheduled": ("session.status_rescheduled", "session.pending"),
    "session.status_terminated": ("session.status_terminated",),
    "session.thread_created": ("session.thread_created",),
    "session.thread_status_idle": ("session.thread_idled",),
    "session.thread_status_terminated": ("session.thread_terminated",),
    "span.outcome_evaluation_end": ("session.outcome_evaluation_ended",),
}
"""The events that follow from an event of a session."""
IDLE_REASONS = {
    "requires_action": "session.requires_action",
    "budget_reached": "session.budget_reached",
}
"""One more event, for the reason of which a session became idle."""
ORGANIZATION = "5a4db0c5-0000-4000-8000-000000000000"
WORKSPACE = "wrkspc_0123456789"
"""Where the request names no workspace, and the object has none."""


def event_type(operation: str) -> str | None:
    """The type of the event after an operation: `vaults.credentials.create`, `vault_credential.created`."""
    *path, verb = operation.split(".")
    if verb not in HAPPENED:
        return None
    return f"{'_'.join(name.removesuffix('s') for name in path)}.{HAPPENED[verb]}"


def session_event_types(event: Json) -> list[str]:
    """Types of the events that follow from an event of a session."""
    reason = (event.get("stop_reason") or {}).get("type") if event["type"] == "session.status_idle" else None
    more = [IDLE_REASONS[reason]] if reason in IDLE_REASONS else []
    return [*SESSION_EVENTS.get(event["type"], ()), *more]


class EventFactory:
    """Makes events as the description has them."""

    def __init__(self, description: Description, clock: SandboxClock) -> None:
        self._clock = clock
        union = description.schemas["WebhookEventData"]
        self._schemas: dict[str, Json] = {
            kind: description.schemas[reference.rpartition("/")[2]]
            for kind, reference in union["discriminator"]["mapping"].items()
        }

    @property
    def types(self) -> list[str]:
        """All types of events."""
        return sorted(self._schemas)

    def make(self, kind: str, given: Mapping[str, Json]) -> Json:
        """An event of this type, with what `given` has of the fields of its data.

        Raises ValueError for an unknown type, and where a field is missing.
        """
        if kind not in self._schemas:
            raise ValueError(f"there is no event of the type {kind!r}; there are: {', '.join(self.types)}")
        schema = self._schemas[kind]
        known = {"organization_id": ORGANIZATION, "workspace_id": WORKSPACE}
        known |= {name: value for name, value in given.items() if isinstance(value, str) and value}
        missing = [name for name in schema["required"] if name != "type" and name not in known]
        if missing:
            raise ValueError(f"an event of the type {kind!r} needs {', '.join(missing)}")
        data = {name: known[name] for name in schema["properties"] if name in known}
        return {
            "id": new_id("wevt"),
            "created_at": timestamp(self._clock.time()),
            "data": {**data, "type": kind},
            "type": "event",
        }

    def after(self, operation: str, path: Mapping[str, str], response: Callable[[], Json]) -> Json | None:
        """The event that an operation causes, with the ids in its path and response; None where it causes none."""
        kind = event_type(operation)
        if kind is None or kind not in self._schemas:
            return None
        return self.make(kind, {**path, **response()})
