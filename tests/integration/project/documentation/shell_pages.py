"""Runs the shell commands of a page of the documentation, in order, in a folder of their own."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from packaging.requirements import Requirement

from .documents import ROOT, Block, extras

SANDBOX = {
    "python -m integrations_anthropic.sandbox": ("-m", "integrations_anthropic.sandbox"),
    "integrations-anthropic sandbox": ("-m", "integrations_anthropic", "sandbox"),
}
"""How a page starts the sandbox, and the arguments of Python that do."""
DOCUMENTED_URL = "http://127.0.0.1:8080"
"""Where the sandbox of a page is said to be; the test takes a free port."""
PREPARATION = re.compile(r"python3? -m venv |\. \S*activate$|git clone |cd \S+$")
"""Commands that make and enter a folder or an environment: the test has one."""


class ShellPage:
    """The state that the commands of one page share: a folder, variables, a sandbox in the background."""

    def __init__(self, folder: Path, variables: dict[str, str]) -> None:
        self._folder = folder
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
        self._variables = {**kept, **variables, "PATH": path, "HOME": str(folder)}
        self._running: subprocess.Popen[str] | None = None
        self._url = DOCUMENTED_URL
        self._output: str | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._running is not None:
            self._running.terminate()
            self._running.communicate(timeout=30)

    def run(self, blocks: Iterable[Block]) -> None:
        """Write the files of the page and run its commands; a block `text` is what the commands before it print."""
        for block in blocks:
            if block.title and block.reason is None:
                (self._folder / block.title).parent.mkdir(parents=True, exist_ok=True)
                (self._folder / block.title).write_text(block.text, "utf-8")
            elif block.language == "sh" and block.reason is None:
                self._output = self._commands(block.text)
            elif block.language == "text" and self._output is not None:
                assert self._output.splitlines() == block.text.splitlines(), block.name

    def _commands(self, text: str) -> str | None:
        """Run one block. Returns what it printed; None where nothing was run."""
        rest = []
        for line in text.replace("\\\n", " ").splitlines():
            if line.startswith("pip install "):
                check_installation(line)
            elif line.startswith("make "):
                check_target(line)
            elif line.startswith(tuple(SANDBOX)):
                self._start(line)
            elif match := re.fullmatch(r"export (\w+)=(\S+)(?: +#.*)?", line):
                self._variables[match[1]] = self._here(match[2])
            elif line.strip() and not PREPARATION.match(line):
                rest.append(self._here(line))
        return self._bash("\n".join(rest)) if rest else None

    def _here(self, text: str) -> str:
        return text.replace(DOCUMENTED_URL, self._url)

    def _start(self, line: str) -> None:
        program = next(name for name in SANDBOX if line.startswith(name))
        options = shlex.split(re.sub(r" --port \d+", "", line.partition(" #")[0]).removeprefix(program))
        self._running = subprocess.Popen(
            [sys.executable, *SANDBOX[program], *options, "--port", "0"],
            cwd=self._folder,
            env=self._variables,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._running.stdout is not None
        lines = [self._running.stdout.readline() for _ in range(3)]
        self._url = lines[1].strip().partition("=")[2]
        assert self._url.startswith("http://127.0.0.1:"), lines

    def _bash(self, script: str) -> str:
        command = ["bash", "-eu", "-c", script]
        done = subprocess.run(
            command, cwd=self._folder, env=self._variables, capture_output=True, text=True, check=False, timeout=600
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
        return done.stdout


def check_installation(line: str) -> None:
    """Check that `pip install` names a clone, or a release of something else, and extras that there are."""
    for word in shlex.split(line.partition(" #")[0])[2:]:
        if word.startswith("-"):
            continue
        name, _, named = word.partition("[")
        if "integrations" not in word and name != ".":
            Requirement(word)
            continue
        assert "/" in word or name == ".", f"there is no release on an index: {line}"
        unknown = set(named.partition("]")[0].split(",")) - extras() - {""}
        assert not unknown, line


def check_target(line: str) -> None:
    """Check that a target of the Makefile exists and runs something of an environment."""
    target = shlex.split(line.partition(" #")[0])[1:]
    done = subprocess.run(["make", "-n", *target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert re.search(r"\.venv[\w.-]*/bin/", done.stdout), line
