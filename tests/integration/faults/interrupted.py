"""Threads that share one HTTP/2 connection, each interrupted at random moments; prints what went wrong.

    python -m tests.integration.faults.interrupted COUNT SEED

To be run in a process of its own: what is printed by finalizers counts as well.
"""

from __future__ import annotations

import ctypes
import faulthandler
import random
import sys
import tempfile
import threading
import time
from pathlib import Path

import trustme

from integrations_anthropic import AnthropicClient, AnthropicError
from tests.integration.h2server import H2Server

THREADS = 4


class Interrupt(BaseException):
    """Comes from outside."""


class Worker(threading.Thread):
    """Makes calls, and begins again where it is interrupted."""

    def __init__(self, client: AnthropicClient, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.client = client
        self.stop = stop
        self.done = 0
        self.interrupted = 0
        self.failed: list[str] = []
        # False while an interrupt is on its way: a second one could end the thread.
        self.ready = False

    def run(self) -> None:
        while not self.stop.is_set():
            try:
                self.work()
            except Interrupt:
                self.interrupted += 1

    def work(self) -> None:
        while not self.stop.is_set():
            try:
                self.ready = True
                name = f"{self.name}-{self.done}-{self.interrupted}"
                self.one(name)
                self.done += 1
            except Interrupt:
                self.interrupted += 1

    def one(self, name: str) -> None:
        try:
            message = ask(self.client, name)
        except AnthropicError as error:
            # The connection ended for all when another thread was interrupted in the midst of it.
            if "Connection" not in type(error).__name__:
                self.failed.append(f"{type(error).__name__}: {error}")
        except Exception as error:
            self.failed.append(f"raw {type(error).__name__}: {error}")
        else:
            if message != name:
                self.failed.append(f"asked {name}, answered {message}")


def ask(client: AnthropicClient, name: str) -> str:
    messages = [{"role": "user", "content": name}]
    return client.messages.create(model="m", max_tokens=9, messages=messages).id


def interrupt(workers: list[Worker], count: int) -> None:
    chance = random.Random(int(sys.argv[2]))
    sent = 0
    while sent < count:
        time.sleep(chance.uniform(0.0001, 0.003))
        worker = chance.choice(workers)
        if worker.ready:
            worker.ready = False
            sent += 1
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(worker.ident or 0), ctypes.py_object(Interrupt))


def run(client: AnthropicClient, count: int) -> tuple[list[Worker], list[str]]:
    """The workers, and what went wrong."""
    ask(client, "first")
    stop = threading.Event()
    workers = [Worker(client, stop) for _ in range(THREADS)]
    for worker in workers:
        worker.start()
    interrupt(workers, count)
    stop.set()
    for worker in workers:
        worker.join(30)
    if any(worker.is_alive() for worker in workers):
        faulthandler.dump_traceback()
    wrong = [one for worker in workers for one in worker.failed]
    wrong += ["hangs" for worker in workers if worker.is_alive()]
    wrong += [] if ask(client, "last") == "last" else ["the last answer is another's"]
    return workers, wrong


def main() -> None:
    printed: list[str] = []

    def note(unraisable: sys.UnraisableHookArgs) -> None:
        # CPython 3.11 may set the exception in a thread that the interrupted one is just starting.
        if "thread started by" not in (unraisable.err_msg or ""):
            printed.append(f"printed: {unraisable.exc_type.__name__} in {unraisable.object!r}")

    sys.unraisablehook = note
    ca = trustme.CA()
    with tempfile.TemporaryDirectory() as folder, H2Server(ca) as server:
        bundle = str(Path(folder, "ca.pem"))
        ca.cert_pem.write_to_path(bundle)
        options = {"base_url": server.url, "ca_bundle": bundle, "http2": True, "circuit": None}
        with AnthropicClient(api_key="k", max_retries=2, **options) as client:  # type: ignore[arg-type]
            workers, wrong = run(client, int(sys.argv[1]))
    wrong += printed
    interrupted, done = sum(one.interrupted for one in workers), sum(one.done for one in workers)
    print(f"{interrupted} interrupted, {done} done, {len(wrong)} wrong", *wrong[:20], sep="\n")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
