"""Words that a draft left to be written are refused, with the first place and their number."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.load.openapi import SpecError
from tests.small_description import THINGS, Edit, S, edited, list_operation

CASES: list[tuple[Edit, str, str]] = [
    (lambda r, t, s: s["Shelf"].update(description="TODO shelf."), S + "Shelf/description", "this is still"),
    (
        lambda r, t, s: s["Shelf"]["properties"]["due"].update(description="When: TODO"),
        S + "Shelf/properties/due/description",
        "this is still",
    ),
    (lambda r, t, s: list_operation(t).update(summary="TODO"), THINGS + "/get/summary", "this is still"),
    (
        lambda r, t, s: list_operation(t)["parameters"][0].update(description="TODO size"),
        THINGS + "/get/parameters/0/description",
        "this is still",
    ),
    (
        lambda r, t, s: list_operation(t)["responses"]["200"].update(description="TODO."),
        THINGS + "/get/responses/200/description",
        "this is still",
    ),
    (lambda r, t, s: r["info"].update(title="TODO"), "anthropic.yaml#/info/title", "this is still"),
    (
        lambda r, t, s: (s["Shelf"].update(description="TODO"), s["Book"].update(description="TODO")),
        S,
        "this and 1 more are still",
    ),
]


@pytest.mark.parametrize(("edit", "where", "reason"), CASES)
def test_what_is_still_to_be_written_is_refused(edit: Edit, where: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(SpecError) as caught:
        edited(tmp_path, edit)
    assert caught.value.where.startswith(where)
    assert caught.value.reason.startswith(reason)


def test_the_word_may_stand_in_data_and_inside_other_words(tmp_path: Path) -> None:
    def edit(root: object, things: object, schemas: dict[str, dict[str, str]]) -> None:
        schemas["Shelf"]["description"] = "Where TODOS lie, and todo lists."

    assert edited(tmp_path, edit)
