"""The mock transport: expectations, scripted responses, and failures for unexpected requests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from integrations_anthropic import APIConnectionError, to_dict
from integrations_anthropic.testing import (
    AsyncMockTransport,
    Expectation,
    MockRateLimiter,
    Reply,
    list_models_response,
    message_response,
    stream_events,
)

from ..clients import client_of
from .mock_clients import HELLO, client_on, expecting

pytestmark = pytest.mark.anyio


async def test_expected_requests_get_their_responses_in_order() -> None:
    transport = expecting(id="msg_1").expect_request().with_method("GET").returning(list_models_response())
    client = client_on(transport)
    assert (await client.messages.create(HELLO)).id == "msg_1"
    assert await client.models.list() is not None
    transport.verify()
    assert [request.method for request in transport.requests] == ["POST", "GET"]


async def test_verify_fails_for_an_expected_request_never_sent_and_names_it() -> None:
    transport = expecting().expect_request().with_method("get").with_header("X-Team", "a").times(2).returning({})
    await client_on(transport).messages.create(HELLO)
    with pytest.raises(AssertionError) as caught:
        transport.verify()
    assert str(caught.value) == (
        "expected, but never sent:\n  2 of 2: GET any path, header x-team (2 times, 2 remaining)"
    )


async def test_a_request_after_the_expected_ones_fails_the_call_that_sent_it() -> None:
    transport = expecting()
    client = client_on(transport)
    await client.messages.create(HELLO)
    with pytest.raises(
        AssertionError, match=r"unexpected request: POST .*\n.*all 1 expected requests were sent before"
    ):
        await client.messages.create(HELLO)
    with pytest.raises(AssertionError, match="no request is expected at all"):
        await client_on(AsyncMockTransport()).messages.create(HELLO)


async def test_a_request_in_the_wrong_order_is_reported_as_such() -> None:
    transport = expecting().expect_request().with_path("/v1/models").returning(list_models_response())
    with pytest.raises(AssertionError) as caught:
        await client_on(transport).models.list()
    assert "expected (1 of 2): any method /v1/messages" in str(caught.value)
    assert "path: expected '/v1/messages', got '/v1/models'" in str(caught.value)
    assert "it matches expectation 2: the order is wrong" in str(caught.value)


MISMATCHES: list[tuple[Callable[[Expectation[Any]], Expectation[Any]], str]] = [
    (lambda e: e.with_method("GET"), "method: expected 'GET', got 'POST'"),
    (lambda e: e.with_path("/v1/message"), "path: expected '/v1/message', got '/v1/messages'"),
    (lambda e: e.with_path("/v1/messages/"), "path: expected '/v1/messages/', got '/v1/messages'"),
    (lambda e: e.with_query("beta", "true"), "query beta: expected 'true', but it is missing"),
    (lambda e: e.with_header("X-Team", "a"), "header x-team: expected 'a', but it is missing"),
    (lambda e: e.with_header("Content-Type", "text/plain"), "expected 'text/plain', got 'application/json'"),
    (lambda e: e.with_json(max_tokens=1), "body, max_tokens: expected 1, got 1024"),
    (lambda e: e.with_json(stream=True), "body, stream: expected True, but it is missing"),
    (lambda e: e.with_json(to_dict(HELLO) | {"stop_sequences": []}), "stop_sequences: expected [], but it is missing"),
    (
        lambda e: e.with_json({"model": HELLO.model, "max_tokens": 1024}),
        "body, messages: expected to be missing, got [",
    ),
    (lambda e: e.with_json([1]), "body: expected [1], got {"),
    (lambda e: e.with_json(max_tokens=1024.0), "body, max_tokens: expected 1024.0, got 1024"),
    (lambda e: e.with_query("limit", 5), "query limit: expected '5', but it is missing"),
    (lambda e: e.with_json("x" * 1000), "… (1002 characters), got {"),
]


@pytest.mark.parametrize(("expectation", "difference"), MISMATCHES, ids=range(len(MISMATCHES)))
async def test_every_difference_fails_the_call_and_is_reported(
    expectation: Callable[[Expectation[Any]], Expectation[Any]], difference: str
) -> None:
    transport = expectation(AsyncMockTransport().expect_request()).returning(message_response())
    # Retries, circuit and rate limits are active and must not handle the AssertionError as a failed call.
    with pytest.raises(AssertionError) as caught:
        await client_of(transport, rate_limits=MockRateLimiter()).messages.create(HELLO)
    assert type(caught.value) is AssertionError
    assert difference in str(caught.value)
    assert len(transport.requests) == 1


async def test_a_request_that_matches_every_expected_property_passes() -> None:
    transport = (
        AsyncMockTransport()
        .expect_request()
        .with_method("post")
        .with_path("/v1/messages")
        .with_query("beta", "true")
        .with_header("X-API-Key", "sk-test")
        .with_json(HELLO, stream=True)
        .returning_stream(stream_events())
    )
    async with client_on(transport).messages.create_stream(HELLO, extra_query={"beta": "true"}) as stream:
        assert await stream.get_final_text() == "Hello!"
    transport.verify()


async def test_a_failure_never_shows_a_credential() -> None:
    transport = AsyncMockTransport().expect_request().with_header("x-api-key", "sk-expected_value").returning({})
    with pytest.raises(AssertionError, match="header x-api-key: expected a value, got a different one") as caught:
        await client_on(transport, api_key="sk-real").messages.create(HELLO)
    assert "sk-" not in str(caught.value)


async def test_verify_fails_for_a_failure_that_the_code_under_test_swallows() -> None:
    transport = expecting()
    client = client_on(transport)
    with pytest.raises(AssertionError):
        await client.models.list()
    await client.messages.create(HELLO)
    with pytest.raises(AssertionError, match=r"unexpected request: GET .*/v1/models"):
        transport.verify()


async def test_an_expectation_without_a_response_or_with_two_is_an_error() -> None:
    transport = AsyncMockTransport()
    expectation = transport.expect_request().with_method("POST")
    with pytest.raises(AssertionError, match="the expected request POST any path has no response"):
        await client_on(transport).messages.create(HELLO)
    expectation.returning({})
    with pytest.raises(AssertionError, match="already has a response"):
        expectation.returning({})


@pytest.mark.parametrize(
    "mistake",
    [
        lambda: AsyncMockTransport().expect_request().with_path("v1/messages"),
        lambda: AsyncMockTransport().expect_request().with_path("/v1/messages?beta=true"),
        lambda: AsyncMockTransport().expect_request().with_json(),
        lambda: AsyncMockTransport().expect_request().times(0),
        lambda: AsyncMockTransport().returning((200, {}, {})),
        lambda: AsyncMockTransport().returning(("200", {})),
        lambda: AsyncMockTransport().returning((99, {})),
        lambda: AsyncMockTransport().returning(APIConnectionError),
        lambda: Reply({}, cut=-1),
        lambda: AsyncMockTransport().returning_stream([{"index": 0}]),
        lambda: AsyncMockTransport().returning_stream([5]),
        lambda: AsyncMockTransport().returning(None),
        lambda: AsyncMockTransport().expect_request().returning(None),
        lambda: AsyncMockTransport().returning_stream([]),
        lambda: AsyncMockTransport().expect_request().returning_stream([]),
        lambda: AsyncMockTransport().returning_stream([APIConnectionError("lost"), {"type": "ping"}]),
    ],
)
async def test_an_invalid_expectation_or_response_is_rejected_when_it_is_configured(mistake: Callable[[], Any]) -> None:
    with pytest.raises(AssertionError):
        mistake()


MISTYPED: list[tuple[Callable[[Expectation[Any]], Any], type[Exception], str]] = [
    (lambda e: e.with_method("PSOT"), ValueError, "method must be one of GET, .*, not 'PSOT'"),
    (lambda e: e.with_method(5), TypeError, "method must be a string, not 5"),  # type: ignore[arg-type]  # the point
    (lambda e: e.with_header("x", 5), TypeError, "value of the header x must be a string"),  # type: ignore[arg-type]  # same
    (lambda e: e.with_query("x", None), TypeError, "a number or a boolean, not None"),  # type: ignore[arg-type]  # same
    (lambda e: e.with_query(5, "x"), TypeError, "name of a query parameter must be a string"),  # type: ignore[arg-type]  # same
]


@pytest.mark.parametrize(("mistake", "error_type", "message"), MISTYPED, ids=range(len(MISTYPED)))
async def test_an_expected_value_of_the_wrong_type_is_rejected_when_it_is_configured(
    mistake: Callable[[Expectation[Any]], Any], error_type: type[Exception], message: str
) -> None:
    with pytest.raises(error_type, match=message):
        mistake(AsyncMockTransport().expect_request())


async def test_a_number_or_boolean_in_the_query_is_compared_as_encoded_in_the_url() -> None:
    expectation = AsyncMockTransport().expect_request().with_query("limit", 5).with_query("beta", True)
    transport = expectation.returning(message_response())
    await client_on(transport).messages.create(HELLO, extra_query={"limit": "5", "beta": "true"})
    transport.verify()


@pytest.mark.parametrize(
    ("expected_value", "sent_value"), [(1, True), (True, 1), (1, 1.0), ([{"a": 0}], [{"a": False}])]
)
async def test_json_values_of_different_types_differ(expected_value: Any, sent_value: Any) -> None:
    for expected, sent in ((expected_value, sent_value), ({"deep": [expected_value]}, {"deep": [sent_value]})):
        transport = AsyncMockTransport().expect_request().with_json(extra=expected).returning(message_response())
        with pytest.raises(AssertionError, match="body, extra: expected"):
            await client_on(transport).messages.create(HELLO, extra_body={"extra": sent})


async def test_verify_fails_for_a_transport_without_any_request() -> None:
    for transport in (AsyncMockTransport().returning({}), AsyncMockTransport().returning_stream(stream_events())):
        with pytest.raises(AssertionError, match="no request was sent"):
            transport.verify()
    AsyncMockTransport().verify()
