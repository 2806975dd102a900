"""Every operation of the description, called with every parameter that it takes, on both halves of the client."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Iterator
from math import inf
from typing import Any
from urllib.parse import parse_qsl
from zlib import crc32

import pytest

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, to_dict
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.sandbox.description.loader import find_folder, load
from tests.contract.schema_values import Values
from tests.contract.test_operations import (
    CASES,
    ODD_ID,
    Case,
    as_given,
    method_of,
    parameter_name,
    raw_operations,
    unknown_in,
)

Json = Any
SCHEMAS = load(find_folder()).schemas
OPERATIONS = raw_operations()
EVERY = 4
"""One case of so many is in the sample that each run plays."""
CALLS = 2
"""Calls of each case of the sample: one with the example, one with made values only."""


def _params() -> Iterator[Any]:
    for case in CASES:
        for half in ("sync", "async"):
            yield pytest.param(case, half, id=".".join((*case.service, case.method, half)))


PARAMS = list(_params())
SAMPLE = [param for param in PARAMS if crc32(param.id.encode()) % EVERY == 0]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(examples=True) as running:
        yield running


def body_schema(case: Case) -> Json:
    body = case.operation.body or case.operation.form
    return None if body is None else SCHEMAS[body["$ref"].rsplit("/", 1)[1]]


def body_of(case: Case, values: Values, *, example: bool) -> dict[str, Json]:
    """A value for each field of the body, that of the example where there is one and it is asked for."""
    schema = body_schema(case)
    if schema is None:
        return {}
    fields = {name: field for name, field in schema["properties"].items() if name in case.properties}
    made = {name: as_given(field, values.make(field)) for name, field in fields.items()}
    if example:
        made |= case.request
    # A field that is a parameter as well is sent as the parameter.
    left_out = {parameter_name(parameter) for parameter in case.operation.parameters}
    return {name: value for name, value in made.items() if name not in left_out}


def parameters_of(case: Case, values: Values) -> list[tuple[Json, Json]]:
    """Each parameter of the operation with a value."""
    return [(p, ODD_ID if p["in"] == "path" else values.make(p["schema"])) for p in case.operation.parameters]


def betas_of(case: Case, body: dict[str, Json], parameters: list[tuple[Json, Json]]) -> set[str]:
    """The values of `anthropic-beta` that the operation, its parameters and the fields of its body need."""
    fields = (body_schema(case) or {}).get("properties", {})
    nodes = [OPERATIONS[case.operation.id], *(parameter for parameter, _ in parameters), *(fields[n] for n in body)]
    return {beta for node in nodes for beta in node.get("x-beta", ())}


def as_text(value: Json) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def check_request(case: Case, sandbox: Sandbox, body: dict[str, Json], parameters: list[tuple[Json, Json]]) -> None:
    """Assert that each value arrived where the description says, and that the sandbox took the request."""
    request = sandbox.requests[-1]
    assert (request.method, request.status) == (case.operation.method, case.operation.status)
    query = []
    for parameter, value in parameters:
        if parameter["in"] == "header":
            assert request.headers[parameter["name"].lower()] == as_text(value)
        elif parameter["in"] == "query":
            name = parameter["name"] + ("[]" if parameter.get("x-array") == "brackets" else "")
            query += [(name, as_text(each)) for each in (value if isinstance(value, list) else [value])]
    assert sorted(parse_qsl(request.query, keep_blank_values=True)) == sorted(query)
    betas = request.headers.get("anthropic-beta", "").split(",")
    assert betas_of(case, body, parameters) <= set(betas)
    if case.operation.body is not None:
        assert request.body == body | ({"stream": True} if case.streams else {})


def check_answer(case: Case, models: list[Any]) -> None:
    assert not [problem for model in models for problem in unknown_in(model)]
    answers = [model if isinstance(model, str) else to_dict(model) for model in models]
    assert answers == (case.response if isinstance(case.response, list) else [case.response])


def call(options: dict[str, Any], case: Case, arguments: dict[str, Any]) -> list[Any]:
    """Call the operation with the blocking client, and return all that it answers."""
    with AnthropicClient(**options) as client:
        result = method_of(client, case)(**arguments)
        if case.is_binary:
            with result as file:
                return [file.read().decode()]
        if isinstance(case.response, list):
            with result as items:
                return list(items)
        return [getattr(result, "response", result)]


async def acall(options: dict[str, Any], case: Case, arguments: dict[str, Any]) -> list[Any]:
    """Call the operation with the async client, and return all that it answers."""
    async with AsyncAnthropicClient(**options) as client:
        result = method_of(client, case)(**arguments)
        if case.is_binary:
            async with result as file:
                return [(await file.read()).decode()]
        if isinstance(case.response, list):
            async with result as items:
                return [item async for item in items]
        awaited = await result
        return [getattr(awaited, "response", awaited)]


def play(case: Case, half: str, sandbox: Sandbox, most: float) -> None:
    """Call the operation until every member of each union and enum in its request was sent, `most` times at most."""
    options: Any = {"api_key": "sandbox-key", "admin_api_key": "sandbox-admin-key", "base_url": sandbox.url}
    options |= {"max_retries": 0, "include_pings": True}
    values, calls = Values(SCHEMAS), 0
    while calls == 0 or (not values.complete and calls < most):
        body, parameters = body_of(case, values, example=calls == 0), parameters_of(case, values)
        arguments = {parameter_name(parameter): value for parameter, value in parameters} | body
        with warnings.catch_warnings():
            # What is deprecated is taken as well.
            warnings.simplefilter("ignore", DeprecationWarning)
            models = call(options, case, arguments) if half == "sync" else asyncio.run(acall(options, case, arguments))
        check_request(case, sandbox, body, parameters)
        check_answer(case, models)
        calls += 1


@pytest.mark.parametrize(("case", "half"), SAMPLE)
def test_operations_of_a_sample_take_all_their_parameters_together(case: Case, half: str, sandbox: Sandbox) -> None:
    play(case, half, sandbox, CALLS)


@pytest.mark.slow
@pytest.mark.parametrize(("case", "half"), PARAMS)
def test_every_operation_takes_all_its_parameters_together(case: Case, half: str, sandbox: Sandbox) -> None:
    play(case, half, sandbox, inf)
