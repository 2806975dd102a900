"""A small description with one of everything, and the tree it is rendered to, file by file.

After a change of generator or templates that is meant, write the tree anew with
`python tests/unit/codegen/test_golden_tree.py` and read the difference before committing it.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SMALL = Path(__file__).parent / "small"
FOLDERS = ("expected",)

sys.path.insert(0, str(ROOT))

from codegen.build import build  # noqa: E402 - the path comes first when this is run as a script
from codegen.load.openapi import load  # noqa: E402
from codegen.render import render  # noqa: E402
from codegen.tree import differences, tidy, write  # noqa: E402
from codegen.unasync import derive  # noqa: E402


def rendered() -> dict[str, str]:
    config = ROOT / "pyproject.toml"
    files = tidy(render(build(load(SMALL / "spec"))), config)
    awaiting = {path: text for path, text in files.items() if path.startswith("_async/")}
    derived = tidy({path.lstrip("/"): text for path, text in _derived(awaiting).items()}, config)
    return {f"expected/{path}": text for path, text in {**files, **derived}.items()}


def _derived(files: dict[str, str]) -> dict[str, str]:
    return derive({f"/{path}": text for path, text in files.items()}, set())


def test_the_small_description_renders_to_the_golden_tree() -> None:
    assert differences(SMALL, rendered(), FOLDERS) == []


def test_rendering_twice_gives_the_same_text() -> None:
    assert rendered() == rendered()


def test_a_changed_a_missing_and_a_stale_file_are_each_named(tmp_path: Path) -> None:
    wanted = {"expected/same.py": "a\n", "expected/changed.py": "a\n", "expected/missing.py": "a\n"}
    found = {"expected/same.py": "a\n", "expected/changed.py": "b\n", "expected/below/stale.py": "a\n"}
    write(tmp_path, found, FOLDERS)
    assert differences(tmp_path, wanted, FOLDERS) == [
        "stale    expected/below/stale.py",
        "changed  expected/changed.py",
        "missing  expected/missing.py",
    ]
    write(tmp_path, wanted, FOLDERS)
    assert differences(tmp_path, wanted, FOLDERS) == []


def test_files_of_any_kind_and_idle_folders_are_stale_but_not_what_python_leaves(tmp_path: Path) -> None:
    wanted = {"expected/same.py": "a\n"}
    write(tmp_path, {**wanted, "expected/extra.txt": ""}, FOLDERS)
    (tmp_path / "expected/__pycache__").mkdir(exist_ok=True)
    (tmp_path / "expected/__pycache__/same.pyc").write_text("")
    (tmp_path / "expected/idle/inside").mkdir(parents=True)
    assert differences(tmp_path, wanted, FOLDERS) == ["stale    expected/extra.txt", "stale    expected/idle/"]
    write(tmp_path, wanted, FOLDERS)
    assert sorted(path.name for path in (tmp_path / "expected").iterdir()) == ["__pycache__", "same.py"]


if __name__ == "__main__":
    write(SMALL, rendered(), FOLDERS)
