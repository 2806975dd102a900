"""`memory-stores`: made, listed, and kept like a folder; what stays different is said, and is an exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from integrations_anthropic import AnthropicClient
from integrations_anthropic.sandbox import Fault, Sandbox
from tests.integration.cli.programs import KEY, Program


@pytest.fixture
def store(program: Program) -> str:
    return str(program.document("memory-stores", "create", "Style", "--description", "How we write.")["id"])


def lines(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines()]


def test_a_store_that_was_made_is_listed(program: Program, store: str) -> None:
    found = program("memory-stores", "list", "--limit", "1")
    assert (found.exit_code, found.stderr) == (0, "")
    ((name, title, _, description),) = lines(found.stdout)
    assert (name, title, description) == (store, "Style", "How we write.")
    assert [record["id"] for record in program.records("memory-stores", "list", "--limit", "1")] == [store]


def test_a_folder_and_a_store_are_made_alike_after_a_dry_run(program: Program, store: str, tmp_path: Path) -> None:
    (tmp_path / "currency.md").write_text("euros")
    command = ("memory-stores", "sync", store, str(tmp_path))
    for options, alike in ((("--dry-run",), 0), ((), 0), (("--max-concurrency", "1"), 1)):
        result = program.document(*command, *options)
        changes = [] if alike else [{"action": "create_memory", "path": "/currency.md"}]
        assert (result["changes"], result["unchanged"], result["is_complete"]) == (changes, alike, True)
        assert result["dry_run"] == ("--dry-run" in options)


def test_the_other_direction_waits_and_conflicts_are_an_exit_code(
    program: Program, sandbox: Sandbox, store: str, tmp_path: Path
) -> None:
    for name in ("both", "here"):
        (tmp_path / name).write_text("here")
    (tmp_path / "no.txt").write_bytes(b"\xff")
    with AnthropicClient(api_key=KEY, base_url=sandbox.url) as client:
        client.memory_stores.memories.create(store, path="/both", content="there")
    state = tmp_path.with_suffix(".json")
    command = ("memory-stores", "sync", store, str(tmp_path), "--direction", "download", "--state", str(state))
    result = program(*command)
    assert (result.exit_code, result.stderr) == (13, "")
    assert lines(result.stdout) == [
        ["waiting", "/here", "create_memory is of the other direction"],
        ["conflict", "/both", "the file and the memory were both changed"],
        ["left_out", "/no.txt", "it is no text in UTF-8"],
    ]
    found = program(*command, "--json")
    assert found.exit_code == 13
    assert [one["path"] for one in json.loads(found.stdout)["conflicts"]] == ["/both"]
    (tmp_path / "both").unlink()
    (tmp_path / "no.txt").unlink()
    assert program(*command).exit_code == 0


def test_what_keeps_it_from_working_is_a_sentence_and_an_exit_code(
    program: Program, sandbox: Sandbox, store: str, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    state = tmp_path / "state"
    state.write_text("{")
    folder = tmp_path / "folder"
    for arguments, code, said in (
        (("memstore_none", str(folder)), 6, "not found"),
        ((store, str(file)), 3, "folder: cannot be used as one"),
        ((store, str(folder), "--state", str(state)), 3, "is no state of a memory store"),
        ((store, str(folder), "--max-concurrency", "33"), 2, "--max-concurrency"),
        ((store, str(folder), "--direction", "up"), 2, "--direction"),
    ):
        result = program("memory-stores", "sync", *arguments)
        assert (result.exit_code, result.stdout) == (code, "")
        assert said in " ".join(result.stderr.split())
    sandbox.faults.add(Fault(status=529, times=9))
    assert program("--max-retries", "0", "memory-stores", "sync", store, str(folder)).exit_code == 9
