"""`batch run`: each custom_id once in the file of results, whatever happens on the way."""

from __future__ import annotations

import json
import random
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient
from integrations_anthropic.sandbox import Fault, Sandbox
from tests.integration.cli.programs import KEY, Program

NOWHERE = "http://127.0.0.1:9"


def written(path: Path, *ids: str, model: str = "claude-haiku-4-5") -> str:
    """A file of requests."""
    params = {"model": model, "max_tokens": 50, "messages": [{"role": "user", "content": "Hello"}]}
    path.write_text("".join(json.dumps({"custom_id": each, "params": params}) + "\n" for each in ids))
    return str(path)


def results(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def delivered(path: Path) -> list[str]:
    return sorted(result["custom_id"] for result in results(path))


@pytest.fixture
def slow() -> Iterator[Sandbox]:
    with Sandbox(batch_seconds=0.05) as sandbox:
        yield sandbox


def handed_in(sandbox: Sandbox) -> int:
    """How many requests all batches have together."""
    with AnthropicClient(api_key=KEY, base_url=sandbox.url) as client:
        found = [batch.request_counts for batch in client.batches.list()]
    return sum(c.processing + c.succeeded + c.errored + c.canceled + c.expired for c in found)


@pytest.mark.long
def test_a_file_of_requests_becomes_a_file_of_results(program: Program, tmp_path: Path) -> None:
    requests, out = written(tmp_path / "requests.jsonl", "a", "b", "c"), tmp_path / "out.jsonl"
    document = program.document("batch", "run", requests, "--out", str(out))
    assert (document["total"], document["succeeded"], document["errored"]) == (3, 3, 0)
    assert document["usage"]["output_tokens"] > 0
    assert delivered(out) == ["a", "b", "c"]
    assert {result["result"]["type"] for result in results(out)} == {"succeeded"}


@pytest.mark.long
def test_a_run_that_has_ended_is_not_made_again(program: Program, sandbox: Sandbox, tmp_path: Path) -> None:
    requests, out = written(tmp_path / "requests.jsonl", "a", "b"), tmp_path / "out.jsonl"
    first = program("batch", "run", requests, "--out", str(out))
    asked, before = len([each for each in sandbox.requests if each.method == "POST"]), out.read_bytes()
    again = program("batch", "run", requests, "--out", str(out))
    assert (first.exit_code, again.exit_code, first.stdout) == (0, 0, again.stdout)
    assert "2 results" in again.stdout
    assert len([each for each in sandbox.requests if each.method == "POST"]) == asked
    assert out.read_bytes() == before


def test_live_makes_ordinary_calls(program: Program, sandbox: Sandbox, tmp_path: Path) -> None:
    requests, out = written(tmp_path / "requests.jsonl", *"abcde"), tmp_path / "out.jsonl"
    result = program("batch", "run", requests, "--out", str(out), "--live", "--max-concurrency", "2")
    assert result.exit_code == 0, result.output
    assert delivered(out) == list("abcde")
    assert {each.path for each in sandbox.requests} == {"/v1/messages"}


def test_requests_that_fail_are_in_the_file_and_in_the_exit_code(program: Program, tmp_path: Path) -> None:
    requests, out = written(tmp_path / "requests.jsonl", "a", model="no-such-model"), tmp_path / "out.jsonl"
    result = program("batch", "run", requests, "--out", str(out), "--live")
    assert result.exit_code == 13
    assert "1 errored" in result.stdout
    assert results(out)[0]["result"]["type"] == "errored"


@pytest.mark.parametrize(
    ("content", "said"),
    [('{"custom_id": "a"}\n', "params"), ("{\n", ""), ('{"custom_id": "a", "params": {}}\n' * 2, "")],
)
def test_a_file_that_is_wrong_is_refused_before_anything_is_sent(
    program: Program, sandbox: Sandbox, tmp_path: Path, content: str, said: str
) -> None:
    (tmp_path / "requests.jsonl").write_text(content)
    result = program("batch", "run", str(tmp_path / "requests.jsonl"), "--out", str(tmp_path / "out.jsonl"))
    assert (result.exit_code, result.stdout) == (4, ""), result.output
    assert said in result.stderr
    assert sandbox.requests == []


def test_a_file_that_is_missing_is_said(program: Program, tmp_path: Path) -> None:
    result = program("batch", "run", "missing.jsonl", "--out", str(tmp_path / "out.jsonl"))
    assert (result.exit_code, "missing.jsonl" in result.stderr) == (4, True)


@pytest.mark.parametrize("paths", [("-", "out.jsonl"), ("requests.jsonl", "-")])
def test_a_pipe_is_refused_where_a_file_is_read_again(
    program: Program, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paths: tuple[str, str]
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "requests.jsonl", "a")
    result = program("batch", "run", paths[0], "--out", paths[1])
    assert (result.exit_code, sandbox.requests) == (2, [])
    assert "must be a file: it is read again" in result.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["requests.jsonl"]
    device = program("batch", "run", "/dev/null", "--out", "out.jsonl")
    assert (device.exit_code, "'/dev/null' is no regular file" in device.stderr) == (4, sys.platform != "win32")


def test_a_file_of_something_else_is_not_written_to(program: Program, sandbox: Sandbox, tmp_path: Path) -> None:
    requests, out = written(tmp_path / "requests.jsonl", "a"), tmp_path / "notes.txt"
    out.write_text("My notes\n")
    result = program("batch", "run", requests, "--out", str(out))
    assert (result.exit_code, out.read_text(), sandbox.requests) == (4, "My notes\n", [])


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_stopped_at_any_moment_and_made_again_each_id_is_in_the_file_once(
    slow: Sandbox, tmp_path: Path, number: signal.Signals
) -> None:
    ids = [f"id-{i:03}" for i in range(300)]
    requests, out = written(tmp_path / "requests.jsonl", *ids), tmp_path / "out.jsonl"
    run = ("batch", "run", requests, "--out", str(out), "--max-requests", "20", "--json")
    program, chance = Program(slow.url), random.Random(number)
    for wanted in sorted(chance.sample(range(1, 280), 2)):
        with program.spawned(*run) as process:
            while process.poll() is None and (not out.exists() or out.read_bytes().count(b"\n") < wanted):
                pass
            process.send_signal(number)
            process.communicate(timeout=300)
            assert process.returncode in (-number, 130, 0)
    code, stdout, _ = program.ended(*run)
    assert (code, json.loads(stdout)["succeeded"]) == (0, 300)
    assert delivered(out) == ids
    assert handed_in(slow) == 300


@pytest.mark.long
def test_a_run_that_the_server_ends_goes_on_later(program: Program, sandbox: Sandbox, tmp_path: Path) -> None:
    requests, out = written(tmp_path / "requests.jsonl", "a", "b"), tmp_path / "out.jsonl"
    run = ("--max-retries", "0", "batch", "run", requests, "--out", str(out))
    sandbox.faults.add(Fault(status=401, path="/v1/messages/batches/*", times=1))
    assert program(*run).exit_code == 5
    assert program(*run).exit_code == 0
    assert delivered(out) == ["a", "b"]
    assert handed_in(sandbox) == 2


def test_that_batches_cannot_be_handed_in_for_now_is_said(program: Program, tmp_path: Path) -> None:
    requests, out = written(tmp_path / "requests.jsonl", "a"), tmp_path / "out.jsonl"
    command = ("--max-retries", "0", "batch", "run", requests, "--out", str(out))
    with program.spawned(*command, environment={"ANTHROPIC_BASE_URL": NOWHERE}) as run:
        assert run.stderr is not None
        first = run.stderr.readline().decode()
        run.kill()
    assert first.startswith("Warning: a new batch: failed 1 times, the next try follows in 1.6 s: ")
