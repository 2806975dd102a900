"""The store over the description of the API: what is created can be read, and every response fits its schema."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from integrations_anthropic.sandbox.description.loader import find_folder, load
from integrations_anthropic.sandbox.store.shapes import Role, operation_shapes
from tests.unit.sandbox.store.library import Json, Library

DESCRIPTION = load(find_folder())
SHAPES = operation_shapes(DESCRIPTION, ())
MADE = (Role.CREATE, Role.SET)
CREATED = {name: shape for name, shape in SHAPES.items() if shape.role in MADE and shape.operation.form is None}


def example_bodies() -> dict[str, Json]:
    found = {}
    for file in find_folder().glob("*.yaml"):
        for item in (yaml.safe_load(file.read_text("utf-8")).get("paths") or {}).values():
            for operation in item.values():
                content: Any = operation.get("requestBody", {}).get("content", {}) if "$ref" not in item else {}
                if "application/json" in content:
                    found[operation["operationId"]] = content["application/json"]["example"]
    return found


BODIES = example_bodies()


def same_collection(name: str, role: Role) -> str | None:
    collection = CREATED[name].collection
    return next((o for o, s in SHAPES.items() if s.collection == collection and s.role is role), None)


@pytest.mark.parametrize("name", [name for name, shape in CREATED.items() if not shape.parents and not shape.own])
def test_what_an_example_creates_can_be_read_listed_changed_and_deleted(name: str) -> None:
    sandbox = Library(DESCRIPTION)
    made = sandbox(name, body=BODIES[name])
    key = made.get("id")
    reading, listing = same_collection(name, Role.GET), same_collection(name, Role.LIST)
    if reading:
        assert sandbox(reading, key).get("id") == key
    if listing:
        assert [one.get("id") for one in sandbox(listing, query={"limit": 20})["data"]] == [key]
    if changing := same_collection(name, Role.UPDATE):
        assert sandbox(changing, key, body=BODIES[changing]).get("id") == key
    if deleting := same_collection(name, Role.DELETE):
        assert sandbox(deleting, key).get("id") == key
        assert not reading or sandbox.refused(reading, key)[0] == 404


def test_every_resource_of_the_description_has_its_role() -> None:
    roles = {name: SHAPES[name].role for name in ("user_profiles.create", "skills.versions.list", "skills.get")}
    assert list(roles.values()) == [Role.CREATE, Role.LIST, Role.GET]
    action = SHAPES["user_profiles.action_urls.create"]
    assert (action.role, action.action, action.table) == (Role.ACT, "action_urls", "UserProfile")
    versions = SHAPES["skills.versions.get"]
    assert (versions.own, [parent.path for parent in versions.parents]) == ("version", ["/v1/skills/{skill_id}"])


def test_what_is_listed_without_being_created_fits_its_schema() -> None:
    sandbox = Library(DESCRIPTION)
    for name, shape in SHAPES.items():
        if shape.role is Role.LIST and not shape.parents:
            sandbox(name, query={"limit": 20})
