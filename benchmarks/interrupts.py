"""Calls that are interrupted at random moments: no connection may be lost, and no answer given to another call.

    python benchmarks/interrupts.py [--count 5000] [--seed 1] [--only NAME]

`signals`: a timer signal whose handler raises, in the main thread. `threads`: an exception set in one of eight threads
by another one (`PyThreadState_SetAsyncExc`). `pair`: the same for two threads that share one connection. Each of them
with whole answers and with streams, limits and a circuit. Prints one line for each; the exit status is 1 if one failed.
"""

from __future__ import annotations

import argparse
import ctypes
import logging
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from integrations_anthropic import AnthropicClient, AnthropicError, RateLimits

SERVER = r"""
import json, socketserver, sys, threading

MESSAGE = {"type": "message", "role": "assistant", "model": "m", "stop_reason": "end_turn",
           "stop_sequence": None, "usage": {"input_tokens": 1, "output_tokens": 1}}

class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        while line := self.rfile.readline():
            length = 0
            while (header := self.rfile.readline()) not in (b"\r\n", b""):
                if header.lower().startswith(b"content-length:"):
                    length = int(header[15:])
            asked = json.loads(self.rfile.read(length))
            name = asked["messages"][0]["content"]
            text = {"type": "text", "text": name}
            if asked.get("stream"):
                events = [
                    {"type": "message_start", "message": {"id": name, **MESSAGE, "content": []}},
                    {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
                    *({"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": one}}
                      for one in name),
                    {"type": "content_block_stop", "index": 0},
                    {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 1}},
                    {"type": "message_stop"},
                ]
                kind, body = "text/event-stream", "".join(
                    f"event: {one['type']}\ndata: {json.dumps(one)}\n\n" for one in events).encode()
            else:
                kind, body = "application/json", json.dumps({"id": name, **MESSAGE, "content": [text]}).encode()
            head = f"HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {len(body)}\r\n\r\n"
            self.wfile.write(head.encode() + body)

class Server(socketserver.ThreadingTCPServer):
    daemon_threads, request_queue_size = True, 256
    def handle_error(self, request, address): pass

server = Server(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
"""


class Interrupt(Exception):
    """Comes from outside."""


class Scenario:
    """One client, its calls, and what went wrong."""

    def __init__(self, url: str, *, threads: int, connections: int) -> None:
        self.threads = threads
        self.client = AnthropicClient(
            api_key="k",
            base_url=url,
            max_connections=connections,
            pool_timeout=5,
            timeout=30,
            max_retries=0,
            rate_limits=RateLimits(requests_per_minute=10_000_000, input_tokens_per_minute=1_000_000_000),
        )
        self.done = self.interrupted = self.number = 0
        self.wrong: list[str] = []

    def call(self, name: str) -> None:
        """Make one call, and check that the answer is its own."""
        arguments: dict[str, Any] = {
            "model": "claude-haiku-4-5",
            "max_tokens": 9,
            "messages": [{"role": "user", "content": name}],
        }
        if hash(name) % 2:
            answer = self.client.messages.create(**arguments)
        else:
            with self.client.messages.create_stream(**arguments) as stream:
                answer = stream.get_final_message()
        if answer.id != name or answer.content[0].text != name:  # type: ignore[union-attr]  # it is text
            self.wrong.append(f"asked {name}, answered {answer.id}")

    def one(self, name: str) -> None:
        """One call that may be interrupted."""
        try:
            self.call(name)
            self.done += 1
        except Interrupt:
            self.interrupted += 1
        except AnthropicError as error:
            if not interrupted_by(error):
                self.wrong.append(f"{type(error).__name__}: {error}")
            self.interrupted += 1
        except BaseException as error:
            self.wrong.append(f"raw {type(error).__name__}: {error}")

    def check_after(self) -> None:
        """With nothing running, all connections are free and calls work."""
        for number in range(5):
            self.call(f"after-{number}")
        own: Any = self.client._pipeline.transport
        (pool,) = own.pools
        if pool.counts[0] or pool._waiting:
            self.wrong.append(f"connections in use and idle: {pool.counts}")
        self.client.close()


