"""The time of these tests stands still."""

from __future__ import annotations

import time

import pytest

from tests.unit.webhooks.deliveries import NOW


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: float(NOW))
