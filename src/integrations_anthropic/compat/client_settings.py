"""What a client of the official package is built with by default."""

from __future__ import annotations

import logging
import platform
from collections.abc import Mapping
from typing import Any

from ..errors import ConfigurationError
from .arguments import NotGiven, Omit, timeouts
from .errors.arguments import OptionTypeError

__all__ = [
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT_SECONDS",
    "HEADERS",
    "RETRY_COUNT",
    "check_http_client",
    "checked_retries",
    "environment_headers",
    "limits_of",
    "log_as_asked",
    "merged",
    "named_options",
    "refuse_options",
    "sent_headers",
    "timeout_of",
]

DEFAULT_TIMEOUT_SECONDS = 600.0
DEFAULT_MAX_RETRIES = 2

HEADERS = {
    "x-stainless-lang": "python",
    "x-stainless-runtime": platform.python_implementation(),
    "x-stainless-runtime-version": platform.python_version(),
}
"""Headers of the official client that proxies and gateways may look at: only those that are true of this one too."""

RETRY_COUNT = "x-stainless-retry-count"
"""Header of each attempt: how many were made for the call before it."""

_NEEDED = frozenset({"anthropic-version", "authorization", "content-type", "host", "x-api-key"})
_OF_HTTPX = dict.fromkeys(("connect", "read", "write", "pool"), 5.0)
"""The time limits of a client of httpx that was given none."""

_MISSING = {
    "config": "pass api_key= or auth_token=",
    "credentials": "pass auth_token=, or auth= with an object that gives the headers of a request",
    "middleware": "pass transport=, or an http_client= with event hooks",
    "open_telemetry": "pass telemetry=",
}
"""Options of the official client that there are none of here, and what to use instead."""


def refuse_options(options: dict[str, Any]) -> None:
    """Raise ConfigurationError for an option of the official client that this one does not have; None is no option."""
    for name in options.keys() & _MISSING.keys():
        if options.pop(name) is not None:
            raise ConfigurationError(f"{name}: not available in compat; {_MISSING[name]}", field=name)


def checked_retries(max_retries: Any) -> int:
    """The number of retries. Raises OptionTypeError for None, which stands for no number."""
    if max_retries is None:
        text = "max_retries cannot be None; give 0 for no retries, or leave it out for the default"
        raise OptionTypeError(text, field="max_retries")
    retries: int = max_retries
    return retries


def check_http_client(given: Any, wanted: str) -> None:
    """Raise OptionTypeError for a client of httpx of the other kind. `wanted`: `Client` or `AsyncClient`."""
    other = "Client" if wanted == "AsyncClient" else "AsyncClient"
    if any(cls.__name__ == other and cls.__module__.startswith("httpx") for cls in type(given).__mro__):
        text = f"Invalid `http_client` argument: it must be an httpx.{wanted}, not an httpx.{other}"
        raise OptionTypeError(text, field="http_client")


def environment_headers(environment: Mapping[str, str]) -> dict[str, str]:
    """The headers of `ANTHROPIC_CUSTOM_HEADERS`: one `name: value` a line."""
    lines = environment.get("ANTHROPIC_CUSTOM_HEADERS", "").splitlines()
    pairs = (line.split(":", 1) for line in lines if ":" in line)
    return {name.strip(): value.strip() for name, value in pairs}


def named_options(api_key: Any, auth_token: Any, webhook_key: Any, base_url: Any, http_client: Any) -> dict[str, Any]:
    """These options as the client of this package names them; without those that are None."""
    options = {
        "api_key": api_key,
        "auth_token": auth_token,
        "webhook_secret": webhook_key,
        "base_url": None if base_url is None else str(base_url),
        "http_client": http_client,
    }
    return {name: value for name, value in options.items() if value is not None}


def merged(
    name: str, own: Mapping[str, Any], added: Mapping[str, Any] | None, replaced: Mapping[str, Any] | None
) -> dict[str, Any]:
    """The headers or query of a copy: its own with those `added`, or those `replaced`. ValueError for both."""
    if added is not None and replaced is not None:
        raise ValueError(f"`{name}` and `set_{name}` arguments are mutually exclusive")
    return dict(replaced) if replaced is not None else {**own, **(added or {})}


def sent_headers(own: Mapping[str, Any]) -> dict[str, str]:
    """The headers of a client: these, and those of `HEADERS`, without what is `omit`.

    Raises ConfigurationError for one that cannot be left out, since the client needs it.
    """
    omitted = {name.lower() for name, value in own.items() if isinstance(value, Omit)}
    kept = {name.lower() for name, value in own.items() if not isinstance(value, Omit)} | HEADERS.keys()
    if needed := sorted((omitted - kept) & _NEEDED):
        raise ConfigurationError(f"default_headers: {needed[0]} cannot be omitted", field="default_headers")
    everything = {**HEADERS, **own}
    return {name: value for name, value in everything.items() if name.lower() not in omitted}


def timeout_of(timeout: Any, http_client: Any) -> Any:
    """The time limit of a client: as given, else what the client of httpx was given, if anything."""
    own = getattr(http_client, "timeout", None)
    if isinstance(timeout, NotGiven) and own is not None and own.as_dict() != _OF_HTTPX:
        return own
    return timeout


def limits_of(timeout: Any) -> dict[str, Any]:
    """The options of a client for what `timeout_of` returned."""
    default = {"timeout": DEFAULT_TIMEOUT_SECONDS, "connect_timeout": 5.0}
    return default if isinstance(timeout, NotGiven) else timeouts(timeout)


def log_as_asked(environment: Mapping[str, str]) -> None:
    """Write the log of this package to stderr where `ANTHROPIC_LOG` is `debug` or `info`.

    Where the program has set up logging, its handlers are left to write it.
    """
    level = environment.get("ANTHROPIC_LOG", "").upper()
    if level not in ("DEBUG", "INFO"):
        return
    logger = logging.getLogger("integrations_anthropic")
    logger.setLevel(level)
    if not logging.getLogger().handlers and all(isinstance(one, logging.NullHandler) for one in logger.handlers):
        from ..telemetry.logging_config import configure_logging

        configure_logging(level, json=False)
