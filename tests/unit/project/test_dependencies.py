"""Dependencies have lower and upper bounds, and are audited for known vulnerabilities."""

from __future__ import annotations

import json
import re
import subprocess
from types import SimpleNamespace
from typing import Any

import pytest

from tests.dependencies import audit, installed, oldest, requirements


def test_every_requirement_has_a_lower_and_an_upper_bound() -> None:
    assert len(requirements()) >= 17
    assert [each for each in requirements() if not re.fullmatch(r"[\w.-]+>=[\d.]+,<[\d.]+", each)] == []


def test_the_oldest_release_of_a_requirement_is_its_lower_bound() -> None:
    assert "attrs==23.2" in oldest()
    assert [each for each in oldest() if not re.fullmatch(r"[\w.-]+==[\d.]+", each)] == []


def test_installed_dependencies_include_indirect_ones_but_no_development_tools() -> None:
    found = installed()
    assert {"httpx", "idna", "certifi", "redis", "orjson"} <= found.keys()
    assert not {"pytest", "mypy", "setuptools", "integrations-anthropic"} & found.keys()


def pip_audit(stdout: str = "", stderr: str = "", seen: list[str] | None = None) -> Any:
    def run(command: list[str], **options: Any) -> Any:
        if seen is not None:
            with open(command[command.index("--requirement") + 1]) as pinned:
                seen.extend(pinned.read().splitlines())
        return SimpleNamespace(stdout=stdout, stderr=stderr)

    return run


def audit_output(*fix_versions: str) -> str:
    vulnerability = {"id": "PYSEC-1", "fix_versions": list(fix_versions), "aliases": []}
    sound, odd = {"name": "attrs", "version": "26.1.0", "vulns": []}, {"name": "odd", "skip_reason": "not found"}
    return json.dumps({"dependencies": [sound, odd, {"name": "h11", "version": "0.14.0", "vulns": [vulnerability]}]})


def test_a_vulnerability_that_a_newer_release_fixes_fails_the_audit(capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[str] = []
    assert audit(pip_audit(audit_output("0.16.0"), seen=seen)) == 1
    assert seen == [f"{name}=={version}" for name, version in installed().items()]
    output = capsys.readouterr().out
    assert "2 dependencies audited" in output
    assert "not found in the registry (1): odd" in output
    assert "h11 0.14.0: PYSEC-1, fixed in 0.16.0" in output


def test_a_vulnerability_without_a_fix_is_reported_but_does_not_fail_the_audit(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert audit(pip_audit(audit_output())) == 0
    assert "h11 0.14.0: PYSEC-1, not fixed yet" in capsys.readouterr().out


@pytest.mark.parametrize(
    "error",
    [
        "requests.exceptions.ProxyError: no way",
        "pip_audit._service.interface.ServiceError",
        "ERROR:pip_audit._cli:Could not connect to PyPI's vulnerability feed",
    ],
)
def test_an_unreachable_registry_does_not_fail_the_audit(error: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit(pip_audit(stderr=f"Traceback\n  File\n{error}\nTip: look at your network\n")) == 0
    assert f"not audited: {error}" in capsys.readouterr().out


def test_a_registry_that_times_out_does_not_fail_the_audit(capsys: pytest.CaptureFixture[str]) -> None:

    def slow(*_: Any, **__: Any) -> Any:
        raise subprocess.TimeoutExpired("pip-audit", 120)

    assert audit(slow) == 0
    assert "did not respond within" in capsys.readouterr().out


def test_any_other_failure_of_pip_audit_fails_the_audit(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit(pip_audit(stderr="No module named pip_audit")) == 1
    assert "No module named pip_audit" in capsys.readouterr().err
