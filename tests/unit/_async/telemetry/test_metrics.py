"""The nine metrics of calls, the same in both backends."""

from __future__ import annotations

import gc
from typing import Any

import pytest

from integrations_anthropic import (
    APIConnectionError,
    CircuitBreakerOpenError,
    CircuitConfig,
    NotFoundError,
    OverloadedError,
    Telemetry,
)
from integrations_anthropic.testing import AsyncMockTransport, MockCircuitBreaker, MockRateLimiter, Reply, VirtualClock
from tests.elapsed import eventually
from tests.unit.responses import EVENTS, MESSAGE, failure, page, reply_with, sse
from tests.unit.telemetry_recorder import TelemetryRecorder

from ..clients import client_of

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
MODEL = HELLO["model"]


@pytest.fixture
def watched() -> TelemetryRecorder:
    return TelemetryRecorder()


def streamed(fault: BaseException | None = None) -> Reply:
    return Reply(sse(EVENTS), headers={"content-type": "text/event-stream"}, cut=40, fault=fault)


def both(watched: TelemetryRecorder, name: str, **labels: str) -> float | None:
    """The value, which both backends agree on; None where there is none."""
    suffix = "_count" if name.endswith("_seconds") else ""
    found = watched.prometheus(name + suffix, **labels)
    assert watched.metered(name).get(tuple(sorted(labels.items()))) == found
    return found


async def test_a_call_that_works_counts_itself_its_tokens_and_its_time(watched: TelemetryRecorder) -> None:
    client = client_of(AsyncMockTransport(reply_with(MESSAGE)), telemetry=watched.telemetry())
    await client.messages.create(**HELLO)
    asked = {"service": "messages", "method": "create", "status": "success"}
    assert both(watched, "anthropic_requests_total", **asked, model=MODEL) == 1
    assert both(watched, "anthropic_request_duration_seconds", **asked) == 1
    assert both(watched, "anthropic_tokens_total", service="messages", direction="input", model=MODEL) == 3
    assert both(watched, "anthropic_tokens_total", service="messages", direction="output", model=MODEL) == 4
    assert both(watched, "anthropic_active_streams") == 0
    assert both(watched, "anthropic_circuit_breaker_state", service="messages") == 0


async def test_time_is_that_of_the_clients_clock_waits_included(watched: TelemetryRecorder) -> None:
    replies = [reply_with(failure("rate_limit_error"), 429, retry_after="7"), reply_with(MESSAGE)]
    client = client_of(AsyncMockTransport(*replies), telemetry=watched.telemetry())
    await client.messages.create(**HELLO)
    labels = {"service": "messages", "method": "create", "status": "success"}
    assert watched.prometheus("anthropic_request_duration_seconds_sum", **labels) == 7
    assert watched.prometheus("anthropic_request_duration_seconds_bucket", **labels, le="5.0") == 0
    assert watched.prometheus("anthropic_request_duration_seconds_bucket", **labels, le="10.0") == 1


async def test_each_retry_counts_by_its_number_and_only_the_last_error_is_one(watched: TelemetryRecorder) -> None:
    replies = [reply_with(failure("overloaded_error"), 529)] * 3
    client = client_of(AsyncMockTransport(*replies), telemetry=watched.telemetry(), max_retries=2)
    with pytest.raises(OverloadedError):
        await client.messages.create(**HELLO)
    assert both(watched, "anthropic_retries_total", service="messages", attempt_number="2") == 1
    assert both(watched, "anthropic_retries_total", service="messages", attempt_number="3") == 1
    assert both(watched, "anthropic_errors_total", service="messages", error_type="overloaded", retryable="true") == 1
    asked = {"service": "messages", "method": "create", "status": "error"}
    assert both(watched, "anthropic_requests_total", **asked, model="other") == 1


