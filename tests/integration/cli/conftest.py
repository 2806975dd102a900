"""The command line on a sandbox of the module."""

from __future__ import annotations

import pytest

from integrations_anthropic.sandbox import Sandbox
from tests.integration.cli.programs import Program


@pytest.fixture
def program(sandbox: Sandbox) -> Program:
    return Program(sandbox.url)
