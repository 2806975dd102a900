"""Connections that cannot be closed as usual: of an event loop that has ended, or of the parent process.

Left to garbage collection, each of them is reported on stderr: their finalizers use the event loop that has ended, or
that of the parent.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .redis_adapter import StorageClient

__all__ = ["abandon", "drop_quietly"]

_ABANDONED: list[Any] = []


def abandon(connections: Any) -> None:
    """Keep connections for ever: garbage collection would close the parent's sockets."""
    if connections:
        _ABANDONED.append(connections)


def drop_quietly(opened: StorageClient) -> None:
    """Close the sockets of an async client whose event loop was closed without closing its generators.

    Uses private names of redis-py and asyncio; where they do not exist, the only effect is a ResourceWarning.
    """
    for connection in [each for client in (opened.client, *opened.sentinels) for each in _connections_of(client)]:
        writer = getattr(connection, "_writer", None)
        if writer is None:
            continue
        connection._writer = connection._reader = None
        with suppress(RuntimeError):  # raised because the loop is closed
            writer.transport.abort()
        socket = getattr(writer.transport, "_sock", None)
        if socket is not None:
            socket.close()
            writer.transport._sock = None


def _connections_of(client: Any) -> list[Any]:
    """The connections of a client, or of its nodes if it is that of a cluster."""
    nodes = getattr(getattr(client, "nodes_manager", None), "nodes_cache", None)
    if nodes is not None:
        return [connection for node in nodes.values() for connection in getattr(node, "_connections", ())]
    pool = client.connection_pool
    return [*getattr(pool, "_available_connections", ()), *getattr(pool, "_in_use_connections", ())]
