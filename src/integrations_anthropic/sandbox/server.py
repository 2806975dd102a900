"""The server around the application: a thread of its own that starts and stops at once."""

from __future__ import annotations

import asyncio
import importlib
import importlib.util
import socket
import threading
import time
from types import TracebackType
from typing import Self

import uvicorn

from .app import App, SandboxSettings
from .clock import SandboxClock
from .description.loader import find_folder, load
from .fault_injection.connection import WireProtocol, self_check
from .fault_injection.faults import Faults
from .rate_limits import SandboxRateLimits
from .recorded_requests import Recorded, Requests

__all__ = ["Sandbox"]

START_SECONDS = 30.0
STOP_SECONDS = 5.0


class Sandbox:
    """A local server that answers like the Anthropic API, for the length of a `with` block.

    It listens on the loopback interface unless told otherwise and takes any non-empty key. Batches, caches and counted
    limits begin anew with every start; faults on order and the record of requests stay until `reset()`. Raises OSError
    where the address cannot be used.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        examples: bool = False,
        batch_seconds: float = 0.3,
        token_delay: float = 0.0,
        requests_per_minute: int | None = None,
        input_tokens_per_minute: int | None = None,
        output_tokens_per_minute: int | None = None,
        clock: SandboxClock | None = None,
    ) -> None:
        """Port 0, the default, takes a free one. ValueError names the parameter that is wrong.

        `examples`: every operation answers its example, for any id, and nothing is remembered.
        `batch_seconds`, 0 or more: how long a batch is in progress, and how long cancelling one takes.
        `token_delay`, seconds, 0 or more: how long a stream waits before each event.
        `…_per_minute`, 1 or more: rate limits, whose state each answer then carries; None, the default, is no limit.
        `clock` tells the time of batches, of the prompt cache and of limits; by default the system does.
        """
        _check_address(host, port, clock)
        limits = SandboxRateLimits(
            requests_per_minute=requests_per_minute,
            input_tokens_per_minute=input_tokens_per_minute,
            output_tokens_per_minute=output_tokens_per_minute,
        )
        settings = SandboxSettings(
            examples=examples, batch_seconds=batch_seconds, token_delay=token_delay, limits=limits
        )
        self._host, self._wanted_port = host, port
        self._settings, self._clock = settings, clock or time
        self._faults, self._requests = Faults(_operations), Requests()
        self._app: App | None = None
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self._port = 0

    @property
    def faults(self) -> Faults:
        """What is to go wrong: `sandbox.faults.add(Fault(status=529, times=2))`."""
        return self._faults

    @property
    def requests(self) -> list[Recorded]:
        """What it was asked, the oldest first; the last 10,000."""
        return self._requests.all()

    def reset(self) -> None:
        """Forget everything: state, counted limits, faults on order and the record of requests."""
        self._faults.clear()
        self._requests.clear()
        if self._app is not None:
            self._app.reset()

    @property
    def url(self) -> str:
        """Address for `base_url`, such as `http://127.0.0.1:49152`; RuntimeError while it is not running."""
        if self._server is None:
            raise RuntimeError("the sandbox is not running: use it in a with block, or call start()")
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}"

    def start(self) -> Self:
        """Start it; returns once it accepts connections. RuntimeError where it is running already."""
        if self._server is not None:
            raise RuntimeError("the sandbox is running already")
        self._app = App(load(find_folder()), self._clock, self._settings, self._faults, self._requests)
        config = uvicorn.Config(
            self._app.asgi(),
            http=WireProtocol,
            log_config=None,
            log_level="warning",
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            # Who asks is who connects: the control path goes by it.
            proxy_headers=False,
        )
        listener = _listen(self._host, self._wanted_port)
        self._port = listener.getsockname()[1]
        server = _Server(config)
        self._thread = threading.Thread(target=server.run_on, args=(listener,), name="anthropic-sandbox", daemon=True)
        self._thread.start()
        self._server = server
        if not server.ready.wait(START_SECONDS) or server.failure is not None:
            self.stop()
            raise RuntimeError("the sandbox did not start") from server.failure
        return self

    def stop(self) -> None:
        """Stop it, open streams included; does nothing where it is not running."""
        server, thread = self._server, self._thread
        self._server = self._thread = None
        if server is not None and thread is not None:
            server.ask_to_stop()
            thread.join(STOP_SECONDS)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class _Server(uvicorn.Server):
    """uvicorn's server, told to stop from another thread."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self.failure: BaseException | None = None

    def run_on(self, listener: socket.socket) -> None:
        """Serve on the socket until asked to stop; the whole life of the thread."""
        try:
            with asyncio.Runner(loop_factory=_loop_factory()) as runner:
                runner.run(self._serve_all(listener))
        except BaseException as error:  # the starting thread raises it
            self.failure = error
        finally:
            listener.close()
            self.ready.set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """uvicorn's own, after which connections are accepted."""
        await self_check()
        await super().startup(sockets)
        self.ready.set()

    def ask_to_stop(self) -> None:
        """Stop soon, without waiting for open streams."""
        self.force_exit = self.should_exit = True

    async def _serve_all(self, listener: socket.socket) -> None:
        await self.serve([listener])
        # What is still open would outlive the loop and be reported as never closed.
        for connection in list(self.server_state.connections):
            transport = getattr(connection, "transport", None)
            if transport is not None:
                transport.abort()
        # Connections first, and a turn to learn of it: uvicorn complains about answers nobody is left to miss.
        await asyncio.sleep(0)
        for task in list(self.server_state.tasks):
            task.cancel()
        for _ in range(3):
            await asyncio.sleep(0)


def _operations() -> list[str]:
    """Names of the operations, for faults to be checked against; the description is read once."""
    return [operation.id for operation in load(find_folder()).operations]


def _check_address(host: str, port: int, clock: SandboxClock | None) -> None:
    """ValueError names what can be no address, or tells no time."""
    if not isinstance(host, str):
        raise ValueError(f"host must be a string, not {host!r}")
    if isinstance(port, bool) or not isinstance(port, int) or not 0 <= port <= 65_535:
        raise ValueError(f"port must be a whole number from 0 to 65535, not {port!r}")
    for name in ("time", "monotonic"):
        if clock is not None and not callable(getattr(clock, name, None)):
            raise ValueError(f"clock must have a method {name}(), unlike {clock!r}")


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # TypeRef TCP, because asyncio turns off the delay of small packets only for sockets that say so.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        # Before the loop takes it over, so that nobody is turned away in between.
        listener.listen(2048)
    except BaseException:
        listener.close()
        raise
    return listener


def _loop_factory() -> type[asyncio.AbstractEventLoop] | None:
    """uvloop's loop where it is installed; None is the standard one."""
    if importlib.util.find_spec("uvloop") is None:
        return None
    loop: type[asyncio.AbstractEventLoop] = importlib.import_module("uvloop").Loop
    return loop
