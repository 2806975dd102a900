# Derived from tests/unit/_async/test_pipeline.py by `make codegen`. Do not edit.
"""One call, from its arguments to its result or its error."""

from __future__ import annotations

import json
from typing import Any

import pytest

from integrations_anthropic import (
    APIConnectionError,
    APITimeoutError,
    CreateMessageRequest,
    DeadlineExceededError,
    InternalServerError,
    OverloadedError,
    RateLimitError,
    RetryExhaustedError,
    SerializationError,
    ValidationError,
    message,
    to_dict,
)
from integrations_anthropic.testing import MockTransport, Reply, VirtualClock
from tests.unit.responses import MESSAGE, failure, reply_with

from .clients import client_of

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


def test_a_call_sends_its_arguments_and_returns_the_model_of_the_response() -> None:
    transport = MockTransport(reply_with(MESSAGE, cut=5))
    result = client_of(transport).messages.create(**HELLO)
    (sent,) = transport.requests
    assert (sent.method, sent.url) == ("POST", "https://api.anthropic.com/v1/messages")
    assert json.loads(sent.body or b"") == HELLO
    assert sent.headers["x-api-key"] == "sk-test"
    assert sent.headers["anthropic-version"] == "2023-06-01"
    assert result.text == "Grüße \u2028 there"
    assert to_dict(result) == MESSAGE
    assert (result.meta.request_id, result.meta.status, len(result.meta.attempts)) == ("req_1", 200, 1)


def test_a_request_object_makes_the_same_call_as_its_keywords() -> None:
    transport = MockTransport(reply_with(MESSAGE), reply_with(MESSAGE))
    client = client_of(transport)
    request = CreateMessageRequest(model="claude-sonnet-4-5", max_tokens=9, messages=[message("user", "Hi")])
    assert client.messages.create(request) == client.messages.create(**HELLO)
    first, second = transport.requests
    assert json.loads(first.body or b"") == json.loads(second.body or b"")


def test_a_request_object_beside_keywords_is_refused() -> None:
    client = client_of(MockTransport())
    with pytest.raises(TypeError, match="not both"):
        client.messages.create(CreateMessageRequest(model="m", max_tokens=1, messages=[]), max_tokens=2)  # type: ignore[call-overload]


def test_an_unknown_keyword_points_at_extra_body() -> None:
    client = client_of(MockTransport())
    with pytest.raises(TypeError, match=r"did you mean 'temperature'.*extra_body"):
        client.messages.create(**HELLO, temprature=1)
    with pytest.raises(TypeError, match="extra_body"):
        client.models.get("claude-x", flavour="sweet")


def test_an_impossible_argument_is_refused_before_anything_is_sent() -> None:
    transport = MockTransport()
    with pytest.raises(ValidationError) as caught:
        client_of(transport).messages.create(model="m", max_tokens=1, messages=[{"role": "king", "content": "x"}])
    assert caught.value.field == "messages[0].role"
    assert caught.value.value == "king"
    assert transport.requests == []


@pytest.mark.parametrize("status", [408, 409, 429, 500, 503, 529])
def test_a_transient_error_is_retried_after_a_growing_wait(status: int) -> None:
    clock = VirtualClock()
    transport = MockTransport(*[reply_with(failure("api_error"), status)] * 2, reply_with(MESSAGE))
    result = client_of(transport, clock=clock).messages.create(**HELLO)
    assert result.id == "msg_1"
    assert [a.status for a in result.meta.attempts] == [status, status, 200]
    assert 0.75 <= clock.waits[0] <= 1.25
    assert 1.5 <= clock.waits[1] <= 2.5


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413])
def test_a_permanent_error_is_raised_at_once(status: int) -> None:
    transport = MockTransport(reply_with(failure("some_error"), status))
    with pytest.raises(Exception, match="no luck") as caught:
        client_of(transport).messages.create(**HELLO)
    assert not isinstance(caught.value, RetryExhaustedError)
    assert len(transport.requests) == 1


def test_after_the_last_retry_the_error_is_of_the_last_class_and_lists_every_attempt() -> None:
    transport = MockTransport(*[reply_with(failure("rate_limit_error"), 429)] * 3)
    with pytest.raises(RateLimitError) as caught:
        client_of(transport, max_retries=2).messages.create(**HELLO)
    assert isinstance(caught.value, RetryExhaustedError)
    assert isinstance(caught.value.last_error, RateLimitError)
    assert [a.status for a in caught.value.attempts] == [429, 429, 429]
    assert caught.value.request_id == "req_1"