@pytest.mark.parametrize(
    ("reply", "error_type", "retryable"),
    [
        (reply_with(failure("not_found_error"), 404), "not_found", "false"),
        (APIConnectionError("no way", phase="connect"), "network", "true"),
        (reply_with(b"{"), "serialization", "false"),
    ],
)
async def test_an_error_counts_by_its_kind(
    watched: TelemetryRecorder, reply: Any, error_type: str, retryable: str
) -> None:
    client = client_of(AsyncMockTransport(reply), telemetry=watched.telemetry(), max_retries=0)
    with pytest.raises(Exception):  # noqa: B017 - which one is expected by the count
        await client.messages.create(**HELLO)
    assert both(watched, "anthropic_errors_total", service="messages", error_type=error_type, retryable=retryable) == 1


async def test_80_invented_models_do_not_use_up_the_labels_of_the_real_one(watched: TelemetryRecorder) -> None:
    refused = [reply_with(failure("not_found_error"), 404)] * 80
    client = client_of(AsyncMockTransport(*refused, reply_with(MESSAGE), streamed()), telemetry=watched.telemetry())
    for number in range(80):
        with pytest.raises(NotFoundError):
            await client.messages.create(**HELLO | {"model": f"claude-invented-{number}"})
    await client.messages.create(**HELLO)
    await client.messages.create_stream(**HELLO).get_final_message()
    failed = {"service": "messages", "method": "create", "status": "error"}
    assert both(watched, "anthropic_requests_total", **failed, model="other") == 80
    for method in ("create", "create_stream"):
        asked = {"service": "messages", "method": method, "status": "success"}
        assert both(watched, "anthropic_requests_total", **asked, model=MODEL) == 1
    assert both(watched, "anthropic_tokens_total", service="messages", direction="output", model=MODEL) == 8
    assert both(watched, "anthropic_time_to_first_token_seconds", model=MODEL) == 1
    assert len(watched.counted("anthropic_requests_total")) == 3


async def test_a_model_that_has_answered_keeps_its_label_where_a_later_call_fails(watched: TelemetryRecorder) -> None:
    replies = [reply_with(MESSAGE), reply_with(failure("overloaded_error"), 529)]
    client = client_of(AsyncMockTransport(*replies), telemetry=watched.telemetry(), max_retries=0)
    await client.messages.create(**HELLO)
    with pytest.raises(OverloadedError):
        await client.messages.create(**HELLO)
    failed = {"service": "messages", "method": "create", "status": "error"}
    assert both(watched, "anthropic_requests_total", **failed, model=MODEL) == 1


async def test_a_stream_is_active_until_it_ends_in_whatever_way(watched: TelemetryRecorder) -> None:
    clock = VirtualClock()
    lost = APIConnectionError("lost", phase="read")
    transport = AsyncMockTransport(streamed(), streamed(), streamed(), Reply(sse(EVENTS[:4]), fault=lost))
    client = client_of(transport, telemetry=watched.telemetry(), clock=clock)
    ended, left, dropped, broken = (client.messages.create_stream(**HELLO) for _ in range(4))
    for number, stream in enumerate((ended, left, dropped, broken), 1):
        await stream.__aiter__().__anext__()
        assert both(watched, "anthropic_active_streams") == number
    assert both(watched, "anthropic_time_to_first_token_seconds", model=MODEL) == 4
    await ended.get_final_message()
    assert both(watched, "anthropic_active_streams") == 3
    await left.close()
    assert both(watched, "anthropic_active_streams") == 2
    del stream, dropped
    gc.collect()
    assert eventually(lambda: both(watched, "anthropic_active_streams") == 1)
    with pytest.raises(APIConnectionError):
        await broken.get_final_message()
    assert both(watched, "anthropic_active_streams") == 0
    count = {status: both(watched, "anthropic_requests_total", **stream_labels(status)) for status in STATUSES}
    assert count == {"success": 1, "closed": 2, "error": 1, "cancelled": 0}


STATUSES = ("success", "closed", "error", "cancelled")


def stream_labels(status: str) -> dict[str, str]:
    return {"service": "messages", "method": "create_stream", "status": status, "model": MODEL}


