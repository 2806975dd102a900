"""What the user gives as arguments, as the content of a turn: text, files, pictures, PDFs, and stdin."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from .._inputs.blocks import file
from ..errors import ValidationError

Prompt = Annotated[
    list[str] | None,
    typer.Argument(help="Texts, files, pictures, PDFs or URLs of them, in order; - is stdin.", metavar="TEXT|FILE|-"),
]
Files = Annotated[list[str] | None, typer.Option("--file", "-f", help="A file, whatever its name. May be repeated.")]
Texts = Annotated[list[str] | None, typer.Option("--text", "-t", help="A text, even if a file has this name.")]

_URL = re.compile(r"https?://\S+\.(?:png|jpe?g|gif|webp|pdf)(?:[?#]\S*)?", re.I)
_PATH = re.compile(
    r"(?!https?://)\S+\.(?:png|jpe?g|gif|webp|pdf|txt|md|csv|tsv|jsonl?|html?|xml|ya?ml|docx?|xlsx?|py|log)", re.I
)
"""What looks like the name of a file: one that is not there is most likely mistyped."""


def content_of(arguments: Sequence[str], files: Sequence[str], texts: Sequence[str]) -> list[Any]:
    """The content blocks of a turn. Without anything given, stdin is read where it is no terminal.

    Files come first, then the arguments, then the texts. Raises ValidationError for a file that is missing or of a
    kind that the API does not take; a usage error where there is nothing to send.
    """
    if not arguments and not files and not texts:
        if sys.stdin.isatty():
            raise typer.BadParameter("a text, a file, or - for stdin is needed", param_hint="TEXT")
        arguments = ("-",)
    if list(arguments).count("-") > 1:
        raise typer.BadParameter("stdin (-) can be read only once", param_hint="TEXT")
    blocks = [_attached(name) for name in files]
    blocks += [_argument(each) for each in arguments]
    blocks += [_text(each) for each in texts]
    found = [block for block in blocks if block is not None]
    if not found:
        raise ValidationError("the text is empty: there is nothing to send", field="messages")
    return found


def _argument(argument: str) -> Any:
    if argument == "-":
        return _stdin()
    if os.path.isfile(argument):
        return _attached(argument)
    if _URL.fullmatch(argument):
        return file(argument)
    if os.path.basename(argument) != argument and os.path.isdir(argument):
        why = f"{argument!r} is a directory: name the files in it, or give --text {argument!r} to send it as text"
        raise ValidationError(why, field="TEXT")
    if _PATH.fullmatch(argument):
        hint = f"give --text {argument!r} to send it as text"
        raise ValidationError(f"there is no file {argument!r}: {hint}", field="TEXT")
    return _text(argument)


def _attached(name: str) -> Any:
    path = Path(name)
    if _URL.fullmatch(name):
        return file(name)
    if name.startswith("file_") and not path.exists():
        return file(name)
    block = file(path)
    if block.type == "document" and block.title is None:
        block.title = path.name
    return block


def _text(text: str) -> dict[str, str] | None:
    return {"type": "text", "text": sent_text(text)} if text.strip() else None


def sent_text(text: str) -> str:
    """The text of an argument, which is in UTF-8 where the locale has another encoding, too, as LC_ALL=C may.

    Raises ValidationError where it is in neither.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        try:
            return os.fsencode(text).decode()
        except UnicodeError as error:
            raise ValidationError(f"the text {text!a} is not in UTF-8", field="TEXT") from error
    return text


def _stdin() -> Any:
    content = sys.stdin.buffer.read()
    try:
        return _text(content.decode("utf-8-sig").rstrip("\r\n"))
    except UnicodeDecodeError:
        return file(content)
