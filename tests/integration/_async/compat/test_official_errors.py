"""Programs written for the official client: errors."""

from __future__ import annotations

import pickle
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

import integrations_anthropic
from integrations_anthropic import compat
from integrations_anthropic.compat import AsyncAnthropic
from integrations_anthropic.sandbox import Fault, Sandbox

pytestmark = pytest.mark.anyio

QUESTION: Any = {"model": "claude-sonnet-5-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hello"}]}
CASES = [
    (400, "invalid_request_error", "BadRequestError", "InvalidRequestError"),
    (401, "authentication_error", "AuthenticationError", "AuthenticationError"),
    (403, "permission_error", "PermissionDeniedError", "PermissionDeniedError"),
    (404, "not_found_error", "NotFoundError", "NotFoundError"),
    (409, "invalid_request_error", "ConflictError", "ConflictError"),
    (413, "request_too_large", "RequestTooLargeError", "RequestTooLargeError"),
    (422, "invalid_request_error", "UnprocessableEntityError", "APIError"),
    (429, "rate_limit_error", "RateLimitError", "RateLimitError"),
    (500, "api_error", "InternalServerError", "InternalServerError"),
    (503, "api_error", "ServiceUnavailableError", "InternalServerError"),
    (529, "overloaded_error", "OverloadedError", "OverloadedError"),
]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncAnthropic]:
    sandbox.reset()
    async with AsyncAnthropic(api_key="sk-ant-very-secret", base_url=sandbox.url, max_retries=0) as made:
        yield made


@pytest.mark.parametrize(("status", "kind", "official", "own"), CASES)
async def test_an_error_has_its_official_class_and_that_of_this_package(
    sandbox: Sandbox, client: AsyncAnthropic, status: int, kind: str, official: str, own: str
) -> None:
    sandbox.faults.add(Fault(status=status, error_type=kind))
    with pytest.raises(compat.APIStatusError) as caught:
        await client.messages.create(**QUESTION)
    error = caught.value
    assert isinstance(error, getattr(compat, official))
    assert isinstance(error, getattr(integrations_anthropic, own))
    assert (error.status_code, error.response.status_code) == (status, status)
    assert error.response.json() == error.body
    assert error.request_id == error.response.headers["request-id"]
    assert error.request.method == "POST"
    assert error.type == kind


async def test_an_error_after_retries_is_still_of_its_official_class(sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault(status=429, retry_after=0, times=2))
    async with AsyncAnthropic(api_key="sandbox-key", base_url=sandbox.url, max_retries=1) as client:
        with pytest.raises(compat.RateLimitError) as caught:
            await client.messages.create(**QUESTION)
    assert isinstance(caught.value, integrations_anthropic.RetryExhaustedError)
    assert caught.value.attempt_count == 2
    assert caught.value.status_code == 429
    assert type(caught.value) is type(compat.errors.as_official(_exhausted()))


def _exhausted() -> Any:
    from integrations_anthropic.errors import RateLimitError, retry_exhausted

    return retry_exhausted(RateLimitError("slow down", status=429), "all 2 attempts failed")


async def test_no_key_is_in_an_error(sandbox: Sandbox, client: AsyncAnthropic) -> None:
    sandbox.faults.add(Fault(status=400))
    with pytest.raises(compat.BadRequestError) as caught:
        await client.messages.create(**QUESTION)
    error = caught.value
    shown = f"{error!r} {error} {error.__dict__!r} {error.request.headers!r} {list(error.request.headers.items())}"
    assert "very-secret" not in shown
    assert error.request.headers["x-api-key"] == "[secret]"
    assert b"very-secret" not in pickle.dumps(error)


async def test_an_error_survives_a_pickle_with_its_class_and_attributes(
    sandbox: Sandbox, client: AsyncAnthropic
) -> None:
    sandbox.faults.add(Fault(status=404, message="there is no such thing"))
    with pytest.raises(compat.NotFoundError) as caught:
        await client.messages.create(**QUESTION)
    copy = pickle.loads(pickle.dumps(caught.value))
    assert type(copy) is type(caught.value)
    assert (copy.message, copy.status_code, copy.response.status_code) == (caught.value.message, 404, 404)
    again = pickle.loads(pickle.dumps(compat.errors.as_official(_exhausted())))
    assert isinstance(again, compat.RateLimitError)
    assert isinstance(again, integrations_anthropic.RetryExhaustedError)


async def test_a_port_where_no_server_listens_is_a_connection_error() -> None:
    async with AsyncAnthropic(api_key="k", base_url="http://127.0.0.1:9", max_retries=0) as client:
        with pytest.raises(compat.APIConnectionError) as caught:
            await client.messages.create(**QUESTION)
    assert isinstance(caught.value, compat.APIError)
    assert not isinstance(caught.value, compat.APIStatusError)
    assert str(caught.value.request.url).endswith("/v1/messages")


async def test_a_time_limit_is_a_timeout_error(sandbox: Sandbox, client: AsyncAnthropic) -> None:
    sandbox.faults.add(Fault(delay=30))
    with pytest.raises(compat.APITimeoutError) as caught:
        await client.messages.create(**QUESTION, timeout=0.05)
    assert isinstance(caught.value, compat.APIConnectionError)


async def test_an_error_inside_of_a_stream_is_an_error_of_its_type(sandbox: Sandbox, client: AsyncAnthropic) -> None:
    sandbox.faults.add(Fault(error_event="overloaded_error", error_after=3))
    with pytest.raises(compat.OverloadedError) as caught:
        async with client.messages.stream(**QUESTION) as stream:
            await stream.until_done()
    assert caught.value.mid_stream
    assert caught.value.status_code == 529
    assert caught.value.partial is not None


async def test_a_response_that_does_not_fit_is_a_validation_error_where_it_is_asked_for(sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault(bad_json=True))
    async with AsyncAnthropic(api_key="sandbox-key", base_url=sandbox.url, max_retries=0) as client:
        with pytest.raises(compat.APIResponseValidationError) as caught:
            await client.messages.create(**QUESTION)
    assert caught.value.status_code == 200
    assert isinstance(caught.value, integrations_anthropic.SerializationError)


def test_errors_can_be_made_as_those_of_the_official_client() -> None:
    import httpx

    request = httpx.Request("GET", "http://localhost/v1/models")
    response = httpx.Response(429, headers={"request-id": "req_1"}, request=request, json={"error": {"type": "x"}})
    error = compat.RateLimitError("slow down", response=response, body=response.json())
    assert (error.status_code, error.request_id, error.request, error.type) == (429, "req_1", request, "x")
    assert str(compat.APITimeoutError(request=request)) == "Request timed out."
    assert compat.APIConnectionError(request=request).request is request
