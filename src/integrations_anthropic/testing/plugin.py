"""The pytest plugin: the fixture `anthropic_sandbox`, a local server that behaves like the API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from ..sandbox import Sandbox

__all__ = ["anthropic_sandbox"]


@pytest.fixture
def anthropic_sandbox() -> Iterator[Sandbox]:
    """A new, running sandbox for each test; its base URL is `anthropic_sandbox.url`.

    A test that uses it is skipped if the extra `sandbox` is not installed.
    """
    try:
        from ..sandbox import Sandbox
    except ImportError as error:
        pytest.skip(str(error))
    with Sandbox() as running:
        yield running
