# Derived from tests/unit/_async/test_mock_transport.py by `make codegen`. Do not edit.
"""The mock transport fails a test that sends what it did not expect, and nothing else."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicClient,
    AnthropicError,
    APIConnectionError,
    InvalidRequestError,
    OverloadedError,
    RateLimitError,
    to_dict,
)
from integrations_anthropic.testing import (
    Expectation,
    MockCircuitBreaker,
    MockRateLimiter,
    MockRetryExecutor,
    MockTransport,
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

from .clients import client_of

HELLO = create_message_request()


def on(transport: MockTransport, **options: Any) -> AnthropicClient:
    return client_of(transport, **{**passthrough(), **options})


def expecting(**options: Any) -> MockTransport:
    return MockTransport().expect_request().with_path("/v1/messages").returning(message_response(**options))


def test_expected_requests_get_their_answers_in_order() -> None:
    transport = expecting(id="msg_1").expect_request().with_method("GET").returning(list_models_response())
    client = on(transport)
    assert (client.messages.create(HELLO)).id == "msg_1"
    assert client.models.list() is not None
    transport.verify()
    assert [request.method for request in transport.requests] == ["POST", "GET"]


def test_an_expected_request_that_never_came_fails_verify_and_is_named() -> None:
    transport = expecting().expect_request().with_method("get").with_header("X-Team", "a").times(2).returning({})
    on(transport).messages.create(HELLO)
    with pytest.raises(AssertionError) as caught:
        transport.verify()
    assert str(caught.value) == (
        "expected, but never sent:\n  2 of 2: GET any path, header x-team (2 times, 2 to come)"
    )


def test_a_request_beyond_the_expected_ones_fails_the_call_that_made_it() -> None:
    transport = expecting()
    client = on(transport)
    client.messages.create(HELLO)
    with pytest.raises(AssertionError, match=r"unexpected request: POST .*\n.*all 1 expected requests came already"):
        client.messages.create(HELLO)
    with pytest.raises(AssertionError, match="no request is expected at all"):
        on(MockTransport()).messages.create(HELLO)


def test_the_wrong_order_fails_and_says_that_it_is_the_order() -> None:
    transport = expecting().expect_request().with_path("/v1/models").returning(list_models_response())
    with pytest.raises(AssertionError) as caught:
        on(transport).models.list()
    assert "expected (1 of 2): any method /v1/messages" in str(caught.value)
    assert "path: expected '/v1/messages', came '/v1/models'" in str(caught.value)
    assert "it would be right as number 2: the order is wrong" in str(caught.value)


WRONG: list[tuple[Callable[[Expectation[Any]], Expectation[Any]], str]] = [
    (lambda e: e.with_method("GET"), "method: expected 'GET', came 'POST'"),
    (lambda e: e.with_path("/v1/message"), "path: expected '/v1/message', came '/v1/messages'"),
    (lambda e: e.with_path("/v1/messages/"), "path: expected '/v1/messages/', came '/v1/messages'"),
    (lambda e: e.with_query("beta", "true"), "query beta: expected 'true', came none"),
    (lambda e: e.with_header("X-Team", "a"), "header x-team: expected 'a', came none"),
    (lambda e: e.with_header("Content-Type", "text/plain"), "expected 'text/plain', came 'application/json'"),
    (lambda e: e.with_json(max_tokens=1), "body, max_tokens: expected 1, came 1024"),
    (lambda e: e.with_json(stream=True), "body, stream: expected True, came none"),
    (lambda e: e.with_json(to_dict(HELLO) | {"stop_sequences": []}), "stop_sequences: expected [], came none"),
    (lambda e: e.with_json({"model": HELLO.model, "max_tokens": 1024}), "body, messages: expected none, came ["),
    (lambda e: e.with_json([1]), "body: expected [1], came {"),
    (lambda e: e.with_json(max_tokens=1024.0), "body, max_tokens: expected 1024.0, came 1024"),
    (lambda e: e.with_query("limit", 5), "query limit: expected '5', came none"),
    (lambda e: e.with_json("x" * 1000), "… (1002 characters), came {"),
]


@pytest.mark.parametrize(("wrong", "told"), WRONG, ids=range(len(WRONG)))
def test_whatever_differs_fails_the_call_through_the_whole_client_and_is_told(
    wrong: Callable[[Expectation[Any]], Expectation[Any]], told: str
) -> None:
    transport = wrong(MockTransport().expect_request()).returning(message_response())
    # With retries, circuit and limits in place: none of them may take a failed test for a failed call.
    with pytest.raises(AssertionError) as caught:
        client_of(transport, rate_limits=MockRateLimiter()).messages.create(HELLO)
    assert type(caught.value) is AssertionError
    assert told in str(caught.value)
    assert len(transport.requests) == 1


def test_a_whole_request_as_it_should_be_passes() -> None:
    transport = (
        MockTransport()
        .expect_request()
        .with_method("post")
        .with_path("/v1/messages")
        .with_query("beta", "true")
        .with_header("X-API-Key", "sk-test")
        .with_json(HELLO, stream=True)
        .returning_stream(stream_events())
    )
    with on(transport).messages.create_stream(HELLO, extra_query={"beta": "true"}) as stream:
        assert stream.get_final_text() == "Hello!"
    transport.verify()


def test_a_failure_never_shows_a_credential() -> None:
    transport = MockTransport().expect_request().with_header("x-api-key", "sk-wanted").returning({})
    with pytest.raises(AssertionError, match="header x-api-key: expected one, came another") as caught:
        on(transport, api_key="sk-real").messages.create(HELLO)
    assert "sk-" not in str(caught.value)


def test_a_failure_that_the_code_under_test_swallows_fails_verify() -> None:
    transport = expecting()
    client = on(transport)
    with pytest.raises(AssertionError):
        client.models.list()
    client.messages.create(HELLO)
    with pytest.raises(AssertionError, match=r"unexpected request: GET .*/v1/models"):
        transport.verify()


def test_an_expectation_without_an_answer_or_with_two_is_a_mistake_of_the_test() -> None:
    transport = MockTransport()
    expectation = transport.expect_request().with_method("POST")
    with pytest.raises(AssertionError, match="no answer to the expected request POST any path"):
        on(transport).messages.create(HELLO)
    expectation.returning({})
    with pytest.raises(AssertionError, match="has an answer already"):
        expectation.returning({})


@pytest.mark.parametrize(
    "mistake",
    [
        lambda: MockTransport().expect_request().with_path("v1/messages"),
        lambda: MockTransport().expect_request().with_path("/v1/messages?beta=true"),
        lambda: MockTransport().expect_request().with_json(),
        lambda: MockTransport().expect_request().times(0),
        lambda: MockTransport().returning((200, {}, {})),
        lambda: MockTransport().returning(("200", {})),
        lambda: MockTransport().returning((99, {})),
        lambda: MockTransport().returning(APIConnectionError),
        lambda: Reply({}, cut=-1),
        lambda: MockTransport().returning_stream([{"index": 0}]),
        lambda: MockTransport().returning_stream([5]),
        lambda: MockTransport().returning(None),
        lambda: MockTransport().expect_request().returning(None),
        lambda: MockTransport().returning_stream([]),
        lambda: MockTransport().expect_request().returning_stream([]),
        lambda: MockTransport().returning_stream([APIConnectionError("lost"), {"type": "ping"}]),
    ],
)
def test_what_cannot_be_expected_or_answered_fails_where_it_is_written(mistake: Callable[[], Any]) -> None:
    with pytest.raises(AssertionError):
        mistake()


MISTYPED: list[tuple[Callable[[Expectation[Any]], Any], type[Exception], str]] = [
    (lambda e: e.with_method("PSOT"), ValueError, "a method is one of GET, .*, not 'PSOT'"),
    (lambda e: e.with_method(5), TypeError, "a method is a string, not 5"),  # type: ignore[arg-type]  # the point
    (lambda e: e.with_header("x", 5), TypeError, "value of the header x is a string"),  # type: ignore[arg-type]  # same
    (lambda e: e.with_query("x", None), TypeError, "string or a number, not None"),  # type: ignore[arg-type]  # same
    (lambda e: e.with_query(5, "x"), TypeError, "name of a parameter is a string"),  # type: ignore[arg-type]  # same
]


@pytest.mark.parametrize(("mistake", "kind", "told"), MISTYPED, ids=range(len(MISTYPED)))
def test_what_no_request_could_ever_be_is_refused_where_it_is_written(
    mistake: Callable[[Expectation[Any]], Any], kind: type[Exception], told: str
) -> None:
    with pytest.raises(kind, match=told):
        mistake(MockTransport().expect_request())


def test_a_number_or_a_truth_value_in_the_query_is_what_stands_in_the_url() -> None:
    expectation = MockTransport().expect_request().with_query("limit", 5).with_query("beta", True)
    transport = expectation.returning(message_response())
    on(transport).messages.create(HELLO, extra_query={"limit": "5", "beta": "true"})
    transport.verify()


@pytest.mark.parametrize(("wanted", "came"), [(1, True), (True, 1), (1, 1.0), ([{"a": 0}], [{"a": False}])])
def test_json_of_another_type_is_other_json(wanted: Any, came: Any) -> None:
    for expected, sent in ((wanted, came), ({"deep": [wanted]}, {"deep": [came]})):
        transport = MockTransport().expect_request().with_json(extra=expected).returning(message_response())
        with pytest.raises(AssertionError, match="body, extra: expected"):
            on(transport).messages.create(HELLO, extra_body={"extra": sent})


def test_a_transport_that_was_never_asked_fails_verify() -> None:
    for transport in (MockTransport().returning({}), MockTransport().returning_stream(stream_events())):
        with pytest.raises(AssertionError, match="never asked"):
            transport.verify()
    MockTransport().verify()


def test_without_expectations_every_request_gets_the_same_answer() -> None:
    transport = MockTransport().returning(message_response())
    client = on(transport)
    assert [(client.messages.create(HELLO)).text for _ in range(3)] == ["Hello!"] * 3
    transport.verify()


def test_the_answer_to_everything_else_does_not_stand_in_for_an_expected_one() -> None:
    transport = expecting(id="msg_first").returning(message_response(id="msg_other"))
    client = on(transport)
    assert [(client.messages.create(HELLO)).id for _ in range(3)] == ["msg_first", "msg_other", "msg_other"]
    with pytest.raises(AssertionError, match="never sent"):
        expecting().returning({}).verify()


def test_an_error_is_raised_as_if_by_the_wire_and_retried_like_one() -> None:
    clock = VirtualClock()
    transport = MockTransport(rate_limit_error(), connection_error(), (529, error_response("overloaded_error")))
    transport.expect_request().returning(message_response())
    result = client_of(transport, clock=clock, retry=MockRetryExecutor(1, 2, 3)).messages.create(HELLO)
    assert result.text == "Hello!"
    assert [attempt.reason for attempt in result.meta.attempts[:3]] == [
        "RateLimitError",
        "APIConnectionError",
        "OverloadedError",
    ]
    assert clock.waits == [1, 2, 3]
    with pytest.raises(RateLimitError) as caught:
        on(MockTransport(rate_limit_error())).messages.create(HELLO)
    assert (caught.value.retry_after, caught.value.attempt_count) == (30.0, 1)


def test_a_status_and_a_body_become_the_error_they_stand_for() -> None:
    answer = (400, error_response("invalid_request_error", "max_tokens: too many"))
    with pytest.raises(InvalidRequestError) as caught:
        on(MockTransport(answer)).messages.create(HELLO)
    assert (caught.value.param, caught.value.request_id) == ("max_tokens", "req_test123")
    slow_down = Reply(error_response("rate_limit_error"), 429, headers={"Retry-After": "7"})
    with pytest.raises(RateLimitError) as told:
        on(MockTransport(slow_down)).messages.create(HELLO)
    assert told.value.retry_after == 7.0


@pytest.mark.parametrize("pieces", [1, 2, 1000])
def test_the_events_of_any_message_add_up_to_it_again(pieces: int) -> None:
    whole = message_response(
        content=[thinking_block(), text_block("Grüße \u2028!"), tool_use_block(), tool_use_block(input={})],
        stop_reason="tool_use",
    )
    transport = MockTransport().returning_stream(stream_events(whole, pieces=pieces))
    stream = on(transport).messages.create_stream(HELLO)
    assert to_dict(stream.get_final_message()) == to_dict(whole)


def test_a_stream_may_break_where_it_is_told_to() -> None:
    lost = connection_error("lost", phase="read")
    transport = MockTransport().returning_stream([*stream_events()[:3], lost])
    with pytest.raises(APIConnectionError) as caught:
        on(transport).messages.create_stream(HELLO).get_final_message()
    assert caught.value.partial.text == "Hello!"
    transport = MockTransport().returning_stream([*stream_events()[:3], error_response("overloaded_error")])
    with pytest.raises(OverloadedError) as told:
        on(transport).messages.create_stream(HELLO).get_final_message()
    assert told.value.mid_stream


def test_lines_come_as_the_results_of_a_batch() -> None:
    results = [batch_result(), batch_result("request-2", result={"type": "expired"})]
    transport = MockTransport().returning_lines(results)
    assert [line for line in on(transport).batches.results("msgbatch_test123")] == results


def test_a_reply_says_whether_its_connection_would_be_free_again() -> None:
    reply = Reply.stream(stream_events())
    with on(MockTransport(reply)).messages.create_stream(HELLO) as stream:
        stream.__next__()
        assert not reply.closed
    assert reply.closed


def test_a_closed_transport_sends_no_more() -> None:
    transport = expecting()
    transport.close()
    with pytest.raises(AssertionError, match="after the transport was closed"):
        on(transport).messages.create(HELLO)


def test_a_client_never_closes_a_transport_it_was_given() -> None:
    transport = expecting()
    with on(transport):
        pass
    assert transport.closed == 0


def test_resilience_that_does_nothing_passes_everything_through_and_remembers() -> None:
    resilience = passthrough()
    transport = MockTransport(overloaded_error(), message_response())
    client = client_of(transport, **resilience)
    with pytest.raises(OverloadedError) as caught:
        client.messages.create(HELLO, max_retries=5)
    client.messages.create(HELLO)
    assert type(caught.value) is OverloadedError
    assert resilience.circuit.admitted == ["messages", "messages"]
    assert [error for _, error in resilience.circuit.settled] == [caught.value, None]
    assert len(resilience.rate_limits.reserved) == 2
    assert resilience.retry.failures == [caught.value]
    resilience.verify()
    transport.verify()


def test_a_circuit_that_is_open_and_a_limiter_that_refuses_let_nothing_reach_the_wire() -> None:
    transport = MockTransport()
    doubles = ({"circuit": MockCircuitBreaker().open(12.0)}, {"rate_limits": MockRateLimiter().refuse(3.0)})
    seen: list[tuple[str, Any]] = []
    for double in doubles:
        with pytest.raises(AnthropicError) as caught:
            on(transport, **double).messages.create(HELLO)
        seen.append((str(caught.value.kind), getattr(caught.value, "retry_after", None)))
    assert seen == [("circuit_open", 12.0), ("local_rate_limit", 3.0)]
    assert transport.requests == []


def test_waits_of_the_limiter_are_waited_for_attempt_by_attempt() -> None:
    clock, limiter = VirtualClock(), MockRateLimiter(0.0, 2.5)
    transport = MockTransport(overloaded_error(), message_response())
    client = client_of(transport, clock=clock, rate_limits=limiter, retry=MockRetryExecutor(1.0))
    client.messages.create(HELLO)
    assert clock.waits == [1.0, 2.5]
    limiter.verify()
    assert [headers["request-id"] for headers in limiter.learned] == ["req_test123"]


def test_a_copied_client_goes_on_with_the_same_doubles() -> None:
    resilience = copy.copy(passthrough())
    transport = MockTransport().returning(list_models_response(model("claude-a"), model("claude-b")))
    copied = client_of(transport, **resilience).with_options(timeout=5)
    assert [item.id for item in copied.models.list()] == ["claude-a", "claude-b"]
    assert resilience.circuit.admitted == ["models"]
