"""`chat`: a conversation whose turns are kept, saved and loaded."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from .._conversation.conversation import Conversation
from .._sync.client import AnthropicClient
from ..errors import AnthropicError, ValidationError
from .failures import report, report_error
from .messages import DEFAULT_MAX_TOKENS, explain_end, stream_answer
from .options import DEFAULT_MODEL, Json, MaxTokens, Model, System, Thinking, client_of, thinking_of
from .output import write_json
from .prompts import content_of, sent_text
from .terminal import output_console

COMMANDS = """\
/file PATH   send a file, a picture or a PDF with the next question
/save PATH   save the conversation there, from now on after each answer
/undo        forget the last question and its answer
/help        show this
/quit        end; so does Ctrl-D. Ctrl-C stops an answer
A line that ends with a backslash goes on in the next one."""
PROMPT = "> "

Kept = Annotated[
    Path | None,
    typer.Option("--history", help="Load the conversation from here, and save it after each answer."),
]


def chat(
    context: typer.Context,
    history: Kept = None,
    system: System = None,
    model: Model = DEFAULT_MODEL,
    max_tokens: MaxTokens = DEFAULT_MAX_TOKENS,
    thinking: Thinking = None,
    as_json: Json = False,
) -> None:
    """Ask and answer in turns; /help shows what else can be typed.

    Where stdin is no terminal, each of its lines is a question. With --json, each answer is written as one line.
    """
    options = {"model": model, "max_tokens": max_tokens, "thinking": thinking_of(thinking)}
    conversation = _kept(history)
    if system is not None:
        conversation.system = sent_text(system)
    with client_of(context) as client:
        talk = _Talk(client, conversation, options, history, as_json)
        if sys.stdin.isatty():
            talk.greet()
        while (line := talk.question()) is not None:
            talk.take(line)


def _kept(path: Path | None) -> Conversation:
    """The conversation that is kept in a file. Raises an error, before anything is asked, where it cannot be kept."""
    if path is not None and path.exists():
        return Conversation.load(path)
    if path is not None and not os.access(path.parent, os.W_OK):
        why = (
            f"the conversation cannot be saved to {os.fspath(path)!r}: its folder cannot be written to, or is not there"
        )
        raise ValidationError(why, field="--history")
    return Conversation()


class _Talk:
    """The conversation, and what the user may type."""

    def __init__(
        self,
        client: AnthropicClient,
        conversation: Conversation,
        options: dict[str, Any],
        path: Path | None,
        as_json: bool,
    ) -> None:
        self._client = client
        self._conversation = conversation
        self._options = options
        self._path = path
        self._as_json = as_json
        self._attached: list[str] = []
        self._ended = False
        self._is_person = sys.stdin.isatty()

    def greet(self) -> None:
        """Say which model answers, and how to end."""
        turns = len(self._conversation)
        kept = f", {turns} turns from {self._path}" if turns else ""
        self._note(f"{self._options['model']}{kept}. /help for help, Ctrl-D to end.")

    def question(self) -> str | None:
        """The next line, with those it goes on in; None at the end."""
        if self._ended:
            return None
        lines: list[str] = []
        while True:
            try:
                line = self._line(PROMPT if not lines else ". ")
            except EOFError:
                if self._is_person:
                    print()
                return "\n".join(lines) if lines else None
            if not line.endswith("\\"):
                return "\n".join([*lines, line])
            lines.append(line[:-1])

    def take(self, line: str) -> None:
        """Do what a line says: a command, or a question that is asked."""
        name, _, rest = line.strip().partition(" ")
        if name.startswith("/") and hasattr(self, f"_do_{name[1:]}"):
            getattr(self, f"_do_{name[1:]}")(rest.strip())
        elif name.startswith("/") and name[1:].isalpha() and not rest:
            report(f"There is no command {name}: /help shows which there are.")
        elif line.strip() or self._attached:
            self._ask(line)

    def _ask(self, line: str) -> None:
        """Ask, and keep question and answer; neither, where the answer did not end."""
        before = len(self._conversation)
        try:
            self._conversation.add({"role": "user", "content": content_of((), self._attached, (line,))})
            request = {**self._options, "messages": self._conversation, "system": self._conversation.system}
            if self._as_json:
                answer: Any = self._client.messages.create(**request)
                write_json(answer)
            else:
                answer = stream_answer(self._client, request)
            self._conversation.add(answer)
        except (AnthropicError, KeyboardInterrupt) as error:
            while len(self._conversation) > before:
                self._conversation.pop()
            if not self._is_person:
                raise
            if isinstance(error, AnthropicError):
                report_error(error)
            else:
                # The terminal has written ^C.
                print()
            self._note("The question was not kept.")
            return
        self._attached = []
        explain_end(answer, self._options["max_tokens"])
        self._save()

    def _save(self) -> None:
        if self._path is not None:
            self._conversation.save(self._path)

    def _line(self, prompt: str) -> str:
        if self._is_person:
            _edit_lines()
            return input(prompt)
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.rstrip("\r\n")

    def _note(self, text: str) -> None:
        if self._is_person and sys.stdout.isatty():
            output_console().print(text, style="dim", markup=False)

    def _do_help(self, rest: str) -> None:
        print(COMMANDS)

    def _do_quit(self, rest: str) -> None:
        self._ended = True

    def _do_file(self, rest: str) -> None:
        if os.path.isfile(os.path.expanduser(rest)):
            self._attached.append(os.path.expanduser(rest))
            self._note("It is sent with the next question.")
        else:
            report(f"There is no file {rest!r}.")

    def _do_save(self, rest: str) -> None:
        if not rest and self._path is None:
            report("Say where: /save PATH")
            return
        before, self._path = self._path, Path(os.path.expanduser(rest)) if rest else self._path
        try:
            self._save()
        except AnthropicError as error:
            self._path = before
            report_error(error)
            return
        self._note(f"Saved to {self._path}.")

    def _do_undo(self, rest: str) -> None:
        for _ in range(min(2, len(self._conversation))):
            self._conversation.pop()
        self._note(f"{len(self._conversation)} turns are left.")
        self._save()


def _edit_lines() -> None:
    """Have `input` know the arrow keys, where the system can."""
    try:
        import readline  # noqa: F401 - what it does is done by importing it
    except ImportError:
        return
