"""Rate limits of the sandbox: exact to the token and the second, told in every answer."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from integrations_anthropic.sandbox import Fault, Sandbox
from tests.integration.exchanges import HEADERS, Json, VirtualClock, asking, create, refusal, stream

LIMIT = "anthropic-ratelimit-"


@contextlib.contextmanager
def limited(clock: VirtualClock, **limits: Any) -> Iterator[httpx.Client]:
    with Sandbox(clock=clock, **limits) as sandbox, httpx.Client(base_url=sandbox.url, headers=HEADERS) as client:
        yield client


def told(response: httpx.Response) -> dict[str, str]:
    return {name.removeprefix(LIMIT): value for name, value in response.headers.items() if name.startswith(LIMIT)}


def moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_without_limits_no_answer_tells_of_any(client: httpx.Client) -> None:
    assert told(client.get("/v1/models")) == {}


def test_the_request_above_the_limit_is_refused_until_the_second_it_says(clock: VirtualClock) -> None:
    with limited(clock, requests_per_minute=7) as client:
        assert [client.get("/v1/models").status_code for _ in range(7)] == [200] * 7
        refused = client.get("/v1/models")
        message = refusal(refused, 429, "rate_limit_error")
        assert message == "This request would exceed the rate limit of 7 requests per minute."
        # One of seven a minute takes 8.57 seconds.
        assert refused.headers["retry-after"] == "9"
        clock.now += 8.5
        assert client.get("/v1/models").headers["retry-after"] == "1"
        clock.now += 0.5
        assert client.get("/v1/models").status_code == 200
        assert client.get("/v1/models").status_code == 429


@pytest.mark.parametrize("limit", [1, 3, 7, 11, 13, 59, 61])
def test_whoever_waits_as_told_is_never_one_too_late(clock: VirtualClock, limit: int) -> None:
    clock.now += 0.1
    with limited(clock, requests_per_minute=limit) as client:
        for _ in range(limit):
            assert client.get("/v1/models").status_code == 200
        for _ in range(3):
            clock.now += int(client.get("/v1/models").headers["retry-after"])
            assert client.get("/v1/models").status_code == 200


def test_every_answer_tells_limit_rest_and_moment(clock: VirtualClock) -> None:
    with limited(clock, requests_per_minute=60, input_tokens_per_minute=600, output_tokens_per_minute=120) as client:
        fresh = client.get("/v1/nothing")
        assert told(fresh) == {
            f"{name}-{part}": value
            for name, limit in (("requests", 60), ("input-tokens", 600), ("output-tokens", 120), ("tokens", 720))
            for part, value in (("limit", str(limit)), ("remaining", str(limit)), ("reset", moment(clock.now)))
        }
        response = client.post("/v1/messages", json=asking("word " * 50))
        usage, headers = response.json()["usage"], told(response)
        assert headers["requests-remaining"] == "59"
        assert headers["requests-reset"] == moment(clock.now + 1)
        assert headers["input-tokens-remaining"] == str(600 - usage["input_tokens"])
        assert headers["output-tokens-remaining"] == str(120 - usage["output_tokens"])
        assert headers["tokens-remaining"] == str(720 - usage["input_tokens"] - usage["output_tokens"])
        # Two output tokens a second; a part of a second counts as one.
        assert headers["output-tokens-reset"] == moment(clock.now + -(-usage["output_tokens"] // 2))
        clock.now += 60
        assert told(client.get("/v1/nothing"))["tokens-remaining"] == "720"


@pytest.mark.parametrize("body", [{"max_tokens": 0, "messages": []}, {}])
def test_a_wrong_request_costs_nothing(clock: VirtualClock, body: Json) -> None:
    with limited(clock, requests_per_minute=2) as client:
        response = client.post("/v1/messages", json=body)
        assert (response.status_code, told(response)["requests-remaining"]) == (400, "2")
        assert told(client.get("/v1/models", headers={"x-api-key": ""}))["requests-remaining"] == "2"


def test_input_tokens_are_those_counted_beforehand(clock: VirtualClock) -> None:
    with limited(clock, input_tokens_per_minute=60) as client:
        body = {"model": "claude-haiku-4-5", "messages": [{"role": "user", "content": "one two three"}]}
        counted = client.post("/v1/messages/count_tokens", json=body)
        tokens = counted.json()["input_tokens"]
        assert told(counted)["input-tokens-remaining"] == "60"
        for turn in range(1, 60 // tokens + 1):
            response = client.post("/v1/messages", json={**body, "max_tokens": 1})
            assert told(response)["input-tokens-remaining"] == str(60 - turn * tokens)
        refused = client.post("/v1/messages", json={**body, "max_tokens": 1})
        assert "60 input tokens per minute" in refusal(refused, 429, "rate_limit_error")
        assert int(refused.headers["retry-after"]) == tokens - 60 % tokens


def test_a_request_larger_than_the_limit_is_never_let_in(clock: VirtualClock) -> None:
    with limited(clock, input_tokens_per_minute=60) as client:
        refused = client.post("/v1/messages", json=asking("word " * 100))
        assert "can never be let in" in refusal(refused, 429, "rate_limit_error")
        assert int(refused.headers["retry-after"]) > 0
        assert create(client, "word")


@pytest.mark.parametrize("streaming", [False, True])
def test_an_answer_that_wrote_too_much_is_made_up_first(clock: VirtualClock, streaming: bool) -> None:
    with limited(clock, output_tokens_per_minute=60) as client:
        text = "word " * 100
        if streaming:
            output = stream(client, text, max_tokens=500)[-2]["usage"]["output_tokens"]
        else:
            output = create(client, text, max_tokens=500)["usage"]["output_tokens"]
        assert output > 60
        refused = client.post("/v1/messages", json=asking())
        refusal(refused, 429, "rate_limit_error")
        assert told(refused)["output-tokens-remaining"] == "0"
        assert int(refused.headers["retry-after"]) == output - 60 + 1
        # What writes nothing is not kept waiting.
        assert client.get("/v1/models").status_code == 200
        clock.now += output - 60 + 1
        assert client.post("/v1/messages", json=asking()).status_code == 200


def test_a_refused_request_takes_nothing_from_the_other_buckets(clock: VirtualClock) -> None:
    with limited(clock, requests_per_minute=5, input_tokens_per_minute=60) as client:
        refused = client.post("/v1/messages", json=asking("word " * 100))
        assert told(refused)["requests-remaining"] == "5"


def test_of_many_at_once_exactly_as_many_are_let_in(clock: VirtualClock) -> None:
    with limited(clock, requests_per_minute=20) as client, ThreadPoolExecutor(16) as pool:
        statuses = list(pool.map(lambda _: client.get("/v1/models").status_code, range(50)))
    assert (statuses.count(200), statuses.count(429)) == (20, 30)


def test_a_clock_that_goes_back_fills_nothing(clock: VirtualClock) -> None:
    with limited(clock, requests_per_minute=1) as client:
        assert client.get("/v1/models").status_code == 200
        clock.now -= 100
        assert client.get("/v1/models").status_code == 429
        clock.now += 59
        assert client.get("/v1/models").status_code == 429
        clock.now += 1
        assert client.get("/v1/models").status_code == 200


def test_a_fault_tells_of_limits_too_unless_it_says_otherwise(clock: VirtualClock) -> None:
    with Sandbox(clock=clock, requests_per_minute=5) as sandbox:
        sandbox.faults.add(Fault(status=529), Fault(status=429, headers={f"{LIMIT}requests-remaining": "0"}))
        remaining = [told(httpx.get(f"{sandbox.url}/v1/models"))["requests-remaining"] for _ in range(2)]
        assert remaining == ["5", "0"]


def test_a_reset_fills_every_bucket(clock: VirtualClock) -> None:
    with limited(clock, requests_per_minute=1) as client:
        client.get("/v1/models")
        client.post("/_sandbox/reset")
        assert client.get("/v1/models").status_code == 200


@pytest.mark.parametrize("value", [0, -1, 1.5, True])
@pytest.mark.parametrize("name", ["requests_per_minute", "input_tokens_per_minute", "output_tokens_per_minute"])
def test_a_limit_is_a_whole_number(name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=f"{name} must be an integer of at least 1, or None, not {value}"):
        Sandbox(**{name: value})


@pytest.mark.parametrize("value", [-1, float("inf"), float("nan")])
def test_a_delay_of_tokens_is_a_finite_time(value: float) -> None:
    with pytest.raises(ValueError, match="token_delay must be 0 or more"):
        Sandbox(token_delay=value)
