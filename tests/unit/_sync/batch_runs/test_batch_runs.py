# Derived from tests/unit/_async/batch_runs/test_batch_runs.py by `make codegen`. Do not edit.
"""Runs over batches: cut, handed in a few at a time, waited for, their results in either order."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicError,
    APIConnectionError,
    AuthenticationError,
    BatchProgress,
    ConfigurationError,
    InternalServerError,
    OverloadedError,
    RateLimitError,
    to_dict,
)
from tests.unit.batch_runs.batch_server import EXPIRED, SUCCEEDED, errored, request_of, requests_of

from .batch_clients import client_and_server


def name_of(number: int) -> str:
    return f"r{number}"


def test_every_request_has_one_result_and_nothing_is_sent_before_the_first_is_asked_for() -> None:
    client, server = client_and_server()
    run = client.batches.run(requests_of(25), max_requests=10)
    assert server.calls == []
    with run:
        found = [result for result in run]
    assert sorted(result.custom_id for result in found) == sorted(map(name_of, range(25)))
    assert [len(batch["requests"]) for batch in server.batches] == [10, 10, 5]
    assert all(result.get().text and result.error is None for result in found)
    assert to_dict(found[0]) == {"custom_id": found[0].custom_id, "result": SUCCEEDED}


def test_the_requests_are_sent_as_they_were_given() -> None:
    client, server = client_and_server()
    asked = request_of("grüße \u2028") | {"custom_id": "A-z_9", "later": 1}
    _ = [result for result in client.batches.run([asked])]
    assert server.batches[0]["requests"] == [asked]


def test_results_in_the_order_of_asking() -> None:
    client, server = client_and_server()
    server.outcome = lambda name, times: EXPIRED if name in ("r0", "r11", "r24") and times < 3 else SUCCEEDED
    with client.batches.run(requests_of(25), max_requests=10, max_open=2, order="asking") as run:
        assert [result.custom_id for result in run] == [f"r{number}" for number in range(25)]
    assert (server.asked["r0"], server.asked["r1"]) == (3, 1)


def test_batches_are_cut_by_bytes_and_a_large_request_is_one_of_its_own() -> None:
    client, server = client_and_server()
    large = request_of("large")
    large["params"]["messages"][0]["content"] = "x" * 3000
    run = client.batches.run([*requests_of(9), large, request_of("z")], max_bytes=1000)
    _ = [result for result in run]
    bodies = [batch["requests"] for batch in server.batches]
    assert [request["custom_id"] for body in bodies for request in body] == [*map(name_of, range(9)), "large", "z"]
    posts: Any = [request for request in client._pipeline.transport.requests if request.method == "POST"]  # type: ignore[attr-defined]
    assert [len(request.body) for request in posts if len(request.body) > 1000] == [len(posts[-2].body)]
    assert len(bodies[0]) > 1
    assert [len(body) for body in bodies[-2:]] == [1, 1]


def test_only_a_few_batches_are_open_at_a_time() -> None:
    client, server = client_and_server()
    open_ones: list[int] = []

    def watch(progress: BatchProgress) -> None:
        open_ones.append(sum(not server._has_ended(batch) for batch in server.batches))

    run = client.batches.run(requests_of(20), max_requests=2, max_open=3, on_progress=watch)
    assert len([result for result in run]) == 20
    assert max(open_ones) == 3


def test_a_generator_is_consumed_as_batches_become_free() -> None:
    client, _ = client_and_server()
    taken: list[str] = []

    def generate() -> Any:
        for request in requests_of(100):
            taken.append(request["custom_id"])
            yield request

    run = client.batches.run(generate(), max_requests=5, max_open=2)
    run.__next__()
    # Two batches, the one that follows where the first has ended, and one request that shows that it is full.
    assert len(taken) <= 16
    run.close()


def test_pauses_between_two_looks_grow_to_a_minute() -> None:
    client, server = client_and_server()
    server.seconds = 3600
    _ = [result for result in client.batches.run(requests_of(1))]
    waits = server.clock.waits
    assert waits[0] == 1.0
    assert waits == sorted(waits)
    assert waits[-1] == 60.0
    assert len(waits) < 75


@pytest.mark.parametrize("kind", ["overloaded_error", "api_error", "rate_limit_error", "timeout_error", "expired"])
def test_what_failed_for_a_passing_reason_is_asked_again(kind: str) -> None:
    client, server = client_and_server()
    bad = EXPIRED if kind == "expired" else errored(kind)
    server.outcome = lambda name, times: bad if name == "r3" and times < 3 else SUCCEEDED
    with client.batches.run(requests_of(5)) as run:
        found = {result.custom_id: result.result.type for result in run}
    assert found == dict.fromkeys(map(name_of, range(5)), "succeeded")
    assert server.asked == {"r0": 1, "r1": 1, "r2": 1, "r3": 3, "r4": 1}


def test_it_is_asked_again_so_often_and_then_is_a_result() -> None:
    client, server = client_and_server()
    server.outcome = lambda name, times: errored("overloaded_error")
    with client.batches.run(requests_of(2), max_retries=1) as run:
        found = [result for result in run]
    assert server.asked == {"r0": 2, "r1": 2}
    assert [result.result.type for result in found] == ["errored", "errored"]
    assert isinstance(found[0].error, OverloadedError)
    with pytest.raises(OverloadedError, match="no luck"):
        found[0].get()
    assert run.progress.errored == 2


def test_what_is_wrong_with_the_request_is_not_asked_again() -> None:
    client, server = client_and_server()
    server.outcome = lambda name, times: errored("invalid_request_error")
    found = [result for result in client.batches.run(requests_of(1))]
    assert (found[0].result.type, server.asked["r0"]) == ("errored", 1)


def test_what_was_in_a_batch_that_was_cancelled_is_not_asked_again() -> None:
    client, server = client_and_server()
    server.outcome = lambda name, times: EXPIRED
    run = client.batches.run(requests_of(3), on_progress=lambda progress: server.batches and server.cancel(0))
    found = [result for result in run]
    assert [result.result.type for result in found] == ["canceled"] * 3
    assert found[0].message is None
    with pytest.raises(AnthropicError, match="it is canceled"):
        found[0].get()
    assert server.asked["r0"] == 1


def test_a_request_that_has_no_result_is_one_that_failed() -> None:
    client, server = client_and_server()
    run = client.batches.run(requests_of(3), max_retries=0, on_progress=lambda p: forget(server))
    found = {result.custom_id: result.error for result in run}
    assert "ended without a result for this request" in str(found["r1"])
    assert found["r0"] is None


@pytest.mark.parametrize("order", ["arrival", "asking"])
@pytest.mark.parametrize("odd", [b"{", b"[]", b'"' + b"x" * 5000 + b'"'])
def test_a_result_that_cannot_be_read_is_one_that_failed_and_the_others_are_given(odd: bytes, order: Any) -> None:
    client, server = client_and_server(max_line_bytes=4000)
    server.odd_line = odd
    found = {result.custom_id: result for result in client.batches.run(requests_of(4), order=order)}
    assert [name for name, result in found.items() if result.error] == ["r2"]
    assert "or with one that cannot be read: line 2" in str(found["r2"].error)
    assert len(found) == 4


def forget(server: Any) -> None:
    for batch in server.batches:
        batch["outcomes"].pop("r1", None)


def test_progress_counts_each_request_once_and_sums_up_the_usage() -> None:
    client, server = client_and_server()
    server.outcome = lambda name, times: EXPIRED if name == "r1" else SUCCEEDED
    seen: list[BatchProgress] = []
    with client.batches.run(requests_of(4), max_retries=1, on_progress=seen.append) as run:
        _ = [result for result in run]
    last = run.progress
    assert seen[0].total == seen[0].submitted == 0
    assert (last.total, last.submitted, last.processing, last.done) == (4, 4, 0, 4)
    assert (last.succeeded, last.expired, last.errored, last.canceled) == (3, 1, 0, 0)
    assert seen[-1] == last
    assert (run.usage.input_tokens, run.usage.output_tokens) == (9, 12)
    assert run.usage_by_model == {("claude-sonnet-4-5", "standard"): run.usage}
    assert [p.done for p in seen] == sorted(p.done for p in seen)


def test_what_on_progress_raises_comes_out_and_no_result_is_lost() -> None:
    client, _ = client_and_server()
    calls: list[BatchProgress] = []

    def fail(progress: BatchProgress) -> None:
        calls.append(progress)
        if progress.done == 2 and len(calls) < 5:
            raise LookupError("mine")

    run = client.batches.run(requests_of(4), on_progress=fail)
    found = [(run.__next__()).custom_id]
    with pytest.raises(LookupError, match="mine"):
        run.__next__()
    found += [result.custom_id for result in run]
    assert sorted(found) == ["r0", "r1", "r2", "r3"]


@pytest.mark.parametrize("call", ["get", "results"])
def test_a_call_that_fails_for_a_passing_reason_is_made_again_later(call: str) -> None:
    client, server = client_and_server()
    server.before[call] = [OverloadedError("busy"), APIConnectionError("gone", phase="read")] * 2
    assert len([result for result in client.batches.run(requests_of(3))]) == 3


@pytest.mark.parametrize(("call", "what"), [("create", "a new batch"), ("get", "msgbatch_"), ("results", "msgbatch_")])
def test_that_a_call_failed_and_is_made_again_later_is_logged(
    call: str, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    client, server = client_and_server()
    server.before[call] = [OverloadedError("busy")] * 2
    name = "integrations_anthropic.batch_runs"
    with caplog.at_level(logging.WARNING, name):
        assert len([result for result in client.batches.run(requests_of(3))]) == 3
    said = [record.getMessage() for record in caplog.records if record.name == name]
    assert [line.startswith(what) for line in said] == [True, True]
    assert [line.partition(": ")[2] for line in said] == [
        "failed 1 times, the next try follows in 1.6 s: busy",
        "failed 2 times, the next try follows in 2.56 s: busy",
    ]


@pytest.mark.parametrize("call", ["get", "results"])
def test_a_call_that_fails_for_a_passing_reason_too_often_ends_the_run(call: str) -> None:
    client, server = client_and_server()
    server.before[call] = [OverloadedError("busy")] * 11
    run = client.batches.run(requests_of(3))
    with pytest.raises(OverloadedError, match="busy"):
        run.__next__()
    # It goes on where it was.
    assert len([result for result in run]) == 3
    assert len(server.batches) == 1


@pytest.mark.parametrize(
    "error", [RateLimitError("wait"), OverloadedError("busy"), APIConnectionError("no", phase="dns")]
)
def test_a_batch_that_was_refused_for_a_passing_reason_is_handed_in_later(error: AnthropicError) -> None:
    client, server = client_and_server()
    server.before["create"] = [error, None]
    assert len([result for result in client.batches.run(requests_of(3))]) == 3
    assert server.calls.count("list") == 1


def test_a_batch_that_was_refused_for_good_ends_the_run() -> None:
    client, server = client_and_server()
    server.before["create"] = [AuthenticationError("no")]
    run = client.batches.run(requests_of(3))
    with pytest.raises(AuthenticationError, match="no"):
        run.__next__()
    assert len([result for result in run]) == 3
    assert len(server.batches) == 1


@pytest.mark.parametrize("error", [InternalServerError("?"), APIConnectionError("cut", phase="read")])
@pytest.mark.parametrize("exists", [True, False])
def test_a_batch_that_may_exist_is_looked_for_before_it_is_handed_in_again(error: AnthropicError, exists: bool) -> None:
    client, server = client_and_server()
    # One of another program, with as many requests.
    other = requests_of(3)[::-1]
    client.batches.create(requests=[request_of(f"other-{one['custom_id']}") for one in other])
    (server.after if exists else server.before)["create"] = [error]
    found = [result.custom_id for result in client.batches.run(requests_of(3))]
    assert sorted(found) == ["r0", "r1", "r2"]
    assert server.asked["r0"] == 1
    assert len(server.batches) == 2


def test_a_run_that_was_closed_says_so() -> None:
    client, _ = client_and_server()
    with client.batches.run(requests_of(3)) as run:
        run.__next__()
    with pytest.raises(ConfigurationError, match="was closed"):
        run.__next__()
    run.close()


def test_no_requests_are_no_results() -> None:
    client, server = client_and_server()
    assert [result for result in client.batches.run([])] == []
    assert server.calls == []
