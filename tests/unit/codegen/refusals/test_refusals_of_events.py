"""A stream of events that cannot be read, ended or resumed as `x-events` says is refused with its location."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from codegen.load.openapi import SpecError
from tests.small_description import edited

WATCH = "things.yaml#/paths/~1v1~1loans~1{loan_id}~1events/get"
RULES = f"{WATCH}/x-events"
CONTENT = f"{WATCH}/responses/200/content"
EVENTS = "text/event-stream"


def _op(things: Any) -> Any:
    return things["paths"]["/v1/loans/{loan_id}/events"]["get"]


def _rules(**rules: Any) -> Callable[[Any], Any]:
    """A change of the rules; None takes one away."""

    def change(things: Any) -> None:
        merged = _op(things)["x-events"] | rules
        _op(things)["x-events"] = {key: value for key, value in merged.items() if value is not None}

    return change


def _content(things: Any) -> Any:
    return _op(things)["responses"]["200"]["content"]


def _followed(things: Any) -> None:
    """Have it followed, and take an argument that following adds."""
    history = {"name": "history", "in": "query", "description": "x", "schema": {"type": "string"}}
    _op(things).update({"x-companions": ["follow"], "parameters": [*_op(things)["parameters"], history]})


def _record(things: Any) -> None:
    _content(things)[EVENTS] = {"schema": {"$ref": "#/components/schemas/LoanReturned"}, "example": []}


CASES: list[tuple[Callable[[Any], Any], str, str]] = [
    (lambda t: _op(t).update({"x-events": True}), RULES, "must be a mapping"),
    (_rules(span="a"), f"{RULES}/span", "must be one of"),
    (_rules(ends="returned"), f"{RULES}/ends", "must be a list"),
    (_rules(ends=["returned", "returned"]), f"{RULES}/ends", "each once"),
    (_rules(ends=["lost"]), f"{RULES}/ends/0", "has no event 'lost'"),
    (_rules(resume="id"), f"{RULES}/resume", "last-event-id or cursor"),
    (_rules(cursor=None), RULES, "needs cursor"),
    (_rules(resume=None), RULES, "only it has one"),
    (_rules(key=None), RULES, "needs key"),
    (_rules(key="days"), f"{RULES}/key", "no event has a field 'days' that is a string"),
    (_rules(cursor="before"), f"{RULES}/cursor", "no query parameter 'before'"),
    (_rules(resume="last-event-id", cursor=None), f"{RULES}/key", "is not read"),
    (_record, f"{CONTENT}/text~1event-stream/schema", "must be a union"),
    (lambda t: _content(t).update({"application/json": _content(t)[EVENTS]}), f"{CONTENT}/application~1json", "only"),
    (lambda t: _content(t).pop(EVENTS), CONTENT, "needs text/event-stream"),
    (lambda t: _content(t)[EVENTS].pop("example"), f"{CONTENT}/text~1event-stream", "needs an example"),
    (lambda t: _content(t)[EVENTS]["example"][0].pop("days"), f"{CONTENT}/text~1event-stream/example/0", "contradicts"),
    (lambda t: _content(t)[EVENTS]["example"].pop(), f"{CONTENT}/text~1event-stream/example", "must end with returned"),
    (lambda t: _content(t)[EVENTS]["example"].reverse(), f"{CONTENT}/text~1event-stream/example", "and not before"),
    (lambda t: _op(t).update({"x-lines": True}), CONTENT, "needs application/x-jsonl"),
    (lambda t: _op(t).update({"x-resume": "id"}), f"{WATCH}/x-resume", "needs x-lines"),
    (lambda t: _op(t).update({"x-companions": ["parse"]}), f"{WATCH}/x-companions", "needs an operation with a body"),
    (_followed, f"{WATCH}/x-companions", "an argument history"),
]


@pytest.mark.parametrize(("change", "where", "reason"), CASES, ids=[f"{where} {reason}" for _, where, reason in CASES])
def test_events_that_cannot_be_read_are_refused(tmp_path: Path, change: Any, where: str, reason: str):
    with pytest.raises(SpecError) as caught:
        edited(tmp_path, lambda root, things, schemas: change(things))
    assert (caught.value.where, reason in caught.value.reason) == (where, True), caught.value


def test_events_are_an_operation_of_their_own_kind(tmp_path: Path):
    api = edited(tmp_path, lambda root, things, schemas: None)
    loans = api.services[1].children[0]
    watch = next(operation for operation in loans.operations if operation.method == "watch")
    assert (watch.kind, watch.result) == ("events", "LoanEvent")
    members = {record.name: record for record in api.records}
    assert members["LoanReturned"].received and not members["LoanReturned"].sent
