"""The commands of the memory tool on a folder: what each does, and the words of its results and errors."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import ConfigurationError, MemoryFolder, MemoryTool, ToolError
from integrations_anthropic._memory.checked_directories import CheckedDirectory


@pytest.fixture(params=["open directories", "checked paths"])
def memory(request: pytest.FixtureRequest, tmp_path: Path) -> MemoryFolder:
    made = MemoryFolder(tmp_path / "memory", max_depth=4, max_entries=20, max_file_bytes=2000, max_view_characters=300)
    if request.param == "checked paths":
        made._directories = CheckedDirectory.root
    return made


def run(memory: MemoryTool, command: str, **given: Any) -> str:
    said = memory.run({"command": command, **given})
    assert isinstance(said, str)
    return said


def refusal(memory: MemoryTool, command: str, **given: Any) -> str:
    with pytest.raises(ToolError) as caught:
        memory.run({"command": command, **given})
    return caught.value.message


def test_a_file_is_made_and_viewed_with_numbers(memory: MemoryFolder) -> None:
    made = run(memory, "create", path="/memories/a/notes.txt", file_text="Hello\nWorld\n")
    assert made == "File created successfully at: /memories/a/notes.txt"
    shown = "Here's the content of /memories/a/notes.txt with line numbers:\n     1\tHello\n     2\tWorld"
    assert run(memory, "view", path="/memories/a/notes.txt") == shown
    assert run(memory, "view", path="/memories/a/notes.txt", view_range=[2, -1]).endswith(":\n     2\tWorld")
    assert (memory.folder / "a" / "notes.txt").read_bytes() == b"Hello\nWorld\n"


@pytest.mark.parametrize("view_range", [[0, 1], [3, 4], [2, 1], [-1, -1]])
def test_a_range_that_is_not_in_the_file_is_refused(memory: MemoryFolder, view_range: list[int]) -> None:
    run(memory, "create", path="/memories/a", file_text="1\n2")
    assert "Invalid `view_range` parameter" in refusal(memory, "view", path="/memories/a", view_range=view_range)


def test_files_and_folders_are_for_their_owner_alone(memory: MemoryFolder) -> None:
    run(memory, "create", path="/memories/a/b", file_text="")
    for path, mode in ((memory.folder, 0o700), (memory.folder / "a", 0o700), (memory.folder / "a" / "b", 0o600)):
        assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_folder_is_listed_two_levels_deep_without_hidden_entries(memory: MemoryFolder) -> None:
    for path, text in (("a/b/c.txt", "x"), ("a/d.txt", "x" * 1536), (".hidden", "x"), ("node_modules/e", "x")):
        run(memory, "create", path=f"/memories/{path}", file_text=text)
    assert run(memory, "view", path="/memories", view_range=[1, 10]).splitlines() == [
        "Here're the files and directories up to 2 levels deep in /memories, excluding hidden items and node_modules:",
        "1.5K\t/memories",
        "1.5K\t/memories/a/",
        "0B\t/memories/a/b/",
        "1.5K\t/memories/a/d.txt",
    ]
    assert "1B\t/memories/a/b/c.txt" in run(memory, "view", path="/memories/a/")


def test_a_listing_has_an_end(memory: MemoryFolder) -> None:
    for number in range(21):
        run(memory, "create", path=f"/memories/{number}", file_text="")
    assert run(memory, "view", path="/memories").endswith("… (there are more: view a folder below)")


def test_a_long_file_is_shown_in_parts(memory: MemoryFolder) -> None:
    run(memory, "create", path="/memories/a", file_text="\n".join("x" * 90 for _ in range(5)))
    shown = run(memory, "view", path="/memories/a")
    assert shown.endswith("… (lines 4 to 5 are left out: view them with `view_range`)")


def test_text_is_replaced_where_it_stands_once(memory: MemoryFolder) -> None:
    run(memory, "create", path="/memories/a", file_text="".join(f"line {n}\n" for n in range(1, 20)))
    said = run(memory, "str_replace", path="/memories/a", old_str="line 10\n", new_str="ten\nand more\n")
    assert said.splitlines()[0].startswith("The memory file has been edited.")
    assert said.splitlines()[1] == "     6\tline 6"
    assert "    11\tand more" in said
    assert refusal(memory, "str_replace", path="/memories/a", old_str="nine", new_str="9") == (
        "No replacement was performed, old_str `nine` did not appear verbatim in /memories/a."
    )
    assert refusal(memory, "str_replace", path="/memories/a", old_str="line 1", new_str="1") == (
        "No replacement was performed. Multiple occurrences of old_str `line 1` in lines: "
        "1, 12, 13, 14, 15, 16, 17, 18, 19, 20. Please ensure it is unique"
    )
    run(memory, "str_replace", path="/memories/a", old_str="ten\n")
    assert "ten" not in (memory.folder / "a").read_text()


@pytest.mark.parametrize(
    ("before", "line", "added", "after"),
    [
        ("a\nb\n", 0, "x", "x\na\nb\n"),
        ("a\nb\n", 1, "x\ny\n", "a\nx\ny\nb\n"),
        ("a\nb", 2, "x", "a\nb\nx\n"),
        ("a\nb", 1, "x", "a\nx\nb"),
        ("", 0, "x", "x\n"),
        ("a\r\nb\r\n", 1, "x\n", "a\r\nx\nb\r\n"),
    ],
)
def test_lines_are_inserted(memory: MemoryFolder, before: str, line: int, added: str, after: str) -> None:
    run(memory, "create", path="/memories/a", file_text=before)
    said = run(memory, "insert", path="/memories/a", insert_line=line, insert_text=added)
    assert said == "The file /memories/a has been edited."
    assert (memory.folder / "a").read_bytes().decode() == after


def test_files_and_folders_are_moved_and_deleted(memory: MemoryFolder) -> None:
    run(memory, "create", path="/memories/a/b", file_text="x")
    moved = run(memory, "rename", old_path="/memories/a", new_path="/memories/c/d")
    assert moved == "Successfully renamed /memories/a to /memories/c/d"
    run(memory, "rename", old_path="/memories/c/d/b", new_path="/memories/b")
    assert (memory.folder / "b").read_text() == "x"
    assert run(memory, "delete", path="/memories/c") == "Successfully deleted /memories/c"
    assert [path.name for path in memory.folder.iterdir()] == ["b"]


@pytest.mark.parametrize(
    ("command", "given", "text"),
    [
        ("view", {"path": "/memories/no"}, "The path /memories/no does not exist. Please provide a valid path."),
        ("view", {"path": "/memories/file/no"}, "The path /memories/file/no does not exist."),
        ("create", {"path": "/memories/file", "file_text": ""}, "Error: File /memories/file already exists"),
        ("create", {"path": "/memories/folder", "file_text": ""}, "Error: File /memories/folder already exists"),
        ("create", {"path": "/memories", "file_text": ""}, "Error: you cannot create /memories itself"),
        ("create", {"path": "/memories/a", "file_text": "x" * 2001}, "would have 2001 bytes; 2000 are allowed"),
        ("create", {"path": "/memories/a", "file_text": "\ud800"}, "half of a surrogate pair"),
        ("create", {"path": "/memories/a/b/c/d/e", "file_text": ""}, "5 levels below /memories; 4 are allowed"),
        ("create", {"path": "/memories/file/a", "file_text": ""}, "cannot be created"),
        ("str_replace", {"path": "/memories/no", "old_str": "a"}, "Error: The path /memories/no does not exist."),
        ("str_replace", {"path": "/memories/folder", "old_str": "a"}, "Error: The path /memories/folder does not"),
        ("str_replace", {"path": "/memories/file", "old_str": ""}, "No replacement was performed"),
        ("str_replace", {"path": "/memories/file", "old_str": "text", "new_str": "x" * 2001}, "2000 are allowed"),
        ("insert", {"path": "/memories/no", "insert_line": 0, "insert_text": ""}, "Error: The path /memories/no does"),
        (
            "insert",
            {"path": "/memories/file", "insert_line": 2, "insert_text": ""},
            "Error: Invalid `insert_line` parameter: 2. It should be within the range of lines of the file: [0, 1]",
        ),
        ("view", {"path": "/memories/bytes"}, "no text in UTF-8"),
        ("view", {"path": "/memories/large"}, "too large to be read"),
        ("delete", {"path": "/memories/no"}, "Error: The path /memories/no does not exist"),
        ("delete", {"path": "/memories"}, "you cannot delete /memories itself"),
        ("delete", {"path": "/memories//"}, "you cannot delete /memories itself"),
        ("rename", {"old_path": "/memories", "new_path": "/memories/a"}, "you cannot rename /memories itself"),
        ("rename", {"old_path": "/memories/file", "new_path": "/memories"}, "you cannot replace /memories itself"),
        ("rename", {"old_path": "/memories/no", "new_path": "/memories/a"}, "Error: The path /memories/no does not"),
        (
            "rename",
            {"old_path": "/memories/file", "new_path": "/memories/folder"},
            "Error: The destination /memories/folder already exists",
        ),
        ("rename", {"old_path": "/memories/file", "new_path": "/memories/file"}, "already exists"),
        ("rename", {"old_path": "/memories/folder", "new_path": "/memories/folder/a"}, "cannot be moved into itself"),
        ("rename", {"old_path": "/memories/folder", "new_path": "/memories/a/b/c/d"}, "that would be 5 levels"),
        ("erase", {"path": "/memories/a"}, "unknown command 'erase'"),
        ("view", {}, "the command view needs `path`"),
        ("view", {"path": 5}, "`path` must be a string"),
        ("insert", {"path": "/memories/file", "insert_line": "1", "insert_text": ""}, "must be an integer"),
        ("view", {"path": "/memories/file", "view_range": [1]}, "must be a list of two integers"),
    ],
)
def test_what_cannot_be_done_is_said(memory: MemoryFolder, command: str, given: dict[str, Any], text: str) -> None:
    run(memory, "create", path="/memories/file", file_text="text")
    run(memory, "create", path="/memories/folder/inner", file_text="text")
    (memory.folder / "bytes").write_bytes(b"\xff\xfe")
    (memory.folder / "large").write_bytes(b"x" * 2001)
    before = sorted(memory.folder.rglob("*"))
    assert text in refusal(memory, command, **given)
    assert set(before) <= set(memory.folder.rglob("*"))
    assert (memory.folder / "file").read_text() == "text"


def test_a_file_with_too_many_lines_is_not_shown(tmp_path: Path) -> None:
    memory = MemoryFolder(tmp_path, max_file_bytes=3_000_000)
    run(memory, "create", path="/memories/a", file_text="\n" * 1_000_000)
    assert refusal(memory, "view", path="/memories/a") == (
        "File /memories/a exceeds maximum line limit of 999,999 lines."
    )


def test_a_line_without_end_is_cut(tmp_path: Path) -> None:
    memory = MemoryFolder(tmp_path)
    run(memory, "create", path="/memories/a", file_text="x" * 20_000)
    assert run(memory, "view", path="/memories/a").endswith("x… (20000 characters)")


def test_a_tree_that_is_too_large_is_neither_deleted_nor_moved(memory: MemoryFolder) -> None:
    for number in range(21):
        run(memory, "create", path=f"/memories/a/{number}", file_text="")
    assert "more than 20 entries" in refusal(memory, "delete", path="/memories/a")
    assert "more than 20 entries" in refusal(memory, "rename", old_path="/memories/a", new_path="/memories/b")
    assert len(list((memory.folder / "a").iterdir())) == 21


def test_changes_of_one_file_by_several_threads_are_all_kept(memory: MemoryFolder) -> None:
    run(memory, "create", path="/memories/a", file_text="")
    threads = [
        threading.Thread(
            target=run, args=(memory, "insert"), kwargs={"path": "/memories/a", "insert_line": 0, "insert_text": f"{n}"}
        )
        for n in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted((memory.folder / "a").read_text().split(), key=int) == [str(n) for n in range(20)]


def test_a_write_that_fails_leaves_the_file_and_nothing_else(
    memory: MemoryFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(memory, "create", path="/memories/a", file_text="before")

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert "No space left on device" in refusal(memory, "insert", path="/memories/a", insert_line=0, insert_text="x")
    assert "No space left on device" in refusal(memory, "create", path="/memories/b", file_text="x")
    assert [(path.name, path.read_text()) for path in memory.folder.iterdir()] == [("a", "before")]


@pytest.mark.parametrize("done", [False, True])
def test_an_interrupt_leaves_a_whole_file_or_none(
    memory: MemoryFolder, monkeypatch: pytest.MonkeyPatch, done: bool
) -> None:
    def interrupted(name: str) -> None:
        rename = getattr(os, name)

        def interrupt(*given: Any, **named: Any) -> None:
            if done:
                rename(*given, **named)
            raise KeyboardInterrupt

        monkeypatch.setattr(os, name, interrupt)

    interrupted("rename")
    interrupted("replace")
    with pytest.raises(KeyboardInterrupt):
        run(memory, "create", path="/memories/a", file_text="x")
    assert [path.read_text() for path in memory.folder.iterdir()] == (["x"] if done else [])


@pytest.mark.parametrize("limit", ["max_file_bytes", "max_view_characters", "max_entries", "max_depth"])
def test_a_limit_is_a_positive_integer(limit: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=limit):
        MemoryFolder(tmp_path, **{limit: 0})


def test_what_cannot_be_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "a", None, "a\0b"):
        with pytest.raises(ConfigurationError, match="folder"):
            MemoryFolder(folder)  # type: ignore[arg-type]


def test_the_definition_takes_more_fields(tmp_path: Path) -> None:
    memory = MemoryFolder(tmp_path, cache_control={"type": "ephemeral"})
    assert memory.definition == {
        "type": "memory_20250818",
        "name": "memory",
        "cache_control": {"type": "ephemeral"},
    }
