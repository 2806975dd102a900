# Derived from tests/unit/_async/batch_runs/test_live_runs.py by `make codegen`. Do not edit.
"""Runs over calls of their own: as many at once as is said, results as they end, errors as results."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import (
    APIConnectionError,
    AuthenticationError,
    BatchProgress,
    CircuitConfig,
    ConfigurationError,
    InvalidRequestError,
    OverloadedError,
    ValidationError,
    to_dict,
)
from integrations_anthropic._runtime.event_loop import EventLoop
from tests.unit.batch_runs.batch_server import SUCCEEDED, requests_of
from tests.unit.responses import failure

from .batch_clients import BatchTransport, client_and_server, client_of


@pytest.mark.parametrize("order", ["arrival", "asking"])
def test_every_request_is_a_call_and_has_one_result(order: Any) -> None:
    client, server = client_and_server()
    run = client.batches.run_live(requests_of(50), max_concurrency=3, order=order)
    assert server.calls == []
    with run:
        found = [result for result in run]
    names = [result.custom_id for result in found]
    wanted = [f"r{number}" for number in range(50)]
    assert names == wanted if order == "asking" else sorted(names) == sorted(wanted)
    assert sorted(server.prompts) == sorted(wanted)
    assert to_dict(found[0])["result"] == SUCCEEDED
    assert (run.progress.succeeded, run.progress.total, run.progress.submitted) == (50, 50, 50)
    assert run.usage.output_tokens == 200


class HeldTransport(BatchTransport):
    """Counts the calls that are open at once; each waits until `open_gate` was called."""

    def __init__(self, server: Any) -> None:
        super().__init__(server)
        self.open, self.most, self.ended = 0, 0, 0
        self.gate = EventLoop.event()

    def send(self, request: Any) -> Any:
        self.open += 1
        self.most = max(self.most, self.open)
        try:
            self.gate.wait()
            return super().send(request)
        finally:
            self.open -= 1
            self.ended += 1


def test_only_so_many_calls_are_open_at_once() -> None:
    _, server = client_and_server()
    transport = HeldTransport(server)
    client = client_of(server)
    client._pipeline._orchestrator._transport = transport  # type: ignore[assignment]
    taken: list[int] = []

    def generate() -> Any:
        for number, request in enumerate(requests_of(30)):
            taken.append(number)
            if number == 3:
                transport.gate.set()
            yield request

    with client.batches.run_live(generate(), max_concurrency=4) as run:
        run.__next__()
        # Consumed as calls end, not before.
        assert len(taken) <= 12
        assert len([result for result in run]) == 29
    assert 1 <= transport.most <= 4


def test_a_call_that_fails_is_a_result_with_its_error() -> None:
    client, server = client_and_server()
    cut = APIConnectionError("cut", phase="read")
    bad = InvalidRequestError("bad", status=400, body=failure("invalid_request_error", "bad"))
    server.before["message"] = [None, bad, cut]
    with client.batches.run_live(requests_of(4), max_concurrency=1) as run:
        found = [result for result in run]
    assert [result.result.type for result in found] == ["succeeded", "errored", "errored", "succeeded"]
    assert isinstance(found[1].error, InvalidRequestError)
    assert to_dict(found[1])["result"]["error"]["error"] == {"type": "invalid_request_error", "message": "bad"}
    assert isinstance(found[2].error, APIConnectionError)
    assert to_dict(found[2])["result"]["error"]["error"] == {"type": "api_error", "message": "cut"}
    with pytest.raises(APIConnectionError, match="cut"):
        found[2].get()
    assert run.progress.errored == 2


def test_the_client_retries_as_it_says() -> None:
    client, server = client_and_server(max_retries=2)
    server.before["message"] = [OverloadedError("busy")] * 2
    found = [result for result in client.batches.run_live(requests_of(1))]
    assert found[0].result.type == "succeeded"
    assert server.calls == ["message"] * 3


@pytest.mark.parametrize("error", [AuthenticationError("wrong key", status=401), ConfigurationError("no key")])
def test_what_every_call_would_fail_with_ends_the_run(error: Exception) -> None:
    client, server = client_and_server()
    server.before["message"] = [error] * 100
    run = client.batches.run_live(requests_of(100), max_concurrency=2)
    with pytest.raises(type(error), match="key"):
        run.__next__()
    run.close()
    assert len(server.calls) <= 4


def test_an_open_circuit_is_waited_for() -> None:
    client, server = client_and_server(circuit=CircuitConfig(failure_threshold=2, open_duration=30))
    server.before["message"] = [OverloadedError("busy")] * 2
    with client.batches.run_live(requests_of(10), max_concurrency=1) as run:
        found = [result.result.type for result in run]
    assert found == ["errored"] * 2 + ["succeeded"] * 8
    assert sum(server.clock.waits) >= 29


def test_the_output_file_says_what_is_not_asked_again(tmp_path: Path) -> None:
    client, server = client_and_server()
    out = tmp_path / "out"
    client.batches.run_live(requests_of(10)).write_to(out)
    whole = out.read_bytes()
    out.write_bytes(whole[:-20])
    progress = client_of(server).batches.run_live(requests_of(12)).write_to(out)
    ids = [json.loads(line)["custom_id"] for line in out.read_bytes().splitlines()]
    assert sorted(ids) == sorted(f"r{number}" for number in range(12))
    assert len(server.prompts) == 13
    assert (progress.succeeded, progress.usage.input_tokens) == (12, 36)


def test_results_of_a_run_that_is_left_early_are_as_many_as_were_taken() -> None:
    client, server = client_and_server()
    with client.batches.run_live(requests_of(1000), max_concurrency=2) as run:
        for _ in run:
            break
    assert len(server.prompts) <= 4
    with pytest.raises(ConfigurationError, match="was closed"):
        run.__next__()
    # The client is whole.
    assert len([result for result in client.batches.run_live(requests_of(3))]) == 3


def test_what_on_progress_raises_comes_out_and_no_result_is_lost() -> None:
    client, _ = client_and_server()
    raised: list[int] = []

    def fail(progress: BatchProgress) -> None:
        if progress.done == 2 and not raised:
            raised.append(1)
            raise LookupError("mine")

    run = client.batches.run_live(requests_of(4), max_concurrency=1, on_progress=fail)
    found: list[str] = []
    while len(found) < 4:
        try:
            found.append((run.__next__()).custom_id)
        except LookupError:
            assert raised == [1]
    assert sorted(found) == ["r0", "r1", "r2", "r3"]
    run.close()


def test_a_defect_of_the_transport_comes_out() -> None:
    client, server = client_and_server()
    server.before["message"] = [ZeroDivisionError("defect")]
    run = client.batches.run_live(requests_of(2))
    with pytest.raises(ZeroDivisionError, match="defect"):
        _ = [result for result in run]
    run.close()


@pytest.mark.parametrize("value", [0, 1.5, True, 100_000])
def test_a_wrong_number_of_calls_is_refused(value: Any) -> None:
    client, _ = client_and_server()
    with pytest.raises(ValidationError, match="max_concurrency: must be an integer from 1"):
        client.batches.run_live(requests_of(1), max_concurrency=value)
