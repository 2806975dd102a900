"""Running the command line: in this process, and as a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from integrations_anthropic.cli.app import app

ROOT = Path(__file__).parents[3]
KEY = "sandbox-key-that-is-never-shown"
ESCAPE = "\x1b"


class Program:
    """The command line with a key and the URL of a sandbox in its environment."""

    def __init__(self, url: str, **environment: str) -> None:
        self.environment = {"ANTHROPIC_BASE_URL": url, "ANTHROPIC_API_KEY": KEY, "ANTHROPIC_ADMIN_KEY": KEY}
        self.environment |= environment

    def __call__(self, *arguments: str, stdin: str | bytes = "", **environment: str | None) -> Any:
        """Run it in this process. None as a value takes a variable away."""
        result = CliRunner().invoke(app, list(arguments), input=stdin, env={**self.environment, **environment})
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert KEY not in result.output
        return result

    def document(self, *arguments: str, stdin: str | bytes = "") -> Any:
        """What it writes with --json: one document and nothing else."""
        result = self(*arguments, "--json", stdin=stdin)
        assert result.exit_code == 0, result.output
        assert result.stderr == ""
        return json.loads(result.stdout)

    def records(self, *arguments: str) -> list[Any]:
        """What it writes with --json: one record a line and nothing else."""
        result = self(*arguments, "--json")
        assert result.exit_code == 0, result.output
        return [json.loads(line) for line in result.stdout.splitlines()]

    def spawned(self, *arguments: str | bytes, **options: Any) -> subprocess.Popen[bytes]:
        """Start it as a program, with pipes for stdout and stderr."""
        command = options.pop("command", [sys.executable, "-W", "error", "-m", "integrations_anthropic"])
        environment = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "PYTHONPATH": str(ROOT / "src")}
        environment |= self.environment | options.pop("environment", {})
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        return subprocess.Popen([*command, *arguments], cwd=ROOT, env=environment, **pipes)

    def ended(self, *arguments: str | bytes, **options: Any) -> tuple[int, str, str]:
        """Run it as a program to its end: exit code, stdout, stderr."""
        with self.spawned(*arguments, **options) as process:
            out, err = process.communicate(timeout=300)
        assert KEY.encode() not in out + err
        return process.returncode, out.decode(), err.decode()
