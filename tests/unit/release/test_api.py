"""The record of the public API: what it holds, what breaks it, and how a break is declared."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from release.api.__main__ import dump, main
from release.api.breaks import breaks_between, declared, undeclared

ROOT = Path(__file__).parents[3]
CHANGELOG = "# Changelog\n\n## 0.2.0 (unreleased)\n\n- Something new.\n\n## 0.1.0\n\n- Breaking: `Dog`: of long ago.\n"
ANIMALS = '''
from json import JSONDecodeError as NotJSON
from typing import Any, Literal, TypedDict, Unpack

__all__ = ["Dog", "Cat", "speak", "MORE", "NotJSON"]

class NoOthers(TypedDict): ...

class _Animal:
    """What both are."""
    legs: int = 4
    def __init__(self, name: str, *, age: float = 1.0) -> None:
        self.name = name
    @property
    def tail(self) -> bool: return True
    def _hidden(self) -> None: ...

class Dog(_Animal):
    kind: Literal["dog"] = "dog"
    async def fetch(self, thing: str, /, *, much: int = 1, far: bool = False, **unknown: Unpack[NoOthers]) -> str: ...

Cat = Dog
MORE = {"a": 1}

def speak(animal: Dog, *words: str, loud: bool = False) -> str: return ""
def _private() -> None: ...
'''


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a small package and the record of it."""
    package = tmp_path / "src" / "integrations_anthropic"
    (package / "toys").mkdir(parents=True)
    (package / "__init__.py").write_text(ANIMALS)
    (package / "toys" / "__init__.py").write_text("from .. import Dog as Dog\n\nclass Ball: ...\n\nimport json\n")
    (package / "_inner.py").write_text("class Hidden: ...\n")
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    dump(tmp_path)
    return tmp_path


def edit(project: Path, old: str, new: str) -> None:
    path = project / "src" / "integrations_anthropic" / "__init__.py"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_the_record_has_a_line_for_each_public_name_and_nothing_private(project: Path) -> None:
    record = {path.name: path.read_text() for path in (project / "api").iterdir()}
    assert sorted(record) == ["__init__.pyi", "_bases.pyi", "toys.pyi"]
    assert record["__init__.pyi"].splitlines()[2:] == [
        "from ._bases import _Animal",
        "from json import JSONDecodeError as NotJSON",
        "Cat = Dog",
        "",
        "class Dog(_Animal):",
        "    async def fetch(self, thing: str, /, *, much: int = 1, far: bool = False) -> str: ...",
        "    kind: Literal['dog'] = 'dog'",
        "MORE = {'a': 1}",
        "def speak(animal: Dog, *words: str, loud: bool = False) -> str: ...",
    ]
    assert record["_bases.pyi"].splitlines()[2:] == [
        "",
        "class _Animal:",
        "    def __init__(self, name: str, *, age: float = 1.0) -> None: ...",
        "    legs: int = 4",
        "    name: Any",
        "    tail: bool",
    ]
    assert record["toys.pyi"].splitlines()[2:] == ["from . import Dog as Dog", "", "class Ball:", "    ..."]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("far: bool = False, ", "", "Dog.fetch: Parameter was removed"),
        ("far: bool = False", "far: bool = True", "Dog.fetch: Parameter default was changed"),
        ("far: bool = False", "far: bool = False, by: int", "Dog.fetch: Parameter was added as required"),
        ("thing: str, /, *, much", "thing: str, /, much", ""),
        ("far: bool", "near: int = 0, far: bool", ""),
        ("*words: str, loud", "*words: str, quiet: bool = False, loud", ""),
        ('"speak", "MORE"', '"MORE"', "speak: Public object was removed"),
        ("def tail", "def tails", "_Animal.tail: Public object was removed"),
        ("Cat = Dog", "Cat = _Animal", "Cat: "),
        ("class Dog(_Animal)", "class Dog", "Dog: Base class was removed"),
        ("age: float = 1.0", "age: float", "_Animal.__init__: Parameter is now required"),
        ("self, name: str", "self, first: str, name: str = ''", "_Animal.__init__: "),
        ("def _hidden", "def shown", ""),
        ("def _private", "def _other", ""),
    ],
)
def test_what_callers_can_see_of_a_change(
    project: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, expected: str
) -> None:
    edit(project, old, new)
    assert main(["check", "--root", str(project)]) == bool(expected)
    assert f"integrations_anthropic.{expected}" in capsys.readouterr().out if expected else True


def test_a_renamed_class_is_a_break_until_the_changelog_declares_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project, "Dog", "Hound")
    toys = project / "src" / "integrations_anthropic" / "toys" / "__init__.py"
    toys.write_text(toys.read_text().replace("Dog", "Hound"))
    assert main(["check", "--root", str(project)]) == 1
    output = capsys.readouterr().out
    assert "integrations_anthropic.Dog: Public object was removed" in output
    assert "toys.Dog" not in output
    assert "- Breaking: `Dog`: what to do instead." in output
    log = CHANGELOG.replace("- Something", "- Breaking: `Dog`: it is a `Hound`.\n- Something")
    (project / "CHANGELOG.md").write_text(log)
    assert main(["check", "--root", str(project)]) == 0


def test_the_record_of_the_last_tag_goes_before_that_of_the_working_tree(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def git(*command: str) -> None:
        author = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *author, *command], cwd=project, check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "first")
    git("tag", "v0.1.0")
    edit(project, "far: bool = False, ", "")
    dump(project)
    assert main(["check", "--root", str(project)]) == 1
    assert "1 breaks compared with v0.1.0" in capsys.readouterr().out


def test_only_the_first_section_declares_and_a_name_covers_what_is_below_it() -> None:
    assert declared(CHANGELOG) == set()
    assert declared(CHANGELOG.replace("- Something", "- Breaking: `A.b`, `c`: x `d`.\n- Some")) == {"A.b", "c"}


def test_a_name_does_not_cover_what_only_begins_like_it(project: Path, tmp_path: Path) -> None:
    edit(project, "far: bool = False, ", "")
    new = tmp_path / "new"
    (new / "src").mkdir(parents=True)
    (project / "src" / "integrations_anthropic").rename(new / "src" / "integrations_anthropic")
    dump(new)
    found = breaks_between(project, new)
    assert [each.name for each in found] == ["Dog.fetch"]
    assert undeclared(found, {"Do", "Dog.fet", "og.fetch"}) == found
    assert undeclared(found, {"Dog"}) == undeclared(found, {"Dog.fetch"}) == []


def test_the_committed_record_is_of_both_clients_and_every_public_module() -> None:
    record = {path.stem: path.read_text("utf-8") for path in (ROOT / "api").glob("*.pyi")}
    assert {"__init__", "errors", "testing", "sandbox", "resilience", "webhooks", "config"} <= record.keys()
    for name in ("AnthropicClient", "AsyncAnthropicClient", "MessagesService", "Batch"):
        assert f"\nclass {name}" in record["__init__"]
