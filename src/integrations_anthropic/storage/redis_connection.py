"""Connections that run Lua scripts in Redis, sync and async: a call takes at most `BUDGET` seconds.

A connection is opened at its first use, again in a child process, and by the async client for each event loop. The
first call that finds Redis unavailable logs one WARNING; later ones fail at once, except for one try every half second.
The first reply after that is logged at INFO.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from collections.abc import Sequence
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any

from .._anthropic_error import scrubbed
from .._loading.lazy_import import load
from .._runtime.fork import register_after_fork
from ..errors import ConfigurationError
from .abandoned_connections import abandon, drop_quietly
from .busy_timeout import busy_timeout
from .clients import ClusterOpening, LoopClient
from .health import Health

if TYPE_CHECKING:
    from .._core.call.protocols import Logger
    from .address import Address
    from .redis_adapter import StorageClient

__all__ = [
    "BUDGET",
    "AsyncRedisConnection",
    "LuaScript",
    "RedisConnection",
    "StorageUnavailable",
    "check_installed",
]

# Seconds that a decision may take, all its round trips to Redis together.
BUDGET = 0.04
# Seconds: a call that timed out later than this was delayed by this process, not by Redis.
DELAYED = BUDGET * 1.5
_LOG = logging.getLogger("integrations_anthropic.storage")
_CONSEQUENCES = {
    "local": "this process goes on counting alone",
    "open": "every request is admitted",
    "closed": "every request is refused",
}


class StorageUnavailable(Exception):
    """Redis did not reply, or is known not to. Internal: the caller applies `on_storage_error`; users never see it.

    `timed_out`: the failure was a timeout, so Redis may have run the script. `sent`: whether the script was sent.
    """

    def __init__(self, *, timed_out: bool = False, sent: bool = True) -> None:
        super().__init__()
        self.timed_out = timed_out
        self.sent = sent


class LuaScript:
    """A Lua script and its SHA-1, by which Redis finds it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sha = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def check_installed(address: Address, field: str = "rate_limits.storage") -> None:
    """Raise ConfigurationError where the library of the address is not installed; it is not imported."""
    if find_spec(address.library) is None:
        raise ConfigurationError(
            f"{field} is a {address.library.title()}, but the package {address.library} is not installed: "
            f"pip install 'integrations-anthropic[{address.library}]'",
            field=field,
        )


class _Connection:
    """The part of both connections without I/O: whether Redis is available, and how that is logged."""

    def __init__(
        self,
        address: Address,
        *,
        on_storage_error: str = "local",
        field: str = "rate_limits.storage",
        logger: Logger | None = None,
    ) -> None:
        check_installed(address, field)
        self.address = address
        self._field = field
        self._consequence = _CONSEQUENCES[on_storage_error]
        self._logger = _LOG if logger is None else logger
        self._health = Health()
        self._opening = Lock()
        register_after_fork(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.address.shown!r})"

    @property
    def unavailable(self) -> bool:
        """Whether Redis is known not to reply."""
        return self._health.unavailable

    def after_fork(self) -> None:
        """In a child process: open new connections, and forget whether Redis was available."""
        self._health = Health()
        self._opening = Lock()

    def _check_health(self) -> None:
        if not self._health.may_call(time.monotonic()):
            raise StorageUnavailable(timed_out=self._health.timed_out, sent=False)

    def _record_failure(self, error: Exception, began: float) -> StorageUnavailable:
        from .redis_adapter import timeouts_of

        timed_out = isinstance(error, timeouts_of(self.address.library))
        if timed_out and time.monotonic() - began > DELAYED:
            # This process was too busy to read the reply in time, which says nothing about Redis.
            return StorageUnavailable(timed_out=True)
        if self._health.record_failure(time.monotonic(), timed_out=timed_out) and self._logger.isEnabledFor(
            logging.WARNING
        ):
            reason = scrubbed(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)
            self._logger.log(
                logging.WARNING,
                "Redis at %s does not reply (%s): %s until it is back",
                self.address.shown,
                reason,
                self._consequence,
            )
        return StorageUnavailable(timed_out=timed_out)

    def _record_reply(self) -> None:
        if self._health.record_reply() and self._logger.isEnabledFor(logging.INFO):
            self._logger.log(logging.INFO, "Redis at %s is back", self.address.shown)


