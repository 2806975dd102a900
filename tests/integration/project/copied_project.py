"""A copy of the project to edit, generate and run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

COPIED = (
    "spec",
    "codegen",
    "src",
    "pyproject.toml",
    "tests/unit/_async",
    "tests/unit/_sync",
    "tests/integration/_async",
)

BOTH_CLIENTS = """
import asyncio
from integrations_anthropic import *
from integrations_anthropic.sandbox import Sandbox

HELLO = dict(model="claude-haiku-4-5", max_tokens=20, messages=[message("user", "Hello")])

def on_both(call):
    with Sandbox() as sandbox:
        options = dict(api_key="sandbox-key", base_url=sandbox.url, max_retries=0)
        with AnthropicClient(**options) as client:
            result = call(client)
        async def awaited():
            async with AsyncAnthropicClient(**options) as client:
                return await call(client)
        assert type(asyncio.run(awaited())) is type(result)
        return result
"""


def edit(copy: Path, file: str, change: Callable[[Any], None]) -> None:
    path = copy / "spec" / file
    data = yaml.safe_load(path.read_text())
    change(data)
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True))


def codegen(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "codegen", *arguments]
    return subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False, timeout=600)


def run(copy: Path, script: str) -> str:
    command = [sys.executable, "-W", "error", "-c", BOTH_CLIENTS + script]
    environment = {"PYTHONPATH": str(copy / "src"), "PATH": ""}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def mypy_output(copy: Path, snippet: str) -> str:
    (copy / "snippet.py").write_text(snippet)
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "snippet.py"]
    environment = {"MYPYPATH": str(copy / "src"), "PATH": ""}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=300)
    return done.stdout
