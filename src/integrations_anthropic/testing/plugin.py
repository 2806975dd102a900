"""The pytest plugin: the fixture `anthropic_sandbox`, a local server that answers like the API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from ..sandbox import Sandbox

__all__ = ["anthropic_sandbox"]


@pytest.fixture
def anthropic_sandbox() -> Iterator[Sandbox]:
    """A running sandbox that nobody has used before; its address is `anthropic_sandbox.url`.

    A test that asks for it is skipped where the extra `sandbox` is not installed.
    """
    try:
        from ..sandbox import Sandbox
    except ImportError as error:
        pytest.skip(str(error))
    with Sandbox() as running:
        yield running
