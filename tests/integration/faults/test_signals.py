"""What using the package changes in the process: no hook, no handler."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

HOOKS = """
import gc, signal, sys, threading
from integrations_anthropic import AnthropicClient, RateLimits
from integrations_anthropic.testing import MockTransport, Reply
from tests.unit.responses import EVENTS, sse

HELLO = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}

def hooks():
    handlers = [signal.getsignal(number) for number in signal.valid_signals()]
    return (list(gc.callbacks), sys.gettrace(), sys.getprofile(), sys.excepthook, threading.excepthook,
            sys.unraisablehook, handlers)

before = hooks()
limits = RateLimits(requests_per_minute=100)
stream = Reply(sse(EVENTS), headers={"content-type": "text/event-stream"})
client = AnthropicClient(
    api_key="k", max_retries=0, rate_limits=limits, transport=MockTransport(Reply(b"{}", status=500), stream))
try:
    client.messages.create(**HELLO)
except Exception as error:
    print(type(error).__name__)
opened = client.messages.create_stream(**HELLO)
next(iter(opened))
del opened
gc.collect()
print(hooks() == before)
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, cwd=ROOT, timeout=300)


def test_no_hook_of_the_process_is_installed() -> None:
    ended = run("-c", HOOKS)
    assert ended.stdout.split() == ["InternalServerError", "True"], ended.stderr


NETWORK = """
import os, signal, sys, threading
from integrations_anthropic import AnthropicClient
from tests.integration.servers import ScriptedServer

HELLO = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
ended = threading.Event()

def handler(number, frame):
    raise TimeoutError("the time of the task is over")

def script(asked, connection):
    os.kill(os.getpid(), signal.SIGTERM)  # the call waits for its response by now, or is about to
    ended.wait()

signal.signal(signal.SIGTERM, handler)
with ScriptedServer(script) as server:
    client = AnthropicClient(api_key="k", base_url=server.url, max_retries=2)
    try:
        client.messages.create(**HELLO)
    except TimeoutError as error:
        print(error, len(server.asked))
    finally:
        ended.set()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="os.kill ends the process there")
def test_a_timeout_error_of_a_signal_handler_is_none_of_the_network_and_is_not_retried() -> None:
    ended = run("-c", NETWORK)
    assert (ended.stdout, ended.stderr) == ("the time of the task is over 1\n", "")