class RedisConnection(_Connection):
    """Runs scripts, blocking. Threads may share it."""

    def __init__(self, address: Address, **options: Any) -> None:
        super().__init__(address, **options)
        self._opened: StorageClient | None = None
        self._cluster = ClusterOpening(address) if address.form == "cluster" else None

    def run(self, script: LuaScript, keys: Sequence[str], args: Sequence[Any]) -> Any:
        """Run a script. Returns its reply, with strings as bytes; StorageUnavailable where none comes in time."""
        self._check_health()
        load("integrations_anthropic.storage.redis_adapter")
        from .redis_adapter import failures_of, time_left, unknown_script

        library = self.address.library
        # Before the clock starts: the first time, it imports the library.
        failures = failures_of(library)
        began = time.monotonic()
        try:
            client = (self._opened or self._open()).client
            time_left.deadline = began + BUDGET
            try:
                reply = client.evalsha(script.sha, len(keys), *keys, *args)
            except unknown_script(library):
                # Not SCRIPT LOAD: that is another round trip, and in a cluster one to every node.
                reply = client.eval(script.text, len(keys), *keys, *args)
        except failures as error:
            raise self._record_failure(error, began) from None
        except BaseException as error:
            if type(error).__module__.partition(".")[0] != library:
                self._drop()
            raise
        self._record_reply()
        return reply

    def _drop(self) -> None:
        """An interrupt came while a reply was awaited: no later call may read that reply as its own."""
        self._opened = None
        if self._cluster is not None:
            self._cluster = ClusterOpening(self.address)

    def close(self) -> None:
        """Close the connections. The next call opens them again."""
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def after_fork(self) -> None:
        """Abandon the parent's connections: redis-py closes its copies of the sockets without a message to Redis."""
        super().after_fork()
        abandon(self._opened)
        self._opened = None
        if self._cluster is not None:
            self._cluster = ClusterOpening(self.address)

    def _open(self) -> StorageClient:
        from .redis_adapter import blocking_client

        if self._cluster is not None:
            self._opened = self._cluster.client(BUDGET)
            return self._opened
        with self._opening:
            if self._opened is None:
                self._opened = blocking_client(self.address, BUDGET)
            return self._opened


class AsyncRedisConnection(_Connection):
    """Runs scripts, async, on asyncio only. Tasks and several event loops may share it."""

    def __init__(self, address: Address, **options: Any) -> None:
        super().__init__(address, **options)
        self._clients: dict[asyncio.AbstractEventLoop, LoopClient] = {}

    async def run(self, script: LuaScript, keys: Sequence[str], args: Sequence[Any]) -> Any:
        """Run a script. Returns its reply, with strings as bytes; StorageUnavailable where none comes in time.

        Raises ConfigurationError on trio.
        """
        loop = self._loop()
        opened = self._clients.get(loop) or await self._open(loop)
        from .redis_adapter import failures_of, unknown_script

        library = self.address.library
        async with opened.semaphore:
            self._check_health()
            began = time.monotonic()
            try:
                async with busy_timeout(BUDGET):
                    client = await opened.ready()
                    try:
                        reply = await client.evalsha(script.sha, len(keys), *keys, *args)
                    except unknown_script(library):
                        # Not SCRIPT LOAD: that is another round trip, and in a cluster one to every node.
                        reply = await client.eval(script.text, len(keys), *keys, *args)
            except failures_of(library) as error:
                raise self._record_failure(error, began) from None
        self._record_reply()
        return reply

    async def close(self) -> None:
        """Close the connections of the running event loop. The next call opens them again."""
        found = self._clients.pop(self._loop(), None)
        if found is not None:
            await found.close()

    def after_fork(self) -> None:
        """Abandon the parent's connections: closing them would run on the parent's event loop."""
        super().after_fork()
        abandon(self._clients)
        self._clients = {}

    def _loop(self) -> asyncio.AbstractEventLoop:
        try:
            return asyncio.get_running_loop()
        except RuntimeError:
            raise ConfigurationError(
                f"{self._field}: Redis is supported on asyncio only, but the running event loop is another one (trio); "
                "use storage='memory://' there",
                field=self._field,
            ) from None

    async def _open(self, loop: asyncio.AbstractEventLoop) -> LoopClient:
        load("integrations_anthropic.storage.redis_adapter")
        from .redis_adapter import async_client, import_library

        import_library(self.address.library)
        with self._opening:
            if loop in self._clients:
                return self._clients[loop]
            for closed in [known for known in self._clients if known.is_closed()]:
                drop_quietly(self._clients.pop(closed).opened)
            opened = LoopClient(async_client(self.address, BUDGET), lambda: self._clients.pop(loop, None))
            self._clients[loop] = opened
        await opened.close_with_loop()
        return opened
