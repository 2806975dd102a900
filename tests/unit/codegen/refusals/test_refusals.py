"""An invalid description is rejected with the file, the JSON pointer and the reason."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from codegen.build import build
from codegen.load.openapi import SpecError, load

SMALL = Path(__file__).parent.parent / "small" / "spec"
SCHEMAS = "things.yaml#/components/schemas/"

Edit = Callable[[Any, Any], None]


def _union_without_discriminator(_: Any, s: Any) -> None:
    del s["Thing"]["discriminator"]


def _const_of_another_member(_: Any, s: Any) -> None:
    s["Book"]["properties"]["type"]["const"] = "leaflet"


def _member_not_in_mapping(_: Any, s: Any) -> None:
    del s["Thing"]["discriminator"]["mapping"]["disc" if "disc" in s["Thing"]["discriminator"]["mapping"] else "record"]


def _inline_object(_: Any, s: Any) -> None:
    s["Book"]["properties"]["cover"] = {"description": "x", "type": "object", "properties": {"a": {"type": "string"}}}


def _inline_enum(_: Any, s: Any) -> None:
    s["Shelf"]["properties"]["due"] = {"description": "x", "type": "string", "enum": ["a", "b"]}


def _inline_union(_: Any, s: Any) -> None:
    s["Shelf"]["properties"]["due"] = {"description": "x", "anyOf": [{"type": "string"}, {"type": "integer"}]}


def _inline_in_a_list(_: Any, s: Any) -> None:
    s["Shelf"]["properties"]["things"]["items"] = {"type": "object", "properties": {"a": {"type": "string"}}}


def _no_description(_: Any, s: Any) -> None:
    del s["Book"]["description"]


def _no_description_of_a_property(_: Any, s: Any) -> None:
    del s["Book"]["properties"]["title"]["description"]


def _required_is_no_property(_: Any, s: Any) -> None:
    s["Book"]["required"].append("isbn")


def _missing_schema(_: Any, s: Any) -> None:
    s["Book"]["properties"]["state"] = {"$ref": "#/components/schemas/Condition"}


def _missing_file(_: Any, s: Any) -> None:
    s["Book"]["properties"]["state"] = {"$ref": "other.yaml#/components/schemas/State"}


def _not_openapi(root: Any, _: Any) -> None:
    del root["info"]["title"]


def _wrong_type(_: Any, s: Any) -> None:
    s["Book"]["properties"]["title"]["type"] = "strnig"


def _reserved_name(_: Any, s: Any) -> None:
    s["Record"] = s["State"]


def _reserved_suffix(_: Any, s: Any) -> None:
    s["BookInput"] = s["State"]


def _undeclared_tag(root: Any, _: Any) -> None:
    root["tags"] = root["tags"][:1]


CASES: list[tuple[Edit, str, str]] = [
    (_union_without_discriminator, SCHEMAS + "Thing", "discriminator"),
    (_const_of_another_member, SCHEMAS + "Thing/discriminator/mapping/book", "'leaflet'"),
    (_member_not_in_mapping, SCHEMAS + "Thing/discriminator/mapping", "no value for Disc"),
    (_inline_object, SCHEMAS + "Book/properties/cover", "named schema"),
    (_inline_enum, SCHEMAS + "Shelf/properties/due", "enum must be a named schema"),
    (_inline_union, SCHEMAS + "Shelf/properties/due", "union must be a named schema"),
    (_inline_in_a_list, SCHEMAS + "Shelf/properties/things/items", "named schema"),
    (_no_description, SCHEMAS + "Book", "description"),
    (_no_description_of_a_property, SCHEMAS + "Book/properties/title", "description"),
    (_required_is_no_property, SCHEMAS + "Book/required", "'isbn'"),
    (_missing_schema, "things.yaml#/components/schemas/Book/properties/state", "does not exist"),
    (_missing_file, "things.yaml#/components/schemas/Book/properties/state", "no file other.yaml"),
    (_not_openapi, "anthropic.yaml#/info", "'title' is a required property"),
    (_wrong_type, SCHEMAS + "Book/properties/title/type", "strnig"),
    (_reserved_name, SCHEMAS + "Record", "choose another"),
    (_reserved_suffix, SCHEMAS + "BookInput", "reserved for argument types"),
    (_undeclared_tag, "anthropic.yaml#/tags", "'desk.loans'"),
]


@pytest.mark.parametrize(("edit", "where", "reason"), CASES, ids=lambda case: getattr(case, "__name__", ""))
def test_an_invalid_description_is_rejected_with_pointer_and_reason(
    edit: Edit, where: str, reason: str, tmp_path: Path
) -> None:
    folder = tmp_path / "spec"
    shutil.copytree(SMALL, folder)
    root, things = (yaml.safe_load((folder / name).read_text()) for name in ("anthropic.yaml", "things.yaml"))
    edit(root, things["components"]["schemas"])
    (folder / "anthropic.yaml").write_text(yaml.safe_dump(root, sort_keys=False))
    (folder / "things.yaml").write_text(yaml.safe_dump(things, sort_keys=False))
    with pytest.raises(SpecError) as caught:
        build(load(folder))
    assert caught.value.where == where
    assert reason in caught.value.reason


LOANS = "things.yaml#/paths/~1v1~1loans/post"
HISTORY = "things.yaml#/paths/~1v1~1loans~1{loan_id}~1history/get"
THINGS = "things.yaml#/paths/~1v1~1things/get"
OPERATION_CASES: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("/v1/loans", "post", {"operationId": None}, LOANS, "operationId"),
    ("/v1/loans", "post", {"operationId": "loans"}, LOANS + "/operationId", "tag, a dot"),
    ("/v1/loans", "post", {"operationId": "things.list", "tags": ["things"]}, LOANS + "/operationId", "already used"),
    ("/v1/loans", "post", {"summary": None}, LOANS, "summary"),
    ("/v1/loans", "post", {"x-retry": "maybe"}, LOANS + "/x-retry", "safe or unsafe"),
    ("/v1/loans", "post", {"responses": {"204": {"description": "x"}}}, LOANS + "/responses", "200"),
    ("/v1/loans", "post", {"x-lines": True}, LOANS + "/responses/200/content", "application/x-jsonl"),
    (
        "/v1/loans",
        "post",
        {"requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}}},
        LOANS + "/requestBody/content/application~1json/schema",
        "named schema",
    ),
    (
        "/v1/loans",
        "post",
        {"x-streaming": {"method": "lend", "flag": "flow", "event": "Book", "result": "Shelf"}},
        LOANS + "/x-streaming/flag",
        "no field 'flow'",
    ),
    (
        "/v1/loans",
        "post",
        {"x-streaming": {"method": "lend", "flag": "days", "event": "Bang", "result": "Shelf"}},
        LOANS + "/x-streaming/event",
        "no schema Bang",
    ),
    (
        "/v1/loans",
        "post",
        {"x-streaming": {"method": "lend", "flag": "days", "length": "pages", "event": "Book", "result": "Shelf"}},
        LOANS + "/x-streaming/length",
        "no field 'pages'",
    ),
    ("/v1/loans", "post", {"x-resume": "title"}, LOANS + "/x-resume", "needs x-lines"),
    ("/v1/loans/{loan_id}/history", "get", {"x-resume": "isbn"}, HISTORY + "/x-resume", "no field 'isbn'"),
    ("/v1/loans/{loan_id}/history", "get", {"x-resume": ["title"]}, HISTORY + "/x-resume", "a non-empty string"),
    ("/v1/things", "get", {"x-params": None}, THINGS, "x-params"),
    ("/v1/things", "get", {"x-paging": {"next": "last_id", "items": "data"}}, THINGS + "/x-paging", "needs cursor"),
    (
        "/v1/things",
        "get",
        {"x-paging": {"cursor": "behind", "next": "last_id", "items": "data"}},
        THINGS + "/x-paging/cursor",
        "no query parameter 'behind'",
    ),
    (
        "/v1/things",
        "get",
        {"x-paging": {"cursor": "after", "next": "final_id", "items": "data"}},
        THINGS + "/x-paging/next",
        "no field of the page 'final_id'",
    ),
]


@pytest.mark.parametrize(("path", "method", "change", "where", "reason"), OPERATION_CASES)
def test_an_unsupported_operation_is_rejected(
    path: str, method: str, change: dict[str, Any], where: str, reason: str, tmp_path: Path
) -> None:
    folder = tmp_path / "spec"
    shutil.copytree(SMALL, folder)
    things = yaml.safe_load((folder / "things.yaml").read_text())
    operation = things["paths"][path][method]
    for key, value in change.items():
        operation.pop(key) if value is None else operation.update({key: value})
    (folder / "things.yaml").write_text(yaml.safe_dump(things, sort_keys=False))
    with pytest.raises(SpecError) as caught:
        build(load(folder))
    assert caught.value.where == where
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("openapi: [", "line 2"),
        ("a: 1\na: 2\n", "duplicate key 'a'"),
        ("- a\n", "must be a mapping"),
        ("a: !!python/object:os.system {}\n", "not readable as YAML"),
    ],
)
def test_invalid_yaml_is_rejected_with_its_line(text: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "anthropic.yaml").write_text(text + "\n")
    with pytest.raises(SpecError, match=r"anthropic\.yaml") as caught:
        load(tmp_path)
    assert reason in str(caught.value)


def test_a_name_defined_in_two_files_is_rejected(tmp_path: Path) -> None:
    folder = tmp_path / "spec"
    shutil.copytree(SMALL, folder)
    extra = {"components": {"schemas": {"Book": {"type": "string", "description": "x"}}}}
    (folder / "more.yaml").write_text(yaml.safe_dump(extra))
    things = yaml.safe_load((folder / "things.yaml").read_text())
    things["components"]["schemas"]["Shelf"]["properties"]["due"] = {
        "description": "x",
        "$ref": "more.yaml#/components/schemas/Book",
    }
    (folder / "things.yaml").write_text(yaml.safe_dump(things))
    with pytest.raises(SpecError, match=r"already used in things\.yaml"):
        load(folder)


def test_a_yaml_date_is_read_as_a_string(tmp_path: Path) -> None:
    folder = tmp_path / "spec"
    shutil.copytree(SMALL, folder)
    root = (folder / "anthropic.yaml").read_text()
    (folder / "anthropic.yaml").write_text(root.replace("night-2026-01-01", "2026-01-01"))
    assert build(load(folder)).beta_features["night"] == ("2026-01-01",)
