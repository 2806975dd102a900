"""A process that is forked while another thread holds the locks of the circuit and the retry budget."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PROGRAM = """
import os, signal, sys, threading
from integrations_anthropic import AnthropicClient, CircuitBreakerOpenError, InternalServerError
from integrations_anthropic.testing import MockTransport, VirtualClock, create_message_request, internal_server_error

request, clock = create_message_request(), VirtualClock()
transport = MockTransport().returning(internal_server_error())
client = AnthropicClient(api_key="x", transport=transport, clock=clock, max_retries=1)

def ends_in(expected):
    try:
        client.messages.create(request)
    except expected:
        return
    raise AssertionError("the call succeeded")

def child(work):
    pid = os.fork()
    if pid == 0:
        signal.alarm(10)  # a lock that is never released ends the process by a signal
        try:
            work()
            os._exit(0)
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

for _ in range(5):
    ends_in(InternalServerError)
circuit, budget = client._components.circuit, client._components.budget
held, done = threading.Event(), threading.Event()

def hold():
    with circuit._lock, circuit._notifier._lock, budget._lock:
        held.set()
        done.wait()

thread = threading.Thread(target=hold)
thread.start()
held.wait()
print(child(lambda: ends_in(CircuitBreakerOpenError)))
done.set()
thread.join()

clock.advance(30.01)
probe = circuit.admit("messages", clock.monotonic())
ends_in(CircuitBreakerOpenError)
print(child(lambda: ends_in(InternalServerError)))
ends_in(CircuitBreakerOpenError)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform has no fork")
def test_a_forked_process_has_new_locks_and_no_leases_of_its_parent() -> None:
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", PROGRAM]
    done = subprocess.run(
        command, cwd=ROOT, env={"PYTHONPATH": "src"}, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.split() == ["0", "0"], done.stderr
