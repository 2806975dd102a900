"""A copy of the project for tests that change it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.integration.project.copied_project import COPIED

ROOT = Path(__file__).parents[3]


def _copied(folder: Path) -> Path:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, folder / name)
    return folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy for one test."""
    return _copied(tmp_path)


@pytest.fixture(scope="module")
def shared_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy for all tests of a module."""
    return _copied(tmp_path_factory.mktemp("project"))
