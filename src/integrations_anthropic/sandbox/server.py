"""The public `Sandbox`: runs the application with uvicorn in a background thread."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Literal, Self

import uvicorn

from .app import SandboxApp, SandboxSettings
from .clock import SandboxClock
from .description.loader import find_folder, load
from .errors import SandboxAPIError
from .fault_injection.connection import TrackedH11Protocol
from .fault_injection.faults import FaultQueue
from .identity.token_issuer import TOKEN_OPERATION
from .rate_limits import SandboxRateLimits
from .request_log import RecordedRequest, RequestLog
from .serving.uvicorn_server import NOT_RUNNING, STOP_SECONDS, ThreadedServer, listen
from .webhooks.outbox import WebhookOutbox, outbox_with

__all__ = ["Sandbox"]

LOGGER = logging.getLogger(__name__)
START_SECONDS = 30.0


class Sandbox:
    """A local HTTP server that behaves like the Anthropic API, running inside a `with` block.

    It listens on the loopback interface by default and accepts any non-empty API key. Batches, threads, prompt caches
    and rate limits start empty with every start; pending faults and recorded requests stay until `reset()`. `start`
    raises OSError that names the port if the address cannot be used.

    `port`: 0, the default, picks a free one.
    `examples`: every operation responds with its example, for any id, and keeps no state.
    `batch_seconds`, 0 or more: how long a batch is in progress, and how long cancelling one takes.
    `session_seconds`, 0 or more: how long agents of sessions take for each request to a model; default: no time.
    `token_delay`, seconds, 0 or more: delay before each event of a stream.
    `…_per_minute`, 1 or more: rate limits, reported in every response's headers; None, the default, is no limit.
    `models`: `"known"` accepts the models of the API description and responds 404 for others; `"any"`, the default,
    accepts every name that begins with `claude-`.
    `cors`: the origin, such as `http://localhost:3000`, whose pages may call the sandbox; default: none.
    `token_seconds`, above 0: how long the access tokens last that it issues at `/v1/oauth/token`, or as a cloud.
    `platform`: the cloud it plays: `bedrock`, `bedrock-mantle`, `aws`, `vertex`, `google-cloud` or `foundry`. It
    verifies signatures and tokens, and has the paths, errors and streams of that cloud. `client_options` are those of a
    client for it.
    `webhook_url`: an http URL of this machine: events are delivered there, signed with `webhook_secret` (`whsec_` and
    base64; default: a new one). `webhooks` has more of them.
    `clock`: source of time for batches, threads, the prompt cache, tokens and rate limits; default: the system clock.
    """

    _app: SandboxApp | None = None
    _server: ThreadedServer | None = None
    _thread: threading.Thread | None = None

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        examples: bool = False,
        batch_seconds: float = 0.3,
        session_seconds: float = 0.0,
        token_delay: float = 0.0,
        requests_per_minute: int | None = None,
        input_tokens_per_minute: int | None = None,
        output_tokens_per_minute: int | None = None,
        models: Literal["any", "known"] = "any",
        cors: str | None = None,
        platform: str | None = None,
        token_seconds: float = 3600.0,
        webhook_url: str | None = None,
        webhook_secret: str | None = None,
        clock: SandboxClock | None = None,
    ) -> None:
        """Raises ValueError that names an invalid parameter."""
        _check_address(host, port, clock)
        self._settings = SandboxSettings(
            examples=examples,
            batch_seconds=batch_seconds,
            session_seconds=session_seconds,
            token_delay=token_delay,
            limits=SandboxRateLimits(
                requests_per_minute=requests_per_minute,
                input_tokens_per_minute=input_tokens_per_minute,
                output_tokens_per_minute=output_tokens_per_minute,
            ),
            models=models,
            cors=cors,
            platform=platform,
            token_seconds=token_seconds,
        )
        self._host, self._requested_port, self._clock, self._port = host, port, clock or time, 0
        self._faults, self._requests = FaultQueue(_operation_ids), RequestLog()
        self._webhooks = outbox_with(webhook_url, webhook_secret, self._clock)

    @property
    def faults(self) -> FaultQueue:
        """The queue of faults to inject: `sandbox.faults.add(Fault(status=529, times=2))`."""
        return self._faults

    @property
    def requests(self) -> list[RecordedRequest]:
        """The last 10,000 requests received, oldest first."""
        return self._requests.all()

    @property
    def webhooks(self) -> WebhookOutbox:
        """Receivers of webhooks on this machine: `sandbox.webhooks.add("http://127.0.0.1:8787/webhooks").secret`."""
        return self._webhooks

    @property
    def client_options(self) -> dict[str, Any]:
        """Options of a client for the platform it plays: `BedrockClient(**sandbox.client_options)`.

        Raises RuntimeError while it is stopped.
        """
        url = self.url
        platform = None if self._app is None else self._app.platform
        if platform is None:
            return {"base_url": url, "api_key": "sandbox-key"}
        return {"base_url": url + platform.base_path, **platform.client_options}

    @property
    def tokens_issued(self) -> int:
        """How many credentials it has issued since its start, as a cloud."""
        return 0 if self._app is None or self._app.platform is None else self._app.platform.issued

    def reset(self) -> None:
        """Clear all state: resources, rate limits, pending faults and recorded requests."""
        self._faults.clear()
        self._requests.clear()
        self._webhooks.clear()
        if self._app is not None:
            self._app.reset()

    def add_work(self, environment_id: str, session_id: str = "sesn_sandbox") -> str:
        """Queue work of a session for a worker of a self-hosted environment, and return the id of the item.

        Raises ValueError for an unknown environment, RuntimeError while it is stopped.
        """
        app, server = self._app, self._server
        if app is None or server is None:
            raise RuntimeError(NOT_RUNNING)
        try:
            return str(server.call(lambda: app.add_work(environment_id, session_id))["id"])
        except SandboxAPIError as error:
            raise ValueError(error.message) from None

    def add_session_events(self, session_id: str, events: Sequence[Mapping[str, Any]]) -> list[str]:
        """Record events of a session as if its agent had caused them, deliver them to streams, and return their ids.

        `id` and `processed_at` may be left out. Calls of tools that wait for consent or a result are waited for; when
        all is there, the agent goes on by itself. Raises ValueError for an unknown session and for what is no event,
        RuntimeError while it is stopped.
        """
        app, server = self._app, self._server
        if app is None or server is None:
            raise RuntimeError(NOT_RUNNING)
        try:
            return list(server.call(lambda: app.add_session_events(session_id, [dict(event) for event in events])))
        except SandboxAPIError as error:
            raise ValueError(error.message) from None

    @property
    def url(self) -> str:
        """Base URL for a client, such as `http://127.0.0.1:49152`. Raises RuntimeError while stopped."""
        if self._server is None:
            raise RuntimeError(NOT_RUNNING)
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}"

    def start(self) -> Self:
        """Start the server and return once it accepts connections. Raises RuntimeError if it is running."""
        if self._server is not None:
            raise RuntimeError("the sandbox is already running")
        shared = self._faults, self._requests, self._webhooks
        self._app = SandboxApp(load(find_folder()), self._clock, self._settings, *shared)
        config = uvicorn.Config(
            self._app.asgi(),
            http=TrackedH11Protocol,
            log_config=None,
            log_level="warning",
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            # The control path checks the peer address, which a proxy header must not replace.
            proxy_headers=False,
        )
        listener = listen(self._host, self._requested_port)
        self._port = listener.getsockname()[1]
        server = ThreadedServer(config)
        self._thread = threading.Thread(
            target=server.run_in_thread, args=(listener,), name="anthropic-sandbox", daemon=True
        )
        self._thread.start()
        self._server = server
        if not server.ready.wait(START_SECONDS) or server.failure is not None:
            self.stop()
            raise RuntimeError("the sandbox did not start") from server.failure
        return self

    def stop(self) -> None:
        """Stop the server and abort open streams. No effect if it is not running."""
        server, thread = self._server, self._thread
        self._server = self._thread = None
        if server is not None and thread is not None:
            server.request_stop()
            thread.join(STOP_SECONDS)
            if thread.is_alive():
                LOGGER.warning("the thread of the sandbox has not ended after %s seconds", STOP_SECONDS)
        self._webhooks.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _operation_ids() -> list[str]:
    """Ids of all operations, to validate `Fault.operation`. The description is loaded once."""
    return [*(operation.id for operation in load(find_folder()).operations), TOKEN_OPERATION]


def _check_address(host: str, port: int, clock: SandboxClock | None) -> None:
    """Raise ValueError for an invalid host, port or clock."""
    if not isinstance(host, str):
        raise ValueError(f"host must be a string, not {host!r}")
    if isinstance(port, bool) or not isinstance(port, int) or not 0 <= port <= 65_535:
        raise ValueError(f"port must be an integer from 0 to 65535, not {port!r}")
    for name in ("time", "monotonic"):
        if clock is not None and not callable(getattr(clock, name, None)):
            raise ValueError(f"clock must have a method {name}(), but {clock!r} has none")
