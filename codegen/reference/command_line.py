"""The pages of the command line: every command with its arguments and options, read off the program itself."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from .markdown import cell, code, stacked, table

__all__ = ["command_pages"]

PROGRAM = "integrations-anthropic"
PAGE = "reference/command-line.md"
ADMIN_PAGE = "reference/command-line-admin.md"
ADMIN = "admin"
EXIT_CODES = Path("cli", "exit_codes.py")

INTRODUCTION = f"""# Command line

`{PROGRAM}` with each of its commands, as `--help` shows them: each command has that option. The commands below
`{ADMIN}` have [a page of their own](command-line-admin.md). [The how-to](../how-to/command-line.md) begins with what
they are for.
"""
ADMIN_INTRODUCTION = f"""# Command line: {ADMIN}

Every operation of the Admin API as a command, as `--help` shows them. The other commands are on
[the page of the command line](command-line.md); the [how-to](../how-to/command-line.md#administration) has examples.
"""
ENVIRONMENT = """## Environment variables {#environment}

Those of [the options of a client](options.md#environment), and:
"""
EXITS = """## Exit codes {#exit-codes}

A number never changes its meaning. `kind` is that of [the error](errors.md).
"""

_FACTS = re.compile(r"(?P<text>.*?)\s*\[(?P<facts>[^\[\]]*)\]$", re.DOTALL)
"""The end of a help text, in which Typer says default, range, and whether an option is required."""
_CODE = re.compile(r"(`[^`]*`)")


def command_pages(package: Path) -> dict[str, str]:
    """Return the pages by path. `package`: the folder of its sources. Needs the extra `cli`."""
    from integrations_anthropic.cli.app import command

    program = command()
    context = program.make_context(PROGRAM, [], resilient_parsing=True)
    found = list(_below(program, context))
    others = [each for each in found if _words(each)[:1] != [ADMIN]]
    parts = [INTRODUCTION, _overview(others), f"## {PROGRAM}\n", _about(program, context)]
    parts += [_section(*each) for each in others]
    parts += [ENVIRONMENT, _variables([(program, context), *found]), EXITS, _exit_codes(package)]
    admin = [each for each in found if _words(each)[:1] == [ADMIN]]
    return {
        PAGE: "\n".join(parts),
        ADMIN_PAGE: "\n".join([ADMIN_INTRODUCTION, _overview(admin), *(_section(*each) for each in admin)]),
    }


def _below(group: Any, context: Any) -> Iterator[tuple[Any, Any]]:
    """Every command and group below a group, with its context, in the order of the help."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        own = command.make_context(name, [], parent=context, resilient_parsing=True)
        yield command, own
        if hasattr(command, "list_commands"):
            yield from _below(command, own)


def _words(found: tuple[Any, Any]) -> list[str]:
    """What is typed after the name of the program to call a command."""
    words: list[str] = found[1].command_path.removeprefix(PROGRAM).split()
    return [word for word in words if not word.startswith(("[", "<"))]


def _anchor(found: tuple[Any, Any]) -> str:
    return "-".join(_words(found))


def _overview(found: list[tuple[Any, Any]]) -> str:
    commands = [each for each in found if not hasattr(each[0], "list_commands")]
    rows = [(f"[`{' '.join(_words(each))}`](#{_anchor(each)})", _in_cell(_first(each[0].help))) for each in commands]
    return table(("command", "does"), rows)


def _section(command: Any, context: Any) -> str:
    words = _words((command, context))
    return f"## {' '.join(words)} {{#{'-'.join(words)}}}\n\n{_about(command, context)}"


def _about(command: Any, context: Any) -> str:
    """Help, usage, arguments and options of a command. `--help` is with the program alone."""
    usage = " ".join(command.get_usage(context).split()).removeprefix("Usage: ")
    lines = [_plain(command.help or ""), "", f"```text\n{usage}\n```\n"]
    shown = [each for each in command.get_params(context) if each.name != "help" or context.parent is None]
    rows = [_row(*record) for each in shown if (record := each.get_help_record(context))]
    lines.append(table(("argument or option", "meaning"), rows))
    return "\n".join(lines)


def _row(names: str, text: str) -> tuple[str, str]:
    split = _FACTS.fullmatch(text)
    meaning, facts = (split["text"], split["facts"].split("; ")) if split else (text, [])
    return code(names), stacked(_in_cell(meaning), *(_fact(each) for each in facts))


def _fact(text: str) -> str:
    name, _, value = text.partition(": ")
    known = {"default": "Default", "env var": "Environment"}
    if name in known:
        return f"{known[name]}: {code(value)}"
    return f"Range: {code(text)}" if re.search("[<>]", text) else f"{text.capitalize()}."


def _variables(found: list[tuple[Any, Any]]) -> str:
    users: dict[str, dict[str, None]] = defaultdict(dict)
    texts: dict[str, str] = {}
    for command, context in found:
        for each in command.get_params(context):
            if isinstance(each.envvar, str):
                users[each.envvar][" ".join(_words((command, context)))] = None
                texts[each.envvar] = f"`{each.opts[0]}`: {each.help}"
    rows = [(code(name), _in_cell(texts[name]), ", ".join(map(code, users[name]))) for name in sorted(users)]
    return table(("variable", "option", "commands"), rows)


def _exit_codes(package: Path) -> str:
    from integrations_anthropic.cli.exit_codes import OF_KIND, ExitCode

    tree = ast.parse((package / EXIT_CODES).read_text("utf-8"))
    body = next(node for node in tree.body if isinstance(node, ast.ClassDef)).body
    meaning = {
        ExitCode[node.targets[0].id]: str(text.value.value)
        for node, text in pairwise(body)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant)
    }
    kinds = {each: [code(str(kind)) for kind, exits in OF_KIND.items() if exits is each] for each in ExitCode}
    return table(
        ("code", "meaning", "kind"), [(str(int(e)), _in_cell(meaning[e]), ", ".join(kinds[e])) for e in ExitCode]
    )


def _first(text: str | None) -> str:
    return (text or "").strip().partition("\n\n")[0]


def _in_cell(text: str) -> str:
    return cell(_plain(text))


def _plain(text: str) -> str:
    """A help text as Markdown: what is no code shows as it is."""
    parts = _CODE.split(text.strip())
    return "".join(part if part.startswith("`") else re.sub(r"([\\*<>|\[\]])", r"\\\1", part) for part in parts)
