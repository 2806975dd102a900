"""What clients of `compat` refuse, and the classes of errors that programs look for."""

from __future__ import annotations

import pickle
import warnings
from typing import Any

import httpx
import pytest

import integrations_anthropic
from integrations_anthropic import compat
from integrations_anthropic.compat.errors import APIStatusError, as_official, by_code
from integrations_anthropic.compat.errors.classes import BY_CODE
from integrations_anthropic.compat.own_requests import cast_of, own_arguments
from integrations_anthropic.compat.resources.messages import DEPRECATED_MODELS

CLIENTS = [compat.Anthropic, compat.AsyncAnthropic]


@pytest.mark.parametrize("cls", CLIENTS)
def test_retries_that_are_none_are_a_type_error(cls: Any) -> None:
    with pytest.raises(TypeError, match="max_retries cannot be None"):
        cls(api_key="k", max_retries=None)
    client = cls(api_key="k")
    with pytest.raises(integrations_anthropic.ConfigurationError, match="max_retries"):
        client.with_options(max_retries=None)
    with pytest.raises(TypeError, match="max_retries"):
        client.max_retries = None
    assert client.max_retries == 2


@pytest.mark.parametrize(("cls", "wrong"), [(CLIENTS[0], httpx.AsyncClient), (CLIENTS[1], httpx.Client)])
def test_an_http_client_of_the_other_kind_is_a_type_error(cls: Any, wrong: Any) -> None:
    with pytest.raises(TypeError, match="Invalid `http_client` argument"):
        cls(api_key="k", http_client=wrong())
    with pytest.raises(TypeError, match="Invalid `http_client` argument"):
        cls(api_key="k").copy(http_client=wrong())


def test_a_request_of_ones_own_takes_the_options_of_the_official_client() -> None:
    taken = own_arguments(
        {"params": {"a": 1}, "extra_json": {"y": 2}, "follow_redirects": False, "max_retries": 1}, {"b": 2}, {"x": 1}
    )
    assert taken == {"query": {"b": 2, "a": 1}, "body": {"x": 1, "y": 2}, "max_retries": 1}
    assert own_arguments({"extra_json": {"y": 2}}, {})["body"] == {"y": 2}
    assert own_arguments(None, {}, None, b"raw") == {"body": b"raw"}


@pytest.mark.parametrize(
    ("options", "body", "content", "text"),
    [
        ({"follow_redirects": True}, None, None, "redirects are not followed"),
        ({"idempotency_key": "x"}, None, None, "idempotency_key: must be one of"),
        ({"extra_json": {"y": 2}}, [1], None, "the body is no object"),
        ({}, {"x": 1}, b"raw", "give one of them"),
        ({}, None, iter([b"raw"]), "must be bytes"),
    ],
)
def test_a_request_of_ones_own_that_cannot_be_made_is_refused(options: Any, body: Any, content: Any, text: str) -> None:
    with pytest.raises(integrations_anthropic.ValidationError, match=text):
        own_arguments(options, {}, body, content)


def test_a_class_that_derives_from_base_model_is_no_cast() -> None:
    class Mine(compat.BaseModel):
        name: str

    with pytest.raises(integrations_anthropic.ValidationError, match="Mine derives from BaseModel"):
        cast_of(Mine)
    assert cast_of(compat.types.Message) is compat.types.Message


@pytest.mark.parametrize("name", by_code.__all__)
def test_a_reason_that_the_api_names_has_a_class(name: str) -> None:
    cls = getattr(by_code, name)
    code = next(code for code, each in BY_CODE.items() if each is cls)
    body = {"type": "error", "error": {"type": "x", "message": "no", "details": {"error_code": code}}}
    plain = integrations_anthropic.APIError("no", status=cls._code, body=body)
    official = as_official(plain)
    assert isinstance(official, cls)
    assert official.error_code == code
    assert isinstance(pickle.loads(pickle.dumps(official)), cls)


def test_a_reason_with_another_status_is_of_the_class_of_its_status() -> None:
    body = {"error": {"details": {"error_code": "organization_on_hold"}}}
    found = as_official(integrations_anthropic.NotFoundError("no", status=404, body=body))
    assert isinstance(found, compat.NotFoundError)
    assert not isinstance(found, compat.BadRequestError)


def test_a_status_error_is_made_from_a_response() -> None:
    response = httpx.Response(400, request=httpx.Request("POST", "https://api.test/v1/messages"))
    error = compat.OrganizationOnHoldError("on hold", response=response, body=None)
    assert (error.status_code, error.response, error.request.method) == (400, response, "POST")
    assert issubclass(type(error), APIStatusError)
    assert compat.DeadlineExceededError is compat.GatewayTimeoutError


def test_a_deprecated_model_is_warned_of_each_time_and_once_a_call() -> None:
    old = next(iter(DEPRECATED_MODELS))
    question: Any = {"max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}], "model": old}
    http_client = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json={})))
    client = compat.Anthropic(api_key="k", http_client=http_client)
    for _ in range(2):
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter("always")
            client.messages.with_raw_response.create(**question)
        assert [str(each.message).partition(":")[0] for each in seen] == [f"The model {old!r} is deprecated"]
        assert seen[0].filename == __file__


@pytest.mark.parametrize("call", ["stream", "count_tokens", "parse"])
def test_a_schema_as_output_format_is_a_type_error(call: str) -> None:
    arguments: Any = {"model": "m", "messages": [], "output_format": {"type": "json_schema", "schema": {}}}
    with pytest.raises(TypeError, match="output_config"):
        getattr(compat.Anthropic(api_key="k").messages, call)(**arguments)
