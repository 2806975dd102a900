"""The command compares folders and revisions, and drafts the changelog's entry."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from codegen.diff.__main__ import main
from codegen.diff.changes import Change, changelog, report
from tests.unit.codegen.audit.library import description, write_description

CHANGES = [
    Change("Added", "files.list"),
    Change("Added", "files.get"),
    Change("Added", "Model.line"),
    Change("Added", "things.list(limit)", "required", breaking=True),
    Change("Changed", "Book.pages", "no longer null"),
    Change("Changed", "Book.title", "may be absent", breaking=True),
    Change("Changed", "Book.title", "is deprecated"),
    Change("Removed", "Shelf", breaking=True),
]
ENTRY = """\
### Added

- **Breaking**: `things.list(limit)`: required.
- operations: `files.list`, `files.get`.
- fields: `Model.line`.

### Changed

- **Breaking**: `Book.title`: may be absent; is deprecated.
- `Book.pages`: no longer null.

### Removed

- **Breaking**: types: `Shelf`."""


def test_the_draft_has_a_section_a_kind_of_change_and_begins_with_what_breaks_users() -> None:
    assert changelog(CHANGES) == ENTRY
    assert changelog([]) == ""


def test_the_report_parts_what_breaks_users_from_what_does_not() -> None:
    lines = report(CHANGES).splitlines()
    assert lines[0] == "breaks users: 3"
    assert lines[4] == "does not break users: 5"
    assert lines[5] == "  Added    `files.list`"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two versions in folders: the second has lost a field."""
    new = description()
    del new["components"]["schemas"]["Book"]["properties"]["title"]
    return write_description(tmp_path / "old" / "spec", description()), write_description(tmp_path / "new", new)


def test_two_folders_are_compared(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    # The first is named by the folder that its folder spec/ stands in.
    arguments = [str(folders[0].parent), str(folders[1])]
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("breaks users: 1\n  Removed  `Book.title`\n")
    assert printed.endswith("### Removed\n\n- **Breaking**: fields: `Book.title`.\n")
    assert main([*arguments, "--compatible"]) == 1
    assert main([str(folders[0]), str(folders[0]), "--compatible"]) == 0


def test_a_revision_is_compared_with_a_folder(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    repository = folders[0].parent
    name = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "spec"], [*name, "commit", "-qm", "first"]):
        subprocess.run(["git", "-C", str(repository), *command], check=True, capture_output=True)
    assert main(["HEAD", str(folders[1]), f"--root={repository}"]) == 0
    assert "breaks users: 1" in capsys.readouterr().out


def test_what_is_no_version_is_refused_with_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("no-such-revision", "--output=x", str(tmp_path)):
        assert main([str(tmp_path), name] if name.startswith("/") else ["--", name, name]) == 2
        assert capsys.readouterr().err.strip()
    (tmp_path / "anthropic.yaml").write_text("paths: [", "utf-8")
    assert main([str(tmp_path), str(tmp_path)]) == 2
    assert "not readable as YAML" in capsys.readouterr().err
