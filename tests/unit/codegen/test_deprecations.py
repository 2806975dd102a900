"""`deprecated` and what goes with it: what is rejected, and what the generator makes of the API's own description."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.load.openapi import SpecError
from integrations_anthropic.models._functions import deprecation_notices
from tests.small_description import THING, THINGS, Edit, S, edited, item_path, list_operation

CASES: list[tuple[Edit, str, str]] = [
    (lambda r, t, s: item_path(t)["get"].update(deprecated=False), THING + "/get/deprecated", "true, or left out"),
    (
        lambda r, t, s: list_operation(t)["parameters"][0].update({"x-deprecated": "use `b`"}),
        THINGS + "/get/parameters/0/x-deprecated",
        "needs `deprecated: true`",
    ),
    (
        lambda r, t, s: s["Loan"]["properties"]["days"].update({"deprecated": True, "x-deprecated": ""}),
        S + "Loan/properties/days/x-deprecated",
        "a text",
    ),
    (
        lambda r, t, s: s["State"].update({"x-deprecated-values": {"old": "use `new`"}}),
        S + "State/x-deprecated-values",
        "only a value of the enum",
    ),
    (lambda r, t, s: s["State"].update({"x-deprecated-values": ["new"]}), S + "State/x-deprecated-values", "of texts"),
    (
        lambda r, t, s: s["Book"].update({"x-deprecated-values": {"new": ""}}),
        S + "Book/x-deprecated-values",
        "only a value of the enum",
    ),
]


@pytest.mark.parametrize(("edit", "where", "reason"), CASES, ids=[f"{w[-40:]} {r}" for _, w, r in CASES])
def test_what_nothing_would_warn_of_is_rejected(edit: Edit, where: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(SpecError) as caught:
        edited(tmp_path, edit)
    assert caught.value.where == where
    assert reason in caught.value.reason


def test_one_thing_that_is_deprecated_is_warned_of_once() -> None:
    body = {
        "mcp_servers": [{"type": "url", "url": "https://a", "name": "a", "tool_configuration": {"enabled": True}}],
        "tools": [{"type": "bash_20250124", "name": "bash"}, {"type": "bash_20241022", "name": "bash"}],
        "temperature": 0.5,
    }
    assert list(deprecation_notices(body, ("CreateMessageRequest",))) == [
        "the record BashTool20241022 is deprecated: use `bash_20250124`",
        "the field tool_configuration of McpServer is deprecated: add an `mcp_toolset` to the `tools`",
    ]
