"""What the test of the package finds: files that do not belong, and what an index could not show."""

from __future__ import annotations

import io
import os
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from release.package.contents import MAX_WHEEL_BYTES, faults_of_sdist, faults_of_wheel, tracked
from release.package.installed import PROGRAMS
from release.package.metadata import faults_of_description, faults_of_metadata

ROOT = Path(__file__).parents[3]
FILES = [
    "README.md",
    "spec/anthropic.yaml",
    "src/integrations_anthropic/__init__.py",
    "src/integrations_anthropic/py.typed",
    ".ci/run",
]
PACKED = [
    "integrations_anthropic/__init__.py",
    "integrations_anthropic/py.typed",
    "integrations_anthropic/sandbox/spec/anthropic.yaml",
    *(f"integrations_anthropic-1.0.dist-info/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt")),
    "integrations_anthropic-1.0.dist-info/licenses/LICENSE",
]
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]


def wheel(folder: Path, names: list[str], size: int = 0) -> Path:
    path = folder / "integrations_anthropic-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, os.urandom(size))
            size = 0
    return path


def test_a_wheel_with_the_files_of_the_project_has_no_fault(tmp_path: Path) -> None:
    assert faults_of_wheel(wheel(tmp_path, PACKED), FILES) == []


@pytest.mark.parametrize("stray", ["tests/test_a.py", "integrations_anthropic/__pycache__/a.pyc", "notes.txt"])
def test_a_file_that_does_not_belong_in_the_wheel_is_named(tmp_path: Path, stray: str) -> None:
    (fault,) = faults_of_wheel(wheel(tmp_path, [*PACKED, stray]), FILES)
    assert fault == f"the wheel has a file that does not belong there: {stray}"


@pytest.mark.parametrize("missing", PACKED)
def test_a_file_that_the_wheel_lacks_is_named(tmp_path: Path, missing: str) -> None:
    names = [name for name in PACKED if name != missing]
    assert f"the wheel lacks {missing}" in faults_of_wheel(wheel(tmp_path, names), FILES)


def test_py_typed_is_missed_even_if_the_project_has_none(tmp_path: Path) -> None:
    typed = "integrations_anthropic/py.typed"
    files = [path for path in FILES if not path.endswith("py.typed")]
    made = wheel(tmp_path, [name for name in PACKED if name != typed])
    assert faults_of_wheel(made, files) == [f"the wheel lacks {typed}"]


def test_a_wheel_that_is_too_large_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults_of_wheel(wheel(tmp_path, PACKED, MAX_WHEEL_BYTES), FILES)
    assert fault == "the wheel has 3.0 MB, more than 3"


def test_the_sdist_has_every_file_but_those_of_the_server_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "made.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name in [*FILES[1:4], "PKG-INFO", ".gitignore", ".env"]:
            archive.addfile(tarfile.TarInfo(f"integrations_anthropic-1.0/{name}"), io.BytesIO())
    assert faults_of_sdist(path, FILES) == [
        "the sdist has a file that does not belong there: .env",
        "the sdist lacks README.md",
    ]


def metadata(description: str = "Text.", **changed: str | None) -> bytes:
    fields: dict[str, str | None] = {
        "Metadata-Version": "2.4",
        "Name": "integrations-anthropic",
        "Version": "0.1.0",
        "Summary": "Python SDK for the Anthropic API: typed, sync and async, generated from one YAML description",
        "License-Expression": "Apache-2.0",
        "Keywords": "a,b,c",
        "Author": "Somebody",
        "Project-URL": "Source, https://example.com/a",
        "Classifier": "Typing :: Typed",
        "Requires-Python": ">=3.11",
        "Description-Content-Type": "text/markdown",
    }
    fields |= {name.replace("_", "-"): value for name, value in changed.items()}
    lines = [f"{name}: {value}" for name, value in fields.items() if value is not None]
    lines += [f"Provides-Extra: {name}" for name in sorted(EXTRAS)]
    return ("\n".join(lines) + f"\n\n{description}\n").encode()


def test_metadata_that_says_what_the_project_says_has_no_fault() -> None:
    assert faults_of_metadata(metadata(), ROOT) == []


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"Version": "9.9"}, "METADATA says version '9.9', not '0.1.0'"),
        ({"Author": None}, "METADATA: no author"),
        ({"Project_URL": None}, "METADATA: no project URL"),
        ({"Project_URL": "Source, docs/a.md"}, "a URL is not absolute: Source = docs/a.md"),
        ({"Keywords": "a,b"}, "METADATA: fewer than 3 keywords"),
        ({"Classifier": None}, "METADATA: no classifier Typing :: Typed"),
        ({"Requires_Python": ">=3.10"}, "METADATA: another lower bound of Python"),
        ({"Description_Content_Type": "text/plain"}, "METADATA says description_content_type"),
        ({"Provides_Extra": "more"}, "METADATA says provides_extra"),
    ],
)
def test_what_metadata_lacks_or_says_otherwise_is_named(changed: dict[str, str | None], fault: str) -> None:
    assert [each for each in faults_of_metadata(metadata(**changed), ROOT) if each.startswith(fault)]


def test_metadata_that_no_index_would_take_is_refused() -> None:
    (fault,) = faults_of_metadata(metadata(Name="-x-"), ROOT)
    assert fault.startswith("METADATA is not valid: ")


@pytest.mark.parametrize(
    ("description", "target"),
    [
        ("See [the pages](docs/a.md).", "docs/a.md"),
        ("![A picture](docs/a.svg)", "docs/a.svg"),
        ("[a](http://example.com/)", "http://example.com/"),
        ("[a](/absolute)", "/absolute"),
        ("[a](https://example.com/) and [b](#here) and <https://example.com>", None),
    ],
)
def test_what_an_index_cannot_show_of_the_description_is_named(description: str, target: str | None) -> None:
    wanted = [f"the description links to '{target}', which an index does not have"] if target else []
    assert faults_of_description(metadata(description)) == wanted


def test_every_program_is_of_an_extra_that_there_is() -> None:
    assert {path.stem for path in PROGRAMS.glob("*.py")} <= {"plain", *EXTRAS}


def test_no_tracked_file_is_one_that_a_tool_left_behind() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("needs the git checkout to list its files")
    found = [path for path in tracked(ROOT) if path.endswith((".pyc", ".orig", ".rej", ".log", ".DS_Store"))]
    assert found == []
