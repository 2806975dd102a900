"""The wheel where nothing else is installed: alone and with each extra, in environments without a registry."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from release.environments import python_of
from release.sbom import bill_of_materials

__all__ = ["download", "environments", "faults_of_bill", "faults_of_extra", "faults_of_types", "running_sandbox"]

NAME = "integrations-anthropic"
PROGRAMS = Path(__file__).with_name("programs")
"""What is run with an extra: `NAME.py`, with the URL of a sandbox as its argument."""
SECONDS = 120
TYPED = """
from integrations_anthropic import AnthropicClient
client = AnthropicClient(api_key="k")
reply = client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": "Hi"}])
reveal_type(reply.usage.output_tokens)
client.messages.create(model="m", max_tokens="9", messages=[])
"""


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=600
    )


def download(wheel: Path, extras: list[str], folder: Path) -> str:
    """Fetch the wheel's dependencies with those of all extras. Returns what pip said if that failed."""
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--dest", folder)
    done = _run(*pip, f"{wheel}[{','.join(extras)}]")
    return done.stdout if done.returncode else ""


def environments(wheel: Path, extras: list[str], wheels: Path, folder: Path) -> dict[str, Path | str]:
    """Make an environment without extras (`""`) and one with each; return its folder, or why there is none."""

    def make(extra: str) -> Path | str:
        made = folder / (extra or "none")
        created = _run(sys.executable, "-m", "venv", "--without-pip", made)
        # What is not compiled now is compiled when it is imported: most of it never is.
        pip = (sys.executable, "-m", "pip", "--python", python_of(made), "install", "--quiet", "--no-compile")
        requirement = f"{wheel}[{extra}]" if extra else str(wheel)
        done = _run(*pip, "--disable-pip-version-check", "--no-index", "--find-links", wheels, requirement)
        failed = [each.stdout for each in (created, done) if each.returncode]
        return failed[0] if failed else made

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(["", *extras], pool.map(make, ["", *extras]), strict=True))


@contextmanager
def running_sandbox(python: Path) -> Iterator[str]:
    """Run the sandbox in an environment that has it; its URL."""
    command = [str(python), "-I", "-m", "integrations_anthropic.sandbox", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        try:
            found = re.search(r"http://\S+", running.stdout.readline() if running.stdout else "")
            if found is None:
                raise RuntimeError("the sandbox did not start in an environment with the extra `sandbox`")
            yield found[0]
        finally:
            running.terminate()


def faults_of_extra(extra: str, installed: Path, plain: Path, url: str) -> list[str]:
    """Return what does not work with an extra, and whether an error without it does not say what to install."""
    # `-I`: neither the working directory nor the folder of the program is imported from, only the environment.
    programs = ["plain", extra] if (PROGRAMS / f"{extra}.py").exists() else ["plain"]
    found = []
    for program in programs:
        done = _run(python_of(installed), "-I", "-W", "error", PROGRAMS / f"{program}.py", url)
        if done.returncode:
            found.append(f"{program}.py fails with the extra {extra or '(none)'}:\n{done.stdout}")
    if extra in programs and extra not in ("all", ""):
        done = _run(python_of(plain), "-I", PROGRAMS / f"{extra}.py", url)
        if done.returncode == 0 or f"{NAME}[{extra}]" not in done.stdout:
            found.append(f"without the extra {extra}, nothing says what to install:\n{done.stdout}")
    return found


def faults_of_bill(installed: Path, version: str) -> list[str]:
    """Return what the bill of materials of an environment with all extras lacks."""
    bill = bill_of_materials(installed)
    known = {each["name"].lower().replace("_", "-") for each in bill["components"]}
    code = "import importlib.metadata as m, json; print(json.dumps([d.metadata['Name'] for d in m.distributions()]))"
    names = json.loads(_run(python_of(installed), "-I", "-c", code).stdout)
    missing = {name.lower().replace("_", "-") for name in names} - known - {NAME}
    found = [f"the bill of materials lacks {name}" for name in sorted(missing)]
    if bill["metadata"]["component"]["version"] != version:
        found.append(f"the bill of materials is of {bill['metadata']['component']}, not of version {version}")
    return found


def faults_of_types(installed: Path, folder: Path) -> list[str]:
    """Return whether a type checker does not see the types of an installed wheel."""
    program = folder / "typed.py"
    program.write_text(TYPED)
    mypy = (sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--cache-dir", folder / "cache")
    done = _run(*mypy, "--python-executable", python_of(installed), program)
    wanted = ('Revealed type is "int"', 'Argument "max_tokens" to "create"', "Found 1 error")
    if all(each in done.stdout.replace("builtins.", "") for each in wanted) or "No overload variant" in done.stdout:
        return []
    return [f"mypy does not see the types of the wheel:\n{done.stdout}"]
