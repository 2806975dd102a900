"""What goes wrong on a connection to the API that is ours from the connect on.

The names are those of httpx and httpcore, because errors are classified by the name of their class, whichever library
raised them.
"""

from __future__ import annotations

__all__ = [
    "ConnectError",
    "ConnectTimeout",
    "NetworkFault",
    "NotAvailable",
    "PoolTimeout",
    "ReadError",
    "ReadTimeout",
    "RemoteProtocolError",
    "WriteError",
    "WriteTimeout",
]


class NetworkFault(Exception):
    """Any of them."""


class ConnectError(NetworkFault):
    """No connection could be made, or it could not be secured."""


class ConnectTimeout(NetworkFault):
    """No connection was made in time."""


class PoolTimeout(NetworkFault):
    """No connection became free in time."""


class ReadError(NetworkFault):
    """The connection was lost while the response was read."""


class ReadTimeout(NetworkFault):
    """Nothing arrived in time."""


class RemoteProtocolError(NetworkFault):
    """What arrived is no HTTP response, or not a whole one."""


class WriteError(NetworkFault):
    """The connection was lost while the request was sent."""


class WriteTimeout(NetworkFault):
    """The request could not be sent in time."""


class NotAvailable(Exception):
    """The connection takes no request: this one was not processed, and may be sent on another."""
