"""The exit code of each kind of error. `docs/how-to/command-line.md` has the same table."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from ..errors import ErrorKind


class ExitCode(IntEnum):
    """How a command ended. A number never changes its meaning."""

    DONE = 0
    """It is done."""
    FAILED = 1
    """Any other failure."""
    USAGE = 2
    """Arguments that make no command."""
    CONFIGURATION = 3
    """No key, or a setting that is wrong."""
    REQUEST = 4
    """The request, or a file for it, is wrong; also refused by the API with 400 or 413."""
    CREDENTIAL = 5
    """The key is wrong, or may not do this (401, 402, 403)."""
    NOT_FOUND = 6
    """What was named is not there (404)."""
    CONFLICT = 7
    """The resource is in another state (409)."""
    RATE_LIMIT = 8
    """A rate limit, of the API (429) or of the client."""
    SERVER = 9
    """The server failed or is overloaded (5xx, 529), or the circuit is open."""
    NETWORK = 10
    """No connection, it was lost, or TLS failed."""
    TIMEOUT = 11
    """A time limit expired."""
    RESPONSE = 12
    """A response or a file that is not what it should be."""
    PARTLY = 13
    """Some requests of a batch did not succeed, some memories and files are not alike, or some work failed."""
    MISSING_EXTRA = 14
    """A library is not installed."""
    INTERRUPTED = 130
    """Ctrl-C."""
    BROKEN_PIPE = 141
    """The reader of the output has gone away."""


OF_KIND: Final[dict[ErrorKind, ExitCode]] = {
    ErrorKind.CONFIGURATION: ExitCode.CONFIGURATION,
    ErrorKind.VALIDATION: ExitCode.REQUEST,
    ErrorKind.INVALID_REQUEST: ExitCode.REQUEST,
    ErrorKind.TOO_LARGE: ExitCode.REQUEST,
    ErrorKind.AUTH: ExitCode.CREDENTIAL,
    ErrorKind.BILLING: ExitCode.CREDENTIAL,
    ErrorKind.PERMISSION: ExitCode.CREDENTIAL,
    ErrorKind.NOT_FOUND: ExitCode.NOT_FOUND,
    ErrorKind.CONFLICT: ExitCode.CONFLICT,
    ErrorKind.RATE_LIMIT: ExitCode.RATE_LIMIT,
    ErrorKind.LOCAL_RATE_LIMIT: ExitCode.RATE_LIMIT,
    ErrorKind.SERVER: ExitCode.SERVER,
    ErrorKind.OVERLOADED: ExitCode.SERVER,
    ErrorKind.CIRCUIT_OPEN: ExitCode.SERVER,
    ErrorKind.NETWORK: ExitCode.NETWORK,
    ErrorKind.TLS: ExitCode.NETWORK,
    ErrorKind.TIMEOUT: ExitCode.TIMEOUT,
    ErrorKind.SERIALIZATION: ExitCode.RESPONSE,
}


def exit_code(kind: ErrorKind) -> ExitCode:
    """The exit code of an error of this kind."""
    return OF_KIND.get(kind, ExitCode.FAILED)
