"""Reads configuration from the environment and from one JSON file.

The only module that reads the environment, once for each client that is built. A `SourcedValue` hides its value from
`repr`, and no function here raises while a key is in its local variables: a traceback that prints them shows no key.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from .._loading.lazy_import import load
from .._runtime.files import read_file
from ..errors import ConfigurationError
from ..secrets import REDACTED, SecretString
from . import urls as addresses
from .credentials.functions import SecretFunction
from .fields import ENVIRONMENT_FIELDS, FIELDS, seal, seal_all, seal_or_ask
from .policies import RetryPolicy

_log = logging.getLogger("integrations_anthropic.config")
# Without a handler of the program's own, warnings are printed to stderr: an error that was caught would show up there.
logging.getLogger("integrations_anthropic").addHandler(logging.NullHandler())

ENVIRONMENT: dict[str, str] = {
    name: spec.environment for name, spec in (FIELDS | ENVIRONMENT_FIELDS).items() if spec.environment
}
"""Field -> environment variable."""

SECRET_FIELDS = frozenset(name for name, spec in FIELDS.items() if spec.converter in (seal, seal_all, seal_or_ask))
FILE_VARIABLE = "ANTHROPIC_CONFIG_FILE"
DEFAULT_FILE = "~/.anthropic/config.json"


class SourcedValue:
    """A value and where it comes from. `repr` does not show the value."""

    __slots__ = ("source", "value")

    def __init__(self, value: Any, source: str) -> None:
        self.value = value
        self.source = source

    def __repr__(self) -> str:
        return f"SourcedValue(from {self.source})"


Given: TypeAlias = Mapping[str, SourcedValue]
"""Values by field."""
Layers: TypeAlias = tuple[Given, Given, Given, Given]
"""Arguments, `ClientConfig`, environment, config file: the first that has a field decides."""


class EnvironmentVariables:
    """The environment variables as they were when a client was built."""

    __slots__ = ("application_data", "config_file", "no_proxy", "proxies", "values")

    def __init__(self, get: Callable[[str], str | None]) -> None:
        self.values: dict[str, SourcedValue] = {}
        for field, variable in ENVIRONMENT.items():
            text = get(variable)
            if text and text.strip():
                self.values[field] = sourced(
                    field, text if field in SECRET_FIELDS else text.strip(), f"variable {variable}"
                )
        self.config_file = (get(FILE_VARIABLE) or "").strip() or None
        self.application_data = (get("APPDATA") or "").strip() or None
        self.proxies: dict[str, SourcedValue] = {}
        for scheme in ("https", "http", "all"):
            # In a CGI script HTTP_PROXY is the request header "Proxy", which the client controls (CVE-2016-5385).
            upper = () if scheme == "http" and get("REQUEST_METHOD") else (f"{scheme}_proxy".upper(),)
            for variable in (f"{scheme}_proxy", *upper):
                text = get(variable)
                if text and text.strip():
                    self.proxies[scheme] = sourced("proxy", text.strip(), f"variable {variable}")
                    break
        self.no_proxy = (get("no_proxy") or get("NO_PROXY") or "").strip()


def from_environment() -> EnvironmentVariables:
    """Read the environment; an empty value counts as unset."""
    return EnvironmentVariables(os.environ.get)


def sourced(field: str, value: Any, source: str) -> SourcedValue:
    """Return a value with its source, after the converter of its field: a secret is wrapped in a SecretString."""
    convert = FIELDS[field].converter if field in FIELDS else None
    return SourcedValue(value if convert is None else convert(value), source)


def without(layer: Given, names: frozenset[str]) -> Given:
    """Return the values of a layer without the fields `names`."""
    return {name: found for name, found in layer.items() if name not in names} if names else layer


def from_file(named: str | None) -> dict[str, SourcedValue]:
    """Read the fields of the config file: `named` by the environment, or the default file, which may be missing.

    Raises `ConfigurationError` for a file that cannot be read, is no regular file of at most 1 MiB, or is not a JSON
    object in UTF-8.
    """
    name = os.path.expanduser(named or DEFAULT_FILE)
    origin = f"named by {FILE_VARIABLE}" if named else "the default file"
    fields, problem = _read(name)
    if problem == _ABSENT and not named:
        return {}
    if problem:
        raise ConfigurationError(f"config file {name} ({origin}) {problem}", field="config_file")
    return fields


_ABSENT = "does not exist"


def _read(name: str) -> tuple[dict[str, SourcedValue], str | None]:
    try:
        content, mode = read_file(name)
    except (FileNotFoundError, NotADirectoryError):
        return {}, _ABSENT
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return {}, f"cannot be read: {reason}"
    if os.name == "posix" and mode & 0o077:
        _log.warning("config file %s can be read by other users (mode %03o): chmod 600 it", name, mode & 0o777)
    return _parsed(content, name)


def _parsed(content: bytes, name: str) -> tuple[dict[str, SourcedValue], str | None]:
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        return {}, f"is not JSON: {error.msg} at line {error.lineno}, column {error.colno}"
    except UnicodeDecodeError as error:
        return {}, f"is not UTF-8 (byte {error.start})"
    except RecursionError:
        return {}, "is nested too deeply"
    except ValueError:
        return {}, "is not JSON: it contains a number with too many digits"
    if not isinstance(data, dict):
        return {}, f"must contain a JSON object, not {_JSON_TYPES[type(data)]}"
    return {key: sourced(key, value, f"config file {name}") for key, value in data.items()}, None


_JSON_TYPES = {
    list: "a list",
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "a boolean",
    type(None): "null",
}


def environment_proxy(
    environment: EnvironmentVariables, scheme: str, host: str, port: int | None
) -> SourcedValue | None:
    """Return the environment's proxy for an address (of the scheme, else ALL_PROXY); None where NO_PROXY matches."""
    found = environment.proxies.get(scheme) or environment.proxies.get("all")
    if found is None or not environment.no_proxy:
        return found
    load("integrations_anthropic._config.no_proxy")
    from .no_proxy import bypassed  # imports `ipaddress`, which is slow to import and seldom needed

    return None if bypassed(environment.no_proxy, scheme, host, port) else found


def shown_value(name: str, value: Any) -> str:
    """Return a value as readable text: no secrets, and of custom objects only the type."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return repr(value)
    if name == "proxy":
        return addresses.masked(value)
    if isinstance(value, (SecretString, SecretFunction)):
        return REDACTED if isinstance(value, SecretString) else repr(value)
    if name == "default_headers":
        return f"{{{', '.join(f'{key}: {REDACTED}' for key in value)}}}"
    if isinstance(value, tuple) or type(value).__module__ == RetryPolicy.__module__:
        return repr(value)
    return f"<{type(value).__qualname__}>"
