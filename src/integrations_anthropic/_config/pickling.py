"""Options that are pickled: what holds a secret is refused, as a pickle is a file that anyone may read."""

from __future__ import annotations

import copy
from typing import Any, Self
from urllib.parse import urlsplit

from .._redact import SHOWN_HEADERS
from ..errors import ConfigurationError
from .storage_url import parse_storage_url

__all__ = ["ELSEWHERE", "PickledWithoutSecrets", "holds_secret", "refuse_secret"]

ELSEWHERE = "build the client in the process that uses it"
"""What to do instead."""
_SECRET_PARAMETERS = ("password", "ssl_password", "sentinel_password")


def holds_secret(name: str, value: Any) -> bool:
    """Whether the value of an option holds a password, or a header that is not known to hold none."""
    if name == "default_headers":
        return any(not _is_shown(header) for header in dict(value or {}))
    if name == "client_cert":
        return isinstance(value, tuple) and len(value) > 2 and value[2] is not None
    if name == "proxy" and value is not None:
        return "@" in urlsplit(value.expose_secret()).netloc
    if name == "storage" and isinstance(value, str):
        storage = parse_storage_url(value)
        return storage is not None and any(storage.parameters.get(key) for key in _SECRET_PARAMETERS)
    return name == "rate_limits" and hasattr(value, "storage") and holds_secret("storage", value.storage)


def refuse_secret(name: str) -> ConfigurationError:
    """The error for a field that may hold a secret."""
    why = f"{name}: may hold a secret, which a pickle never contains; {ELSEWHERE}, or take it from the environment or "
    return ConfigurationError(f"{why}the config file there", field=name)


class PickledWithoutSecrets:
    """Options by field in `__dict__`: copies have all of them; a pickle is a ConfigurationError where one is a secret.

    A `SecretString` is pickled without its value.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        for name, value in self.__dict__.items():
            if value and name != "proxy" and holds_secret(name, value):
                raise refuse_secret(name)
        return _blank, (type(self),), dict(self.__dict__)

    def __copy__(self) -> Self:
        copied = object.__new__(type(self))
        copied.__dict__.update(self.__dict__)
        return copied

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        copied = object.__new__(type(self))
        memo[id(self)] = copied
        copied.__dict__.update(copy.deepcopy(self.__dict__, memo))
        return copied


def _blank(cls: type[Any]) -> Any:
    """An object without its fields, which the pickle sets."""
    return object.__new__(cls)


def _is_shown(header: str) -> bool:
    return header.lower() in SHOWN_HEADERS or header.lower().startswith("anthropic-")
