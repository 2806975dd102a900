"""The code blocks of README and of the pages below `docs/`, and how each is run."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[4]
DOCS = ROOT / "docs"

NOT_RUN = "Not run by the tests: "
"""How the line above a block that is not run begins; the reason follows, for readers too."""
BLOCK = re.compile(r"(?:^(?P<above>[^\n]+)\n\n)?^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


TESTED_ELSEWHERE = {
    "how-to/command-line.md": "tests/integration/cli/test_page.py",
    "how-to/many-machines.md": "tests/integration/many_machines/test_many_machines.py",
}
"""Pages whose blocks a test of their own runs, as they need more than the sandbox: page -> that test."""


class Block(NamedTuple):
    """One block of code of a page."""

    page: Path
    number: int
    language: str
    title: str | None
    """Name of the file that the block is written to; a command of the page runs it."""
    reason: str | None
    """Why it is not run."""
    text: str

    @property
    def name(self) -> str:
        """For the id of a test."""
        return f"{self.page.relative_to(ROOT).with_suffix('').as_posix().replace('/', '-')}-{self.number}"


def pages() -> list[Path]:
    """README and every page of the documentation."""
    return [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


def is_tested_elsewhere(page: Path) -> bool:
    """Whether the blocks of a page are run by a test of its own."""
    return page.is_relative_to(DOCS) and page.relative_to(DOCS).as_posix() in TESTED_ELSEWHERE


def blocks(page: Path) -> list[Block]:
    """The blocks of a page, in order."""
    return list(_blocks(page))


def _blocks(page: Path) -> Iterator[Block]:
    for number, match in enumerate(BLOCK.finditer(page.read_text("utf-8"))):
        language, _, rest = match["info"].strip().partition(" ")
        title = re.search(r'title="([^"]+)"', rest)
        above = match["above"] or ""
        reason = above.strip("*_").removeprefix(NOT_RUN) if above.strip("*_").startswith(NOT_RUN) else None
        yield Block(page, number, language, title[1] if title else None, reason, match["text"])


def extras() -> set[str]:
    """The extras of the package."""
    return set(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"])
