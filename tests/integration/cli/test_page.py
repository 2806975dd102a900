"""The page on the command line names every command and every exit code. That its commands run, others test."""

from __future__ import annotations

import re

import pytest

from integrations_anthropic.cli.exit_codes import ExitCode
from tests.integration.cli.programs import ROOT, Program

PAGE = (ROOT / "docs" / "how-to" / "command-line.md").read_text("utf-8")


def test_the_table_has_every_exit_code() -> None:
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)] == [code.value for code in ExitCode]


@pytest.mark.parametrize(("group", "least"), [((), 9), (("batch",), 5), (("files",), 5)])
def test_the_page_has_an_example_of_every_command(program: Program, group: tuple[str, ...], least: int) -> None:
    listed = program(*group, "--help").stdout.partition("Commands:")[2]
    commands = re.findall(r"^  ([a-z-]+)  ", listed, re.MULTILINE)
    assert len(commands) >= least
    examples = "\n".join(re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL))
    missing = [
        name
        for name in commands
        if not re.search(rf"integrations-anthropic .*\b{' '.join((*group, name))}\b", examples)
    ]
    assert missing == []
