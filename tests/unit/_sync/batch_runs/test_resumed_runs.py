# Derived from tests/unit/_async/batch_runs/test_resumed_runs.py by `make codegen`. Do not edit.
"""Runs that are made again after a crash: from a state file, or from the file they were written to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import ConfigurationError, NotFoundError, SerializationError, ValidationError
from integrations_anthropic._batch_files.state_file import StateFile
from integrations_anthropic._core.batching.pauses import SEARCHES
from tests.unit.batch_runs.batch_server import EXPIRED, SUCCEEDED, request_of, requests_of

from .batch_clients import client_and_server, client_of

ALL = [f"r{number}" for number in range(25)]
STEPS = ["session", "submits", "submitted", "delivered"]


class Killed(BaseException):
    """The process ends here."""


def ids_in(path: Path) -> list[str]:
    return [json.loads(line)["custom_id"] for line in path.read_bytes().splitlines()]


def consume(run: Any, found: list[str]) -> None:
    """Handle results until the run is over or the process ends."""
    try:
        for result in run:
            found.append(result.custom_id)
    except Killed:
        return
    finally:
        run.close()


def kill_at(monkeypatch: pytest.MonkeyPatch, step: str, count: int, *, late: bool = False) -> None:
    """Have the process end at a step of the state file, before or after it was written."""
    genuine = getattr(StateFile, step)
    left = [count]

    def killed(self: StateFile, *arguments: Any) -> None:
        left[0] -= 1
        if left[0] == 0 and not late:
            raise Killed
        genuine(self, *arguments)
        if left[0] == 0:
            raise Killed

    monkeypatch.setattr(StateFile, step, killed)


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("order", ["arrival", "asking"])
def test_a_run_that_was_killed_goes_on_and_hands_in_no_batch_twice(
    order: Any, step: str, count: int, late: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, server = client_and_server()
    options: Any = {"state": tmp_path / "state", "max_requests": 10, "order": order}
    first: list[str] = []
    with monkeypatch.context() as patched:
        kill_at(patched, step, count, late=late)
        consume(client.batches.run(iter(requests_of(25)), **options), first)
    found: list[str] = []
    consume(client_of(server).batches.run(iter(requests_of(25)), **options), found)
    assert set(server.asked.values()) == {1}
    assert sorted(set(first + found)) == sorted(ALL)
    # One at most is given again: the one that was being handled.
    assert len(first + found) - 25 <= 1
    assert set(first) & set(found) <= set(first[-1:])
    again: list[str] = []
    consume(client_of(server).batches.run(requests_of(25), **options), again)
    assert again == []


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("count", range(1, 7))
def test_a_run_that_asks_again_is_resumed_there(
    count: int, late: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, server = client_and_server()
    server.outcome = lambda name, times: EXPIRED if name in ("r1", "r12") and times < 2 else SUCCEEDED
    with monkeypatch.context() as patched:
        kill_at(patched, "submits" if count % 2 else "submitted", (count + 1) // 2, late=late)
        with pytest.raises(Killed):
            client.batches.run(requests_of(25), max_requests=10).write_to(tmp_path / "out")
    progress = client_of(server).batches.run(requests_of(25), max_requests=10).write_to(tmp_path / "out")
    assert sorted(ids_in(tmp_path / "out")) == sorted(ALL)
    assert {name: times for name, times in server.asked.items() if times > 1} == {"r1": 2, "r12": 2}
    assert (progress.total, progress.succeeded) == (25, 25)


@pytest.mark.parametrize("cut", range(0, 400, 7))
def test_a_file_that_was_cut_anywhere_ends_with_each_result_once(cut: int, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    client, server = client_and_server()
    client.batches.run(requests_of(4), max_requests=3).write_to(out)
    whole = out.read_bytes()
    # As after a kill: what came last is not there.
    out.write_bytes(whole[: max(0, len(whole) - cut)])
    client_of(server).batches.run(requests_of(4), max_requests=3).write_to(out)
    assert sorted(ids_in(out)) == ["r0", "r1", "r2", "r3"]
    assert set(server.asked.values()) == {1}
    assert (tmp_path / "out.jsonl.state").exists()


@pytest.mark.parametrize("cut", range(0, 900, 17))
def test_a_state_file_that_was_cut_anywhere_hands_in_no_batch_twice(cut: int, tmp_path: Path) -> None:
    state, out = tmp_path / "state", tmp_path / "out"
    client, server = client_and_server()
    client.batches.run(requests_of(4), max_requests=3, state=state).write_to(out)
    lines = state.read_bytes()
    # Whole is what was on the disk before the first batch was sent.
    begins = lines.index(b"\n", lines.index(b'"submit"')) + 1
    state.write_bytes(lines[: max(begins, len(lines) - cut)])
    out.unlink()
    client_of(server).batches.run(requests_of(4), max_requests=3, state=state).write_to(out)
    assert sorted(ids_in(out)) == ["r0", "r1", "r2", "r3"]
    # A batch that was never written down as about to be handed in is not known.
    written = state.read_bytes()[:begins].count(b'"submit"')
    assert all(server.asked[f"r{number}"] == 1 for number in range(3 * written))


def test_a_batch_that_is_processed_is_found_when_it_ends_among_others_of_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, server = client_and_server()
    with monkeypatch.context() as patched:
        kill_at(patched, "submitted", 1)
        consume(client.batches.run(requests_of(3), state=tmp_path / "state"), [])
    for number in range(150):
        client.batches.create(requests=[request_of(f"other-{number}-{one}") for one in range(2 + number % 3)])
    found: list[str] = []
    consume(client_of(server).batches.run(requests_of(3), state=tmp_path / "state"), found)
    assert sorted(found) == ["r0", "r1", "r2"]
    assert server.asked["r0"] == 1


def test_a_batch_that_is_nowhere_is_handed_in_after_it_was_looked_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, server = client_and_server()
    with monkeypatch.context() as patched:
        kill_at(patched, "submits", 1, late=True)
        consume(client.batches.run(requests_of(3), state=tmp_path / "state"), [])
    began = server.clock.monotonic()
    handed_in: list[float] = []
    genuine = server._create
    server._create = lambda *given: (handed_in.append(server.clock.monotonic()), genuine(*given))[1]  # type: ignore[method-assign]
    consume(client_of(server).batches.run(requests_of(3), state=tmp_path / "state"), [])
    assert handed_in[0] - began == sum(SEARCHES)


def test_other_requests_than_those_that_were_handed_in_are_refused(tmp_path: Path) -> None:
    client, server = client_and_server()
    options: Any = {"state": tmp_path / "state", "max_requests": 10}
    consume(client.batches.run(requests_of(25), **options), [])
    others: list[list[dict[str, Any]]] = [
        [request_of("new"), *requests_of(25)],
        requests_of(5),
        [*requests_of(12), *requests_of(25)[13:]],
    ]
    for other in others:
        with pytest.raises(ValidationError, match="state: ") as caught:
            consume(client_of(server).batches.run(other, **options), [])
        assert caught.value.field == "state"
    assert len(server.batches) == 3


def test_more_requests_may_follow_those_that_were_handed_in(tmp_path: Path) -> None:
    client, server = client_and_server()
    options: Any = {"state": tmp_path / "state", "max_requests": 10}
    consume(client.batches.run(requests_of(25), **options), [])
    found: list[str] = []
    consume(client_of(server).batches.run(requests_of(30), **options), found)
    assert sorted(found) == ["r25", "r26", "r27", "r28", "r29"]


def test_results_that_the_file_had_before_the_first_run_are_not_asked_for(tmp_path: Path) -> None:
    client, server = client_and_server()
    out = tmp_path / "out"
    client.batches.run(requests_of(7)).write_to(out)
    (tmp_path / "out.state").unlink()
    with pytest.MonkeyPatch.context() as patched:
        kill_at(patched, "submitted", 1)
        with pytest.raises(Killed):
            client_of(server).batches.run(requests_of(12), max_requests=3).write_to(out)
    progress = client_of(server).batches.run(requests_of(12), max_requests=3).write_to(out)
    assert sorted(ids_in(out)) == sorted(f"r{number}" for number in range(12))
    assert set(server.asked.values()) == {1}
    assert progress.succeeded == 12
    assert progress.usage.input_tokens == 36


@pytest.mark.parametrize("call", ["get", "results"])
def test_a_batch_that_was_deleted_is_said_and_a_new_state_file_goes_on_without_it(call: str, tmp_path: Path) -> None:
    (client, server), out = client_and_server(), tmp_path / "out.jsonl"
    server.before[call] = [None, NotFoundError("there is no such batch", status=404)]
    with pytest.raises(NotFoundError, match="there is no such batch; the batch msgbatch_1 or its results were removed"):
        client.batches.run(requests_of(4), max_requests=2).write_to(out)
    (tmp_path / "out.jsonl.state").unlink()
    client_of(server).batches.run(requests_of(4), max_requests=2).write_to(out)
    assert sorted(ids_in(out)) == ["r0", "r1", "r2", "r3"]


def test_a_state_file_belongs_to_one_workspace(tmp_path: Path) -> None:
    client, _ = client_and_server()
    consume(client.batches.run(requests_of(1), state=tmp_path / "state"), [])
    with pytest.raises(ValidationError, match="another workspace_id: None, not 'wrkspc_1'"):
        client.batches.run(requests_of(1), state=tmp_path / "state", workspace_id="wrkspc_1").__next__()


def test_a_state_file_is_of_one_run_at_a_time(tmp_path: Path) -> None:
    client, _ = client_and_server()
    with client.batches.run(requests_of(3), state=tmp_path / "state") as run:
        run.__next__()
        with pytest.raises(ConfigurationError, match="in use by another run"):
            client.batches.run(requests_of(3), state=tmp_path / "state").__next__()
        with pytest.raises(ConfigurationError, match="was iterated before"):
            run.write_to(tmp_path / "out")
    # What `with` was left with is handled.
    found: list[str] = []
    consume(client.batches.run(requests_of(3), state=tmp_path / "state"), found)
    assert len(found) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"precious",
        b"precious\n",
        b'{"custom_id":"a","params":{}}\n',
        b'{"custom_id":"a","result":{"type":1}}\n{"cus',
        b"{}",
    ],
)
def test_a_file_of_something_else_is_left_as_it_is(content: bytes, tmp_path: Path) -> None:
    client, server = client_and_server()
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(ValidationError, match=r"out: .*file holds something else than results in line 1|no JSON"):
        client.batches.run(requests_of(1)).write_to(path)
    with pytest.raises(ValidationError, match="no state file"):
        client.batches.run(requests_of(1), state=path).__next__()
    assert path.read_bytes() == content
    assert server.calls == []


def test_a_file_that_cannot_be_written_is_named_before_anything_is_sent(tmp_path: Path) -> None:
    client, server = client_and_server()
    with pytest.raises(ValidationError, match=r"state: .* cannot be opened"):
        client.batches.run(requests_of(1), state=tmp_path).__next__()
    with pytest.raises(ValidationError, match=r"out: .* cannot be opened"):
        client.batches.run(requests_of(1)).write_to(tmp_path / "none" / "file")
    assert server.calls == []


def test_results_of_a_batch_that_hold_something_else_are_an_error(tmp_path: Path) -> None:
    client, server = client_and_server()

    def swap(progress: Any) -> None:
        for batch in server.batches:
            batch["outcomes"] = {"foreign": SUCCEEDED}

    with pytest.raises(SerializationError, match="'foreign', which was not asked"):
        client.batches.run(requests_of(1), on_progress=swap).__next__()


def test_a_state_file_of_a_later_version_is_refused(tmp_path: Path) -> None:
    client, _ = client_and_server()
    path = tmp_path / "state"
    consume(client.batches.run(requests_of(1), state=path), [])
    path.write_bytes(path.read_bytes().replace(b'"version":1', b'"version":2'))
    with pytest.raises(ValidationError, match=r"line 1: this is no state file .* that this version can read"):
        client.batches.run(requests_of(1), state=path).__next__()


def test_an_interrupted_run_has_to_be_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client, server = client_and_server()
    run = client.batches.run(requests_of(3), state=tmp_path / "state")
    server.before["create"] = [KeyboardInterrupt()]
    with pytest.raises(KeyboardInterrupt):
        run.__next__()
    with pytest.raises(ConfigurationError, match="was interrupted"):
        run.__next__()
    run.close()
    found: list[str] = []
    consume(client_of(server).batches.run(requests_of(3), state=tmp_path / "state"), found)
    assert sorted(found) == ["r0", "r1", "r2"]
