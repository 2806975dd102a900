"""The audit compares what webhooks deliver with the type of the same name, with or without `Beta`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.unit.codegen.audit.library import audited, calls, description, reference, types

Json = Any
MOVED = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "to": {"type": "string"}}}


def found(folder: Path, known_types: Json) -> set[tuple[str, str]]:
    described = description()
    described["components"]["schemas"]["Moved"] = MOVED
    body = {"content": {"application/json": {"schema": reference("Moved")}}}
    described["webhooks"] = {"moved": {"post": {"requestBody": body}}}
    return {(each.kind, each.pointer) for each in audited(folder, described, calls(), types() | known_types)}


def known(name: str, **fields: bool) -> Json:
    each = {field: {"type": "str", "required": required} for field, required in fields.items()}
    return {f"moved.{name}": {"kind": "model", "name": name, "fields": each}}


def test_a_webhook_that_agrees_has_no_finding(tmp_path: Path) -> None:
    assert found(tmp_path, known("BetaMoved", id=True, to=False)) == set()
    assert found(tmp_path, known("Moved", id=True, to=False)) == set()


def test_a_field_that_one_side_lacks_is_found(tmp_path: Path) -> None:
    moved = "anthropic.yaml#/components/schemas/Moved/properties"
    kinds = {("field missing", f"{moved}/at"), ("field extra", f"{moved}/to")}
    assert found(tmp_path, known("BetaMoved", id=True, at=True)) == kinds


def test_a_webhook_that_the_facts_do_not_know_is_found(tmp_path: Path) -> None:
    assert found(tmp_path, {}) == {("webhook extra", "anthropic.yaml#/webhooks/moved/post/requestBody/content")}
