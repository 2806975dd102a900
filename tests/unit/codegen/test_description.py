"""The description itself: valid OpenAPI with all its files, whole, and true in its examples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.readers import read_from_filename

from codegen.build import build
from codegen.load.openapi import load

SPEC = load(Path(__file__).parents[3] / "spec")
PARTS = sorted(path.name for path in (Path(__file__).parents[3] / "spec").glob("*.yaml"))


def _examples() -> Iterator[Any]:
    for path, method, operation in SPEC.operations():
        places = {"answer": operation["responses"]["200"]["content"]}
        if "requestBody" in operation:
            places["request"] = operation["requestBody"]["content"]
        for place, content in places.items():
            for media, value in content.items():
                many = media in ("text/event-stream", "application/x-jsonl")
                for index, example in enumerate(value["example"] if many else [value["example"]]):
                    name = f"{method} {path} {place} {media} {index}"
                    yield pytest.param(value["schema"], example, id=name)


def test_the_root_and_the_files_it_refers_to_are_valid_openapi() -> None:
    document, base = read_from_filename(str(Path(__file__).parents[3] / "spec" / "anthropic.yaml"))
    assert list(OpenAPIV31SpecValidator(document, base_uri=base).iter_errors()) == []


def test_every_file_of_the_folder_is_part_of_the_description() -> None:
    assert set(SPEC.origins.values()) | {"anthropic.yaml"} == set(PARTS)


@pytest.mark.parametrize(("schema", "example"), list(_examples()))
def test_an_example_is_what_its_schema_says(schema: Any, example: Any) -> None:
    whole = {**schema, "components": SPEC.document["components"]}
    assert [error.message for error in Draft202012Validator(whole).iter_errors(example)] == []


def test_every_operation_says_its_span_and_whether_it_may_be_repeated() -> None:
    for _, _, operation in SPEC.operations():
        assert operation["x-span"]
        assert operation["x-retry"] in ("safe", "unsafe")


UNSAFE = {
    "batches.create": "a second batch is made, and charged",
    "admin.workspaces.create": "a second workspace is made: names need not differ",
    "admin.workspaces.members.create": "the second is refused, though the first went well",
    "admin.invites.create": "the second is refused, though the first went well",
}
"""What is not safe to repeat, and what happens where it is."""


def test_only_what_makes_something_new_is_not_safe_to_repeat() -> None:
    unsafe = {op["operationId"] for _, _, op in SPEC.operations() if op["x-retry"] == "unsafe"}
    assert unsafe == UNSAFE.keys()


def test_every_named_beta_feature_of_the_contract_is_there() -> None:
    features = build(SPEC).beta_features
    assert set(features) == {"extended-thinking", "pdfs", "prompt-caching", "computer-use", "beta"}
    assert set(features["beta"]) == {value for name, values in features.items() for value in values if name != "beta"}
