"""Query parameters as the sandbox reads them: lists in every notation, parameters that are described once."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from integrations_anthropic.sandbox.description.loader import Description, load
from integrations_anthropic.sandbox.description.request_checks import RequestChecks
from tests.small_description import SMALL, list_operation, parameter

LIST = {"type": "array", "items": {"type": "string"}}


@pytest.fixture
def description(tmp_path: Path) -> Description:
    folder = tmp_path / "spec"
    shutil.copytree(SMALL, folder)
    root, things = (yaml.safe_load((folder / f"{name}.yaml").read_text()) for name in ("anthropic", "things"))
    list_operation(things)["parameters"] += [
        {**parameter("query", LIST, "tags"), "x-array": "comma"},
        {**parameter("query", LIST, "ids"), "x-array": "brackets"},
        parameter("query", {"type": "integer"}, "created_at[gt]"),
        {"$ref": "anthropic.yaml#/components/parameters/Limit"},
    ]
    root["components"] = {"parameters": {"Limit": parameter("query", {"type": "integer", "default": 5}, "limit")}}
    _write(folder / "anthropic.yaml", root)
    _write(folder / "things.yaml", things)
    return load(folder)


def _write(path: Path, document: Any) -> None:
    path.write_text(yaml.safe_dump(document, sort_keys=False))


def test_lists_are_read_in_every_notation_and_shared_parameters_too(description: Description) -> None:
    pairs = [("tags", "a,b"), ("ids[]", "1"), ("ids[]", "2"), ("created_at[gt]", "3"), ("limit", "7")]
    found = RequestChecks(description).query(description.operation("things.list"), pairs)
    assert found == {"limit": 7, "tags": ["a", "b"], "ids": ["1", "2"], "created_at[gt]": 3}
