"""What the package depends on has bounds at both ends, and is asked after."""

from __future__ import annotations

import json
import re
import subprocess
from types import SimpleNamespace
from typing import Any

import pytest

from tests.dependencies import audit, installed, oldest, requirements


def test_every_requirement_has_a_bound_at_both_ends() -> None:
    assert len(requirements()) >= 17
    assert [each for each in requirements() if not re.fullmatch(r"[\w.-]+>=[\d.]+,<[\d.]+", each)] == []


def test_the_oldest_release_of_each_is_its_lower_bound() -> None:
    assert "attrs==23.2" in oldest()
    assert [each for each in oldest() if not re.fullmatch(r"[\w.-]+==[\d.]+", each)] == []


def test_what_is_installed_for_the_package_is_found_with_what_that_needs_and_no_tools() -> None:
    found = installed()
    assert {"httpx", "idna", "certifi", "redis", "orjson"} <= found.keys()
    assert not {"pytest", "mypy", "setuptools", "integrations-anthropic"} & found.keys()


def registry(stdout: str = "", stderr: str = "", seen: list[str] | None = None) -> Any:
    def run(command: list[str], **options: Any) -> Any:
        if seen is not None:
            with open(command[command.index("--requirement") + 1]) as pinned:
                seen.extend(pinned.read().splitlines())
        return SimpleNamespace(stdout=stdout, stderr=stderr)

    return run


def faults(*fix_versions: str) -> str:
    fault = {"id": "PYSEC-1", "fix_versions": list(fix_versions), "aliases": []}
    well, odd = {"name": "attrs", "version": "26.1.0", "vulns": []}, {"name": "odd", "skip_reason": "not found"}
    return json.dumps({"dependencies": [well, odd, {"name": "h11", "version": "0.14.0", "vulns": [fault]}]})


def test_a_fault_that_a_newer_release_mends_fails(capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[str] = []
    assert audit(registry(faults("0.16.0"), seen=seen)) == 1
    assert seen == [f"{name}=={version}" for name, version in installed().items()]
    said = capsys.readouterr().out
    assert "2 dependencies audited" in said
    assert "the registry says nothing of 1: odd" in said
    assert "h11 0.14.0: PYSEC-1, mended in 0.16.0" in said


def test_a_fault_that_nobody_has_mended_yet_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit(registry(faults())) == 0
    assert "h11 0.14.0: PYSEC-1, not mended yet" in capsys.readouterr().out


@pytest.mark.parametrize(
    "told",
    [
        "requests.exceptions.ProxyError: no way",
        "pip_audit._service.interface.ServiceError",
        "ERROR:pip_audit._cli:Could not connect to PyPI's vulnerability feed",
    ],
)
def test_a_registry_that_cannot_be_asked_stops_nobody(told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit(registry(stderr=f"Traceback\n  File\n{told}\nTip: look at your network\n")) == 0
    assert f"not audited: {told}" in capsys.readouterr().out


def test_a_registry_that_takes_too_long_stops_nobody(capsys: pytest.CaptureFixture[str]) -> None:

    def slow(*_: Any, **__: Any) -> Any:
        raise subprocess.TimeoutExpired("pip-audit", 120)

    assert audit(slow) == 0
    assert "did not answer within" in capsys.readouterr().out


def test_an_audit_that_fails_for_another_reason_fails_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit(registry(stderr="No module named pip_audit")) == 1
    assert "No module named pip_audit" in capsys.readouterr().err
