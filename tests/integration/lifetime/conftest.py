"""The server that the programs of this folder call."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.integration.lifetime.programs import script
from tests.integration.servers import ScriptedServer


@pytest.fixture
def url() -> Iterator[str]:
    with ScriptedServer(script) as server:
        yield server.url
