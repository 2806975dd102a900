"""The codes of the errors that the sandbox makes are codes of the API."""

from __future__ import annotations

import re
from pathlib import Path

import integrations_anthropic.sandbox
from integrations_anthropic.sandbox.description.loader import find_folder, load

SOURCES = sorted(Path(integrations_anthropic.sandbox.__file__).parent.rglob("*.py"))


def test_every_code_that_the_sandbox_responds_with_is_a_known_value() -> None:
    found = {code for path in SOURCES for code in re.findall(r'"error_code": "(\w+)"', path.read_text("utf-8"))}
    assert {"case_closed", "slack_channel_enabled"} <= found
    assert found - {*load(find_folder()).schemas["ErrorCode"]["x-known-values"]} == set()
