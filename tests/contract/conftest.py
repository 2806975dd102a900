"""Of the tests that are generated for every operation, each run plays a sample only."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked `exhaustive`, unless an expression such as `-m "slow and exhaustive"` asks for it."""
    if "exhaustive" in config.option.markexpr:
        return
    left_out = {item for item in items if item.get_closest_marker("exhaustive")}
    if left_out:
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]
