"""A stream of typed events as the generator describes it: its operation, and its events."""

from __future__ import annotations

import json
from typing import Any

from integrations_anthropic._core.call.operation import Call, Operation, make_call
from integrations_anthropic._core.call.options import Options
from integrations_anthropic._core.streaming.event_rules import EventRules

BY_ID = EventRules(ends=("session.deleted",), resume="last-event-id")
BY_CURSOR = EventRules(ends=("session.deleted",), resume="cursor", cursor="after", key="id")
NOT_AGAIN = EventRules(ends=("session.deleted",))


def event(number: int, kind: str = "session.updated", *, own_id: bool = True) -> bytes:
    """The event `e<number>`."""
    data = json.dumps({"type": kind, "id": f"e{number}", "organization_id": "o", "workspace_id": "w"})
    return (f"id: e{number}\n" if own_id else "").encode() + f"event: {kind}\ndata: {data}\n\n".encode()


def last(number: int) -> bytes:
    """The event that ends the stream."""
    return event(number, "session.deleted")


def watching(rules: EventRules, **options: Any) -> Call:
    """The call; its events are those of webhooks."""
    operation = Operation(
        name="things.watch",
        http="GET",
        path="/v1/things/watch",
        span="watch_things",
        arguments=() if rules.cursor is None else (rules.cursor,),
        result="WebhookEventData",
        events=rules,
    )
    return make_call(operation, Options(**options), fields={})
