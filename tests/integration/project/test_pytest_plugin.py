"""The pytest plugin, in a separate pytest process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TEST = """
from integrations_anthropic import AnthropicClient
from integrations_anthropic.testing import create_message_request

def test_calls_the_sandbox(anthropic_sandbox):
    with AnthropicClient(api_key="sandbox-key", base_url=anthropic_sandbox.url) as client:
        assert client.messages.create(create_message_request()).text
"""
WITHOUT_THE_EXTRA = "import sys; sys.modules['starlette'] = None\n"


def pytest_in(folder: Path, *, conftest: str = "") -> str:
    """The output of pytest for TEST, run in `folder` with this plugin only."""
    (folder / "test_it.py").write_text(TEST)
    (folder / "conftest.py").write_text(conftest)
    environment = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(ROOT / "src")}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "integrations_anthropic.testing.plugin",
        "-rs",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(
        [*command, "--rootdir", str(folder), str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
        cwd=folder,
        check=False,
    )
    return done.stdout + done.stderr


def test_the_fixture_is_a_running_sandbox(tmp_path: Path) -> None:
    assert "1 passed" in pytest_in(tmp_path)


@pytest.mark.parametrize("before", [None, "internal.example"])
def test_a_proxy_of_the_environment_does_not_keep_a_test_from_its_sandbox(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    if before is not None:
        monkeypatch.setenv("NO_PROXY", before)
    assert "1 passed" in pytest_in(tmp_path)


def test_the_fixture_skips_with_the_reason_if_the_extra_is_missing(tmp_path: Path) -> None:
    output = pytest_in(tmp_path, conftest=WITHOUT_THE_EXTRA)
    assert "1 skipped" in output
    assert "pip install 'integrations-anthropic[sandbox]'" in output
