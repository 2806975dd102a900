"""A fork while another thread imports the threads of asyncio, whose lock each fork takes and releases from then on."""

from __future__ import annotations

import sys
from _thread import allocate_lock
from types import SimpleNamespace

import pytest

from integrations_anthropic._loading import lazy_import


@pytest.mark.parametrize("taken", [False, True], ids=["by no hook", "by the hook"])
def test_the_lock_that_the_fork_will_release_is_taken_once(monkeypatch: pytest.MonkeyPatch, taken: bool) -> None:
    lock = allocate_lock()
    if taken:
        lock.acquire()
    # In `sys.modules` from the beginning of its import; complete when the fork has waited for that.
    complete = iter([False, True])
    monkeypatch.setitem(sys.modules, lazy_import._THREADS, SimpleNamespace(_global_shutdown_lock=lock))  # type: ignore[arg-type]
    monkeypatch.setattr(lazy_import, "_is_complete", lambda name: next(complete))
    lazy_import._before_fork()
    try:
        assert lock.locked()
    finally:
        lazy_import._in_parent()