def interrupted_by(error: BaseException | None) -> bool:
    """Whether an interrupt caused an error."""
    while error is not None:
        if isinstance(error, Interrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


def by_signals(scenario: Scenario, count: int, chance: random.Random) -> None:
    """Interrupt the main thread by a timer."""

    def handler(*_: object) -> None:
        raise Interrupt

    signal.signal(signal.SIGALRM, handler)
    sent = 0
    while sent < count:
        try:
            signal.setitimer(signal.ITIMER_REAL, chance.uniform(0.00005, 0.004))
            sent += 1
            while True:
                scenario.one(f"call-{sent}")
                if signal.getitimer(signal.ITIMER_REAL)[0] == 0.0:
                    break
        except Interrupt:
            scenario.interrupted += 1
    signal.setitimer(signal.ITIMER_REAL, 0)


class Worker(threading.Thread):
    """Makes calls, and begins again where it is interrupted."""

    def __init__(self, scenario: Scenario, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.scenario = scenario
        self.stop = stop
        self.number = 0
        # False while an interrupt is on its way: a second one could end the thread, and a third hit another thread,
        # which has got its identity.
        self.ready = False

    def run(self) -> None:
        """Begin again where an interrupt came between two calls, or while the one before was dealt with."""
        while not self.stop.is_set():
            try:
                self.work()
            except Interrupt:
                self.scenario.interrupted += 1

    def work(self) -> None:
        """Make calls until one is interrupted outside of `Scenario.one`."""
        while not self.stop.is_set():
            self.ready = True
            self.number += 1
            self.scenario.one(f"{self.name}-{self.number}")


def by_exceptions(scenario: Scenario, count: int, chance: random.Random) -> None:
    """Interrupt threads from this one."""
    stop = threading.Event()
    workers = [Worker(scenario, stop) for _ in range(scenario.threads)]
    for worker in workers:
        worker.start()
    sent = 0
    while sent < count:
        time.sleep(chance.uniform(0.0001, 0.003))
        worker = chance.choice(workers)
        if worker.ready and worker.is_alive():
            worker.ready = False
            sent += 1
            ident = ctypes.c_ulong(worker.ident or 0)
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ident, ctypes.py_object(Interrupt))
    time.sleep(0.2)
    stop.set()
    for worker in workers:
        worker.join(40)
        if worker.is_alive():
            scenario.wrong.append("a thread hangs")


KINDS: dict[str, tuple[Callable[[Scenario, int, random.Random], None], int, int]] = {
    "signals": (by_signals, 1, 2),
    "threads": (by_exceptions, 8, 4),
    "pair": (by_exceptions, 2, 1),
}


def run(name: str, url: str, count: int, seed: int) -> bool:
    """Run one scenario in this process; whether it held."""
    printed: list[str] = []
    logging.getLogger("integrations_anthropic").addHandler(logging.NullHandler())

    def note(unraisable: Any) -> None:
        # CPython 3.11 may set the exception in a thread that the interrupted one is just starting.
        if "thread started by" not in (unraisable.err_msg or ""):
            printed.append(f"printed: {unraisable.exc_type.__name__} in {unraisable.object!r}")

    sys.unraisablehook = note
    interrupt, threads, connections = KINDS[name]
    scenario = Scenario(url, threads=threads, connections=connections)
    scenario.call("warm")
    interrupt(scenario, count, random.Random(seed))
    scenario.check_after()
    wrong = [*scenario.wrong, *printed]
    print(f"{name:<8} {scenario.interrupted} interrupted, {scenario.done} done, {len(wrong)} wrong", flush=True)
    for one in wrong[:10]:
        print("   ", one[:300], flush=True)
    return not wrong and scenario.interrupted > count // 5


def main() -> None:
    """Run the scenarios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5000, help="interrupts of each scenario")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=KINDS)
    given = parser.parse_args()
    with subprocess.Popen(
        [sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        assert server.stdin is not None
        url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
        held = [run(name, url, given.count, given.seed) for name in KINDS if given.only in (None, name)]
        server.stdin.close()
    sys.exit(0 if all(held) else 1)


if __name__ == "__main__":
    main()