async def test_limits_are_those_of_the_last_response(watched: TelemetryRecorder) -> None:
    first = {f"anthropic_ratelimit_{kind}_remaining": "40" for kind in ("requests", "tokens", "input_tokens")}
    replies = [reply_with(MESSAGE, **first), reply_with(failure("x"), 404, anthropic_ratelimit_requests_remaining="39")]
    client = client_of(AsyncMockTransport(*replies), telemetry=watched.telemetry())
    await client.messages.create(**HELLO)
    with pytest.raises(NotFoundError):
        await client.messages.create(**HELLO)
    left = {kind: both(watched, "anthropic_rate_limit_remaining", limit_type=kind) for kind in ("requests", "tokens")}
    assert left == {"requests": 39, "tokens": 40}
    assert both(watched, "anthropic_rate_limit_remaining", limit_type="input_tokens") == 40


async def test_the_circuit_shows_its_state_and_what_it_refuses_is_an_error(watched: TelemetryRecorder) -> None:
    clock = VirtualClock()
    replies = [reply_with(failure("api_error"), 500)] * 2 + [reply_with(MESSAGE)] * 2
    config = CircuitConfig(failure_threshold=2, open_duration=30, success_threshold=2)
    options: dict[str, Any] = {"telemetry": watched.telemetry(), "max_retries": 0, "clock": clock, "circuit": config}
    client = client_of(AsyncMockTransport(*replies), **options)
    states = []

    async def call() -> None:
        try:
            await client.messages.create(**HELLO)
        except Exception as error:  # the states are looked at
            states.append(type(error).__name__)
        states.append(both(watched, "anthropic_circuit_breaker_state", service="messages"))

    for _ in range(3):
        await call()
    clock.advance(30)
    for _ in range(2):
        await call()
    failed, refused = "InternalServerError", "CircuitBreakerOpenError"
    assert states == [failed, 0, failed, 2, refused, 2, 1, 0]
    assert (
        both(watched, "anthropic_errors_total", service="messages", error_type="circuit_open", retryable="false") == 1
    )


async def test_a_copy_with_the_same_telemetry_counts_into_the_same_metrics(
    watched: TelemetryRecorder,
) -> None:
    client = client_of(AsyncMockTransport(*[reply_with(page(["a"], more=False))] * 4), telemetry=watched.telemetry())
    await client.models.list()
    await client.with_options(timeout=5).models.list()
    await client.with_options(telemetry=Telemetry()).models.list()
    await client.with_options(telemetry=watched.telemetry()).models.list()
    labels = {"service": "models", "method": "list", "status": "success", "model": "none"}
    assert both(watched, "anthropic_requests_total", **labels) == 3


async def test_doubles_in_place_of_circuit_and_limiter_do_no_harm(watched: TelemetryRecorder) -> None:
    parts: dict[str, Any] = {"circuit": MockCircuitBreaker().open(), "rate_limits": MockRateLimiter(2.0)}
    client = client_of(AsyncMockTransport(), telemetry=watched.telemetry(), **parts)
    with pytest.raises(CircuitBreakerOpenError):
        await client.messages.create(**HELLO)
    asked = {"service": "messages", "method": "create", "status": "error"}
    assert both(watched, "anthropic_requests_total", **asked, model="other") == 1
    assert both(watched, "anthropic_circuit_breaker_state", service="messages") is None


async def test_a_response_that_is_streamed_underneath_is_a_plain_call(watched: TelemetryRecorder) -> None:
    client = client_of(AsyncMockTransport(streamed()), telemetry=watched.telemetry())
    answer = await client.messages.create(**HELLO | {"max_tokens": 60_000})
    assert answer.id == MESSAGE["id"]
    asked = {"service": "messages", "method": "create", "status": "success"}
    assert both(watched, "anthropic_requests_total", **asked, model=MODEL) == 1
    assert both(watched, "anthropic_tokens_total", service="messages", direction="output", model=MODEL) == 4
    assert both(watched, "anthropic_active_streams") == 0
    assert both(watched, "anthropic_time_to_first_token_seconds", model=MODEL) is None
