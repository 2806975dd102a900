"""Scripts run by a Redis, for both halves: at most `BUDGET` seconds are lost on one that is slow or away.

Opened when first used, again in a child process, and by the async client for each event loop. The first script that
finds Redis away logs one WARNING; later ones fail at once without asking, except one look every half second. The first
reply is logged at INFO.
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
from .._runtime.fork import register_after_fork
from ..errors import ConfigurationError
from .abandoned_connections import abandon, drop_quietly
from .busy_timeout import busy_timeout
from .health import Health

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from .._core.call.protocols import Logger
    from .address import Address

__all__ = ["BUDGET", "AsyncRedisConnection", "LuaScript", "RedisConnection", "StorageAway", "check_redis_installed"]

# Seconds a decision may lose on Redis, all its round trips together.
BUDGET = 0.04
# Connections of one event loop: with more, a crowd of tasks would spend its time on connecting.
AT_ONCE = 16
# A wait that took so much longer than it was to take was not Redis's.
STARVED = BUDGET * 1.5
_LOG = logging.getLogger("integrations_anthropic.storage")
_AWAY = {
    "local": "this process goes on counting alone",
    "open": "everything is let through",
    "closed": "everything is refused",
}


class StorageAway(Exception):
    """Redis did not answer, or is known not to: what happens now is for the caller's policy to say. Never a user's.

    `silent`: it did not refuse, it took its time; it may be there, and have done what it was asked. `asked`: whether
    it was asked at all this time.
    """

    def __init__(self, *, silent: bool = False, asked: bool = True) -> None:
        super().__init__()
        self.silent = silent
        self.asked = asked


class LuaScript:
    """A Lua script and its name in Redis."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sha = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def check_redis_installed(field: str = "rate_limits.storage") -> None:
    """ConfigurationError where the library that speaks to Redis is missing; it is not imported."""
    if find_spec("redis") is None:
        raise ConfigurationError(
            f"{field} is a Redis, but the package redis is not installed: pip install 'integrations-anthropic[redis]'",
            field=field,
        )


class _Connection:
    """Shared by both halves: whether Redis replies, and how that is logged."""

    def __init__(
        self,
        address: Address,
        *,
        on_storage_error: str = "local",
        field: str = "rate_limits.storage",
        logger: Logger | None = None,
    ) -> None:
        check_redis_installed(field)
        self.address = address
        self._field = field
        self._consequence = _AWAY[on_storage_error]
        self._logger = _LOG if logger is None else logger
        self._health = Health()
        self._making = Lock()
        register_after_fork(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.address.shown!r})"

    @property
    def away(self) -> bool:
        """Whether Redis is known not to answer."""
        return self._health.away

    def after_fork(self) -> None:
        """A child opens its own connections, and makes its own picture of Redis."""
        self._health = Health()
        self._making = Lock()

    def _look(self) -> None:
        if not self._health.may_ask(time.monotonic()):
            raise StorageAway(silent=self._health.silent, asked=False)

    def _failed(self, error: Exception, began: float, *, silent: bool) -> StorageAway:
        if silent and time.monotonic() - began > STARVED:
            # It was this process that did not get to look: no news of Redis.
            return StorageAway(silent=True)
        if self._health.failed(time.monotonic(), silent=silent) and self._logger.isEnabledFor(logging.WARNING):
            reason = scrubbed(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)
            self._logger.log(
                logging.WARNING,
                "Redis at %s does not answer (%s): %s until it is back",
                self.address.shown,
                reason,
                self._consequence,
            )
        return StorageAway(silent=silent)

    def _answered(self) -> None:
        if self._health.answered() and self._logger.isEnabledFor(logging.INFO):
            self._logger.log(logging.INFO, "Redis at %s is back", self.address.shown)

    def _refused(self, error: Exception) -> ConfigurationError:
        return ConfigurationError(
            f"{self._field}: the library for Redis does not take this address ({type(error).__name__}); "
            "look at what stands behind its '?'",
            field=self._field,
        )


