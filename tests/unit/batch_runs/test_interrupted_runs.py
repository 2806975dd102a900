"""Ctrl-C while requests run: the client is whole afterwards, and a run that was hit says so."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from typing import Any

import pytest

from integrations_anthropic import ConfigurationError
from tests.unit._sync.batch_runs.batch_clients import client_and_server
from tests.unit.batch_runs.batch_server import requests_of


def interrupt_at(server: Any, name: str, count: int) -> Callable[[], None]:
    """Have the main thread interrupted while a call is answered; the function waits for nothing."""
    genuine, calls = getattr(server, name), []

    def answered(request: Any, parts: list[str]) -> Any:
        calls.append(name)
        if len(calls) == count:
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        return genuine(request, parts)

    setattr(server, name, answered)
    return lambda: setattr(server, name, genuine)


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="the system has no signals for a thread")
@pytest.mark.parametrize("count", [1, 2, 7, 20])
@pytest.mark.parametrize(("method", "name"), [("run", "_create"), ("run", "_results"), ("run_live", "_message")])
def test_the_client_is_whole_after_an_interrupt(method: str, name: str, count: int) -> None:
    client, server = client_and_server()
    restore = interrupt_at(server, name, count)
    options: dict[str, Any] = {"max_requests": 5} if method == "run" else {"max_concurrency": 3}
    run = getattr(client.batches, method)(requests_of(200), **options)
    found: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        while (result := next(run, None)) is not None:
            found.append(result.custom_id)
    run.close()
    restore()
    assert len(found) == len(set(found)) < 200
    with pytest.raises(ConfigurationError, match="was closed"):
        next(run)
    assert len(list(client.batches.run_live(requests_of(3)))) == 3
    assert len(list(client.batches.run(requests_of(3)))) == 3
