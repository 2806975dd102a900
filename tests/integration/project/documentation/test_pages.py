"""Every snippet of README and of the pages below `docs/` runs on the sandbox, or says why it does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from integrations_anthropic.sandbox import Sandbox

from .documents import ROOT, Block, blocks, pages
from .shell_pages import ShellPage

EVERY = {page: blocks(page) for page in pages()}
PYTHON = [
    pytest.param(block, id=block.name)
    for some in EVERY.values()
    for block in some
    if block.language == "python" and not block.title and block.reason is None
]
WITH_COMMANDS = [
    pytest.param(some, id=some[0].name.rpartition("-")[0])
    for some in EVERY.values()
    if any(block.language == "sh" or block.title for block in some)
]
LANGUAGES = {"python", "sh", "text", "json", "yaml", "toml", "ini"}
"""Of the fences; whatever is no program is for reading only."""
MOST_NOT_RUN = 6


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.mark.parametrize("block", PYTHON)
def test_a_python_block_runs_unchanged(
    block: Block, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sandbox-key")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", sandbox.url)
    monkeypatch.chdir(ROOT)
    exec(compile(block.text, block.name, "exec", dont_inherit=True), {"__name__": "__main__"})
    output = capsys.readouterr().out
    assert output.strip()
    assert "sandbox-key" not in output


@pytest.mark.long
@pytest.mark.parametrize("some", WITH_COMMANDS)
def test_the_commands_of_a_page_run_in_order(some: list[Block], sandbox: Sandbox, tmp_path: Path) -> None:
    variables = {"ANTHROPIC_API_KEY": "sandbox-key", "ANTHROPIC_BASE_URL": sandbox.url}
    with ShellPage(tmp_path, variables) as page:
        page.run(some)


@pytest.mark.parametrize("page", EVERY, ids=lambda page: page.stem)
def test_a_program_that_is_written_to_a_file_is_run_by_a_command(page: Path) -> None:
    commands = "\n".join(block.text for block in EVERY[page] if block.language == "sh")
    files = [block.title for block in EVERY[page] if block.title]
    assert [name for name in files if Path(name).stem not in commands] == []


def test_the_language_of_every_block_is_known() -> None:
    unknown = [block.name for some in EVERY.values() for block in some if block.language not in LANGUAGES]
    assert unknown == []


def test_few_blocks_are_not_run_and_each_says_why() -> None:
    reasons = [block.reason for some in EVERY.values() for block in some if block.reason is not None]
    assert len(reasons) <= MOST_NOT_RUN
    assert all(reason and reason.strip().endswith(".") for reason in reasons)
