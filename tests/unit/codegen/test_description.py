"""The OpenAPI description of the API: every file is valid and used, and every example matches its schema."""

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
        locations = {"response": operation["responses"]["200"]["content"]}
        if "requestBody" in operation:
            locations["request"] = operation["requestBody"]["content"]
        for location, content in locations.items():
            for media, value in content.items():
                many = media in ("text/event-stream", "application/x-jsonl")
                for index, example in enumerate(value["example"] if many else [value["example"]]):
                    name = f"{method} {path} {location} {media} {index}"
                    yield pytest.param(value["schema"], example, id=name)


@pytest.mark.long
def test_the_root_file_and_the_files_it_refers_to_are_valid_openapi() -> None:
    document, base = read_from_filename(str(Path(__file__).parents[3] / "spec" / "anthropic.yaml"))
    assert list(OpenAPIV31SpecValidator(document, base_uri=base).iter_errors()) == []


def test_every_file_in_the_folder_is_part_of_the_description() -> None:
    # The table of prices is no part of it.
    assert set(SPEC.origins.values()) | {"anthropic.yaml"} == set(PARTS) - {"prices.yaml"}


@pytest.mark.parametrize(("schema", "example"), list(_examples()))
def test_an_example_matches_its_schema(schema: Any, example: Any) -> None:
    document = {**schema, "components": SPEC.document["components"]}
    assert [error.message for error in Draft202012Validator(document).iter_errors(example)] == []


def test_every_operation_declares_its_span_and_whether_it_is_safe_to_retry() -> None:
    for _, _, operation in SPEC.operations():
        assert operation["x-span"]
        assert operation["x-retry"] in ("safe", "unsafe")


UNSAFE = {
    "environments.create": "a second environment is created",
    "environments.work.heartbeat": "the second request is refused although the first succeeded, as a lost lease is",
    "agents.create": "a second agent is created",
    "agents.update": "the second request is refused although the first succeeded, where it names a version",
    "batches.create": "a second batch is created, and billed",
    "files.upload": "a second file is stored",
    "skills.create": "a second skill is created",
    "skills.versions.create": "a second version is created",
    "admin.workspaces.create": "a second workspace is created: names need not be unique",
    "admin.workspaces.members.create": "the second request is refused although the first succeeded",
    "admin.invites.create": "the second request is refused although the first succeeded",
    "admin.rbac_groups.create": "a second group is created: names need not be unique",
    "admin.rbac_groups.members.add": "the second request may be refused although the first succeeded",
    "admin.spend_limits.increase_requests.approve": "the second request may be refused although the first succeeded",
    "admin.external_keys.create": "a second external key is registered",
    "admin.external_storage.create": "the second request is refused although the first succeeded",
    "admin.telemetry_destinations.create": "a second telemetry destination is created, and sent the same",
    "admin.webhooks.create": "a second webhook endpoint is created, and sent the same events",
    "admin.webhooks.regenerate_signing_secret": "a second secret is made, and the first is no longer valid",
    "admin.federation.issuers.create": "the second request is refused although the first succeeded",
    "admin.federation.rules.create": "the second request is refused although the first succeeded",
    "admin.service_accounts.create": "the second request is refused although the first succeeded",
    "admin.plugins.create": "the second request is refused although the first succeeded",
    "admin.plugins.versions.create": "a second version is created",
    "user_profiles.create": "a second profile is created",
    "user_profiles.action_urls.create": "a second address is created",
    "user_profiles.create_enrollment_url": "a second address is created",
    "memory_stores.create": "a second memory store is created: names need not be unique",
    "memory_stores.memories.create": "the second request is refused although the first succeeded",
    "tunnels.create": "a second tunnel is created",
    "tunnels.rotate_token": "a second token is created: that of the first response is not valid then",
    "tunnels.certificates.create": "a second certificate is added",
    "dreams.create": "a second dream is created, and billed",
    "vaults.create": "a second vault is created",
    "vaults.credentials.create": "the second request is refused although the first succeeded",
    "deployments.create": "a second deployment is created",
    "deployments.run": "a second session is started",
    "sessions.create": "a second session is started",
    "sessions.events.send": "the events are added again, and the agent works on them again",
    "sessions.resources.add": "the file is added a second time",
}
"""Operations that are not safe to retry, and what a retry does."""


def test_only_operations_that_create_something_are_unsafe_to_retry() -> None:
    unsafe = {op["operationId"] for _, _, op in SPEC.operations() if op["x-retry"] == "unsafe"}
    assert unsafe == UNSAFE.keys()


def test_no_description_is_left_to_be_written() -> None:
    texts = {name: (Path(__file__).parents[3] / "spec" / name).read_text("utf-8") for name in PARTS}
    assert {name: text.count("TODO") for name, text in texts.items() if "TODO" in text} == {}


def test_the_named_beta_features_are_complete() -> None:
    features = build(SPEC).beta_features
    assert set(features) == {"extended-thinking", "pdfs", "prompt-caching", "computer-use", "beta"}
    assert set(features["beta"]) == {value for name, values in features.items() for value in values if name != "beta"}
