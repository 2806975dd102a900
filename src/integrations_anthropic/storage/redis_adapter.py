"""The storages of `limits` for Redis and Valkey, with the timeouts of this package. Imported at the first decision.

`limits` makes the clients, of redis-py or valkey-py, for one server, a Unix socket, sentinels or a cluster. What is
decided in them are the scripts of this package, registered on their clients.
"""

from __future__ import annotations

import inspect
import threading
import time
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from limits.errors import ConfigurationError as LimitsConfigurationError
from limits.storage import storage_from_string

from .._loading.lazy_import import load
from ..errors import ConfigurationError

if TYPE_CHECKING:
    from .address import Address

__all__ = [
    "StorageClient",
    "async_client",
    "blocking_client",
    "failures_of",
    "time_left",
    "timeouts_of",
    "unknown_script",
]

# Connections of a pool: threads share it, so it must never be exhausted.
_MAX_CONNECTIONS = 1_000_000


class StorageClient(NamedTuple):
    """What `limits` connects with: the client of the server, and those of the sentinels, if it asks any."""

    client: Any
    sentinels: tuple[Any, ...] = ()

    def close(self) -> None:
        """Close the connections."""
        for client in (self.client, *self.sentinels):
            client.close()

    async def aclose(self) -> None:
        """Close the connections, async."""
        for client in (self.client, *self.sentinels):
            await client.aclose()
            nodes = getattr(client, "nodes_manager", None)
            if nodes is not None:
                # The client of a cluster takes itself for closed once a command has failed, and leaves its nodes open.
                await nodes.aclose()
                await nodes.aclose("startup_nodes")


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
        return super()._connect()  # type: ignore[misc]  # mixed into a connection of the library

    def read_response(self, *args: Any, **options: Any) -> Any:
        """Read the next reply; TimeoutError at the deadline of the call."""
        if self._sock is not None:
            self._sock.settimeout(time_left())
        return super().read_response(*args, **options)  # type: ignore[misc]  # as above


_PARTS = ("", ".exceptions", ".backoff", ".retry", ".connection", ".sentinel", ".cluster", ".asyncio", ".asyncio.retry")
_OF_LIMITS = ("redis", "valkey", "coredis")
"""What the storages of `limits` import, where it is installed, whichever of them is used."""


@cache
def import_library(library: str) -> None:
    """Import all of `redis` or `valkey`, in one thread at a time: its modules import each other in circles."""
    load("encodings.idna", *(f"{library}{part}" for part in _PARTS))
    for other in _OF_LIMITS:
        with suppress(ImportError):
            load(other)


@cache
def failures_of(library: str) -> tuple[type[Exception], ...]:
    """What a call of `redis` or `valkey` may raise. Imports the library, which takes longer than a decision."""
    import_library(library)
    exceptions, name = import_module(f"{library}.exceptions"), library.title()
    return getattr(exceptions, f"{name}Error"), getattr(exceptions, f"{name}ClusterException"), OSError


@cache
def timeouts_of(library: str) -> tuple[type[Exception], ...]:
    """Which of the failures are timeouts."""
    return import_module(f"{library}.exceptions").TimeoutError, TimeoutError


@cache
def unknown_script(library: str) -> type[Exception]:
    """The error for a script that the server does not know."""
    error: type[Exception] = import_module(f"{library}.exceptions").NoScriptError
    return error


def blocking_client(address: Address, budget: float) -> StorageClient:
    """The client of a storage for threads. A cluster is asked for its nodes, which may raise one of the failures."""
    options = _options(address, import_module(f"{address.library}.connection").Connection)
    options |= {"socket_timeout": budget, "socket_connect_timeout": budget, "retry": _no_retry(address.library)}
    options["connection_class"] = _bounded(*_connection_class(address))
    if address.form == "cluster":
        # With a `url`, the class of the connections goes to its pools, else to its clients, which do not take it.
        first = address.uri.partition("://")[2].partition(",")[0]
        options |= {**_no_cluster_retry(address.library), "url": f"{address.library}://{first}"}
    storage = _storage(address, address.uri, options, budget)
    return StorageClient(storage.get_connection(), _sentinels(storage))


