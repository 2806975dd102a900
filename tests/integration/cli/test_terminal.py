"""In a terminal: lines broken between words, thinking dimmed, colours only where wanted, Ctrl-C typed."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic.cli.output import _table
from integrations_anthropic.cli.terminal import WordWrap, visible
from integrations_anthropic.sandbox import Fault, Sandbox
from tests.integration.cli.programs import ESCAPE, Program

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import fcntl
import pty
import select
import termios

DIM = f"{ESCAPE}[2m"
STYLE = re.compile(r"\x1b\[[\d;]*m")
LONGEST = 60.0
"""Seconds that a program may take to write something, on a busy machine."""


class Terminal:
    """A program in a terminal of 80 columns."""

    def __init__(self, program: Program, *arguments: str, **environment: str) -> None:
        self._here, there = pty.openpty()
        fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        options: dict[str, Any] = {"stdin": there, "stdout": there, "stderr": there, "start_new_session": True}
        options["preexec_fn"] = lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        self.process: subprocess.Popen[bytes] = program.spawned(
            *arguments, environment={"TERM": "xterm-256color", **environment}, **options
        )
        os.close(there)
        self.shown = ""

    def until(self, text: str) -> str:
        """Read until a text is shown."""
        while text not in self.shown:
            assert self._more(), f"ended without {text!r}: {self.shown!r}"
        return self.shown

    def type(self, text: str) -> None:
        """Type something."""
        os.write(self._here, text.encode())

    def ended(self) -> int:
        """Read to the end; returns the exit code."""
        while self._more():
            pass
        os.close(self._here)
        return self.process.wait(timeout=LONGEST)

    def _more(self) -> bool:
        readable, _, _ = select.select([self._here], [], [], LONGEST)
        assert readable, f"nothing came after {self.shown!r}"
        try:
            piece = os.read(self._here, 4096)
        except OSError:
            # How Linux says that the other side was closed.
            return False
        self.shown += piece.decode().replace("\r\n", "\n")
        return bool(piece)


@pytest.fixture
def started(program: Program) -> Iterator[Any]:
    terminals: list[Terminal] = []

    def start(*arguments: str, **environment: str) -> Terminal:
        terminals.append(Terminal(program, *arguments, **environment))
        return terminals[-1]

    yield start
    for terminal in terminals:
        if terminal.process.poll() is None:
            terminal.process.kill()
            terminal.process.wait()


def test_thinking_is_dimmed_and_lines_are_broken_between_words(started: Any) -> None:
    terminal = started("message", "word " * 40, "--thinking", "1024")
    assert terminal.ended() == 0
    thinking, answer = re.split(rf"\n(?:{STYLE.pattern})*\n", terminal.shown, maxsplit=1)
    assert DIM in thinking
    assert DIM not in answer
    lines = STYLE.sub("", answer).splitlines()
    assert len(lines) > 2
    assert all(len(line) <= 80 and not line.startswith(" ") for line in lines)
    assert " ".join(lines).count("word") == 40


def test_no_color_means_no_colour(started: Any) -> None:
    for arguments in (("message", "Hi", "--thinking", "1024"), ("models",), ("doctor",)):
        terminal = started(*arguments, NO_COLOR="1")
        assert terminal.ended() == 0
        assert "\x1b[3" not in terminal.shown


def test_a_chat_goes_on_after_an_answer_was_stopped(started: Any, sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault(stall=60, stall_after_events=7))
    terminal = started("chat")
    terminal.until("> ")
    terminal.type("Hello to all of you\n")
    terminal.until("You said")
    terminal.type("\x03")
    terminal.until("not kept")
    line = STYLE.sub("", terminal.shown).partition("not kept")[0].splitlines()[-1]
    assert line == "The question was "
    terminal.type("Hi\n")
    terminal.until('You said: "Hi".')
    terminal.type("/quit\n")
    assert terminal.ended() == 0
    assert "Traceback" not in terminal.shown
    assert len(sandbox.requests[-1].body["messages"]) == 1


def test_ctrl_c_at_the_prompt_ends_with_130(started: Any) -> None:
    terminal = started("chat")
    terminal.until("> ")
    # Where the prompt does not wait yet, Python looks at the signal when the line ends.
    terminal.type("\x03\n")
    assert terminal.ended() == 130
    assert "Traceback" not in terminal.shown


def test_a_table_fits_the_terminal_and_names_its_columns(started: Any) -> None:
    terminal = started("models", NO_COLOR="1")
    assert terminal.ended() == 0
    lines = STYLE.sub("", terminal.shown).splitlines()
    assert "display_name" in lines[0]
    assert all(len(line) <= 80 for line in lines)
    assert any("claude-haiku-4-5-20251001" in line for line in lines)


def test_a_record_is_shown_field_by_field_and_a_moment_in_a_table_without_fractions(
    started: Any, program: Program
) -> None:
    made = program.document("admin", "workspaces", "create", "--name", "One", "--tags", '{"team": "search"}')
    record = started("admin", "workspaces", "get", made["id"])
    assert record.ended() == 0
    fields = dict(line.strip().split(maxsplit=1) for line in STYLE.sub("", record.shown).splitlines())
    assert (fields["name"], fields["tags.team"], fields["created_at"]) == ("One", "search", made["created_at"])
    table = started("admin", "workspaces", "list", "--limit", "1")
    assert table.ended() == 0
    assert made["created_at"][:19].replace("T", " ") + "Z" in table.shown


def test_what_others_named_does_not_change_the_terminal(started: Any, program: Program) -> None:
    made = program.document("admin", "workspaces", "create", "--name", "One\x1b[31m")
    for arguments in (("get", made["id"]), ("list",)):
        terminal = started("admin", "workspaces", *arguments)
        assert terminal.ended() == 0
        assert "One\\x1b[31m" in terminal.shown
        assert "\x1b[31m" not in terminal.shown


def test_a_table_leaves_out_what_it_has_no_room_for_and_folds_a_single_column() -> None:
    rows = [{"id": "x" * 30, "name": "y" * 30}, {"id": "x", "name": None}]
    names = {width: [str(each.header) for each in _table(rows, ["id", "name"], width)[0].columns] for width in (80, 40)}
    assert names == {80: ["id", "name"], 40: ["id"]}
    assert _table(rows, ["id", "name"], 10)[0].columns[0].overflow == "fold"


def test_without_a_text_in_a_terminal_it_says_that_one_is_needed(started: Any) -> None:
    terminal = started("message")
    assert terminal.ended() == 2
    assert "stdin is needed" in terminal.shown


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
@pytest.mark.parametrize(
    ("text", "wrapped"),
    [
        ("one two three", "one two\nthree"),
        ("  indented", "  indented"),
        ("a\n\nb\n", "a\n\nb\n"),
        ("12345678901234", "12345678901234"),
        ("ab 12345678901234", "ab\n12345678901234"),
        ("漢字漢字漢字", "漢字漢字漢\n字"),
        ("```\nlong code stays whole\n```\none two three", "```\nlong code stays whole\n```\none two\nthree"),
        ("", ""),
        (" \n ", "\n"),
    ],
)
def test_text_is_broken_alike_however_it_arrives(text: str, wrapped: str, size: int) -> None:
    wrap = WordWrap(10)
    pieces = [wrap.feed(text[start : start + size]) for start in range(0, len(text), size)]
    assert "".join(pieces) + wrap.end() == wrapped


def test_nothing_that_a_model_says_moves_the_cursor() -> None:
    assert visible("a\x1b[2Jb\x07\x9b1m\tc\r\nd\re") == "a\\x1b[2Jb\\x07\\x9b1m\tc\nd\\x0de"