def test_without_retries_the_plain_error_is_raised() -> None:
    transport = MockTransport(reply_with(failure("overloaded_error"), 529))
    with pytest.raises(OverloadedError) as caught:
        client_of(transport).messages.create(**HELLO, max_retries=0)
    assert type(caught.value) is OverloadedError
    assert caught.value.attempt_count == 1


def test_retry_after_is_waited_for_exactly_and_too_long_a_one_is_an_error_at_once() -> None:
    clock = VirtualClock()
    transport = MockTransport(reply_with(failure("x"), 429, retry_after="61"), reply_with(MESSAGE))
    client_of(transport, clock=clock).messages.create(**HELLO)
    assert clock.waits == [61.0]
    transport = MockTransport(reply_with(failure("x"), 429, retry_after="171"))
    with pytest.raises(RateLimitError) as caught:
        client_of(transport).messages.create(**HELLO)
    assert caught.value.retry_after == 171.0


def test_a_connection_that_failed_before_anything_was_sent_is_retried() -> None:
    lost = APIConnectionError("refused", phase="connect")
    transport = MockTransport(lost, reply_with(MESSAGE))
    assert (client_of(transport).messages.create(**HELLO)).id == "msg_1"


def test_a_connection_lost_after_sending_is_retried_once_and_says_which_attempt_it_was() -> None:
    transport = MockTransport(*[APIConnectionError("lost", phase="read") for _ in range(2)])
    with pytest.raises(APIConnectionError) as caught:
        client_of(transport).messages.create(**HELLO)
    assert len(transport.requests) == 2
    assert isinstance(caught.value, RetryExhaustedError)
    assert (caught.value.attempt, caught.value.max_attempts) == (2, 4)


def test_an_operation_that_is_not_safe_to_repeat_is_not_repeated_where_it_may_have_happened() -> None:
    requests: Any = [{"custom_id": "a", "params": HELLO}]
    for fault in (APIConnectionError("lost", phase="read"), reply_with(failure("api_error"), 500)):
        transport = MockTransport(fault)
        with pytest.raises((APIConnectionError, InternalServerError)):
            client_of(transport).batches.create(requests=requests)
        assert len(transport.requests) == 1


def test_a_deadline_bounds_the_whole_call() -> None:
    clock = VirtualClock()
    transport = MockTransport(*[reply_with(failure("api_error"), 500)] * 4)
    with pytest.raises(DeadlineExceededError) as caught:
        client_of(transport, clock=clock).messages.create(**HELLO, deadline=2.0)
    assert sum(clock.waits) < 2.0
    assert caught.value.attempt_count >= 1
    assert transport.requests[0].timeout == 2.0


def test_a_slow_body_is_cut_off_when_the_attempt_times_out() -> None:
    clock = VirtualClock()
    drip = Reply(b" " * 9, cut=1).paced(clock, 12.0)
    with pytest.raises(APITimeoutError) as caught:
        client_of(MockTransport(drip), clock=clock).messages.create(**HELLO, timeout=60, max_retries=0)
    assert (caught.value.duration, caught.value.phase) == (60, "read")
    assert drip.closed


def test_a_body_that_is_not_json_is_an_error_that_keeps_it() -> None:
    transport = MockTransport(reply_with(b"<html>hello</html>"))
    with pytest.raises(SerializationError) as caught:
        client_of(transport).messages.create(**HELLO)
    assert caught.value.body == "<html>hello</html>"
    assert caught.value.request_id == "req_1"


def test_a_body_of_the_wrong_shape_names_the_path_and_keeps_the_body() -> None:
    wrong = MESSAGE | {"content": [{"type": "text", "text": 5}]}
    transport = MockTransport(reply_with(wrong))
    with pytest.raises(SerializationError) as caught:
        client_of(transport, strict_responses=True).messages.create(**HELLO)
    assert caught.value.path == "$.content[0].text"
    assert caught.value.body == wrong


def test_a_result_can_be_sent_back_unchanged() -> None:
    odd = {"type": "hologram", "depth": None, "parts": [1, {"a": None}]}
    text = {"type": "text", "text": "x", "citations": None, "brand_new": {"deep": [None]}}
    transport = MockTransport(reply_with(MESSAGE | {"content": [odd, text]}), reply_with(MESSAGE))
    client = client_of(transport)
    first = client.messages.create(**HELLO)
    turns: Any = [*HELLO["messages"], {"role": "assistant", "content": first.content}, message("user", "And?")]
    client.messages.create(model="m", max_tokens=1, messages=turns)
    assert json.loads(transport.requests[1].body or b"")["messages"][1]["content"] == [odd, text]
