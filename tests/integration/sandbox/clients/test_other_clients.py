"""Clients of other people work against the sandbox: they are installed for the test, where the registries answer."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic.sandbox import Sandbox

pytestmark = pytest.mark.long

PROGRAMS = Path(__file__).parent / "programs"
INSTALL_SECONDS = 600
RUN_SECONDS = 300
ECHO = 'You said: "Hello".'
RESULT = 'The tool answered: "15 degrees".'
FORECAST = {"city": "Lisbon", "sunny": True}


@pytest.fixture(scope="module")
def environment() -> Iterator[dict[str, str]]:
    with Sandbox() as sandbox:
        yield {**os.environ, "ANTHROPIC_BASE_URL": sandbox.url, "ANTHROPIC_API_KEY": "sandbox-key"}


@pytest.fixture(scope="module")
def node_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the official TypeScript client."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("needs node and npm")
    folder = tmp_path_factory.mktemp("node")
    options = ["--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=0", "--fetch-timeout=15000"]
    _install([npm, "install", *options, "@anthropic-ai/sdk@^1"], folder)
    return folder


@pytest.fixture(scope="module")
def python_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with pydantic-ai, which needs the official Python client, and instructor."""
    folder = tmp_path_factory.mktemp("python")
    options = ["--quiet", "--retries", "0", "--timeout", "15", "--target", "."]
    packages = ["pydantic-ai-slim[anthropic]>=2,<3", "instructor>=1.17,<2"]
    _install([sys.executable, "-m", "pip", "install", *options, *packages], folder)
    return folder


def _install(command: list[str], folder: Path) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("the registry is too slow")
    if done.returncode:
        pytest.skip(f"needs a registry that answers: {done.stderr.strip().partition(chr(10))[0]}")


def _output(command: list[str], folder: Path, environment: dict[str, str]) -> Any:
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=RUN_SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def _run_python(program: str, folder: Path, environment: dict[str, str]) -> Any:
    return _output([sys.executable, str(PROGRAMS / program)], folder, environment | {"PYTHONPATH": str(folder)})


def test_the_official_typescript_client_creates_streams_and_runs_tools(
    node_folder: Path, environment: dict[str, str]
) -> None:
    # Node looks for packages beside the program.
    program = Path(shutil.copy(PROGRAMS / "typescript.mjs", node_folder))
    found = _output(["node", str(program)], node_folder, environment)
    assert found == {"create": ECHO, "stream": ECHO, "calls": ["Lisbon"] * 2, "tools": [RESULT] * 2}


def test_the_official_python_client_creates_streams_and_runs_tools(
    python_folder: Path, environment: dict[str, str]
) -> None:
    found = _run_python("official.py", python_folder, environment)
    assert found == {"create": ECHO, "stream": ECHO, "calls": ["Lisbon"] * 2, "tools": [RESULT] * 2}


def test_pydantic_ai_runs_streams_calls_tools_and_gets_outputs(
    python_folder: Path, environment: dict[str, str]
) -> None:
    found = _run_python("pydantic_ai_agent.py", python_folder, environment)
    outputs = [FORECAST] * 2
    assert found == {"create": ECHO, "stream": ECHO, "calls": ["Lisbon"], "tools": [RESULT], "outputs": outputs}


def test_instructor_gets_outputs_whole_and_streamed(python_folder: Path, environment: dict[str, str]) -> None:
    assert _run_python("instructor_outputs.py", python_folder, environment) == {"outputs": [FORECAST] * 2}
