"""A client that uses one group of the API loads its services and models, what these refer to, and no other group."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import pytest

from codegen.load.description import all_refs
from codegen.load.openapi import load
from tests.contract.test_operations import CASES, Case, arguments
from tests.integration.project.test_import import ROOT, modules_after

SPEC = load(ROOT / "spec")
MODELS = "integrations_anthropic.models."
OF_NO_GROUP = {"_facts", "_groups", "_functions", "unknowns", "enums", "unions"}
"""Modules of `models` that are of no group."""


def _groups() -> dict[str, list[Case]]:
    found = defaultdict(list)
    for case in CASES:
        plain = not case.streams and not case.is_binary and not isinstance(case.response, list)
        if plain and case.operation.form is None:
            found[case.service[0]].append(case)
    return dict(found)


GROUPS = _groups()


def models_of(cases: list[Case]) -> set[str]:
    """Modules of `models` with what the requests and responses of the operations may consist of."""
    ids = {case.operation.id for case in cases}
    todo = [ref for _, _, op in SPEC.operations() if op["operationId"] in ids for ref in all_refs(op)]
    found: set[str] = set()
    while todo:
        name = todo.pop().rsplit("/", 1)[1]
        if name in SPEC.schemas and name not in found:
            found.add(name)
            todo += all_refs(SPEC.schemas[name])
    modules = {SPEC.schemas[name].get("x-group") or SPEC.origins[name].removesuffix(".yaml") for name in found}
    return modules | {case.service[0] for case in cases}


def calls_of(cases: list[Case]) -> str:
    """A program that calls the operations above a double, and reads their results."""
    wanted = [(".".join((*case.service, case.method)), arguments(case), case.response) for case in cases]
    return f"""
import json
from operator import attrgetter
from integrations_anthropic import AnthropicClient
from integrations_anthropic.testing import MockTransport
for name, arguments, response in json.loads({json.dumps(wanted)!r}):
    transport = MockTransport().returning(response)
    with AnthropicClient(api_key="k", admin_api_key="k", transport=transport) as client:
        result = attrgetter(name)(client)(**arguments)
        getattr(result, "data", None)
"""


def of_package(modules: set[str], prefix: str) -> set[str]:
    return {name.removeprefix(prefix) for name in modules if name.startswith(prefix)}


@pytest.mark.parametrize("group", GROUPS)
def test_using_a_group_loads_no_other_service_and_no_models_but_those_it_refers_to(group: str) -> None:
    loaded = modules_after(calls_of(GROUPS[group]))
    services = of_package(loaded, "integrations_anthropic._sync.services.")
    paths = [case.service[:length] for case in GROUPS[group] for length in range(1, len(case.service) + 1)]
    assert services == {"_".join(path) for path in paths}
    assert not of_package(loaded, "integrations_anthropic._async.services.")
    models = of_package(loaded, MODELS)
    assert models <= models_of(GROUPS[group]) | OF_NO_GROUP
    assert "params" not in models


def test_the_groups_are_not_all_loaded_by_each_other() -> None:
    allowed: dict[str, Any] = {group: models_of(cases) for group, cases in GROUPS.items()}
    assert "admin" in allowed["admin"]
    assert not allowed["messages"] & {"admin", "user_profiles", "files", "models"}
    assert not allowed["admin"] & {"messages", "message", "blocks", "events"}
