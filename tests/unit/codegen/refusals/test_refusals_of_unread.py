"""What nothing would read is rejected with its location: a key, a path, a response, an ambiguous union, an example."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codegen.load.openapi import SpecError
from tests.small_description import (
    JSON,
    LOANS,
    STRING,
    THING,
    THINGS,
    Edit,
    S,
    body,
    create_operation,
    edited,
    item_path,
    list_operation,
    parameter,
)

RESPONSE = THINGS + "/get/responses/200"
REF = "#/components/schemas/"


def _page(things: Any) -> Any:
    return list_operation(things)["responses"]["200"]


def _streamed(things: Any, schemas: Any, event: str = "Event", result: str = "Shelf", **more: str) -> None:
    stop = {"type": "object", "description": "x", "required": ["type"], "properties": {}}
    stop["properties"] = {"type": {"type": "string", "const": "message_stop", "description": "x"}}
    schemas["Stop"] = stop
    schemas["Event"] = {
        "description": "x",
        "oneOf": [{"$ref": REF + "Stop"}],
        "discriminator": {"propertyName": "type", "mapping": {"message_stop": REF + "Stop"}},
    }
    schemas["OtherEvent"] = {**schemas["Event"], "x-unknown": "UnknownOther"}
    streaming = {"method": "lend", "flag": "days", "event": event, "result": result, **more}
    create_operation(things)["x-streaming"] = streaming


def _second_kind(root: Any, things: Any, schemas: Any) -> None:
    _streamed(things, schemas, span="lend")
    first = create_operation(things)
    second = {**first, "operationId": "things.create", "tags": ["things"]}
    second.pop("x-companions")
    second["x-streaming"] = {**first["x-streaming"], "event": "OtherEvent"}
    things["paths"]["/v1/things"]["post"] = second


CASES: list[tuple[Edit, str, str]] = [
    (
        lambda r, t, s: list_operation(t).update(externalDocs={"url": "https://x", "description": "x"}),
        THINGS + "/get/externalDocs/description",
        "nothing reads description here",
    ),
    (
        lambda r, t, s: t["paths"].update({"/v1/lost": {"get": list_operation(t)}}),
        "things.yaml#/paths/~1v1~1lost",
        "no path of anthropic.yaml",
    ),
    (lambda r, t, s: t.update(tags=[]), "things.yaml#/tags", "nothing reads tags"),
    (lambda r, t, s: t.update({"x-group": "a"}), "things.yaml#/x-group", "nothing reads x-group"),
    (lambda r, t, s: r.update(webhooks={}), "anthropic.yaml#/webhooks", "must name a webhook"),
    (lambda r, t, s: r["info"].update({"license": {"name": "MIT"}}), "anthropic.yaml#/info/license", "license"),
    (lambda r, t, s: t["components"].update(links={}), "things.yaml#/components/links", "nothing reads links"),
    (
        lambda r, t, s: t["components"].update(parameters={"Id": parameter("query", STRING)}),
        "things.yaml#/components/parameters/Id",
        "nothing refers to it",
    ),
    (lambda r, t, s: item_path(t).update(servers=[{"url": "https://a"}]), THING + "/servers", "nothing reads servers"),
    (lambda r, t, s: item_path(t).update({"x-class": "A"}), THING + "/x-class", "nothing reads x-class"),
    (
        lambda r, t, s: item_path(t)["get"].update(servers=[{"url": "https://a"}]),
        THING + "/get/servers",
        "nothing reads servers",
    ),
    (lambda r, t, s: item_path(t)["get"].update({"x-sort": "a"}), THING + "/get/x-sort", "unknown key"),
    (
        lambda r, t, s: list_operation(t)["parameters"][0].update(explode=False),
        THINGS + "/get/parameters/0/explode",
        "nothing reads explode",
    ),
    (
        lambda r, t, s: list_operation(t)["parameters"][0]["schema"].update(multipleOf=2),
        THINGS + "/get/parameters/0/schema/multipleOf",
        "nothing reads multipleOf",
    ),
    (
        lambda r, t, s: list_operation(t)["responses"].update({"201": _page(t)}),
        THINGS + "/get/responses/201",
        "only 200",
    ),
    (
        lambda r, t, s: list_operation(t)["responses"].update({"default": _page(t)}),
        THINGS + "/get/responses/default",
        "only 200",
    ),
    (lambda r, t, s: _page(t).update(headers={}), RESPONSE + "/headers", "nothing reads headers"),
    (
        lambda r, t, s: body(t)[JSON].update(encoding={}),
        LOANS + "/requestBody/content/application~1json/encoding",
        "nothing reads encoding",
    ),
    (
        lambda r, t, s: create_operation(t)["requestBody"].pop("required"),
        LOANS + "/requestBody/required",
        "always sent",
    ),
    (
        lambda r, t, s: s["Shelf"]["properties"]["due"].update(default="a"),
        S + "Shelf/properties/due/default",
        "default",
    ),
    (
        lambda r, t, s: s["Remarks"]["anyOf"].append({"$ref": REF + "State"}),
        S + "Remarks/anyOf/2",
        "string like member 0",
    ),
    (
        lambda r, t, s: s["Remarks"].update(anyOf=[{"$ref": REF + "Book"}, {"$ref": REF + "Disc"}]),
        S + "Remarks/anyOf/1",
        "object like member 0",
    ),
    (
        lambda r, t, s: s["Remarks"].update(anyOf=[{"type": "number"}, {"type": ["integer", "null"]}]),
        S + "Remarks/anyOf/1",
        "number like member 0",
    ),
    (lambda r, t, s: _streamed(t, s), LOANS + "/x-streaming", "needs span"),
    (lambda r, t, s: _streamed(t, s, span="lend", result="Book"), LOANS + "/x-streaming/result", "the 200 response"),
    (lambda r, t, s: _streamed(t, s, span="lend", event="Thing"), LOANS + "/x-streaming/event", "message_stop"),
    (_second_kind, LOANS + "/x-streaming/event", "second kind of messages"),
    (
        lambda r, t, s: body(t)[JSON]["example"].update(days=31),
        LOANS + "/requestBody/content/application~1json/example/days",
        "greater than the maximum",
    ),
    (
        lambda r, t, s: _page(t)["content"][JSON]["example"].pop("has_more"),
        RESPONSE + "/content/application~1json/example",
        "'has_more' is a required property",
    ),
    (
        lambda r, t, s: t["paths"]["/v1/loans/{loan_id}/history"]["get"]["responses"]["200"]["content"][
            "application/x-jsonl"
        ]["example"].append({"type": "book"}),
        "things.yaml#/paths/~1v1~1loans~1{loan_id}~1history/get/responses/200/content/application~1x-jsonl/example/1",
        "is a required property",
    ),
]


@pytest.mark.parametrize(("edit", "where", "reason"), CASES, ids=[f"{w[-50:]} {r}" for _, w, r in CASES])
def test_what_nothing_reads_is_rejected_with_its_location(edit: Edit, where: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(SpecError) as caught:
        edited(tmp_path, edit)
    assert caught.value.where == where
    assert reason in caught.value.reason


def test_errors_may_stand_beside_the_response(tmp_path: Path) -> None:
    def errors(_: Any, things: Any, __: Any) -> None:
        list_operation(things)["responses"]["4XX"] = {"description": "Refused."}

    edited(tmp_path, errors)
