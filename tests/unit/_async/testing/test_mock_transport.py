"""The mock transport: expectations, scripted responses, and failures for unexpected requests."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicError,
    APIConnectionError,
    AsyncAnthropicClient,
    InvalidRequestError,
    OverloadedError,
    RateLimitError,
    to_dict,
)
from integrations_anthropic.testing import (
    AsyncMockTransport,
    Expectation,
    MockCircuitBreaker,
    MockRateLimiter,
    MockRetryExecutor,
    Reply,
    VirtualClock,
    batch_result,
    connection_error,
    create_message_request,
    error_response,
    list_models_response,
    message_response,
    model,
    overloaded_error,
    passthrough,
    rate_limit_error,
    stream_events,
    text_block,
    thinking_block,
    tool_use_block,
)

from ..clients import client_of

pytestmark = pytest.mark.anyio

HELLO = create_message_request()


def client_on(transport: AsyncMockTransport, **options: Any) -> AsyncAnthropicClient:
    return client_of(transport, **{**passthrough(), **options})


def expecting(**options: Any) -> AsyncMockTransport:
    return AsyncMockTransport().expect_request().with_path("/v1/messages").returning(message_response(**options))


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


async def test_without_expectations_every_request_gets_the_same_response() -> None:
    transport = AsyncMockTransport().returning(message_response())
    client = client_on(transport)
    assert [(await client.messages.create(HELLO)).text for _ in range(3)] == ["Hello!"] * 3
    transport.verify()


async def test_the_default_response_is_not_used_for_an_expected_request() -> None:
    transport = expecting(id="msg_first").returning(message_response(id="msg_other"))
    client = client_on(transport)
    assert [(await client.messages.create(HELLO)).id for _ in range(3)] == ["msg_first", "msg_other", "msg_other"]
    with pytest.raises(AssertionError, match="never sent"):
        expecting().returning({}).verify()


async def test_a_scripted_error_is_raised_and_retried_like_a_real_one() -> None:
    clock = VirtualClock()
    transport = AsyncMockTransport(rate_limit_error(), connection_error(), (529, error_response("overloaded_error")))
    transport.expect_request().returning(message_response())
    result = await client_of(transport, clock=clock, retry=MockRetryExecutor(1, 2, 3)).messages.create(HELLO)
    assert result.text == "Hello!"
    assert [attempt.reason for attempt in result.meta.attempts[:3]] == [
        "RateLimitError",
        "APIConnectionError",
        "OverloadedError",
    ]
    assert clock.waits == [1, 2, 3]
    with pytest.raises(RateLimitError) as caught:
        await client_on(AsyncMockTransport(rate_limit_error())).messages.create(HELLO)
    assert (caught.value.retry_after, caught.value.attempt_count) == (30.0, 1)


async def test_a_status_and_body_are_raised_as_their_error() -> None:
    reply = (400, error_response("invalid_request_error", "max_tokens: too many"))
    with pytest.raises(InvalidRequestError) as caught:
        await client_on(AsyncMockTransport(reply)).messages.create(HELLO)
    assert (caught.value.param, caught.value.request_id) == ("max_tokens", "req_test123")
    slow_down = Reply(error_response("rate_limit_error"), 429, headers={"Retry-After": "7"})
    with pytest.raises(RateLimitError) as second:
        await client_on(AsyncMockTransport(slow_down)).messages.create(HELLO)
    assert second.value.retry_after == 7.0


@pytest.mark.parametrize("pieces", [1, 2, 1000])
async def test_the_events_of_a_message_accumulate_to_it(pieces: int) -> None:
    whole = message_response(
        content=[thinking_block(), text_block("Grüße \u2028!"), tool_use_block(), tool_use_block(input={})],
        stop_reason="tool_use",
    )
    transport = AsyncMockTransport().returning_stream(stream_events(whole, pieces=pieces))
    stream = client_on(transport).messages.create_stream(HELLO)
    assert to_dict(await stream.get_final_message()) == to_dict(whole)


async def test_a_stream_can_end_with_an_exception_or_an_error_event() -> None:
    lost = connection_error("lost", phase="read")
    transport = AsyncMockTransport().returning_stream([*stream_events()[:3], lost])
    with pytest.raises(APIConnectionError) as caught:
        await client_on(transport).messages.create_stream(HELLO).get_final_message()
    assert caught.value.partial.text == "Hello!"
    transport = AsyncMockTransport().returning_stream([*stream_events()[:3], error_response("overloaded_error")])
    with pytest.raises(OverloadedError) as second:
        await client_on(transport).messages.create_stream(HELLO).get_final_message()
    assert second.value.mid_stream


async def test_json_lines_are_returned_as_the_results_of_a_batch() -> None:
    results = [batch_result(), batch_result("request-2", result={"type": "expired"})]
    transport = AsyncMockTransport().returning_lines(results)
    assert [line async for line in client_on(transport).batches.results("msgbatch_test123")] == results


async def test_a_reply_is_closed_once_its_stream_is_closed() -> None:
    reply = Reply.stream(stream_events())
    async with client_on(AsyncMockTransport(reply)).messages.create_stream(HELLO) as stream:
        await stream.__anext__()
        assert not reply.closed
    assert reply.closed


async def test_a_request_after_closing_the_transport_fails() -> None:
    transport = expecting()
    await transport.close()
    with pytest.raises(AssertionError, match="after the transport was closed"):
        await client_on(transport).messages.create(HELLO)


async def test_a_client_does_not_close_a_transport_passed_to_it() -> None:
    transport = expecting()
    async with client_on(transport):
        pass
    assert transport.closed == 0


async def test_passthrough_never_retries_or_waits_and_records_every_call() -> None:
    resilience = passthrough()
    transport = AsyncMockTransport(overloaded_error(), message_response())
    client = client_of(transport, **resilience)
    with pytest.raises(OverloadedError) as caught:
        await client.messages.create(HELLO, max_retries=5)
    await client.messages.create(HELLO)
    assert type(caught.value) is OverloadedError
    assert resilience.circuit.admitted == ["messages", "messages"]
    assert [error for _, error in resilience.circuit.settled] == [caught.value, None]
    assert len(resilience.rate_limits.reserved) == 2
    assert resilience.retry.failures == [caught.value]
    resilience.verify()
    transport.verify()


async def test_an_open_circuit_or_a_refusing_limiter_sends_no_request() -> None:
    transport = AsyncMockTransport()
    doubles = ({"circuit": MockCircuitBreaker().open(12.0)}, {"rate_limits": MockRateLimiter().refuse(3.0)})
    seen: list[tuple[str, Any]] = []
    for double in doubles:
        with pytest.raises(AnthropicError) as caught:
            await client_on(transport, **double).messages.create(HELLO)
        seen.append((str(caught.value.kind), getattr(caught.value, "retry_after", None)))
    assert seen == [("circuit_open", 12.0), ("local_rate_limit", 3.0)]
    assert transport.requests == []


async def test_the_client_waits_for_the_limiter_before_each_attempt() -> None:
    clock, limiter = VirtualClock(), MockRateLimiter(0.0, 2.5)
    transport = AsyncMockTransport(overloaded_error(), message_response())
    client = client_of(transport, clock=clock, rate_limits=limiter, retry=MockRetryExecutor(1.0))
    await client.messages.create(HELLO)
    assert clock.waits == [1.0, 2.5]
    limiter.verify()
    assert [headers["request-id"] for headers in limiter.learned] == ["req_test123"]


async def test_a_copied_client_uses_the_same_doubles() -> None:
    resilience = copy.copy(passthrough())
    transport = AsyncMockTransport().returning(list_models_response(model("claude-a"), model("claude-b")))
    copied = client_of(transport, **resilience).with_options(timeout=5)
    assert [item.id async for item in await copied.models.list()] == ["claude-a", "claude-b"]
    assert resilience.circuit.admitted == ["models"]
