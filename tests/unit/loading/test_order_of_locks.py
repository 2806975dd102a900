"""In which order a fork takes the locks of the package: one that waits for an import holds none that it may need."""

from __future__ import annotations

import subprocess
import sys

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
