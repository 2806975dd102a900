"""`chat`: turns are kept, saved and loaded, and a question that failed is not kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from integrations_anthropic import Conversation
from integrations_anthropic.sandbox import Fault, Sandbox
from tests.integration.cli.programs import Program


def texts(sandbox: Sandbox) -> list[str]:
    """What was said in the last request, turn by turn."""
    found = []
    for turn in sandbox.requests[-1].body["messages"]:
        content = turn["content"]
        found.append(content if isinstance(content, str) else content[-1]["text"])
    return found


def test_each_line_of_a_pipe_is_a_question_and_the_turns_before_it_are_sent(program: Program, sandbox: Sandbox) -> None:
    result = program("chat", "--system", "Be brief.", stdin="One\nTwo\n\nThree")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == 'You said: "One".\nYou said: "Two".\nYou said: "Three".\n'
    assert texts(sandbox) == ["One", 'You said: "One".', "Two", 'You said: "Two".', "Three"]
    assert sandbox.requests[-1].body["system"] == "Be brief."


def test_answers_as_json_are_one_line_each(program: Program) -> None:
    result = program("chat", "--json", stdin="One\nTwo\n")
    assert [json.loads(line)["content"][0]["text"] for line in result.stdout.splitlines()] == [
        'You said: "One".',
        'You said: "Two".',
    ]


def test_a_conversation_is_saved_after_each_answer_and_goes_on_where_it_was(
    program: Program, sandbox: Sandbox, tmp_path: Path
) -> None:
    path = tmp_path / "talk.json"
    assert program("chat", "--history", str(path), "--system", "Be brief.", stdin="One\n").exit_code == 0
    assert len(Conversation.load(path)) == 2
    assert program("chat", "--history", str(path), stdin="Two\n").exit_code == 0
    assert texts(sandbox) == ["One", 'You said: "One".', "Two"]
    assert sandbox.requests[-1].body["system"] == "Be brief."
    assert len(Conversation.load(path)) == 4


def test_a_file_that_is_no_conversation_is_refused_and_left_as_it_is(
    program: Program, sandbox: Sandbox, tmp_path: Path
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("My notes")
    result = program("chat", "--history", str(path), stdin="One\n")
    assert result.exit_code == 12
    assert "notes.txt' has no conversation: " in " ".join(result.stderr.split())
    assert path.read_text() == "My notes"
    assert sandbox.requests == []


def test_a_question_that_failed_is_not_saved(program: Program, sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "talk.json"
    sandbox.faults.add(Fault(status=529, after=1, times=9))
    result = program("--max-retries", "0", "chat", "--history", str(path), stdin="One\nTwo\nThree\n")
    assert result.exit_code == 9
    assert Conversation.load(path)[0]["content"] == [{"type": "text", "text": "One"}]
    assert len(Conversation.load(path)) == 2


def test_typed_commands_attach_save_undo_and_end(program: Program, sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("A note")
    path = tmp_path / "talk.json"
    lines = [
        f"/file {tmp_path / 'notes.txt'}",
        "What is it?",
        "And \\",
        "this?",
        f"/save {path}",
        "/undo",
        "/quit",
        "No",
    ]
    result = program("chat", stdin="\n".join(lines))
    assert result.exit_code == 0, result.output
    bodies = [request.body["messages"] for request in sandbox.requests]
    assert [block["type"] for block in bodies[0][0]["content"]] == ["document", "text"]
    assert texts(sandbox)[-1] == "And \nthis?"
    assert len(bodies) == 2
    assert len(Conversation.load(path)) == 2


@pytest.mark.parametrize(("line", "said"), [("/nope", "/help"), ("/save", "/save PATH"), ("/file missing", "no file")])
def test_what_cannot_be_done_is_said_and_nothing_is_sent(
    program: Program, sandbox: Sandbox, line: str, said: str
) -> None:
    result = program("chat", stdin=f"{line}\n")
    assert result.exit_code == 0
    assert said in result.stderr
    assert sandbox.requests == []


def test_a_place_that_cannot_be_written_to_is_said_in_the_users_words(program: Program, tmp_path: Path) -> None:
    said = " ".join(program("chat", stdin=f"/save {tmp_path}\n").stderr.split())
    assert said.endswith(f"cannot be saved to '{tmp_path}': Is a directory")


def test_help_lists_what_can_be_typed(program: Program) -> None:
    assert "/undo" in program("chat", stdin="/help\n").stdout


def test_a_path_in_a_question_is_no_command(program: Program, sandbox: Sandbox) -> None:
    program("chat", stdin="/etc/hosts is what?\n")
    assert texts(sandbox) == ["/etc/hosts is what?"]


def test_a_folder_that_is_missing_is_said_before_anything_is_asked(
    program: Program, sandbox: Sandbox, tmp_path: Path
) -> None:
    result = program("chat", "--history", str(tmp_path / "missing" / "talk.json"), stdin="Hi\n")
    assert (result.exit_code, result.stdout, sandbox.requests) == (4, "", [])
    assert "its folder cannot be written to, or is not there" in result.stderr
