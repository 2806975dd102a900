"""Functions that give a secret each time it is needed, and checks of the options that say who calls.

As those of `_config/validators.py`, the checks never raise.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from ...errors import ConfigurationError
from ...secrets import SecretString, seal
from ..validators import Validated, credential, described

__all__ = ["AsyncCredentialFunction", "CredentialFunction", "SecretFunction"]
__all__ += ["identifier", "profile_name", "seal_or_ask", "secret_or_function"]

LONGEST_NAME = 128
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]*")
_PROFILE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_. @+-]*")

CredentialFunction: TypeAlias = Callable[[], str | SecretString]
"""Returns a key or a token; called for each attempt, from any thread."""

AsyncCredentialFunction: TypeAlias = Callable[[], Awaitable[str | SecretString] | str | SecretString]
"""Returns a key or a token, or is an async function of one; called for each attempt.

What is awaited runs in the event loop. A plain function runs in a thread of its own, as it may block.
"""


class SecretFunction:
    """A function that gives a secret. `repr` does not show it, and a pickle does not hold it: a partial function has
    its arguments in both. Asked after a pickle, it raises ConfigurationError.
    """

    __slots__ = ("function",)

    def __init__(self, function: Callable[[], Any]) -> None:
        self.function = function

    def __repr__(self) -> str:
        return "<function>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SecretFunction) and self.function == other.function

    def __hash__(self) -> int:
        return hash((SecretFunction, self.function))

    def __copy__(self) -> SecretFunction:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> SecretFunction:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return SecretFunction, (_pickled,)


def _pickled() -> str:
    """In the place of a function that was pickled."""
    raise ConfigurationError("the function comes from a pickle, which never contains it: give it to the client again")


def seal_or_ask(value: Any) -> Any:
    """Wrap a secret in a `SecretString`, a function that gives one in a `SecretFunction`."""
    return SecretFunction(value) if callable(value) else seal(value)


def secret_or_function(value: Any) -> Validated:
    """Check for a secret that can be sent as a header, or a function that gives one."""
    found = seal_or_ask(value)
    return (found, None) if isinstance(found, SecretFunction) else credential(found)


def identifier(value: Any) -> Validated:
    """Check for an id as the Console shows it: letters, digits and `_ . : -`."""
    if not isinstance(value, str):
        return None, f"must be a string, not {described(value)}"
    if len(value) > LONGEST_NAME or not _ID.fullmatch(value):
        return None, f"must be an id of at most {LONGEST_NAME} characters: letters, digits, '_', '-', '.' and ':'"
    return value, None


def profile_name(value: Any) -> Validated:
    """Check for the name of a profile, which is part of the names of its files: no path leads out of their folder."""
    if not isinstance(value, str):
        return None, f"must be a string, not {described(value)}"
    if len(value) > LONGEST_NAME or not _PROFILE.fullmatch(value) or value != value.strip():
        accepted = "letters, digits, '_', '-', '+', '@', '.' and spaces, and no '.' at its beginning"
        return None, f"must be a name of at most {LONGEST_NAME} characters: {accepted}"
    return value, None
