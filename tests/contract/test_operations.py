"""Every operation of the description, called with both clients: signature, docstring, request and response."""

from __future__ import annotations

import asyncio
import inspect
import re
from collections.abc import Hashable, Iterator
from typing import Any, NamedTuple

import pytest
import yaml

from codegen.names import python_name
from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, to_dict
from integrations_anthropic._record import Record, Unknown
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.sandbox.description.loader import OperationSpec, find_folder, load
from tests.contract.sampling import marked

Json = Any
ODD_ID = "an id/of 100%?"
DATES = {"date": "2026-11-02", "date-time": "2026-11-02T09:30:00Z"}
SAMPLES = {"string": "a", "integer": 1, "number": 1.0, "boolean": True, "array": ["a"]}


class Case(NamedTuple):
    """One method of the client and its operation."""

    operation: OperationSpec
    service: tuple[str, ...]
    method: str
    streams: bool
    request: Json
    """Example of the request body, files as bytes; None if there is no body."""
    properties: frozenset[str]
    """Names of the body's properties, without the streaming flag, which the method sets."""

    @property
    def is_binary(self) -> bool:
        """Whether the response is a file."""
        return not {"application/json", "application/x-jsonl", "text/event-stream"} & set(self.operation.responses)

    @property
    def response(self) -> Json:
        """Example of the response; a list for streams and lines."""
        content = self.operation.responses
        return content["text/event-stream" if self.streams else next(iter(content))]["example"]


def raw_operations() -> dict[str, Json]:
    found: dict[str, Json] = {}
    for file in find_folder().glob("*.yaml"):
        for item in (yaml.safe_load(file.read_text("utf-8")).get("paths") or {}).values():
            found |= {o["operationId"]: o for o in item.values() if isinstance(o, dict) and "operationId" in o}
    return found


def as_given(schema: Json, value: Json) -> Json:
    """The example of a field as a caller gives it: a file as bytes."""
    if schema.get("format") == "binary":
        return value.encode()
    return [as_given(schema["items"], one) for one in value] if "items" in schema and value else value


def _cases() -> Iterator[Case]:
    description, raw = load(find_folder()), raw_operations()
    for operation in description.operations:
        data = raw[operation.id]
        content = next(iter(data.get("requestBody", {}).get("content", {}).values()), {})
        properties, example = set(), content.get("example")
        if (body := operation.body or operation.form) is not None:
            fields = description.schemas[body["$ref"].rsplit("/", 1)[1]]["properties"]
            properties = set(fields)
            example = {name: as_given(fields[name], value) for name, value in example.items()}
        *service, method = operation.id.split(".")
        streaming = data.get("x-streaming")
        if streaming:
            properties.discard(streaming["flag"])
        common = (example, frozenset(properties))
        yield Case(operation, tuple(service), method, False, *common)
        if streaming:
            yield Case(operation, tuple(service), streaming["method"], True, *common)


def shape(case: Case) -> tuple[Hashable, ...]:
    """What decides the path of a call through the generator and the client."""
    op = case.operation
    places = frozenset((p["in"], bool(p.get("required")), "x-array" in p) for p in op.parameters)
    return op.method, op.body is None, op.form is None, case.streams, frozenset(op.responses), op.status, places


CASES = list(_cases())
CASE_PARAMETERS = marked(
    CASES, lambda case: case.service[0], shape, name=lambda case: ".".join((*case.service, case.method))
)
each_case = pytest.mark.parametrize("case", CASE_PARAMETERS)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(examples=True) as running:
        yield running


@pytest.fixture(scope="module")
def options(sandbox: Sandbox) -> dict[str, Any]:
    keys = {"api_key": "sandbox-key", "admin_api_key": "sandbox-admin-key"}
    return {**keys, "base_url": sandbox.url, "max_retries": 0, "include_pings": True}


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as running:
        yield running


@pytest.fixture(scope="module")
def clients(options: dict[str, Any], runner: asyncio.Runner) -> Iterator[tuple[AnthropicClient, AsyncAnthropicClient]]:
    """One of each for all tests: a call leaves nothing behind that another one finds."""
    of_async = AsyncAnthropicClient(**options)
    with AnthropicClient(**options) as client:
        yield client, of_async
    runner.run(of_async.close())


def method_of(client: Any, case: Case) -> Any:
    for name in case.service:
        client = getattr(client, name)
    return getattr(client, case.method)


def parameter_name(parameter: Json) -> str:
    return python_name(parameter.get("x-name", parameter["name"]))


