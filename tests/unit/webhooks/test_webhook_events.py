"""Every event that the description names is a model of its own; any other is kept as it came."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

import integrations_anthropic
from integrations_anthropic import to_dict
from integrations_anthropic.models import UnknownWebhookEventData
from integrations_anthropic.testing import webhook_event
from tests.unit.webhooks.deliveries import headers_of, taken

SPEC = Path(__file__).parents[3] / "spec" / "webhooks.yaml"
SCHEMAS = yaml.safe_load(SPEC.read_text("utf-8"))["components"]["schemas"]
MAPPING = SCHEMAS["WebhookEventData"]["discriminator"]["mapping"]


def test_there_are_51_types():
    assert len(MAPPING) == 51 == len(SCHEMAS) - 2


@pytest.mark.parametrize("type", MAPPING)
def test_an_event_of_this_type_is_read_as_its_model(type: str):
    name = MAPPING[type].rsplit("/", 1)[1]
    wanted = {field: f"{field}_1" for field in SCHEMAS[name]["required"] if field != "type"}
    data = {"id": "wevt_1", "type": "event", "created_at": "2026-11-02T09:00:00Z", "data": {"type": type, **wanted}}
    body = json.dumps(data).encode()
    event = taken(body, headers_of(body))
    assert isinstance(event.data, getattr(integrations_anthropic, name))
    assert {field: getattr(event.data, field) for field in wanted} == wanted
    assert to_dict(event) == data


def test_an_event_of_another_type_is_kept_as_it_came():
    data = webhook_event("moon.risen", id="moon_1", phase={"full": True})
    body = json.dumps(data | {"later": [1]}).encode()
    event = taken(body, headers_of(body))
    assert isinstance(event.data, UnknownWebhookEventData)
    assert event.data.type == "moon.risen" and event.data.raw["phase"] == {"full": True}
    assert to_dict(event) == data | {"later": [1]}
