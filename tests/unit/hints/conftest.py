"""The client of each half."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.hints.clients import CLIENTS


@pytest.fixture(params=CLIENTS)
def client(request: pytest.FixtureRequest) -> Any:
    return CLIENTS[request.param]