def arguments(case: Case) -> dict[str, Any]:
    """Return a value for each required parameter, and the fields of the example body."""
    found: dict[str, Any] = {}
    for parameter in case.operation.parameters:
        if parameter["in"] == "path":
            found[parameter_name(parameter)] = ODD_ID
        elif parameter.get("required"):
            schema = parameter["schema"]
            any_value = DATES.get(schema.get("format"), SAMPLES[schema.get("type", "string")])
            found[parameter_name(parameter)] = schema.get("example", any_value)
    return found | (case.request or {})


def unknown_in(value: object, path: str = "$") -> Iterator[str]:
    """Yield the path of each field and union member that the models do not know."""
    if isinstance(value, Unknown):
        yield f"{path}: unknown member {value.type!r}"
    elif isinstance(value, Record):
        for name in value.extra_fields:
            yield f"{path}: unknown field {name!r}"
        for attribute in value.__attrs_attrs__:  # type: ignore[attr-defined]  # every model is an attrs class
            yield from unknown_in(getattr(value, attribute.name), f"{path}.{attribute.name}")
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from unknown_in(item, f"{path}[{index}]")


def check_exchange(case: Case, sandbox: Sandbox, models: list[Any], whole: Any) -> None:
    """Assert that the request matches the description, and the result is its example without unknown parts."""
    request, operation = sandbox.requests[-1], case.operation
    path = re.sub(r"\{[^}]+\}", ODD_ID.replace("%", "%25").replace("/", "%2F"), operation.path)
    assert (request.method, request.path) == (operation.method, path)
    assert request.status == operation.status
    flag = {"stream": True} if case.streams else {}
    if case.operation.form is not None:
        # What arrived of its parts is checked by the sandbox; its log keeps JSON only.
        assert (request.body, request.headers["content-type"].partition(";")[0]) == (None, "multipart/form-data")
    else:
        assert request.body == (None if case.request is None else case.request | flag)
    assert not [problem for model in [*models, whole] for problem in unknown_in(model)]
    responses = [model if isinstance(model, str) else to_dict(model) for model in models]
    assert responses == (case.response if isinstance(case.response, list) else [case.response])


def test_the_description_has_operations_of_every_kind() -> None:
    assert {case.operation.id for case in CASES} >= {"messages.create", "models.list", "batches.results"}
    assert any(case.streams for case in CASES)
    assert len({case.operation.id for case in CASES}) == len(load(find_folder()).operations)


@each_case
def test_both_clients_have_the_method_with_the_same_parameters(
    case: Case, clients: tuple[AnthropicClient, AsyncAnthropicClient]
) -> None:
    parameters, of_async = (inspect.signature(method_of(client, case)).parameters for client in clients)
    assert [(p.name, p.kind, p.default) for p in parameters.values()] == [
        (p.name, p.kind, p.default) for p in of_async.values()
    ]
    wanted = {parameter_name(parameter) for parameter in case.operation.parameters} | case.properties
    assert wanted <= set(parameters)


@each_case
def test_the_docstring_names_every_parameter(case: Case, clients: tuple[AnthropicClient, AsyncAnthropicClient]) -> None:
    for client in clients:
        method = method_of(client, case)
        document = inspect.getdoc(method) or ""
        named = set(re.findall(r"^ {4}(\w+): \S", document, re.MULTILINE))
        parameters = inspect.signature(method).parameters.values()
        given = {p.name for p in parameters if p.kind is not inspect.Parameter.VAR_KEYWORD}
        assert given <= named, given - named


@each_case
def test_the_sync_client_sends_the_example_and_knows_all_of_the_response(
    case: Case, sandbox: Sandbox, clients: tuple[AnthropicClient, AsyncAnthropicClient]
) -> None:
    result = method_of(clients[0], case)(**arguments(case))
    whole = None
    if case.streams:
        with result as stream:
            models = list(stream)
            whole = stream.get_final_message()
    elif case.is_binary:
        with result as file:
            models = [file.read().decode()]
    elif isinstance(case.response, list):
        with result as lines:
            models = list(lines)
    else:
        models = [getattr(result, "response", result)]
    check_exchange(case, sandbox, models, whole)


@each_case
def test_the_async_client_sends_the_example_and_knows_all_of_the_response(
    case: Case, sandbox: Sandbox, clients: tuple[AnthropicClient, AsyncAnthropicClient], runner: asyncio.Runner
) -> None:
    async def call() -> tuple[list[Any], Any]:
        result = method_of(clients[1], case)(**arguments(case))
        if case.streams:
            async with result as stream:
                return [event async for event in stream], await stream.get_final_message()
        if case.is_binary:
            async with result as file:
                return [(await file.read()).decode()], None
        if isinstance(case.response, list):
            async with result as lines:
                return [line async for line in lines], None
        awaited = await result
        return [getattr(awaited, "response", awaited)], None

    check_exchange(case, sandbox, *runner.run(call()))
