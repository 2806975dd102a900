"""`message`, `count-tokens` and `models`: what is sent, and what is written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic.sandbox import Fault, Sandbox
from tests.integration.cli.programs import ESCAPE, Program

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def sent(sandbox: Sandbox) -> Any:
    """The body of the last request."""
    return sandbox.requests[-1].body


def test_an_answer_is_written_as_text_and_nothing_else(program: Program) -> None:
    result = program("message", "Hello")
    assert (result.exit_code, result.stdout, result.stderr) == (0, 'You said: "Hello".\n', "")


def test_options_become_parameters_of_the_request(program: Program, sandbox: Sandbox) -> None:
    options = ("--system", "Be brief.", "--model", "claude-haiku-4-5", "--max-tokens", "2000", "--thinking", "1024")
    assert program("message", "Hello", *options).exit_code == 0
    body = sent(sandbox)
    assert (body["system"], body["model"], body["max_tokens"]) == ("Be brief.", "claude-haiku-4-5", 2000)
    assert body["thinking"] == {"type": "enabled", "budget_tokens": 1024}
    assert body["stream"] is True


def test_thinking_does_not_reach_a_pipe(program: Program) -> None:
    result = program("message", "Hello", "--thinking", "1024")
    assert result.stdout == 'You said: "Hello".\n'
    kinds = [block["type"] for block in program.document("message", "Hello", "--thinking", "1024")["content"]]
    assert kinds == ["thinking", "text"]


@pytest.mark.parametrize("thinking", ["many", "", "-5", "1.5", "²"])
def test_a_budget_that_is_no_number_is_refused(program: Program, sandbox: Sandbox, thinking: str) -> None:
    result = program("message", "Hello", "--thinking", thinking)
    assert result.exit_code == 2
    assert "--thinking" in result.stderr
    assert sandbox.requests == []


def test_texts_files_pictures_and_pdfs_are_sent_in_their_order(
    program: Program, sandbox: Sandbox, tmp_path: Path
) -> None:
    for name, content in (("cat.png", PNG), ("report.pdf", PDF), ("notes", b"A note")):
        (tmp_path / name).write_bytes(content)
    arguments = [str(tmp_path / "cat.png"), "What is this?", str(tmp_path / "report.pdf"), "-"]
    result = program("message", *arguments, "--file", str(tmp_path / "notes"), "--text", "notes", stdin="From stdin")
    assert result.exit_code == 0, result.output
    blocks = sent(sandbox)["messages"][0]["content"]
    assert [block["type"] for block in blocks] == ["document", "image", "text", "document", "text", "text"]
    assert [block.get("title") for block in blocks] == ["notes", None, None, "report.pdf", None, None]
    assert [block["text"] for block in blocks if block["type"] == "text"] == ["What is this?", "From stdin", "notes"]
    assert blocks[1]["source"]["media_type"] == "image/png"


def test_a_picture_may_come_from_stdin(program: Program, sandbox: Sandbox) -> None:
    assert program("message", "-", "What is this?", stdin=PNG).exit_code == 0
    assert [block["type"] for block in sent(sandbox)["messages"][0]["content"]] == ["image", "text"]


def test_without_arguments_stdin_is_the_question(program: Program) -> None:
    assert program("message", stdin="Hi\n").stdout == 'You said: "Hi".\n'


@pytest.mark.skipif(sys.platform != "linux", reason="a locale whose encoding is not UTF-8")
def test_arguments_are_utf_8_whatever_the_locale_is(program: Program, sandbox: Sandbox) -> None:
    ascii_alone = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    arguments = ("message", "grüße 日本", "--system", "kürzer")
    assert program.ended(*arguments, environment=ascii_alone) == (
        0,
        r'You said: "gr\xfc\xdfe \u65e5\u672c".' + "\n",
        "",
    )
    assert (sent(sandbox)["messages"][0]["content"][0]["text"], sent(sandbox)["system"]) == ("grüße 日本", "kürzer")
    refused = program.ended("message", b"gr\xfc\xdfe")
    assert refused == (4, "", r"Error: the text 'gr\udcfc\udcdfe' is not in UTF-8" + "\n")


def test_urls_of_pictures_are_sent_as_urls_and_other_urls_as_text(program: Program, sandbox: Sandbox) -> None:
    program("message", "https://example.com/cat.png?size=2", "https://example.com/page", "http://a.b/c.txt")
    blocks = sent(sandbox)["messages"][0]["content"]
    assert [block["type"] for block in blocks] == ["image", "text", "text"]
    assert blocks[0]["source"] == {"type": "url", "url": "https://example.com/cat.png?size=2"}


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "said"),
    [
        (["missing.pdf"], "", 4, "there is no file 'missing.pdf'"),
        (["data/missing.jsonl"], "", 4, "there is no file 'data/missing.jsonl'"),
        ([str(Path(__file__).parent)], "", 4, "is a directory"),
        (["--file", "missing"], "", 4, "missing"),
        (["-", "-"], "x", 2, "only once"),
        ([" "], "", 4, "empty"),
        ([], "", 4, "empty"),
        (["-"], b"\xff\xfe\x00\x01\x02", 4, ""),
    ],
)
def test_what_cannot_be_sent_is_refused_before_anything_is_sent(
    program: Program, sandbox: Sandbox, arguments: list[str], stdin: str | bytes, code: int, said: str
) -> None:
    result = program("message", *arguments, stdin=stdin)
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert said in result.stderr
    assert sandbox.requests == []


def test_a_message_as_json_is_the_whole_message(program: Program) -> None:
    document = program.document("message", "Hello")
    assert document["content"] == [{"type": "text", "text": 'You said: "Hello".'}]
    assert document["stop_reason"] == "end_turn"


def test_an_answer_that_was_cut_is_said_on_stderr(program: Program) -> None:
    result = program("message", "Hello", "--max-tokens", "1")
    assert result.exit_code == 0
    assert "raise --max-tokens" in result.stderr


def test_a_stream_that_breaks_leaves_what_came_and_an_exit_code(program: Program, sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault(cut_after=900, times=9))
    result = program("--max-retries", "0", "message", "Hello to all of you")
    assert result.exit_code == 10
    assert result.stderr.startswith("Error: ")
    assert result.stdout == "" or result.stdout.endswith("\n")


def test_tokens_are_counted_for_all_that_message_takes(program: Program, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Some notes")
    few = int(program("count-tokens", "Hello").stdout)
    many = int(program("count-tokens", "Hello", str(tmp_path / "notes.txt"), "--system", "Be brief.").stdout)
    assert 0 < few < many
    assert program.document("count-tokens", "-", stdin="Hello") == {"input_tokens": few}


def test_models_are_listed_one_a_line_with_tabs_between_columns(program: Program) -> None:
    lines = [line.split("\t") for line in program("models", "--limit", "3").stdout.splitlines()]
    assert [len(line) for line in lines] == [3, 3, 3]
    assert [record["id"] for record in program.records("models", "-n", "3")] == [line[0] for line in lines]


def test_one_model_is_shown_with_all_its_fields(program: Program) -> None:
    shown = dict(line.split("\t", 1) for line in program("models", "claude-haiku-4-5-20251001").stdout.splitlines())
    document = program.document("models", "claude-haiku-4-5-20251001")
    assert shown["display_name"] == document["display_name"] == "Claude Haiku 4.5"
    assert shown.keys() == {name for name, value in document.items() if value is not None}


def test_nothing_is_coloured_in_a_pipe_even_where_a_terminal_is_claimed(program: Program) -> None:
    for arguments in (("models",), ("doctor",), ("message", "Hi"), ("--help",), ("message", "--nonsense")):
        result = program(*arguments, TERM="xterm-256color", COLUMNS="80")
        assert ESCAPE not in result.output
