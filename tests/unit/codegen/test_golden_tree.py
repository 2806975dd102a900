"""A small description that uses every feature of the generator, and the tree of files generated from it.

After an intended change of the generator or its templates, regenerate the tree with
`python tests/unit/codegen/test_golden_tree.py` and review the diff before committing it.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SMALL = Path(__file__).parent / "small"
FOLDERS = ("expected",)

sys.path.insert(0, str(ROOT))

from codegen.build import build  # noqa: E402 - a script needs the path first
from codegen.load.openapi import load  # noqa: E402
from codegen.render import render  # noqa: E402
from codegen.tree import differences, format_files, write  # noqa: E402
from codegen.unasync import derive  # noqa: E402


def rendered() -> dict[str, str]:
    config = ROOT / "pyproject.toml"
    files = format_files(render(build(load(SMALL / "spec"))), config)
    async_files = {path: text for path, text in files.items() if path.startswith("_async/")}
    derived = format_files({path.lstrip("/"): text for path, text in _derived(async_files).items()}, config)
    return {f"expected/{path}": text for path, text in {**files, **derived}.items()}


def _derived(files: dict[str, str]) -> dict[str, str]:
    return derive({f"/{path}": text for path, text in files.items()}, set())


def test_the_small_description_renders_to_the_golden_tree() -> None:
    assert differences(SMALL, rendered(), FOLDERS) == []


def test_rendering_is_deterministic() -> None:
    assert rendered() == rendered()


def test_changed_missing_and_stale_files_are_reported(tmp_path: Path) -> None:
    expected = {"expected/same.py": "a\n", "expected/changed.py": "a\n", "expected/missing.py": "a\n"}
    found = {"expected/same.py": "a\n", "expected/changed.py": "b\n", "expected/below/stale.py": "a\n"}
    write(tmp_path, found, FOLDERS)
    assert differences(tmp_path, expected, FOLDERS) == [
        "stale    expected/below/stale.py",
        "changed  expected/changed.py",
        "missing  expected/missing.py",
    ]
    write(tmp_path, expected, FOLDERS)
    assert differences(tmp_path, expected, FOLDERS) == []


def test_extra_files_and_empty_folders_are_stale_but_byte_code_caches_are_not(tmp_path: Path) -> None:
    expected = {"expected/same.py": "a\n"}
    write(tmp_path, {**expected, "expected/extra.txt": ""}, FOLDERS)
    (tmp_path / "expected/__pycache__").mkdir(exist_ok=True)
    (tmp_path / "expected/__pycache__/same.pyc").write_text("")
    (tmp_path / "expected/unused/inside").mkdir(parents=True)
    assert differences(tmp_path, expected, FOLDERS) == ["stale    expected/extra.txt", "stale    expected/unused/"]
    write(tmp_path, expected, FOLDERS)
    assert sorted(path.name for path in (tmp_path / "expected").iterdir()) == ["__pycache__", "same.py"]


if __name__ == "__main__":
    write(SMALL, rendered(), FOLDERS)
