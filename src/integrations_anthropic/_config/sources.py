"""Where configuration comes from beside arguments: the environment and one JSON file.

The only module that reads the environment, once for each client that is built. A `SourcedValue` hides its value from `repr`,
and no function here raises while a key is in its locals: whoever prints the locals of a traceback sees none.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from typing import Any

from ..errors import ConfigurationError
from ..secrets import SecretString

_log = logging.getLogger("integrations_anthropic.config")

ENVIRONMENT: dict[str, str] = {
    "api_key": "ANTHROPIC_API_KEY",
    "auth_token": "ANTHROPIC_AUTH_TOKEN",
    "admin_api_key": "ANTHROPIC_ADMIN_KEY",
    "base_url": "ANTHROPIC_BASE_URL",
    "api_version": "ANTHROPIC_API_VERSION",
    "timeout": "ANTHROPIC_TIMEOUT_SECS",
    "max_retries": "ANTHROPIC_MAX_RETRIES",
    "beta_features": "ANTHROPIC_BETA_FEATURES",
    "log_level": "ANTHROPIC_LOG_LEVEL",
    "ssl_cert_file": "SSL_CERT_FILE",
    "ssl_cert_dir": "SSL_CERT_DIR",
}
"""Field -> variable."""

SECRET_FIELDS = frozenset({"api_key", "auth_token", "admin_api_key", "proxy"})
FILE_VARIABLE = "ANTHROPIC_CONFIG_FILE"
DEFAULT_FILE = "~/.anthropic/config.json"


class SourcedValue:
    """A value and where it was found; the value is not in its repr."""

    __slots__ = ("source", "value")

    def __init__(self, value: Any, source: str) -> None:
        self.value = value
        self.source = source

    def __repr__(self) -> str:
        return f"SourcedValue(in {self.source})"


class Environment:
    """What the environment said when a client was built."""

    __slots__ = ("config_file", "no_proxy", "proxies", "values")

    def __init__(self, get: Callable[[str], str | None]) -> None:
        self.values: dict[str, SourcedValue] = {}
        for field, variable in ENVIRONMENT.items():
            text = get(variable)
            if text and text.strip():
                self.values[field] = sealed(
                    field, text if field in SECRET_FIELDS else text.strip(), f"variable {variable}"
                )
        self.config_file = (get(FILE_VARIABLE) or "").strip() or None
        self.proxies: dict[str, SourcedValue] = {}
        for scheme in ("https", "http", "all"):
            # A CGI script's HTTP_PROXY is the request header "Proxy", set by whoever asks (CVE-2016-5385).
            upper = () if scheme == "http" and get("REQUEST_METHOD") else (f"{scheme}_proxy".upper(),)
            for variable in (f"{scheme}_proxy", *upper):
                text = get(variable)
                if text and text.strip():
                    self.proxies[scheme] = sealed("proxy", text.strip(), f"variable {variable}")
                    break
        self.no_proxy = (get("no_proxy") or get("NO_PROXY") or "").strip()


def from_environment() -> Environment:
    """Reads the environment; an empty value counts as unset."""
    return Environment(os.environ.get)


def sealed(field: str, value: Any, source: str) -> SourcedValue:
    """A value with its secret, where the field is one, wrapped up."""
    return SourcedValue(SecretString(value) if field in SECRET_FIELDS and isinstance(value, str) else value, source)


def from_file(named: str | None) -> dict[str, SourcedValue]:
    """The fields in the config file: `named` by the environment, or the default one, which need not exist.

    Raises `ConfigurationError` for a file that cannot be read, or is no JSON object in UTF-8.
    """
    name = os.path.expanduser(named or DEFAULT_FILE)
    origin = f"{FILE_VARIABLE} names it" if named else "the default place"
    fields, problem = _read(name)
    if problem == _ABSENT and not named:
        return {}
    if problem:
        raise ConfigurationError(f"config file {name} ({origin}) {problem}", field="config_file")
    return fields


_ABSENT = "does not exist"


def _read(name: str) -> tuple[dict[str, SourcedValue], str | None]:
    try:
        with open(name, "rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            content = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return {}, _ABSENT
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return {}, f"cannot be read: {reason}"
    if os.name == "posix" and mode & 0o077:
        _log.warning("config file %s may be read by others (mode %03o): chmod 600 it", name, mode & 0o777)
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
        return {}, "is not JSON: it holds a number that is too long"
    if not isinstance(data, dict):
        return {}, f"must hold a JSON object, not a {type(data).__name__}"
    return {key: sealed(key, value, f"config file {name}") for key, value in data.items()}, None


def environment_proxy(environment: Environment, scheme: str, host: str, port: int | None) -> SourcedValue | None:
    """The proxy the environment has for an address, or None: the scheme's own, then ALL_PROXY, unless NO_PROXY."""
    found = environment.proxies.get(scheme) or environment.proxies.get("all")
    if found is None or not environment.no_proxy:
        return found
    from .no_proxy import bypassed  # the standard library's addresses are slow to import, and seldom needed

    return None if bypassed(environment.no_proxy, scheme, host, port) else found


def warn_unknown(names: list[str], source: str) -> None:
    """Logs the keys of a file that mean nothing."""
    if names:
        _log.warning("%s: unknown keys are ignored: %s", source, ", ".join(sorted(names)))
