"""Rate limits of the sandbox: exact to the token and the second, reported in every response."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from integrations_anthropic.sandbox import Fault, Sandbox
from tests.integration.sandbox.sandbox_requests import (
    HEADERS,
    Json,
    VirtualClock,
    create_message,
    expect_error,
    message_request,
    stream,
)

LIMIT = "anthropic-ratelimit-"


@contextlib.contextmanager
def limited(clock: VirtualClock, **limits: Any) -> Iterator[httpx.Client]:
    with Sandbox(clock=clock, **limits) as sandbox, httpx.Client(base_url=sandbox.url, headers=HEADERS) as client:
        yield client


def limit_headers(response: httpx.Response) -> dict[str, str]:
    return {name.removeprefix(LIMIT): value for name, value in response.headers.items() if name.startswith(LIMIT)}


def reset_time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_without_limits_responses_have_no_limit_headers(client: httpx.Client) -> None:
    assert limit_headers(client.get("/v1/models")) == {}


def test_a_request_above_the_limit_is_rejected_until_retry_after(clock: VirtualClock) -> None:
    with limited(clock, requests_per_minute=7) as client:
        assert [client.get("/v1/models").status_code for _ in range(7)] == [200] * 7
        refused = client.get("/v1/models")
        message = expect_error(refused, 429, "rate_limit_error")
        assert message == "This request would exceed the rate limit of 7 requests per minute."
        # At 7 requests per minute, one takes 8.57 seconds.
        assert refused.headers["retry-after"] == "9"
        clock.now += 8.5
        assert client.get("/v1/models").headers["retry-after"] == "1"
        clock.now += 0.5
        assert client.get("/v1/models").status_code == 200
        assert client.get("/v1/models").status_code == 429


@pytest.mark.parametrize("limit", [1, 3, 7, 11, 13, 59, 61])
def test_a_client_that_waits_for_retry_after_is_always_admitted(clock: VirtualClock, limit: int) -> None:
    clock.now += 0.1
    with limited(clock, requests_per_minute=limit) as client:
        for _ in range(limit):
            assert client.get("/v1/models").status_code == 200
        for _ in range(3):
            clock.now += int(client.get("/v1/models").headers["retry-after"])
            assert client.get("/v1/models").status_code == 200


def test_every_response_reports_limit_remaining_and_reset(clock: VirtualClock) -> None:
    with limited(clock, requests_per_minute=60, input_tokens_per_minute=600, output_tokens_per_minute=120) as client:
        fresh = client.get("/v1/nothing")
        assert limit_headers(fresh) == {
            f"{name}-{part}": value
            for name, limit in (("requests", 60), ("input-tokens", 600), ("output-tokens", 120), ("tokens", 720))
            for part, value in (("limit", str(limit)), ("remaining", str(limit)), ("reset", reset_time(clock.now)))
        }
        response = client.post("/v1/messages", json=message_request("word " * 50))
        usage, headers = response.json()["usage"], limit_headers(response)
        assert headers["requests-remaining"] == "59"
        assert headers["requests-reset"] == reset_time(clock.now + 1)
        assert headers["input-tokens-remaining"] == str(600 - usage["input_tokens"])
        assert headers["output-tokens-remaining"] == str(120 - usage["output_tokens"])
        assert headers["tokens-remaining"] == str(720 - usage["input_tokens"] - usage["output_tokens"])
        # Two output tokens per second, rounded up to a second.
        assert headers["output-tokens-reset"] == reset_time(clock.now + -(-usage["output_tokens"] // 2))
        clock.now += 60
        assert limit_headers(client.get("/v1/nothing"))["tokens-remaining"] == "720"


@pytest.mark.parametrize("body", [{"max_tokens": 0, "messages": []}, {}])
def test_an_invalid_request_costs_nothing(clock: VirtualClock, body: Json) -> None:
    with limited(clock, requests_per_minute=2) as client:
        response = client.post("/v1/messages", json=body)
        assert (response.status_code, limit_headers(response)["requests-remaining"]) == (400, "2")
        assert limit_headers(client.get("/v1/models", headers={"x-api-key": ""}))["requests-remaining"] == "2"


def test_input_tokens_cost_what_count_tokens_returns(clock: VirtualClock) -> None:
    with limited(clock, input_tokens_per_minute=60) as client:
        body = {"model": "claude-haiku-4-5", "messages": [{"role": "user", "content": "one two three"}]}
        counted = client.post("/v1/messages/count_tokens", json=body)
        tokens = counted.json()["input_tokens"]
        assert limit_headers(counted)["input-tokens-remaining"] == "60"
        for count in range(1, 60 // tokens + 1):
            response = client.post("/v1/messages", json={**body, "max_tokens": 1})
            assert limit_headers(response)["input-tokens-remaining"] == str(60 - count * tokens)
        refused = client.post("/v1/messages", json={**body, "max_tokens": 1})
        assert "60 input tokens per minute" in expect_error(refused, 429, "rate_limit_error")
        assert int(refused.headers["retry-after"]) == tokens - 60 % tokens


def test_a_request_larger_than_the_limit_is_never_admitted(clock: VirtualClock) -> None:
    with limited(clock, input_tokens_per_minute=60) as client:
        refused = client.post("/v1/messages", json=message_request("word " * 100))
        assert "can never be admitted" in expect_error(refused, 429, "rate_limit_error")
        assert int(refused.headers["retry-after"]) > 0
        assert create_message(client, "word")


@pytest.mark.parametrize("streaming", [False, True])
def test_a_deficit_of_output_tokens_is_refilled_first(clock: VirtualClock, streaming: bool) -> None:
    with limited(clock, output_tokens_per_minute=60) as client:
        text = "word " * 100
        if streaming:
            output = stream(client, text, max_tokens=500)[-2]["usage"]["output_tokens"]
        else:
            output = create_message(client, text, max_tokens=500)["usage"]["output_tokens"]
        assert output > 60
        refused = client.post("/v1/messages", json=message_request())
        expect_error(refused, 429, "rate_limit_error")
        assert limit_headers(refused)["output-tokens-remaining"] == "0"
        assert int(refused.headers["retry-after"]) == output - 60 + 1
        # An operation without output is not limited by it.
        assert client.get("/v1/models").status_code == 200
        clock.now += output - 60 + 1
        assert client.post("/v1/messages", json=message_request()).status_code == 200


def test_a_rejected_request_takes_nothing_from_the_other_buckets(clock: VirtualClock) -> None:
    with limited(clock, requests_per_minute=5, input_tokens_per_minute=60) as client:
        refused = client.post("/v1/messages", json=message_request("word " * 100))
        assert limit_headers(refused)["requests-remaining"] == "5"


def test_of_concurrent_requests_exactly_the_limit_is_admitted(clock: VirtualClock) -> None:
    with limited(clock, requests_per_minute=20) as client, ThreadPoolExecutor(16) as pool:
        statuses = list(pool.map(lambda _: client.get("/v1/models").status_code, range(50)))
    assert (statuses.count(200), statuses.count(429)) == (20, 30)


def test_a_clock_that_goes_backwards_refills_nothing(clock: VirtualClock) -> None:
    with limited(clock, requests_per_minute=1) as client:
        assert client.get("/v1/models").status_code == 200
        clock.now -= 100
        assert client.get("/v1/models").status_code == 429
        clock.now += 59
        assert client.get("/v1/models").status_code == 429
        clock.now += 1
        assert client.get("/v1/models").status_code == 200


def test_a_fault_reports_limits_unless_it_sets_the_headers(clock: VirtualClock) -> None:
    with Sandbox(clock=clock, requests_per_minute=5) as sandbox:
        sandbox.faults.add(Fault(status=529), Fault(status=429, headers={f"{LIMIT}requests-remaining": "0"}))
        remaining = [limit_headers(httpx.get(f"{sandbox.url}/v1/models"))["requests-remaining"] for _ in range(2)]
        assert remaining == ["5", "0"]


def test_a_reset_refills_every_bucket(clock: VirtualClock) -> None:
    with limited(clock, requests_per_minute=1) as client:
        client.get("/v1/models")
        client.post("/_sandbox/reset")
        assert client.get("/v1/models").status_code == 200


@pytest.mark.parametrize("value", [0, -1, 1.5, True])
@pytest.mark.parametrize("name", ["requests_per_minute", "input_tokens_per_minute", "output_tokens_per_minute"])
def test_a_limit_must_be_an_integer(name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=f"{name} must be an integer, 1 or more, or None, not {value}"):
        Sandbox(**{name: value})


@pytest.mark.parametrize("value", [-1, float("inf"), float("nan")])
def test_a_token_delay_must_be_finite_and_not_negative(value: float) -> None:
    with pytest.raises(ValueError, match="token_delay must be a finite number of seconds, 0 or more"):
        Sandbox(token_delay=value)
