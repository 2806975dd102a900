"""In which order a fork and an import take locks: what waits for an import holds none that the import may need."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import os, sys
registered = []
genuine = os.register_at_fork
def register(**functions):
    registered.append(functions["before"].__module__ if "before" in functions else "")
    genuine(**functions)
os.register_at_fork = register
import integrations_anthropic
integrations_anthropic.AnthropicClient(api_key="k").messages
print(*[name for name in registered if name.startswith("integrations_anthropic")])
"""


def test_a_fork_waits_for_imports_before_it_takes_any_other_lock() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    # What is registered last is done first.
    assert done.stdout.split() == [
        "integrations_anthropic._runtime.fork",
        "integrations_anthropic._loading.lazy_import",
    ]


HANDLER_THAT_CALLS = """
import logging
import logging.config

class Handler(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        from integrations_anthropic import {client}
        from integrations_anthropic.testing import {transport}, Reply
        self.client = {client}(api_key="k", transport={transport}(Reply({{}})))
        self.client._components.circuit.trip("messages", 0.0)

logging.config.dictConfig({{"version": 1, "handlers": {{"own": {{"()": Handler}}}}, "root": {{"handlers": ["own"]}}}})
print("made")
"""


@pytest.mark.parametrize(
    ("client", "transport"), [("AnthropicClient", "MockTransport"), ("AsyncAnthropicClient", "AsyncMockTransport")]
)
def test_a_handler_that_logging_makes_under_its_lock_may_build_a_client(client: str, transport: str) -> None:
    program = HANDLER_THAT_CALLS.format(client=client, transport=transport)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=50)
    assert (done.returncode, done.stdout, done.stderr) == (0, "made\n", "")
