"""Which files of a folder are uploaded, under which names, and which folders are refused."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from integrations_anthropic import ValidationError
from integrations_anthropic._core.call.operation import Call, Operation
from integrations_anthropic._core.call.options import Options
from integrations_anthropic._inputs import folders
from integrations_anthropic._inputs.folders import FolderFile, folders_of, with_files
from integrations_anthropic._inputs.upload_files import PathSource

CREATE = Operation(
    name="skills.create",
    http="POST",
    path="/v1/skills",
    span="create_skill",
    arguments=("files",),
    files=("files",),
    file_lists=("files",),
    folders={"files": ("*/SKILL.md",)},
)

PLUGIN = evolve(CREATE, name="plugins.create", folders={"files": (".claude-plugin/plugin.json", ".mcp.json")})


def call_with(files: Any, operation: Operation = CREATE) -> Call:
    return Call(operation, "/v1/skills", {}, {"files": files}, {}, Options())


def found_in(folder: Any, operation: Operation = CREATE) -> list[FolderFile]:
    call = call_with(folder, operation)
    body: Any = with_files(call, folders_of(call)).body
    return list(body["files"])


def names_in(folder: Any, operation: Operation = CREATE) -> list[str]:
    return [str(file.name) for file in found_in(folder, operation)]


def why_refused(folder: Any, operation: Operation = CREATE) -> str:
    with pytest.raises(ValidationError) as found:
        found_in(folder, operation)
    assert found.value.field == "files"
    return str(found.value)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "my-skill"
    made.mkdir()
    (made / "SKILL.md").write_text("text")
    return made


def test_files_are_sent_in_the_order_of_their_names_under_that_of_the_folder(folder: Path) -> None:
    for name in ("b/z.py", "b/a.py", "a.txt", "b.txt", "b/c/d.md", "Über/ß.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    expected = ["SKILL.md", "a.txt", "b/a.py", "b/c/d.md", "b/z.py", "b.txt", "Über/ß.txt"]
    assert names_in(folder) == [f"my-skill/{name}" for name in expected]
    assert names_in(folder) == names_in(folder)


def test_the_folder_is_called_as_the_path_calls_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").symlink_to(folder)
    (folder / "below").mkdir()
    monkeypatch.chdir(folder)
    for path in (Path(), Path("below/.."), Path("../my-skill"), folder):
        assert names_in(path) == ["my-skill/SKILL.md"]
    assert names_in(tmp_path / "other") == ["other/SKILL.md"]


def test_what_programs_leave_behind_is_left_out(folder: Path) -> None:
    for name in (".git/config", ".env", ".DS_Store", "__pycache__/a.pyc", "a/__MACOSX/x", "a/Thumbs.db", "desktop.ini"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    (folder / "empty").mkdir()
    assert names_in(folder) == ["my-skill/SKILL.md"]


def test_files_of_a_plugin_are_sent_under_their_paths_in_it_with_its_hidden_ones(folder: Path) -> None:
    sent = [
        ".claude-plugin/marketplace.json",
        ".claude-plugin/plugin.json",
        ".mcp.json",
        "SKILL.md",
        "skills/a/SKILL.md",
    ]
    left = (
        ".env",
        ".lsp.json",
        ".git/config",
        "skills/.mcp.json",
        "a/.claude-plugin/plugin.json",
        ".claude-plugin/.env",
    )
    for name in (*sent, *left):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    assert names_in(folder, PLUGIN) == sent


def test_a_folder_without_its_manifest_is_no_plugin(folder: Path) -> None:
    (folder / "plugin.json").write_text("{}")
    assert "it needs a file .claude-plugin/plugin.json, in exactly that case" in why_refused(folder, PLUGIN)


def test_links_within_the_folder_are_followed(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "a.csv").write_text("x")
    (folder / "link.md").symlink_to("SKILL.md")
    (folder / "again").symlink_to("data")
    assert names_in(folder) == [
        "my-skill/SKILL.md",
        "my-skill/again/a.csv",
        "my-skill/data/a.csv",
        "my-skill/link.md",
    ]


def outside(folder: Path) -> Path:
    target = folder.parent / "my-skill-secrets"
    target.mkdir()
    (target / "key").write_text("secret")
    return target


WRONG: dict[str, tuple[Callable[[Path], object], str]] = {
    "a link to a file outside": (lambda f: (f / "x").symlink_to(outside(f) / "key"), "leads out of the folder"),
    "a link to a folder outside": (lambda f: (f / "x").symlink_to(outside(f)), "leads out of the folder"),
    "a link to a folder that it is in": (lambda f: (f / "x").symlink_to("."), "a link to a folder that it is in"),
    "a link to nothing": (lambda f: (f / "x").symlink_to("nothing"), "No such file or directory"),
    "a link to itself": (lambda f: (f / "x").symlink_to("x"), "Too many levels of symbolic links"),
    "a named pipe": (lambda f: os.mkfifo(f / "x"), "neither a file nor a folder"),
    "a name that is no text": (lambda f: open(os.fsencode(f) + b"/x\xff", "wb").close(), "not UTF-8"),
}


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
@pytest.mark.parametrize("kind", WRONG)
def test_what_no_skill_can_have_is_refused_by_name(kind: str, folder: Path) -> None:
    make, why = WRONG[kind]
    try:
        make(folder)
    except OSError:
        pytest.skip("this file system has none of them")
    text = why_refused(folder)
    assert why in text
    assert "x" in text
    text.encode()


def test_a_ring_of_links_is_refused(folder: Path) -> None:
    for one, other in (("a", "b"), ("b", "a")):
        (folder / one).mkdir()
        (folder / one / "link").symlink_to(f"../{other}")
    assert "a link to a folder that it is in" in why_refused(folder)


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Paths of sockets are short.
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "SKILL.md").write_text("text")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s/x")
        assert "neither a file nor a folder" in why_refused(Path("s"))


def test_a_folder_that_is_no_skill_is_refused(tmp_path: Path, folder: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "it holds no files" in why_refused(empty)
    (empty / ".hidden").write_text("x")
    assert "it holds no files" in why_refused(empty)
    (empty / "skill.md").write_text("x")
    assert "needs a file SKILL.md, in exactly that case, at its top" in why_refused(empty)
    (empty / "below").mkdir()
    (empty / "below" / "SKILL.md").write_text("x")
    assert "at its top" in why_refused(empty)
    assert "it is no folder" in why_refused(folder / "SKILL.md")
    assert "No such file or directory" in why_refused(tmp_path / "missing")
    assert "it has no name" in why_refused(Path(tmp_path.anchor))


def test_a_folder_with_very_many_entries_is_refused_early(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST_ENTRIES", 20)
    for number in range(10):
        (folder / f"{number}").mkdir()
        (folder / f"{number}" / "a").write_text("x")
    assert "it holds more than 20 files and folders" in why_refused(folder)


def test_a_path_is_followed_to_any_depth(folder: Path) -> None:
    deep = folder.joinpath(*(["d"] * 300))
    deep.mkdir(parents=True)
    (deep / "a").write_text("x")
    assert names_in(folder)[1].count("/") == 301


def test_a_fault_of_the_file_system_or_of_the_users_path_is_the_cause(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def __fspath__(self) -> str:
            raise KeyError("no path")

    with pytest.raises(ValidationError, match="KeyError: 'no path'"):
        found_in(Broken())
    with pytest.raises(ValidationError, match="file: the Broken cannot be sent: KeyError: 'no path'"):
        PathSource(Broken(), "file")
    denied = PermissionError(13, "Permission denied")

    def refuse(path: object) -> None:
        raise denied

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(ValidationError, match=r"'.*my-skill' cannot be sent: Permission denied") as found:
        found_in(folder)
    assert found.value.__cause__ is denied


def test_a_file_that_another_took_the_place_of_is_not_sent(folder: Path) -> None:
    (folder.parent / "secret").write_text("other")
    (found,) = found_in(folder)
    found.open()
    assert (found.read(), found.read()) == (b"text", b"")
    (folder / "SKILL.md").unlink()
    (folder / "SKILL.md").symlink_to(folder.parent / "secret")
    with pytest.raises(ValidationError, match="another file has taken its place"):
        found.open()
    found.close()
