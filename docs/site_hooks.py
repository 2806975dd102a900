"""What `make docs` adds to the pages of this folder: the generated reference, and files that stand elsewhere.

MkDocs calls the functions by their names (https://www.mkdocs.org/user-guide/plugins/#events).
"""

from __future__ import annotations

import posixpath
import re
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # MkDocs imports this file by its path, from anywhere

from codegen.reference import reference_pages  # noqa: E402  # needs the path above

ELSEWHERE = {"CHANGELOG.md": "changelog.md", "CONTRIBUTING.md": "contributing.md", "SECURITY.md": "security.md"}
"""Pages beside this folder: path below the project -> path in the site."""
PICTURES = "benchmarks/results"
"""Folder of pictures that pages show."""
GENERATED = {
    "Reference": ("reference", "reference/operations"),
    "Types": ("reference/types",),
    "Python": ("reference/python",),
}
"""Sections of the navigation -> folders of generated pages that they have."""

_LINK = re.compile(r"(\]\()(?!https?:|mailto:|#)([^)\s#]+)")
_pages: dict[str, str] = {}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add the generated pages to the navigation."""
    _pages.clear()
    _pages.update(reference_pages(ROOT))
    for section in config.nav or []:
        (name,) = section
        if name in GENERATED:
            section[name] = _generated(GENERATED[name])
    return config


def _generated(folders: tuple[str, ...]) -> list[Any]:
    """The navigation of the generated pages of some folders: an overview stands first, and names its section."""
    return [path for folder in folders for path in _pages if path.rpartition("/")[0] == folder]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, and those and the pictures that stand outside of this folder."""
    for path, text in _pages.items():
        files.append(File.generated(config, path, content=text))
    for source, path in ELSEWHERE.items():
        files.append(File.generated(config, path, content=(ROOT / source).read_text("utf-8")))
    for picture in sorted((ROOT / PICTURES).glob("*.svg")):
        files.append(File.generated(config, f"{PICTURES}/{picture.name}", abs_src_path=str(picture)))
    return files


def on_page_markdown(markdown: str, *, page: Page, **_: object) -> str:
    """Turn links between files of the project into links between pages of the site."""
    here = page.file.src_uri
    source = next((old for old, new in ELSEWHERE.items() if new == here), f"docs/{here}")

    def moved(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(source), match[2]))
        place = ELSEWHERE.get(target) or target.removeprefix("docs/")
        return match[1] + posixpath.relpath(place, posixpath.dirname(here) or ".")

    return _LINK.sub(moved, markdown)
