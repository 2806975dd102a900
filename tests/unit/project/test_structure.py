"""The structure of the source: small files and folders, one class per name, plain words."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "src" / "integrations_anthropic"
GENERATED = (
    "integrations_anthropic/models/",
    "/_async/services/",
    "/_async/client_options.py",
    "integrations_anthropic/config.py",
    "integrations_anthropic/prices/listed.py",
    "/_sync/",
    "/compat/derived/official_types.py",
    "tests/unit/codegen/small/expected/",
)
"""Folders and files that `make codegen` and `make spec-audit` write."""

OLD_WORDS = re.compile(r"(?:^|[^a-z])(told|hearing|patience|nobody|uncut|leftovers|twin|guest)(?:[^a-z]|$)", re.I)
ALLOWED_WORDS: dict[tuple[str, str], str] = {
    ("src/integrations_anthropic/sandbox/claude_tag/settings.py", "guest"): "a field of the API: a guest of Slack",
    ("tests/integration/_async/api/test_claude_tag.py", "guest"): "a field of the API: a guest of Slack",
}
"""(path, word) of a replaced word that may stay, and why."""

PRIVATE_DOCUMENTS = re.compile(
    r"the seed|of the seed|seed[,:]? section|sections? \d+\.\d+ of|of the contract|contract,? section|"
    r"of the architecture|architecture's section|source: contract",
    re.I,
)

MAX_LINES = 300
MAX_FUNCTION_LINES = 40
MAX_MODULES = 16
MAX_TOP_LEVEL_MODULES = 9

SAME_NAME = {
    "CircuitBreaker": "the protocol of `protocols`, and the implementation that `resilience` exports under that name",
}
"""Names that two classes share on purpose."""


def tracked() -> list[str]:
    """Every file that is part of the project, by path below its root."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs the git checkout to list its files")
    return [path for path in listed if (ROOT / path).is_file()]


def hand_written(*suffixes: str) -> Iterator[tuple[str, str]]:
    """(path, text) of each file that a person edits."""
    for path in tracked():
        if path.endswith(suffixes) and not any(folder in f"/{path}" for folder in GENERATED):
            yield path, (ROOT / path).read_text("utf-8")


def test_no_hand_written_module_is_longer_than_300_lines() -> None:
    lengths = {path: len(text.splitlines()) for path, text in hand_written(".py")}
    long = {path: length for path, length in lengths.items() if length > MAX_LINES}
    assert long == {}


def test_no_function_is_longer_than_40_lines() -> None:
    long = {}
    for path, text in hand_written(".py"):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > MAX_FUNCTION_LINES:
                    long[f"{path}: {node.name}"] = lines
    assert long == {}


def test_no_folder_of_hand_written_modules_has_more_than_16() -> None:
    modules: dict[str, int] = defaultdict(int)
    for path, _ in hand_written(".py"):
        if not path.endswith("/__init__.py"):
            modules[path.rpartition("/")[0]] += 1
    assert {folder: count for folder, count in modules.items() if count > MAX_MODULES} == {}


def test_the_top_level_of_the_package_has_at_most_9_modules() -> None:
    modules = sorted(path.name for path in PACKAGE.glob("*.py") if path.name not in ("__init__.py", "__main__.py"))
    assert len(modules) <= MAX_TOP_LEVEL_MODULES, modules


def test_no_two_classes_of_the_package_share_a_name() -> None:
    homes: dict[str, set[str]] = defaultdict(set)
    for path in sorted(PACKAGE.rglob("*.py")):
        # A private class of one module is read in that module only.
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                home = path.relative_to(PACKAGE).as_posix()
                # The names in compat are those of the official client, whatever is called so elsewhere.
                homes[f"compat.{node.name}" if home.startswith("compat/") else node.name].add(home)
    shared = {name: sorted(paths) for name, paths in homes.items() if len(paths) > 1}
    assert shared.keys() == SAME_NAME.keys(), shared


def test_every_class_of_the_async_half_has_a_counterpart_in_the_sync_half() -> None:
    def classes(half: str) -> set[str]:
        trees = (ast.parse(path.read_text("utf-8")) for path in (PACKAGE / half).rglob("*.py"))
        return {node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)}

    only_async = {"AsyncPageRequest", "_PagesFromTheStart"}
    """Only something that can be awaited needs a request for a page before there is a page."""
    wanted = {name.removeprefix("Async") for name in classes("_async") - only_async}
    assert wanted == classes("_sync")


def test_no_hand_written_text_uses_the_replaced_words() -> None:
    found = []
    for path, text in hand_written(".py", ".jinja", ".md", ".toml", "Makefile", ".sh"):
        if path in ("CHANGELOG.md", "tests/unit/project/test_structure.py"):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            for match in OLD_WORDS.finditer(line):
                if (path, match[1].lower()) not in ALLOWED_WORDS:
                    found.append(f"{path}:{number}: {line.strip()}")
    assert found == []


def test_sources_that_are_cited_are_public() -> None:
    found = [
        f"{path}:{number}: {line.strip()}"
        for path, text in hand_written(".py", ".jinja", ".md", ".yaml", ".toml", "Makefile")
        if path != "tests/unit/project/test_structure.py"
        for number, line in enumerate(text.splitlines(), 1)
        if PRIVATE_DOCUMENTS.search(line)
    ]
    assert found == []
