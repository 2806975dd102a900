"""A wrong description is refused: which file, where in it, and why."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from codegen.build import build
from codegen.load.openapi import SpecError, load

SMALL = Path(__file__).parent / "small" / "spec"
SCHEMAS = "things.yaml#/components/schemas/"

Edit = Callable[[Any, Any], None]


def _thing_without_tag(_: Any, s: Any) -> None:
    del s["Thing"]["discriminator"]


def _tag_of_another(_: Any, s: Any) -> None:
    s["Book"]["properties"]["type"]["const"] = "leaflet"


def _member_without_tag(_: Any, s: Any) -> None:
    del s["Thing"]["discriminator"]["mapping"]["disc" if "disc" in s["Thing"]["discriminator"]["mapping"] else "record"]


def _inline_object(_: Any, s: Any) -> None:
    s["Book"]["properties"]["cover"] = {"description": "x", "type": "object", "properties": {"a": {"type": "string"}}}


def _inline_enum(_: Any, s: Any) -> None:
    s["Shelf"]["properties"]["due"] = {"description": "x", "type": "string", "enum": ["a", "b"]}


def _inline_union(_: Any, s: Any) -> None:
    s["Shelf"]["properties"]["due"] = {"description": "x", "anyOf": [{"type": "string"}, {"type": "integer"}]}


def _inline_in_a_list(_: Any, s: Any) -> None:
    s["Shelf"]["properties"]["things"]["items"] = {"type": "object", "properties": {"a": {"type": "string"}}}


def _no_words(_: Any, s: Any) -> None:
    del s["Book"]["description"]


def _no_words_for_a_field(_: Any, s: Any) -> None:
    del s["Book"]["properties"]["title"]["description"]


def _unknown_required(_: Any, s: Any) -> None:
    s["Book"]["required"].append("isbn")


def _dangling(_: Any, s: Any) -> None:
    s["Book"]["properties"]["state"] = {"$ref": "#/components/schemas/Condition"}


def _dangling_file(_: Any, s: Any) -> None:
    s["Book"]["properties"]["state"] = {"$ref": "other.yaml#/components/schemas/State"}


def _not_openapi(root: Any, _: Any) -> None:
    del root["info"]["title"]


def _wrong_type(_: Any, s: Any) -> None:
    s["Book"]["properties"]["title"]["type"] = "strnig"


def _taken_name(_: Any, s: Any) -> None:
    s["Record"] = s["State"]


def _name_for_callers(_: Any, s: Any) -> None:
    s["BookInput"] = s["State"]


def _no_tag_for_a_service(root: Any, _: Any) -> None:
    root["tags"] = root["tags"][:1]


CASES: list[tuple[Edit, str, str]] = [
    (_thing_without_tag, SCHEMAS + "Thing", "discriminator"),
    (_tag_of_another, SCHEMAS + "Thing/discriminator/mapping/book", "'leaflet'"),
    (_member_without_tag, SCHEMAS + "Thing/discriminator/mapping", "no tag for Disc"),
    (_inline_object, SCHEMAS + "Book/properties/cover", "named schema"),
    (_inline_enum, SCHEMAS + "Shelf/properties/due", "enum must be a named schema"),
    (_inline_union, SCHEMAS + "Shelf/properties/due", "union must be a named schema"),
    (_inline_in_a_list, SCHEMAS + "Shelf/properties/things/items", "named schema"),
    (_no_words, SCHEMAS + "Book", "description"),
    (_no_words_for_a_field, SCHEMAS + "Book/properties/title", "description"),
    (_unknown_required, SCHEMAS + "Book/required", "'isbn'"),
    (_dangling, "things.yaml#/components/schemas/Book/properties/state", "points at nothing"),
    (_dangling_file, "things.yaml#/components/schemas/Book/properties/state", "no file other.yaml"),
    (_not_openapi, "anthropic.yaml#/info", "'title' is a required property"),
    (_wrong_type, SCHEMAS + "Book/properties/title/type", "strnig"),
    (_taken_name, SCHEMAS + "Record", "choose another"),
    (_name_for_callers, SCHEMAS + "BookInput", "made for what callers pass"),
    (_no_tag_for_a_service, "anthropic.yaml#/tags", "'desk.loans'"),
]


@pytest.mark.parametrize(("edit", "where", "reason"), CASES, ids=lambda case: getattr(case, "__name__", ""))
def test_a_wrong_description_is_refused_by_pointer_and_reason(
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
    ("/v1/loans", "post", {"x-resume": "title"}, LOANS + "/x-resume", "only lines"),
    ("/v1/loans/{loan_id}/history", "get", {"x-resume": "isbn"}, HISTORY + "/x-resume", "no field 'isbn'"),
    ("/v1/loans/{loan_id}/history", "get", {"x-resume": ["title"]}, HISTORY + "/x-resume", "a text"),
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
def test_an_operation_the_generator_cannot_work_with_is_refused(
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
        ("a: 1\na: 2\n", "'a' stands twice"),
        ("- a\n", "must be a mapping"),
        ("a: !!python/object:os.system {}\n", "not readable as YAML"),
    ],
)
def test_text_that_is_no_yaml_is_refused_with_its_line(text: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "anthropic.yaml").write_text(text + "\n")
    with pytest.raises(SpecError, match=r"anthropic\.yaml") as caught:
        load(tmp_path)
    assert reason in str(caught.value)


def test_a_name_used_in_two_files_is_refused(tmp_path: Path) -> None:
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


def test_a_date_stays_the_text_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "spec"
    shutil.copytree(SMALL, folder)
    root = (folder / "anthropic.yaml").read_text()
    (folder / "anthropic.yaml").write_text(root.replace("night-2026-01-01", "2026-01-01"))
    assert build(load(folder)).beta_features["night"] == ("2026-01-01",)
