"""The pytest plugin: the fixture `anthropic_sandbox`, a local server that behaves like the API."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from ..sandbox import Sandbox

__all__ = ["anthropic_sandbox"]

_PROXIES = ("http_proxy", "https_proxy", "all_proxy")


@pytest.fixture
def anthropic_sandbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """A new, running sandbox for each test; its base URL is `anthropic_sandbox.url`.

    Where the environment names a proxy, which could not reach this machine, `NO_PROXY` has 127.0.0.1 during the test. A
    test that uses the fixture is skipped if the extra `sandbox` is not installed.
    """
    try:
        from ..sandbox import Sandbox
    except ImportError as error:
        pytest.skip(str(error))
    if any(name.lower() in _PROXIES for name in os.environ):
        bypassed = os.environ.get("no_proxy") or os.environ.get("NO_PROXY")
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.setenv(name, f"{bypassed},127.0.0.1" if bypassed else "127.0.0.1")
    with Sandbox() as running:
        yield running
