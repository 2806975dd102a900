"""No path and no link leads out of the folder of the memory, not even one that is put there at the worst moment."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import MemoryFolder, ToolError
from integrations_anthropic._memory.checked_directories import CheckedDirectory
from integrations_anthropic._memory.directories import OpenDirectory
from integrations_anthropic._memory.paths import names_in

SECRET = "the secret outside"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.txt").write_text(SECRET)
    return folder


@pytest.fixture(params=["open directories", "checked paths"])
def memory(request: pytest.FixtureRequest, tmp_path: Path) -> MemoryFolder:
    made = MemoryFolder(tmp_path / "memory")
    if request.param == "checked paths":
        made._directories = CheckedDirectory.root
    (made.folder / "inner").mkdir()
    (made.folder / "inner" / "file.txt").write_text("inner")
    return made


def every_command(memory: MemoryFolder, path: str) -> list[str]:
    """Does everything that can be done with a path, and returns what was said."""
    calls: list[dict[str, Any]] = [
        {"command": "view", "path": path},
        {"command": "create", "path": path, "file_text": "evil"},
        {"command": "str_replace", "path": path, "old_str": SECRET, "new_str": "evil"},
        {"command": "insert", "path": path, "insert_line": 0, "insert_text": "evil"},
        {"command": "rename", "old_path": path, "new_path": "/memories/stolen"},
        {"command": "rename", "old_path": "/memories/inner/file.txt", "new_path": path},
        {"command": "delete", "path": path},
    ]
    said = []
    for call in calls:
        try:
            said.append(str(memory.run(call)))
        except ToolError as error:
            said.append(error.message)
    return said


def assert_untouched(outside: Path, said: list[str]) -> None:
    assert [(path.name, path.read_text()) for path in outside.iterdir()] == [("secret.txt", SECRET)]
    shown = [text for text in said if "old_str" not in text]
    assert SECRET not in "".join(shown)
    assert str(outside.parent) not in "".join(said)


@pytest.mark.parametrize(
    "path",
    [
        "/memories/../outside/secret.txt",
        "/memories/inner/../../outside/secret.txt",
        "/memories/..",
        "/memories/.",
        "../outside/secret.txt",
        "/etc/passwd",
        "",
        "/",
        "memories/a",
        "/memories2/a",
        "/memoriesa",
        "/memories/%2e%2e/outside/secret.txt",
        "/memories/%252e%252e%252foutside",
        "/memories/..%2foutside/secret.txt",
        "/memories/..\\outside\\secret.txt",
        "/memories/a%5cb",
        "/memories/a\0b",
        "/memories/a%00b",
        "/memories/a\nb",
        "/memories/a\u202eb",
        "/memories/\ud800",
        f"/memories/{'x' * 256}",
        f"/memories/{'ä' * 128}",
        "/memories/" + "a/" * 9,
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(memory: MemoryFolder, outside: Path, path: str) -> None:
    before = sorted(memory.folder.rglob("*"))
    said = every_command(memory, path)
    assert all(text.startswith("Error: ") for text in said)
    assert_untouched(outside, said)
    assert sorted(memory.folder.rglob("*")) == before


@pytest.mark.parametrize("name", ["CON", "nul.txt", "com1", "a.", "a ", "a:b", "C:", "a?", "LPT¹.x"])
def test_names_that_windows_reads_otherwise_are_refused_there(name: str) -> None:
    with pytest.raises(ToolError, match="Windows"):
        names_in(f"/memories/{name}", max_depth=8, windows=True)
    assert names_in("/memories/content/a.txt", max_depth=8, windows=True) == ("content", "a.txt")


def test_links_to_files_and_folders_outside_are_not_followed(memory: MemoryFolder, outside: Path) -> None:
    (memory.folder / "file").symlink_to(outside / "secret.txt")
    (memory.folder / "folder").symlink_to(outside)
    (memory.folder / "inner" / "up").symlink_to("..")
    (memory.folder / "new").symlink_to(outside / "new.txt")
    os.link(outside / "secret.txt", memory.folder / "hard")
    said = []
    for path in ("file", "folder", "folder/secret.txt", "folder/new.txt", "inner/up", "inner/up/../x", "new", "hard"):
        # A hard link may be removed, which takes nothing from outside.
        said += every_command(memory, f"/memories/{path}")
    said.append(str(memory.run({"command": "view", "path": "/memories"})))
    assert_untouched(outside, said)


def test_a_folder_with_links_in_it_is_deleted_without_what_they_lead_to(memory: MemoryFolder, outside: Path) -> None:
    (memory.folder / "inner" / "folder").symlink_to(outside)
    (memory.folder / "inner" / "file").symlink_to(outside / "secret.txt")
    assert memory.delete("/memories/inner") == "Successfully deleted /memories/inner"
    assert_untouched(outside, [])


def test_a_pipe_is_not_waited_for(memory: MemoryFolder) -> None:
    os.mkfifo(memory.folder / "pipe")
    assert all(text.startswith(("Error: ", "The path")) for text in every_command(memory, "/memories/pipe")[:5])


def exchange_after(look: int, name: str, swap: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a link put in the place of a name, right after the `look`th look at it and before it is used."""
    looked: Any = OpenDirectory.__dict__["kind"]
    looks = count(1)

    def kind(directory: Any, asked: str) -> Any:
        found = looked(directory, asked)
        if asked == name and next(looks) == look:
            swap()
        return found

    monkeypatch.setattr(OpenDirectory, "kind", kind)


