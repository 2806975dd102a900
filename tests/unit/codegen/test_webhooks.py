"""What the description says of webhooks is read as received, or refused with its location."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from codegen.load.openapi import SpecError
from tests.small_description import JSON, edited

REF = "#/components/schemas/"
WEBHOOK = "anthropic.yaml#/webhooks/thing"
POST = f"{WEBHOOK}/post"
CONTENT = f"{POST}/requestBody/content"
MEDIA = f"{CONTENT}/application~1json"


def with_webhook(root: Any, schemas: Any) -> Any:
    schemas["Moved"] = {
        "description": "A thing was moved.",
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "string", "description": "Id of the thing."}},
    }
    body = {"content": {JSON: {"schema": {"$ref": f"things.yaml{REF}Moved"}, "example": {"id": "thing_1"}}}}
    root["webhooks"] = {"thing": {"post": {"requestBody": body, "responses": {"2XX": {"description": "Taken."}}}}}
    return root["webhooks"]["thing"]


def test_what_a_webhook_delivers_is_a_received_model_without_a_service(tmp_path: Path):
    api = edited(tmp_path, lambda root, things, schemas: with_webhook(root, schemas))
    record = next(record for record in api.records if record.name == "Moved")
    assert (record.received, record.sent) == (True, False)


CASES: list[tuple[Callable[[Any], Any], str, str]] = [
    (lambda item: item.update(get=item["post"]), f"{WEBHOOK}/get", "nothing reads get"),
    (lambda item: item.pop("post"), WEBHOOK, "needs post"),
    (lambda item: item["post"].update(operationId="things.moved"), f"{POST}/operationId", "nothing reads operationId"),
    (lambda item: item["post"].update({"x-span": "a"}), f"{POST}/x-span", "nothing reads x-span"),
    (lambda item: item["post"].pop("requestBody"), POST, "needs requestBody"),
    (lambda item: item["post"]["responses"]["2XX"].update(content={}), f"{POST}/responses/2XX/content", "nothing"),
    (lambda item: _content(item).update({"text/plain": {}}), CONTENT, "needs application/json"),
    (lambda item: _content(item)[JSON].update(examples={}), f"{MEDIA}/examples", "nothing reads examples"),
    (lambda item: _content(item)[JSON].update(schema={"type": "object"}), f"{MEDIA}/schema", "a named schema"),
    (lambda item: _content(item)[JSON].update(example={"id": 5}), f"{MEDIA}/example/id", "contradicts"),
]


def _content(item: Any) -> Any:
    return item["post"]["requestBody"]["content"]


@pytest.mark.parametrize(("change", "where", "reason"), CASES, ids=[f"{where} {reason}" for _, where, reason in CASES])
def test_a_webhook_that_cannot_be_read_is_refused(tmp_path: Path, change: Any, where: str, reason: str):
    with pytest.raises(SpecError) as caught:
        edited(tmp_path, lambda root, things, schemas: change(with_webhook(root, schemas)))
    assert caught.value.where == where, caught.value
    assert reason in caught.value.reason


def test_a_reference_to_a_record_that_is_not_there_is_refused(tmp_path: Path):
    def lost(root: Any, things: Any, schemas: Any) -> None:
        with_webhook(root, schemas)
        del schemas["Moved"]

    with pytest.raises(SpecError, match="does not exist"):
        edited(tmp_path, lost)
