"""`batch` and `files`: what is stored at the API."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient
from integrations_anthropic.sandbox import Sandbox
from tests.integration.cli.programs import KEY, Program
from tests.integration.servers import Asked, ScriptedServer, answer


def created(sandbox: Sandbox, *contents: Any) -> str:
    """The id of a batch of these questions."""
    with AnthropicClient(api_key=KEY, base_url=sandbox.url) as client:
        params: list[Any] = [
            {"model": "claude-haiku-4-5", "max_tokens": 50, "messages": [{"role": "user", "content": content}]}
            for content in contents
        ]
        return client.batches.create(
            requests=[{"custom_id": f"request-{i}", "params": each} for i, each in enumerate(params)]
        ).id


def ended(program: Program, batch: str) -> None:
    """Ask until a batch has ended: it takes a third of a second on the sandbox."""
    while program.document("batch", "get", batch)["processing_status"] != "ended":
        pass


def test_batches_are_listed_the_newest_first_and_shown(program: Program, sandbox: Sandbox) -> None:
    ids = [created(sandbox, "Hello") for _ in range(3)]
    assert [record["id"] for record in program.records("batch", "list", "--limit", "2")] == [ids[2], ids[1]]
    lines = [line.split("\t") for line in program("batch", "list").stdout.splitlines()]
    assert [line[0] for line in lines] == ids[::-1]
    assert f"id\t{ids[0]}" in program("batch", "get", ids[0]).stdout.splitlines()


def test_results_are_lines_of_json_or_of_texts(program: Program, sandbox: Sandbox) -> None:
    batch = created(sandbox, "One\ttwo\nthree", "Four")
    ended(program, batch)
    records = {record["custom_id"]: record["result"] for record in program.records("batch", "results", batch)}
    assert records.keys() == {"request-0", "request-1"}
    assert records["request-1"]["message"]["content"][0]["text"] == 'You said: "Four".'
    lines = sorted(program("batch", "results", batch).stdout.splitlines())
    assert lines[0].split("\t")[:2] == ["request-0", "succeeded"]
    assert "One\\ttwo\\nthree" in lines[0]


def test_a_batch_is_canceled() -> None:
    with Sandbox(batch_seconds=600) as lasting:
        batch = created(lasting, "Hello")
        assert Program(lasting.url).document("batch", "cancel", batch)["processing_status"] == "canceling"


def test_a_batch_that_is_not_there_is_not_found(program: Program) -> None:
    for action in ("get", "cancel", "results"):
        result = program("batch", action, "msgbatch_missing")
        assert (result.exit_code, result.stdout) == (6, "")


def test_a_file_is_uploaded_listed_downloaded_and_deleted(program: Program, tmp_path: Path) -> None:
    source, copy = tmp_path / "notes.txt", tmp_path / "copy.txt"
    source.write_bytes(b"Some notes\r\n\xc3\xa9")
    stored = program.document("files", "upload", str(source))
    assert stored["filename"] == "notes.txt"
    assert program.records("files", "list") == [stored]
    assert program.document("files", "get", stored["id"]) == stored
    assert program("files", "download", stored["id"], "--out", "-").stdout_bytes == source.read_bytes()
    assert program("files", "download", stored["id"], "--out", str(copy)).exit_code == 0
    assert copy.read_bytes() == source.read_bytes()
    document = program.document("files", "download", stored["id"], "--out", str(copy), "--force")
    assert document == {"id": stored["id"], "path": str(copy), "size_bytes": len(source.read_bytes())}
    assert program("files", "download", stored["id"], "--out", "-", "--json").exit_code == 2
    assert program.document("files", "delete", stored["id"])["id"] == stored["id"]
    assert program("files", "list").stdout == ""


def test_a_file_that_is_there_is_replaced_only_with_force(program: Program, sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Mine")
    stored = program.document("files", "upload", "-", "--name", "notes.txt", stdin="New")
    asked = len(sandbox.requests)
    result = program("files", "download", stored["id"], "--out", str(tmp_path / "notes.txt"))
    assert (result.exit_code, "--force" in result.stderr, len(sandbox.requests)) == (4, True, asked)
    assert (tmp_path / "notes.txt").read_text() == "Mine"
    assert program("files", "download", stored["id"], "-o", str(tmp_path / "notes.txt"), "--force").exit_code == 0
    assert (tmp_path / "notes.txt").read_text() == "New"


@pytest.mark.parametrize(("arguments", "code"), [(["missing.txt"], 4), (["-"], 2), (["."], 4)])
def test_what_is_no_file_is_not_uploaded(program: Program, sandbox: Sandbox, arguments: list[str], code: int) -> None:
    result = program("files", "upload", *arguments, stdin="x")
    assert result.exit_code == code
    assert sandbox.requests == []


def test_a_folder_that_is_missing_is_said_with_its_name(program: Program, tmp_path: Path) -> None:
    stored = json.loads(program("files", "upload", "-", "--name", "a.txt", "--json", stdin="x").stdout)
    result = program("files", "download", stored["id"], "--out", str(tmp_path / "none" / "a.txt"))
    assert result.exit_code != 0
    assert "none" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_page_of_a_proxy_is_not_saved_as_a_file(tmp_path: Path) -> None:
    def page(asked: Asked, connection: socket.socket) -> None:
        connection.sendall(answer(200, b"<!DOCTYPE html>Sign in", content_type="text/html"))

    with ScriptedServer(page) as server:
        for out in ("-", str(tmp_path / "copy.txt")):
            result = Program(server.url)("files", "download", "file_1", "--out", out)
            assert (result.exit_code, result.stdout) == (12, "")
            assert "HTML" in result.stderr
    assert list(tmp_path.iterdir()) == []
