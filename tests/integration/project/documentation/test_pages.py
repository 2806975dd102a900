"""Every snippet of README and of the pages below `docs/` runs on the sandbox, or says why it does not."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from integrations_anthropic.sandbox import Sandbox

from .documents import DOCS, ROOT, TESTED_ELSEWHERE, Block, blocks, is_tested_elsewhere, pages
from .shell_pages import ShellPage

EVERY = {page: blocks(page) for page in pages() if not is_tested_elsewhere(page)}
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
    # What the block left behind is freed here, so that a warning of it fails this test and not a later one.
    gc.collect()
    output = capsys.readouterr().out
    assert output.strip() or "assert " in block.text
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


def test_a_page_that_is_tested_elsewhere_is_named_there() -> None:
    for page, test in TESTED_ELSEWHERE.items():
        assert (DOCS / page).exists()
        assert Path(page).name in (ROOT / test).read_text("utf-8")


def test_no_page_promises_a_release_on_an_index() -> None:
    promised = re.compile(r"pip install (?:-\S+ )*['\"]?integrations-anthropic(?!\S* @ )")
    assert [page.name for page in pages() if promised.search(page.read_text("utf-8"))] == []


def test_few_blocks_are_not_run_and_each_says_why() -> None:
    reasons = [block.reason for some in EVERY.values() for block in some if block.reason is not None]
    assert len(reasons) <= MOST_NOT_RUN
    assert all(reason and reason.strip().endswith(".") for reason in reasons)