def async_client(address: Address, budget: float) -> StorageClient:
    """The client of a storage for the tasks of one event loop. It connects at its first command.

    The caller limits the time of a command; `budget` is that of a sentinel.
    """
    options = _options(address, import_module(f"{address.library}.asyncio.connection").Connection)
    options |= {"socket_timeout": None, "socket_connect_timeout": None}
    options["retry"] = _no_retry(address.library, "asyncio.")
    if address.form == "cluster":
        options |= _no_cluster_retry(address.library)
    implementation = "redispy" if address.library == "redis" else "valkey"
    storage = _storage(address, f"async+{address.uri}", {**options, "implementation": implementation}, budget)
    return StorageClient(_bridge(storage).get_connection(), _sentinels(_bridge(storage)))


def _storage(address: Address, uri: str, options: dict[str, Any], budget: float) -> Any:
    if address.form == "sentinel":
        # Any of them may be away: together they take no longer than a decision.
        share = budget / (2 * (uri.count(",") + 1))
        times = {"socket_timeout": share, "socket_connect_timeout": share}
        certificates = {name: value for name, value in address.options.items() if name.startswith("ssl_")}
        options["sentinel_kwargs"] = {**address.sentinel_options, **times, **certificates, "ssl": address.tls}
    if address.tls and address.form in ("sentinel", "cluster") and "url" not in options:
        options["ssl"] = True
    if address.form == "cluster":
        options.pop("db", None)
    try:
        return storage_from_string(uri, **options)
    except (TypeError, ValueError, LimitsConfigurationError) as error:
        # What `limits` says names a package and its version; what the library says may repeat the address.
        reason = str(error) if isinstance(error, LimitsConfigurationError) else type(error).__name__
        raise ConfigurationError(
            f"rate_limits.storage: the package {address.library} does not accept this address ({reason})",
            field="rate_limits.storage",
        ) from None


def _bridge(storage: Any) -> Any:
    """What an async storage of `limits` connects with: there is no public way to its client."""
    bridge = getattr(storage, "bridge", None)
    if not callable(getattr(bridge, "get_connection", None)):
        raise ConfigurationError("this release of the package limits is not supported: its storages have no bridge")
    return bridge


def _sentinels(owner: Any) -> tuple[Any, ...]:
    return tuple(getattr(getattr(owner, "sentinel", None), "sentinels", ()))


def _options(address: Address, connection: type[Any]) -> dict[str, Any]:
    """The options of the address, and those that must not change."""
    names = {name for cls in connection.__mro__ for name in inspect.signature(cls).parameters}
    # Sending the library name would cost another round trip for each connection.
    no_library_name: dict[str, Any] = (
        {"driver_info": None} if "driver_info" in names else {"lib_name": None, "lib_version": None}
    )
    fixed: dict[str, Any] = {"protocol": 2, "max_connections": _MAX_CONNECTIONS}
    return {**address.options, **no_library_name, **fixed}


def _no_retry(library: str, part: str = "") -> Any:
    return import_module(f"{library}.{part}retry").Retry(import_module(f"{library}.backoff").NoBackoff(), 0)


def _no_cluster_retry(library: str) -> dict[str, int]:
    # From redis-py 6 on, `retry` holds for a cluster as well.
    old = library == "valkey" or int(import_module(library).__version__.partition(".")[0]) < 6
    return {"cluster_error_retry_attempts": 0} if old else {}


def _connection_class(address: Address) -> tuple[str, str]:
    """The module and the name of the class of a blocking connection."""
    if address.form == "unix":
        return f"{address.library}.connection", "UnixDomainSocketConnection"
    module = f"{address.library}.{'sentinel' if address.form == 'sentinel' else 'connection'}"
    prefix = "SentinelManaged" if address.form == "sentinel" else ""
    return module, f"{prefix}{'SSL' if address.tls else ''}Connection"


@cache
def _bounded(module: str, name: str) -> type[Any]:
    return type(f"Bounded{name}", (_Bounded, getattr(import_module(module), name)), {})
