"""Values that fit their schemas: of records, unions of records, and what is as small as can be."""

from __future__ import annotations

import re

import pytest

from integrations_anthropic.sandbox.store.values import RecordValues
from tests.unit.sandbox.store.library import DAY, SCHEMAS, Json, ref

NOW, LATER = "2027-01-15T08:00:01.000000+00:00", "2027-01-15T09:00:01.000000+00:00"
KEY: Json = {"type": "key", "teeth": 7}


@pytest.fixture
def values() -> RecordValues:
    return RecordValues(SCHEMAS)


def test_a_record_of_a_union_is_the_one_that_its_tag_names(values: RecordValues) -> None:
    asked, nothing = ref("Lock"), None
    made = values.new(asked, KEY, {"type": "code", "digits": "1"}, nothing, NOW, LATER)
    assert made == {"type": "code", "digits": "1", "tries": 3}
    assert values.new(asked, KEY, {}, nothing, NOW, LATER) == KEY
    assert values.changed(made, asked, {"digits": "2", "teeth": 1}) == {"type": "code", "digits": "2", "tries": 3}
    assert values.shown(made, asked, KEY) == made


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_smallest_value_of_a_schema_fits_it(name: str, values: RecordValues) -> None:
    assert values.fits(values.smallest(ref(name)), SCHEMAS[name])


@pytest.mark.parametrize(
    ("schema", "smallest"),
    [
        ({"type": "string", "minLength": 2}, "xx"),
        ({"type": "integer", "minimum": 5}, 5),
        ({"type": "array", "minItems": 2, "items": {"enum": ["a", "b"]}}, ["a", "a"]),
        ({"type": ["string", "null"]}, None),
        ({"oneOf": [{"type": "boolean"}, {"type": "null"}]}, None),
        ({"type": "boolean", "default": True}, True),
        ({"type": "object", "additionalProperties": {"type": "string"}}, {}),
        ({"type": "string", "format": "date-time"}, "1970-01-01T00:00:00.000000+00:00"),
    ],
)
def test_what_is_smallest(schema: Json, smallest: Json, values: RecordValues) -> None:
    assert values.smallest(schema) == smallest
    assert values.fits(smallest, schema)


def test_what_does_not_fit_is_as_in_the_example_or_as_small_as_can_be(values: RecordValues) -> None:
    size = {"enum": ["small", "large"]}
    assert values.filled(size, "large", "huge") == "large"
    assert values.filled(size, "other", "huge") == "small"
    # Items of a list are compared with those of the example that are of the same type.
    locks = {"type": "array", "items": ref("Lock")}
    example = [KEY, {"type": "code", "digits": "0", "tries": 9}]
    assert values.filled(locks, example, [{"type": "code", "digits": "1"}]) == [
        {"type": "code", "digits": "1", "tries": 9}
    ]


def test_ids_look_like_those_of_the_example(values: RecordValues) -> None:
    record = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}
    wanted = {
        "rbac_group_01AbC": r"rbac_group_01\w{22}",
        "5a4db0c5-0000-4000-8000-000000000000": r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        "bare": r"item_01\w{22}",
    }
    for example, pattern in wanted.items():
        made = {values.new(record, {"id": example}, {}, None, NOW, LATER)["id"] for _ in range(2)}
        assert len(made) == 2
        assert all(re.fullmatch(pattern, one) for one in made)


def test_points_in_time_are_now_or_when_something_expires(values: RecordValues) -> None:
    record = {
        "type": "object",
        "required": ["created_at", "expires_at", "used_at"],
        "properties": {
            "created_at": {"type": "string", "format": "date-time"},
            "expires_at": {"type": "string", "format": "date-time"},
            "used_at": {"type": ["string", "null"], "format": "date-time"},
        },
    }
    made = values.new(record, dict.fromkeys(record["properties"], DAY), {}, None, NOW, LATER)
    assert made == {"created_at": NOW, "expires_at": LATER, "used_at": None}


def test_what_a_response_has_no_property_for_is_left_out(values: RecordValues) -> None:
    given = {**KEY, "secret": "s"}
    assert values.filled(ref("Lock"), KEY, given) == KEY
    locks = {"type": "array", "items": ref("Lock")}
    assert values.filled(locks, None, [given, {"type": "code", "digits": "1", "tries": 3, "secret": "s"}]) == [
        KEY,
        {"type": "code", "digits": "1", "tries": 3},
    ]
    held = {"type": "object", "properties": {"lock": {"oneOf": [ref("Lock"), {"type": "null"}]}}}
    assert values.filled(held, None, {"lock": given}) == {"lock": KEY}
    labels = {"type": "object", "additionalProperties": {"type": "string"}}
    assert values.filled(labels, None, {"secret": "s"}) == {"secret": "s"}
