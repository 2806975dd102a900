"""What is retried, when, and what is raised at the end: every status, exception and header, through the client."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicError,
    APIConnectionError,
    APIError,
    APITimeoutError,
    InternalServerError,
    OverloadedError,
    PoolTimeoutError,
    RateLimitError,
    RetryExhaustedError,
    RetryPolicy,
    StreamTruncatedError,
    TLSError,
)
from integrations_anthropic.testing import AsyncMockTransport, Reply, VirtualClock, stream_events
from tests.unit.responses import EVENTS, MESSAGE, failure, reply_with, sse

from .clients import client_of
from .failures import BATCH, HELLO, lost, status

pytestmark = pytest.mark.anyio
STEADY = RetryPolicy(jitter=0.0)
GROWING = [1.0, 2.0, 4.0]


def early(kind: str) -> Reply:
    """A stream that starts and then sends an error event."""
    return Reply.stream([EVENTS[0], failure(kind)])


# What every attempt ends in; the waits where it is safe to repeat, and where it is not; the class raised at the end.
TABLE: list[tuple[Any, list[float], list[float], type[AnthropicError]]] = [
    *[(status(code), [], [], APIError) for code in (302, 400, 401, 402, 403, 404, 405, 413, 418, 422)],
    *[(status(code), GROWING, [], APIError) for code in (408, 409)],
    *[(status(code), GROWING, [], InternalServerError) for code in (500, 501, 502, 503, 504, 520, 599)],
    (status(429), GROWING, GROWING, RateLimitError),
    (status(529), GROWING, GROWING, OverloadedError),
    (status(503, "overloaded_error"), GROWING, GROWING, OverloadedError),
    (status(400, x_should_retry="true"), GROWING, GROWING, APIError),
    (status(500, x_should_retry="true"), GROWING, GROWING, InternalServerError),
    *[(status(code, x_should_retry="false"), [], [], APIError) for code in (408, 429, 500, 529)],
    *[(lost(phase), GROWING, GROWING, APIConnectionError) for phase in ("dns", "connect", "proxy")],
    (lost("connect", APITimeoutError), GROWING, GROWING, APITimeoutError),
    (lost("pool", PoolTimeoutError), GROWING, GROWING, PoolTimeoutError),
    (lost("tls", TLSError), [], [], TLSError),
    *[(lost(phase, APITimeoutError), [1.0], [], APITimeoutError) for phase in ("read", "write")],
    *[(lost(phase), [1.0], [], APIConnectionError) for phase in ("read", "write")],
    (Reply(b"{", fault=lost("read")), [1.0], [], APIConnectionError),
    *[(status(429, retry_after=text), [float(text)] * 3, [float(text)] * 3, RateLimitError) for text in ("0", "5")],
    *[(status(code, retry_after="61"), [61.0] * 3, [], InternalServerError) for code in (500, 503)],
    (status(529, retry_after="61"), [61.0] * 3, [61.0] * 3, OverloadedError),
    *[(status(429, retry_after=text), [], [], RateLimitError) for text in ("171", "100000", "120.5")],
    (status(429, retry_after_ms="250", retry_after="171"), [0.25] * 3, [0.25] * 3, RateLimitError),
    (status(429, retry_after="Tue, 14 Nov 2023 22:13:10 GMT"), [0.0] * 3, [0.0] * 3, RateLimitError),
    *[(status(429, retry_after=text), GROWING, GROWING, RateLimitError) for text in ("soon", "-5", "nan", "inf", "")],
    (status(500, retry_after="5", x_should_retry="false"), [], [], InternalServerError),
]


async def call(client: Any, service: str) -> Any:
    if service == "messages":
        return await client.messages.create(**HELLO)
    return await client.batches.create(requests=BATCH)


@pytest.mark.parametrize("service", ["messages", "batches"])
@pytest.mark.parametrize("row", range(len(TABLE)))
async def test_every_error_is_retried_as_the_table_says(row: int, service: str) -> None:
    fault, safe, unsafe, cls = TABLE[row]
    waits = safe if service == "messages" else unsafe
    clock = VirtualClock()
    transport = AsyncMockTransport(*[fault] * (len(waits) + 1))
    with pytest.raises(cls) as caught:
        await call(client_of(transport, clock=clock, retry=STEADY), service)
    error = caught.value
    assert clock.waits == [wait for wait in waits if wait > 0]
    assert len(transport.requests) == error.attempt_count == len(waits) + 1
    assert [attempt.delay for attempt in error.attempts] == [*waits, None]
    assert all(attempt.reason for attempt in error.attempts)
    assert {attempt.status for attempt in error.attempts} == {error.status}
    assert isinstance(error, RetryExhaustedError) == bool(waits)
    assert error.meta.attempts == error.attempts
    assert type(pickle.loads(pickle.dumps(error))) is type(error)
    transport.verify()


async def test_a_future_date_is_waited_for() -> None:
    clock = VirtualClock()
    # The clock's wall time starts at 22:13:20 on that day.
    transport = AsyncMockTransport(status(429, retry_after="Tue, 14 Nov 2023 22:13:50 GMT"), reply_with(MESSAGE))
    await client_of(transport, clock=clock).messages.create(**HELLO)
    assert clock.waits == [30.0]


async def test_retry_after_on_a_successful_response_means_nothing() -> None:
    clock = VirtualClock()
    result = await client_of(AsyncMockTransport(reply_with(MESSAGE, retry_after="61")), clock=clock).messages.create(
        **HELLO
    )
    assert clock.waits == []
    assert [attempt.status for attempt in result.meta.attempts] == [200]


@pytest.mark.parametrize(
    ("fault", "waits"),
    [
        (early("overloaded_error"), GROWING),
        (early("rate_limit_error"), GROWING),
        (early("api_error"), GROWING),
        (early("timeout_error"), [1.0]),
        (early("invalid_request_error"), []),
        (early("of_the_future"), []),
        (Reply.stream([EVENTS[0], lost("read")]), [1.0]),
        (status(529, retry_after="5"), [5.0, 5.0, 5.0]),
    ],
)
async def test_a_stream_that_fails_before_its_first_content_is_retried_unseen(fault: Any, waits: list[float]) -> None:
    clock = VirtualClock()
    transport = AsyncMockTransport(*[fault] * (len(waits) + 1))
    with pytest.raises(AnthropicError) as caught:
        async with client_of(transport, clock=clock, retry=STEADY).messages.create_stream(**HELLO):
            pass
    assert clock.waits == waits
    assert len(transport.requests) == caught.value.attempt_count == len(waits) + 1


async def test_a_stream_that_fails_after_its_first_content_is_never_retried() -> None:
    transport = AsyncMockTransport(Reply(sse(EVENTS[:4]), headers={"content-type": "text/event-stream"}))
    with pytest.raises(StreamTruncatedError) as caught:
        await client_of(transport).messages.create_stream(**HELLO).get_final_message()
    assert len(transport.requests) == 1
    assert not isinstance(caught.value, RetryExhaustedError)


async def test_a_stream_and_a_page_list_every_attempt_too() -> None:
    transport = AsyncMockTransport(status(529), Reply.stream(stream_events()))
    async with client_of(transport, retry=STEADY).messages.create_stream(**HELLO) as stream:
        assert [(a.status, a.delay, a.reason) for a in stream.meta.attempts] == [
            (529, 1.0, "OverloadedError"),
            (200, None, ""),
        ]


async def test_a_server_that_returns_only_529_costs_little_more_than_the_calls_themselves() -> None:
    transport = AsyncMockTransport().returning(status(529))
    client = client_of(transport, circuit=None)
    seen: list[AnthropicError] = []
    for number in range(1000):
        # Copies draw on the same budget.
        with pytest.raises(OverloadedError) as caught:
            await (client.with_options(timeout=300) if number % 2 else client).messages.create(**HELLO)
        seen.append(caught.value)
    assert 1000 < len(transport.requests) <= 1100
    assert isinstance(seen[-1], RetryExhaustedError)
    assert "budget is empty" in seen[-1].message
    assert seen[-1].attempt_count == 1
    assert all(isinstance(error, RetryExhaustedError) for error in seen)


async def test_ten_successes_pay_for_one_more_retry() -> None:
    transport = AsyncMockTransport().returning(status(529))
    client = client_of(transport, circuit=None)
    for _ in range(40):
        with pytest.raises(OverloadedError):
            await client.messages.create(**HELLO)
    transport.requests.clear()
    transport.returning(reply_with(MESSAGE))
    for _ in range(10):
        await client.messages.create(**HELLO)
    transport.requests.clear()
    transport.returning(status(529))
    with pytest.raises(OverloadedError):
        await client.messages.create(**HELLO)
    assert len(transport.requests) == 2


async def test_an_empty_budget_says_nothing_about_what_would_not_be_retried_anyway() -> None:
    client = client_of(AsyncMockTransport().returning(status(529)), circuit=None)
    for _ in range(40):
        with pytest.raises(OverloadedError):
            await client.messages.create(**HELLO)
    with pytest.raises(OverloadedError) as caught:
        await client.messages.create(**HELLO, max_retries=0)
    assert type(caught.value) is OverloadedError
    with pytest.raises(RateLimitError) as refused:
        await client.with_options(transport=AsyncMockTransport(status(429, retry_after="171"))).messages.create(**HELLO)
    assert type(refused.value) is RateLimitError
