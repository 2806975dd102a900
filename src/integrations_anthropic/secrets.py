"""Strings whose value is not printed: API keys, tokens and passwords."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ._loading.lazy_import import load
from ._redact import REDACTED as REDACTED
from .errors import ConfigurationError


class SecretString:
    """Holds a secret string; only `expose_secret()` returns its value.

    `repr`, `str`, `format`, logs and `attrs.asdict` show `[REDACTED]`. Two secrets are equal if their values are equal,
    compared in constant time; a secret never equals a plain `str`. `copy` and `deepcopy` return the same object. A
    pickle does not contain the value: `expose_secret()` of the unpickled object raises `ConfigurationError`.

    The value is kept exactly as given: nothing is stripped, and an empty string is allowed. Whether it can be sent as a
    header is checked where it is used as one (`header_problem`), because a secret may also be a password.

    The buffer is overwritten with zeros by `close()` and when the object is collected. This is best effort: the `str`
    it was made from, each `str` that `expose_secret()` returned, and copies in the interpreter, a TLS library or a
    swapped page cannot be overwritten.

    Raises `ConfigurationError` for anything but a `str`.
    """

    __slots__ = ("__weakref__", "_buffer", "_hash", "_missing")

    def __init__(self, value: str) -> None:
        self._buffer: bytearray | None = None
        self._missing = "the secret is closed"
        if not isinstance(value, str):
            kind = type(value).__name__
            del value  # the local variables of this frame must not hold it
            raise ConfigurationError(f"a secret must be a string, not {kind}")
        # surrogatepass: the environment may hold bytes that are not UTF-8; they are returned unchanged.
        self._buffer = bytearray(value, "utf-8", "surrogatepass")
        self._hash = hash((SecretString, value))

    def expose_secret(self) -> str:
        """Return the value. Raises `ConfigurationError` after `close()` and for an unpickled secret."""
        if self._buffer is None:
            raise ConfigurationError(f"{self._missing} and has no value any more: create a new SecretString")
        return self._buffer.decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Overwrite the value with zeros; `expose_secret()` then raises. May be called more than once."""
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
        load("hmac")
        import hmac

        return hmac.compare_digest(mine, theirs)

    def __hash__(self) -> int:
        """Hash of the value, computed at creation and keyed by the interpreter, so it does not reveal the value."""
        return self._hash

    def __copy__(self) -> SecretString:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> SecretString:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled, ()


_OTHER_TYPES: tuple[Any, ...] = (bytes, bytearray, list, tuple, set, frozenset, dict)


def seal(value: Any) -> Any:
    """Wrap a secret given as a string in a `SecretString`.

    Of another builtin type than `str`, only the type is kept, for the error: the value may be the secret, as bytes or
    in a list, and would stand in the frames of the traceback.
    """
    if isinstance(value, str):
        return SecretString(value)
    kind: Any = type(value)
    return kind() if kind in _OTHER_TYPES else value


def seal_all(value: Any) -> Any:
    """Wrap each secret of a list, or the only one, in a `SecretString`."""
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes, bytearray, Mapping)):
        return tuple(map(seal, value))
    return seal(value)


def header_problem(secret: SecretString) -> str | None:
    """Describe why the value cannot be sent as a header, without showing it; None if it can.

    Refused: an empty value, leading or trailing white space (often pasted with a key), CR, LF, NUL and other control
    characters, and characters that are not ASCII. The first of them is named by its position, counted from 1. Nothing
    is stripped, so that the caller learns of the stray characters.
    """
    value = secret.expose_secret()
    if not value.strip():
        return "is empty"
    if value != value.strip():
        return "has white space or a line break at its start or end (pasted with the value?)"
    for position, character in enumerate(value, 1):
        if character < " " or character == "\x7f":
            return f"contains a line break or another control character (character {position} of {len(value)})"
        if character > "\x7f":
            return f"contains a character that is not ASCII (character {position} of {len(value)})"
    return None


def header_value(secret: SecretString, field: str) -> str:
    """Return the value for a header. Raises `ConfigurationError(field=field)`, without the value, if it is invalid."""
    problem = header_problem(secret)
    if problem:
        raise ConfigurationError(f"{field} {problem}", field=field)
    return secret.expose_secret()


def _unpickled() -> SecretString:
    secret = SecretString("")
    secret.close()
    secret._missing = "the secret comes from a pickle, which never contains the value,"
    return secret
