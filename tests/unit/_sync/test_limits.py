# Derived from tests/unit/_async/test_limits.py by `make codegen`. Do not edit.
"""One client with rate limits, on a virtual clock."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import limits
import pytest

from integrations_anthropic import (
    AnthropicClient,
    DeadlineExceededError,
    LocalRateLimitError,
    OverloadedError,
    StreamTruncatedError,
)
from integrations_anthropic.testing import (
    MockRetryExecutor,
    MockTransport,
    Reply,
    VirtualClock,
    batch,
    connection_error,
    count_tokens_response,
    create_batch_request,
    create_message_request,
    error_response,
    message_response,
    model,
    overloaded_error,
    stream_events,
    usage,
)

from .limited_clients import HELLO, limited, responses


def is_admitted(client: AnthropicClient, max_tokens: int) -> bool:
    """Whether a request for so many output tokens is admitted now; the transport must respond 529 to it."""
    try:
        client.messages.create(create_message_request(max_tokens=max_tokens), max_retries=0)
    except LocalRateLimitError:
        return False
    except OverloadedError:
        return True
    raise AssertionError("the request succeeded")


def test_calls_wait_until_the_limit_admits_them() -> None:
    clock = VirtualClock()
    client = limited(responses(4), clock, requests_per_minute=60, burst=2)
    for _ in range(4):
        client.messages.create(HELLO)
    assert clock.waits == pytest.approx([1, 1])


def test_each_admission_is_recorded_by_the_package_limits() -> None:
    client = limited(responses(20), requests_per_minute=6000, input_tokens_per_minute=1_000_000)
    folder = str(Path(limits.__file__).parent)
    calls = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        calls += event == "call" and frame.f_code.co_filename.startswith(folder)

    sys.setprofile(count)
    try:
        for _ in range(20):
            client.messages.create(HELLO)
    finally:
        sys.setprofile(None)
    assert calls >= 40


def test_in_raise_mode_the_error_has_the_seconds_to_wait() -> None:
    clock = VirtualClock()
    transport = responses(2)
    client = limited(transport, clock, requests_per_minute=30, burst=1, mode="raise")
    client.messages.create(HELLO)
    exhausted = r"exhausted: 30 requests per minute \(0 left\); it allows this request in 2\.0 s"
    with pytest.raises(LocalRateLimitError, match=exhausted) as caught:
        client.messages.create(HELLO)
    assert caught.value.retry_after == pytest.approx(2)
    assert len(transport.requests) == 1
    assert clock.waits == []
    clock.advance(2)
    client.messages.create(HELLO)


def test_a_wait_longer_than_max_wait_is_refused_at_once() -> None:
    clock = VirtualClock()
    client = limited(responses(2), clock, requests_per_minute=60, burst=1, max_wait=0.9)
    client.messages.create(HELLO)
    with pytest.raises(LocalRateLimitError, match=r"max_wait=0\.9") as caught:
        client.messages.create(HELLO)
    assert caught.value.retry_after == pytest.approx(1)
    clock.advance(0.2)
    client.messages.create(HELLO)
    assert clock.waits == pytest.approx([0.8])


def test_a_wait_as_long_as_max_wait_is_allowed() -> None:
    clock = VirtualClock()
    client = limited(responses(2), clock, requests_per_minute=60, burst=1, max_wait=1.0)
    for _ in range(2):
        client.messages.create(HELLO)
    assert clock.waits == pytest.approx([1])


def test_a_wait_that_would_pass_the_deadline_is_refused_at_once() -> None:
    clock = VirtualClock()
    transport = responses(2)
    client = limited(transport, clock, requests_per_minute=6, burst=1)
    client.messages.create(HELLO)
    with pytest.raises(DeadlineExceededError, match="rate limit"):
        client.messages.create(HELLO, deadline=9.5)
    assert clock.waits == []
    assert len(transport.requests) == 1
    client.messages.create(HELLO, deadline=10.5)
    assert clock.waits == pytest.approx([10])


def test_the_time_of_the_wait_shortens_the_timeout_of_the_attempt() -> None:
    transport = responses(2)
    client = limited(transport, requests_per_minute=6, burst=1)
    client.messages.create(HELLO)
    client.messages.create(HELLO, deadline=15)
    assert transport.requests[1].timeout == pytest.approx(5)


def test_every_attempt_counts() -> None:
    clock = VirtualClock()
    transport = MockTransport(overloaded_error(), overloaded_error(), message_response())
    options = {"retry": MockRetryExecutor(0.0, 0.0)}
    client = limited(transport, clock, options=options, requests_per_minute=60, burst=1)
    client.messages.create(HELLO)
    assert clock.waits == pytest.approx([1, 1])


def test_a_response_is_settled_to_its_actual_usage() -> None:
    transport = MockTransport(message_response(usage=usage(10, 20)), overloaded_error(), overloaded_error())
    client = limited(transport, output_tokens_per_minute=1000, mode="raise")
    client.messages.create(create_message_request(max_tokens=1000))
    assert not is_admitted(client, 981)
    assert is_admitted(client, 980)


def test_input_includes_tokens_written_to_the_cache_but_not_those_read_from_it() -> None:
    used = usage(10, 20, cache_creation_input_tokens=70, cache_read_input_tokens=5000)
    transport = MockTransport(message_response(usage=used), overloaded_error())
    client = limited(transport, tokens_per_minute=1000, mode="raise")
    client.messages.create(create_message_request(max_tokens=900))
    assert not is_admitted(client, 901)
    assert is_admitted(client, 810)


@pytest.mark.parametrize(
    "fault",
    [overloaded_error(), (400, error_response()), connection_error(phase="connect")],
    ids=["529", "400", "unsent"],
)
def test_a_refused_attempt_returns_its_tokens(fault: Any) -> None:
    transport = MockTransport(fault, overloaded_error())
    client = limited(transport, tokens_per_minute=1000, mode="raise")
    with pytest.raises(Exception):  # noqa: B017 - which one is no matter here
        client.messages.create(create_message_request(max_tokens=900), max_retries=0)
    assert is_admitted(client, 900)


def test_an_attempt_whose_end_is_unknown_keeps_its_estimated_cost() -> None:
    transport = MockTransport(connection_error(phase="read"), overloaded_error())
    client = limited(transport, tokens_per_minute=1000, mode="raise")
    with pytest.raises(Exception):  # noqa: B017 - as above
        client.messages.create(create_message_request(max_tokens=900), max_retries=0)
    assert not is_admitted(client, 900)


def test_a_stream_is_settled_at_its_end() -> None:
    transport = MockTransport(Reply.stream(stream_events(message_response(usage=usage(10, 20)))), overloaded_error())
    client = limited(transport, output_tokens_per_minute=1000, mode="raise")
    with client.messages.create_stream(create_message_request(max_tokens=1000)) as stream:
        assert not is_admitted(client, 900)
        stream.get_final_message()
    assert not is_admitted(client, 981)
    assert is_admitted(client, 980)


def test_a_stream_that_is_closed_early_costs_what_was_read_of_it() -> None:
    text = "one two three four five six seven eight nine ten " * 10
    events = stream_events(message_response(content=[{"type": "text", "text": text}], usage=usage(10, 500)))
    transport = MockTransport(Reply.stream(events), overloaded_error())
    client = limited(transport, output_tokens_per_minute=1000, mode="raise")
    with client.messages.create_stream(create_message_request(max_tokens=1000)) as stream:
        for event in stream:
            if event.type == "content_block_delta":
                break
    assert not is_admitted(client, 1000)
    assert is_admitted(client, 800)


def test_a_stream_that_is_truncated_costs_what_was_read_of_it() -> None:
    events = stream_events(message_response(usage=usage(10, 500)))
    transport = MockTransport(Reply.stream(events[:-2]), overloaded_error())
    client = limited(transport, output_tokens_per_minute=1000, mode="raise")
    with pytest.raises(StreamTruncatedError):
        client.messages.create_stream(create_message_request(max_tokens=1000)).get_final_message()
    assert is_admitted(client, 980)


def test_only_messages_cost_tokens() -> None:
    transport = MockTransport(count_tokens_response(), batch(), batch(), model("claude-a"), message_response())
    client = limited(transport, tokens_per_minute=1000, requests_per_minute=4, mode="raise")
    client.messages.count_tokens(model="m", messages=HELLO.messages)
    client.batches.create(create_batch_request())
    client.batches.get("msgbatch_1")
    client.models.get("claude-a")
    with pytest.raises(LocalRateLimitError) as caught:
        client.messages.create(create_message_request(max_tokens=950))
    assert caught.value.retry_after == pytest.approx(15)


def test_admin_calls_are_not_limited() -> None:
    transport = MockTransport(*[{"id": "org_1", "type": "organization", "name": "A"}] * 3)
    options = {"admin_api_key": "sk-admin"}
    client = limited(transport, options=options, requests_per_minute=1, mode="raise")
    for _ in range(3):
        client.admin.organizations.get()