class RedisConnection(_Connection):
    """Runs scripts, blocking. May be used from many threads."""

    def __init__(self, address: Address, **options: Any) -> None:
        super().__init__(address, **options)
        self._client: Any = None

    def run(self, script: LuaScript, keys: Sequence[str], args: Sequence[Any]) -> Any:
        """What the script returns, numbers as they are and texts as bytes. StorageAway where none comes in time."""
        self._look()
        client = self._client or self._made()
        from .redis_adapter import FAILURES, SILENCES, UnknownScript, time_left

        began = time.monotonic()
        time_left.until = began + BUDGET
        try:
            try:
                answer = client.execute_command("EVALSHA", script.sha, len(keys), *keys, *args)
            except UnknownScript:
                answer = client.execute_command("EVAL", script.text, len(keys), *keys, *args)
        except FAILURES as error:
            raise self._failed(error, began, silent=isinstance(error, SILENCES)) from None
        self._answered()
        return answer

    def close(self) -> None:
        """Close the connections. They are opened again when needed."""
        client, self._client = self._client, None
        if client is not None:
            client.connection_pool.disconnect()

    def after_fork(self) -> None:
        """The library closes its copies of the parent's sockets without a word to Redis."""
        super().after_fork()
        abandon(self._client)
        self._client = None

    def _made(self) -> Any:
        from .redis_adapter import blocking_client

        with self._making:
            if self._client is None:
                try:
                    self._client = blocking_client(self.address.url, BUDGET)
                except (TypeError, ValueError) as error:
                    raise self._refused(error) from None
            return self._client


class AsyncRedisConnection(_Connection):
    """Runs scripts, awaiting; on asyncio only. May be used from many tasks, and from one event loop after another."""

    def __init__(self, address: Address, **options: Any) -> None:
        super().__init__(address, **options)
        self._clients: dict[asyncio.AbstractEventLoop, tuple[Any, asyncio.Semaphore, AsyncGenerator[None, None]]] = {}

    async def run(self, script: LuaScript, keys: Sequence[str], args: Sequence[Any]) -> Any:
        """What the script returns, numbers as they are and texts as bytes. StorageAway where none comes in time.

        Raises ConfigurationError on trio.
        """
        loop = self._loop()
        found = self._clients.get(loop)
        client, turns, _ = found or await self._made(loop)
        from .redis_adapter import FAILURES, SILENCES, UnknownScript, ask

        async with turns:
            self._look()
            began = time.monotonic()
            try:
                async with busy_timeout(BUDGET):
                    try:
                        answer = await ask(client, "EVALSHA", script.sha, len(keys), *keys, *args)
                    except UnknownScript:
                        answer = await ask(client, "EVAL", script.text, len(keys), *keys, *args)
            except FAILURES as error:
                raise self._failed(error, began, silent=isinstance(error, SILENCES)) from None
        self._answered()
        return answer

    async def close(self) -> None:
        """Close the connections of the running loop. They are opened again when needed."""
        found = self._clients.pop(self._loop(), None)
        if found is not None:
            await found[2].aclose()

    def after_fork(self) -> None:
        """The parent's connections stay untouched: closing them here would go through the parent's event loop."""
        super().after_fork()
        abandon(self._clients)
        self._clients = {}

    def _loop(self) -> asyncio.AbstractEventLoop:
        try:
            return asyncio.get_running_loop()
        except RuntimeError:
            raise ConfigurationError(
                f"{self._field}: Redis is reached on asyncio only, and this is another event loop (trio); "
                "use storage='memory://' there",
                field=self._field,
            ) from None

    async def _made(self, loop: asyncio.AbstractEventLoop) -> tuple[Any, asyncio.Semaphore, AsyncGenerator[None, None]]:
        from .redis_adapter import awaiting_client

        with self._making:
            if loop in self._clients:
                return self._clients[loop]
            try:
                client = awaiting_client(self.address.url)
            except (TypeError, ValueError) as error:
                raise self._refused(error) from None
            for dead in [known for known in self._clients if known.is_closed()]:
                drop_quietly(self._clients.pop(dead)[0])
            ending = self._until_the_loop_ends(loop, client)
            made = self._clients[loop] = client, asyncio.Semaphore(AT_ONCE), ending
        # From here on the loop knows of it, and ends it before it closes.
        await anext(ending)
        return made

    async def _until_the_loop_ends(self, loop: asyncio.AbstractEventLoop, client: Any) -> AsyncGenerator[None, None]:
        """Waits at its `yield`; an event loop that ends closes its generators, and this one the connections."""
        try:
            yield
        finally:
            self._clients.pop(loop, None)
            await client.aclose()
            await client.connection_pool.disconnect()
