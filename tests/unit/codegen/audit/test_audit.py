"""The audit finds each way in which the description and the facts about the API can differ, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codegen.audit.facts import Facts, FactsError
from tests.unit.codegen.audit.differences import BOOK, CASES, LOAN, SCHEMAS
from tests.unit.codegen.audit.library import audited, call, calls, description, types, write_facts

Json = Any


def test_a_description_that_agrees_with_the_facts_has_no_finding(tmp_path: Path) -> None:
    assert audited(tmp_path, description(), calls(), types()) == []


@pytest.mark.parametrize("name", CASES)
def test_each_difference_is_found_at_its_pointer_and_nothing_else_is(name: str, tmp_path: Path) -> None:
    change, expected = CASES[name]
    described, known_calls, known_types = description(), calls(), types()
    change(described, known_calls, known_types)
    found = {(each.kind, each.pointer, each.detail) for each in audited(tmp_path, described, known_calls, known_types)}
    assert found == expected


def test_an_answer_that_may_be_null_on_both_sides_is_no_difference(tmp_path: Path) -> None:
    described, known = description(), calls()
    media = described["paths"]["/v1/loans/{loan_id}"]["post"]["responses"]["200"]["content"]["application/json"]
    media["schema"] = {"oneOf": [media["schema"], {"type": "null"}]}
    for each in known[1:]:
        each["returns"] = "Optional[Book]"
    assert audited(tmp_path, described, known, types()) == []


def test_a_body_that_only_one_side_has_is_found(tmp_path: Path) -> None:
    described, known = description(), calls()
    del described["paths"]["/v1/loans/{loan_id}"]["post"]["requestBody"]
    assert {each.kind for each in audited(tmp_path, described, known, types())} == {"body missing"}
    for each in known[1:]:
        each["body_params"] = None
    found = audited(tmp_path, description(), known, types())
    assert {each.kind for each in found} == {"body extra"}


def test_a_beta_record_needs_a_mark_unless_only_marked_operations_have_it(tmp_path: Path) -> None:
    described, known, found = description(), calls(), types()
    shelf = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
    described["components"]["schemas"]["Shelf"] = shelf
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Shelf"}}}
    operation = {"operationId": "shelves.get", "responses": {"200": {"content": content}}}
    described["paths"]["/v1/shelves/{shelf_id}"] = {"get": {**operation, "x-beta": ["price-2026-01-01"]}}
    made = {"resource": "beta.shelves", "http": "GET", "path": "/v1/shelves/{id}", "response_type": "BetaShelf"}
    known.append(call(**made, beta=True, beta_header_default="price-2026-01-01"))
    fields = {"name": {"type": "str", "required": True}}
    found["beta.shelf.BetaShelf"] = {"kind": "model", "name": "BetaShelf", "fields": fields}
    assert audited(tmp_path / "marked", described, known, found) == []
    described["paths"]["/v1/halls/{hall_id}"] = {"get": {**operation, "operationId": "halls.get"}}
    known.append(call(**made | {"resource": "halls", "path": "/v1/halls/{id}"}))
    kinds = {each.kind for each in audited(tmp_path / "shared", described, known, found)}
    assert kinds == {"record is beta, no x-beta here"}


def test_a_finding_names_the_types_that_show_it_and_whether_they_are_beta(tmp_path: Path) -> None:
    known = types()
    for record in (BOOK, "beta.thing.Book"):
        known[record]["fields"]["isbn"] = {"type": "str", "required": False}
    (finding,) = audited(tmp_path, description(), calls(), known)
    assert str(finding) == f"{SCHEMAS}/Book/properties/isbn [beta/general: Book]"


def test_a_schema_is_compared_for_each_request_that_uses_it(tmp_path: Path) -> None:
    described, known, found = description(), calls(), types()
    lend = described["paths"]["/v1/loans/{loan_id}"]["post"]
    described["paths"]["/v1/renewals/{loan_id}"] = {"post": {**lend, "operationId": "renewals.create"}}
    renew = {"resource": "renewals", "path": "/v1/renewals/{id}", "request_type": "Renew"}
    known.append({**known[1], **renew, "request_type_file": "types/renewal_create.py"})
    fields = found["loan_create.Lend"]["fields"]
    found["renewal_create.Renew"] = {"kind": "params", "name": "Renew", "fields": dict(fields)}
    assert audited(tmp_path / "same", described, known, found) == []
    del found["renewal_create.Renew"]["fields"]["days"]
    known[-1]["body_params"] = ["book"]
    (finding,) = audited(tmp_path / "other", described, known, found)
    assert (finding.kind, finding.pointer) == ("field extra", f"{SCHEMAS}/Loan/properties/days")
    assert "Renew" in str(finding)


def test_facts_are_read_from_the_two_files_of_a_folder(tmp_path: Path) -> None:
    facts = Facts.read(write_facts(tmp_path))
    assert len(facts.calls) == 3
    assert facts.beta_headers == {"price-2026-01-01"}


@pytest.mark.parametrize("content", [b"", b"no gzip", b"\x1f\x8b\x08cut"])
def test_facts_that_cannot_be_read_are_refused_with_the_file(content: bytes, tmp_path: Path) -> None:
    write_facts(tmp_path)
    (tmp_path / "wire-types.json.gz").write_bytes(content)
    with pytest.raises(FactsError, match=r"wire-types\.json\.gz"):
        Facts.read(tmp_path)
    (tmp_path / "calls.json.gz").unlink()
    with pytest.raises(FactsError, match=r"there is no calls\.json\.gz"):
        Facts.read(tmp_path)


@pytest.mark.parametrize("expression", ["decimal", {"tuple": ["int"]}])
def test_a_type_of_an_unknown_kind_is_refused_rather_than_passed_over(expression: Json, tmp_path: Path) -> None:
    known = types()
    known[LOAN]["fields"]["days"]["type"] = expression
    with pytest.raises(FactsError, match="unknown kind"):
        audited(tmp_path, description(), calls(), known)


def test_events_that_make_no_message_are_compared_with_the_type_of_the_call(tmp_path: Path) -> None:
    described, known, found = description(), calls(), types()
    content = {"text/event-stream": {"schema": {"$ref": "#/components/schemas/Thing"}}}
    watching = {"operationId": "things.watch", "x-events": {}, "responses": {"200": {"content": content}}}
    described["paths"]["/v1/things/stream"] = {"get": watching}
    made = {"resource": "things", "http": "GET", "path": "/v1/things/stream", "response_type": "Happening"}
    known.append(call(**made, stream=True, stream_mode="sse"))
    members = [f"#{key}" for key, each in found.items() if each["name"] in ("Book", "Disc")]
    found["alias:things.Happening"] = {"kind": "alias", "name": "Happening", "type": {"anyOf": members}}
    assert audited(tmp_path / "same", described, known, found) == []
    cup = {"type": {"type": {"enum": ["cup"]}, "required": True}}
    found["thing.Cup"] = {"kind": "model", "name": "Cup", "fields": cup}
    found["alias:things.Happening"]["type"]["anyOf"].append("#thing.Cup")
    kinds = {(each.kind, each.detail) for each in audited(tmp_path / "more", described, known, found)}
    assert kinds == {("union member missing", "cup")}