def exchanged(path: Path, target: Path) -> Callable[[], None]:
    def swap() -> None:
        if not path.is_symlink():
            path.rename(path.with_name(f"{path.name}.away"))
            path.symlink_to(target)

    return swap


@pytest.mark.parametrize("command", range(7))
@pytest.mark.parametrize("look", [1, 2, 3])
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_link_put_there_between_the_look_and_the_use_is_not_followed(
    tmp_path: Path, outside: Path, monkeypatch: pytest.MonkeyPatch, what: str, look: int, command: int
) -> None:
    memory = MemoryFolder(tmp_path / "memory")
    folder = memory.folder / "inner"
    folder.mkdir()
    (folder / "secret.txt").write_text(SECRET.replace("outside", "inside"))
    (memory.folder / "other").write_text("other")
    place, target = (folder / "secret.txt", outside / "secret.txt") if what == "file" else (folder, outside)
    exchange_after(look, place.name, exchanged(place, target), monkeypatch)
    path = "/memories/inner/secret.txt"
    calls: list[dict[str, Any]] = [
        {"command": "view", "path": path},
        {"command": "create", "path": "/memories/inner/new.txt", "file_text": "evil"},
        {"command": "str_replace", "path": path, "old_str": "the", "new_str": "evil"},
        {"command": "insert", "path": path, "insert_line": 0, "insert_text": "evil"},
        {"command": "rename", "old_path": path, "new_path": "/memories/stolen"},
        {"command": "rename", "old_path": "/memories/other", "new_path": "/memories/inner/new.txt"},
        {"command": "delete", "path": "/memories/inner"},
    ]
    said = ""
    try:
        said = str(memory.run(calls[command]))
    except ToolError as error:
        said = error.message
    assert_untouched(outside, [said])
    stolen = memory.folder / "stolen"
    assert stolen.is_symlink() or not stolen.exists() or stolen.read_text() != SECRET


def test_the_folder_itself_exchanged_for_a_link_is_not_followed(memory: MemoryFolder, outside: Path) -> None:
    memory.folder.rename(memory.folder.with_name("away"))
    memory.folder.symlink_to(outside)
    said = every_command(memory, "/memories/secret.txt")
    memory.folder.unlink()
    assert_untouched(outside, said)


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="counts open files as Linux lists them")
def test_no_command_leaves_a_file_open(memory: MemoryFolder, outside: Path) -> None:
    (memory.folder / "link").symlink_to(outside)
    before = len(os.listdir("/proc/self/fd"))
    for path in (
        "/memories",
        "/memories/inner",
        "/memories/link/a",
        "/memories/no/no",
        "/memories/inner/file.txt/x",
        "/",
    ):
        every_command(memory, path)
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_folder_that_goes_while_it_is_listed_is_left_out(
    memory: MemoryFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (memory.folder / "stays").write_text("x")

    def gone(directory: Any, name: str) -> Any:
        raise FileNotFoundError(name)

    for cls in (OpenDirectory, CheckedDirectory):
        monkeypatch.setattr(cls, "child", gone)
    assert "/memories/stays" in str(memory.run({"command": "view", "path": "/memories"}))
