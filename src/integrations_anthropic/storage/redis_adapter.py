"""The adapter to redis-py. Imported at the first call of a script."""

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

__all__ = ["FAILURES", "TIMEOUTS", "UnknownScript", "awaiting_client", "blocking_client", "execute", "time_left"]

# What a call may raise; those of the second kind are timeouts.
FAILURES = (RedisError, OSError)
TIMEOUTS = (RedisTimeoutError, TimeoutError)
# Connections of a pool: threads share it, so it must never be exhausted.
_MAX_CONNECTIONS = 1_000_000
# Older releases require the name of the command, newer ones deprecate it.
_COMMAND_NAME = inspect.signature(async_redis.ConnectionPool.get_connection).parameters["command_name"]
_CONNECTION_ARGUMENTS = ("EVALSHA",) if _COMMAND_NAME.default is inspect.Parameter.empty else ()


class _TimeLeft(threading.local):
    """The deadline of the call that the current thread makes, in seconds of the monotonic clock."""

    deadline = 0.0

    def __call__(self) -> float:
        """Seconds until the deadline; at least a millisecond, since 0 means no timeout."""
        return max(0.001, self.deadline - time.monotonic())


time_left = _TimeLeft()


class _Bounded:
    """A connection whose connect and reads together take no longer than the deadline of the call."""

    _sock: Any
    socket_connect_timeout: float | None

    def _connect(self) -> Any:
        self.socket_connect_timeout = time_left()
        return super()._connect()  # type: ignore[misc]  # mixed into a connection of redis-py

    def read_response(self, *args: Any, **options: Any) -> Any:
        """Read the next reply; TimeoutError at the deadline of the call."""
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
    # Built once here, so that an unknown option is an error now.
    pool.connection_class(**pool.connection_kwargs)
    return redis.Redis(connection_pool=pool)


def awaiting_client(url: str) -> Any:
    """A client for the tasks of one event loop. Raises TypeError or ValueError for options it does not know."""
    # The caller applies the timeout.
    options = _options(url, None, async_redis.Connection)
    secure = options.pop("connection_class", None) is not None
    kind = AsyncSSLConnection if secure else async_redis.Connection
    pool: Any = async_redis.ConnectionPool(connection_class=kind, retry=AsyncRetry(NoBackoff(), 0), **options)
    pool.connection_class(**pool.connection_kwargs)
    return async_redis.Redis(connection_pool=pool)


async def execute(client: Any, *command: Any) -> Any:
    """Send one command and return the reply of Redis.

    `execute_command` of redis-py adds retries and statistics, which are not needed here and take a tenth of its time.
    A connection that fails or is cancelled half way is closed by its own methods.
    """
    pool = client.connection_pool
    connection = await pool.get_connection(*_CONNECTION_ARGUMENTS)
    try:
        await connection.send_command(*command)
        return await connection.read_response()
    finally:
        await pool.release(connection)


def _options(url: str, budget: float | None, connection: type[Any]) -> dict[str, Any]:
    """The options of the address, overridden by those that must not change."""
    names = {name for cls in connection.__mro__ for name in inspect.signature(cls).parameters}
    # Sending the library name would cost another round trip for each connection.
    no_library_name: dict[str, Any] = (
        {"driver_info": None} if "driver_info" in names else {"lib_name": None, "lib_version": None}
    )
    fixed = {
        "socket_timeout": budget,
        "socket_connect_timeout": budget,
        "protocol": 2,
        "max_connections": _MAX_CONNECTIONS,
        "retry_on_timeout": False,
        "health_check_interval": 0,
    }
    given: dict[str, Any] = parse_url(url)  # type: ignore[no-untyped-call]  # redis-py has no types here
    return {**given, **no_library_name, **fixed}
