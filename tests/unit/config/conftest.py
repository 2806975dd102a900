"""An environment without configuration."""

from __future__ import annotations

import pytest

from integrations_anthropic._config import sources

VARIABLES = [
    *sources.ENVIRONMENT.values(),
    sources.FILE_VARIABLE,
    "REQUEST_METHOD",
    *(n for name in ("https_proxy", "http_proxy", "all_proxy", "no_proxy") for n in (name, name.upper())),
]


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    """An environment and a home directory without configuration."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    return tmp_path
