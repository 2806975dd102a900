"""The adapter to redis-py. Imported when a Redis is first asked."""

from __future__ import annotations

import inspect
import threading
import time
from typing import Any

import redis
import redis.asyncio as async_redis
from redis.asyncio.connection import SSLConnection as AsyncSSLConnection
from redis.asyncio.retry import Retry as AsyncRetry
from redis.backoff import NoBackoff
from redis.connection import Connection, SSLConnection, parse_url
from redis.exceptions import NoScriptError as UnknownScript
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as RedisTimeoutError
from redis.retry import Retry

__all__ = ["FAILURES", "SILENCES", "UnknownScript", "ask", "awaiting_client", "blocking_client", "time_left"]

# What a Redis can do to a call; those of the second kind took their time.
FAILURES = (RedisError, OSError)
SILENCES = (RedisTimeoutError, TimeoutError)
_PLENTY = 1_000_000
# Older releases require the name of the command, newer ones warn of it.
_NAMED = inspect.signature(async_redis.ConnectionPool.get_connection).parameters["command_name"]
_PURPOSE = ("EVALSHA",) if _NAMED.default is inspect.Parameter.empty else ()


class _TimeLeft(threading.local):
    """Until when the call of this thread may take, in seconds of the monotonic clock."""

    until = 0.0

    def __call__(self) -> float:
        return max(0.001, self.until - time.monotonic())


time_left = _TimeLeft()


class _Bounded:
    """A connection that gives all its steps together no more than the time that is left to the call."""

    _sock: Any
    socket_connect_timeout: float | None

    def _connect(self) -> Any:
        self.socket_connect_timeout = time_left()
        return super()._connect()  # type: ignore[misc]  # mixed into a connection of the library

    def read_response(self, *args: Any, **options: Any) -> Any:
        """The next answer, if it comes in time."""
        if self._sock is not None:
            self._sock.settimeout(time_left())
        return super().read_response(*args, **options)  # type: ignore[misc]  # as above


class BoundedConnection(_Bounded, Connection):
    """Over TCP."""


class BoundedSSLConnection(_Bounded, SSLConnection):
    """Over TLS."""


def blocking_client(url: str, budget: float) -> Any:
    """A client for threads. Raises TypeError or ValueError for options it does not know."""
    options = _options(url, budget, Connection)
    secure = options.pop("connection_class", None) is not None
    kind = BoundedSSLConnection if secure else BoundedConnection
    pool = redis.ConnectionPool(connection_class=kind, retry=Retry(NoBackoff(), 0), **options)
    # Made now, so that an option it does not know is found now.
    pool.connection_class(**pool.connection_kwargs)
    return redis.Redis(connection_pool=pool)


def awaiting_client(url: str) -> Any:
    """A client for the tasks of one event loop. Raises TypeError or ValueError for options it does not know."""
    # Whoever awaits it keeps the time.
    options = _options(url, None, async_redis.Connection)
    secure = options.pop("connection_class", None) is not None
    kind = AsyncSSLConnection if secure else async_redis.Connection
    pool: Any = async_redis.ConnectionPool(connection_class=kind, retry=AsyncRetry(NoBackoff(), 0), **options)
    pool.connection_class(**pool.connection_kwargs)
    return async_redis.Redis(connection_pool=pool)


async def ask(client: Any, *command: Any) -> Any:
    """What Redis answers to one command.

    Without the retries and statistics of the library's own way, none of which is wanted here: they take a tenth of
    the time of it. A connection that breaks, or is left in the middle, is closed by its own methods.
    """
    pool = client.connection_pool
    connection = await pool.get_connection(*_PURPOSE)
    try:
        await connection.send_command(*command)
        return await connection.read_response()
    finally:
        await pool.release(connection)


def _options(url: str, budget: float | None, connection: type[Any]) -> dict[str, Any]:
    """What the address says, and then what holds whatever it says."""
    names = {name for cls in connection.__mro__ for name in inspect.signature(cls).parameters}
    # Saying who we are would cost a round trip more for each connection.
    silent: dict[str, Any] = (
        {"driver_info": None} if "driver_info" in names else {"lib_name": None, "lib_version": None}
    )
    fixed = {
        "socket_timeout": budget,
        "socket_connect_timeout": budget,
        "protocol": 2,
        "max_connections": _PLENTY,
        "retry_on_timeout": False,
        "health_check_interval": 0,
    }
    given: dict[str, Any] = parse_url(url)  # type: ignore[no-untyped-call]  # the library has no types here
    return {**given, **silent, **fixed}
