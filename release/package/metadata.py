"""What the package says of itself to an index: fields, links, and a description that it can show."""

from __future__ import annotations

import re
import tomllib
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from packaging.metadata import ExceptionGroup, Metadata
from readme_renderer import markdown

__all__ = ["faults_of_description", "faults_of_metadata", "metadata_of"]

LEAST_KEYWORDS = 3


def metadata_of(wheel: Path) -> bytes:
    """Return METADATA of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return archive.read(name)


def faults_of_metadata(raw: bytes, root: Path) -> list[str]:
    """Return what is wrong with METADATA, where `root` is the folder of the project."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    try:
        said = Metadata.from_email(raw, validate=True)
    except ExceptionGroup as group:
        return [f"METADATA is not valid: {error}" for error in group.exceptions]
    version = re.search(
        r'__version__ = "([^"]+)"', (root / "src/integrations_anthropic/_version.py").read_text("utf-8")
    )
    wanted = {
        "name": project["name"],
        "version": version and version[1],
        "summary": project["description"],
        "license_expression": project["license"],
        "description_content_type": "text/markdown",
        "provides_extra": sorted(project["optional-dependencies"]),
    }
    found = [
        f"METADATA says {field} {_plain(getattr(said, field))!r}, not {value!r}"
        for field, value in wanted.items()
        if _plain(getattr(said, field)) != value
    ]
    urls = said.project_urls or {}
    found += [f"a URL is not absolute: {label} = {url}" for label, url in urls.items() if not _ok(url)]
    checks = {
        "no project URL": urls,
        "no author": said.author or said.author_email,
        f"fewer than {LEAST_KEYWORDS} keywords": len(said.keywords or []) >= LEAST_KEYWORDS,
        "no classifier Typing :: Typed": "Typing :: Typed" in (said.classifiers or []),
        "another lower bound of Python": str(said.requires_python) == project["requires-python"],
    }
    return found + [f"METADATA: {fault}" for fault, holds in checks.items() if not holds]


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, list) else None if value is None else str(value)


def faults_of_description(raw: bytes) -> list[str]:
    """Return what an index could not show of the description: it has neither the files nor the pages of the project."""
    said = Metadata.from_email(raw, validate=False)
    html = markdown.render(said.description or "")
    if not html:
        return ["the description does not render"]
    links = _Links()
    links.feed(html)
    return [f"the description links to {each!r}, which an index does not have" for each in links.found if not _ok(each)]


def _ok(url: str) -> bool:
    parts = urlsplit(url)
    return (parts.scheme == "https" and bool(parts.netloc)) or url.startswith("#")


class _Links(HTMLParser):
    """Collects the targets of links and the sources of images."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]
