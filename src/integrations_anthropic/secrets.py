"""A text that does not show itself: API keys, tokens and passwords."""

from __future__ import annotations

from typing import Any

from ._redact import REDACTED as REDACTED
from .errors import ConfigurationError


class SecretString:
    """Holds a secret; only `expose_secret()` gives it out.

    `repr`, `str`, `format`, logs and `attrs.asdict` show `[REDACTED]`. Two are equal when their values are, compared
    in constant time; a secret is never equal to a plain `str`. `copy` and `deepcopy` return the same object, and a
    pickle holds no value: the unpickled object raises `ConfigurationError` when it is asked for it.

    The value is kept exactly as given: nothing is stripped, and an empty text is fine here. Whether it can be sent as
    a header is looked at where it is used as one (`header_problem`), because a secret may also be a password.

    The buffer is overwritten with zeros at `close()` and when the object is collected. That is the best effort Python
    allows, no promise: the `str` it was made from, each one `expose_secret()` returned, and what the interpreter, a
    TLS library or a swapped page keeps, are out of reach.

    Source: section 16.1 of the architecture. Raises `ConfigurationError` for anything but a `str`.
    """

    __slots__ = ("__weakref__", "_buffer", "_hash", "_missing")

    def __init__(self, value: str) -> None:
        self._buffer: bytearray | None = None
        self._missing = "the secret was closed"
        if not isinstance(value, str):
            kind = type(value).__name__
            del value  # the frame below the error must not hold it
            raise ConfigurationError(f"a secret must be a str, not {kind}")
        # surrogatepass: the environment may hold bytes that are no UTF-8, and they must come back as they were
        self._buffer = bytearray(value, "utf-8", "surrogatepass")
        self._hash = hash((SecretString, value))

    def expose_secret(self) -> str:
        """The value itself. Raises `ConfigurationError` after `close()` and on an unpickled secret."""
        if self._buffer is None:
            raise ConfigurationError(f"{self._missing}: it holds no value any more; give it again")
        return self._buffer.decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Overwrites the value; asking for it raises from now on. Closing twice is fine."""
        buffer, self._buffer = self._buffer, None
        if buffer is not None:
            buffer[:] = bytes(len(buffer))

    def __del__(self) -> None:
        if getattr(self, "_buffer", None) is not None:
            self.close()

    def __repr__(self) -> str:
        return REDACTED

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return REDACTED

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SecretString):
            return NotImplemented
        mine, theirs = self._buffer, other._buffer
        if mine is None or theirs is None:
            return self is other
        import hmac

        return hmac.compare_digest(mine, theirs)

    def __hash__(self) -> int:
        """Of the value, taken when it was made, and keyed by the interpreter: it tells nothing of the value."""
        return self._hash

    def __copy__(self) -> SecretString:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> SecretString:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled, ()


def header_problem(secret: SecretString) -> str | None:
    """Why the value cannot be sent as a header, in words that do not show it; None where it can.

    Refused: nothing at all, white space around it (as pasting brings in), CR, LF, NUL or other control characters, and
    characters outside of latin-1. Nothing is stripped silently: the caller should know that the key is not clean.
    """
    value = secret.expose_secret()
    if not value.strip():
        return "is empty"
    if value != value.strip():
        return "has white space or a line break at its start or end (pasted with it?)"
    if any(c < " " or c == "\x7f" for c in value):
        return "holds a line break or another control character"
    if any(c > "\xff" for c in value):
        return "holds characters that no header can carry (latin-1 only)"
    return None


def header_value(secret: SecretString, field: str) -> str:
    """The value, fit to be sent as a header. `ConfigurationError(field=field)`, without the value, where it is not."""
    problem = header_problem(secret)
    if problem:
        raise ConfigurationError(f"{field} {problem}", field=field)
    return secret.expose_secret()


def _unpickled() -> SecretString:
    secret = SecretString("")
    secret.close()
    secret._missing = "the secret came out of a pickle, which never holds values"
    return secret
