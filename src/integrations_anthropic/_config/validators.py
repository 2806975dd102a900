"""Checks of configured values.

A check takes a value and returns `(value as it is used, None)` or `(None, what is wrong)`. It never raises, so that no
frame of a `ConfigurationError` holds the refused value, which may be a secret.
"""

from __future__ import annotations

import logging
import math
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from .._loading.lazy_import import load
from .._redact import scrubbed
from ..errors import ConfigurationError
from ..meta import Headers
from ..secrets import SecretString, header_problem
from .connection_headers import CONNECTION_HEADERS

Validated = tuple[Any, str | None]
Validator = Callable[[Any], Validated]

HISTOGRAMS = ("anthropic_request_duration_seconds", "anthropic_time_to_first_token_seconds")
_BOUNDS = "1 to 100 rising finite numbers above 0"

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_LEVEL_NUMBERS = dict(zip((10, 20, 30, 40, 50), LEVELS, strict=True))
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_WEBHOOK_SECRET = re.compile(r"(?:whsec_)?[A-Za-z0-9+/_-]{2,}={0,2}")
_TYPE_NAMES = {str: "a string", list: "a list", dict: "an object", type(None): "None"}


def described(value: object) -> str:
    """Describe a value in an error: a number or boolean by its value, anything else by its type."""
    if isinstance(value, (bool, int, float)):
        return repr(value)
    return _TYPE_NAMES.get(type(value), type(value).__name__)


def seal_password(value: Any) -> Any:
    """Wrap the password of a client certificate, `(certificate, key, password)`, in a `SecretString`."""
    if isinstance(value, (tuple, list)) and len(value) == 3 and isinstance(value[2], str):
        return (value[0], value[1], SecretString(value[2]))
    return value


def collect(value: Iterable[str] | str) -> Any:
    """Turn an iterator, which can be read only once, into a tuple."""
    return tuple(value) if isinstance(value, Iterator) else value


def number(*, above: float | None = None, least: float | None = None, most: float | None = None) -> Validator:
    """Check for a finite number, or a string of one, as environment variables are strings. A boolean is refused."""
    bound = f" above {above:g}" if above is not None else f" of at least {least:g}" if least is not None else ""
    bound += f" and at most {most:g}" if most is not None else ""

    def check(value: Any) -> Validated:
        found = _float(value)
        fits = found is not None and math.isfinite(found)
        fits = fits and (above is None or found > above) and (least is None or found >= least)  # type: ignore[operator]  # fits: not None
        if not fits or (most is not None and found > most):  # type: ignore[operator]  # fits: not None
            return None, f"must be a finite number{bound}, not {_quoted(value)}"
        return found, None

    return check


def integer(*, least: int) -> Validator:
    """Check for an integer of at least `least`, or a string of one. A boolean is refused."""

    def check(value: Any) -> Validated:
        found = value
        if isinstance(value, str) and re.fullmatch(r"\s*[+-]?[0-9]{1,18}\s*", value):
            found = int(value)
        if isinstance(found, bool) or not isinstance(found, int) or found < least:
            return None, f"must be an integer of at least {least}, not {_quoted(value)}"
        return int(found), None

    return check


def one_of(*choices: object) -> Validator:
    """Check for one of `choices`; the type counts: `1` is not `True`."""

    def check(value: Any) -> Validated:
        if any(value is c or (type(value) is type(c) is str and value == c) for c in choices):
            return value, None
        return None, f"must be one of {', '.join(map(repr, choices))}, not {_quoted(value)}"

    return check


def anything(value: Any) -> Validated:
    """Accept any object; `check_components` checks its methods when the client is built."""
    return value, None


def logger(value: Any) -> Validated:
    """Accept any object, like `anything`; one of structlog or loguru gets the methods that are used."""
    if value is None or isinstance(value, logging.Logger | logging.LoggerAdapter):
        return value, None
    load("integrations_anthropic._runtime.structured_loggers")
    from .._runtime.structured_loggers import as_logger

    return as_logger(value), None


def function(value: Any) -> Validated:
    """Check for a callable; whether it may be async depends on the client."""
    return (value, None) if callable(value) else (None, f"must be callable, not {described(value)}")


def buckets(value: Any) -> Validated:
    """Check for the bounds of buckets, or such bounds by name of the histogram."""
    if not isinstance(value, Mapping):
        return (value, None) if _are_bounds(value) else (None, f"must be {_BOUNDS}, not {_quoted(value)}")
    for name, bounds in value.items():
        if name not in HISTOGRAMS:
            return None, f"has {name!r}, which is not a histogram: {' and '.join(HISTOGRAMS)} are"
        if not _are_bounds(bounds):
            return None, f"must be {_BOUNDS} for {name}, not {_quoted(bounds)}"
    return value, None


def _are_bounds(value: Any) -> bool:
    if not isinstance(value, Sequence) or isinstance(value, (str, bytes)) or not 1 <= len(value) <= 100:
        return False
    if any(isinstance(bound, str) for bound in value):
        return False
    # An integer may be beyond any float.
    bounds = [_float(bound) for bound in value]
    if not all(bound is not None and 0 < bound < math.inf for bound in bounds):
        return False
    return all(low < high for low, high in pairwise(bounds))  # type: ignore[operator]  # none is None


def sync_function(value: Any) -> Validated:
    """Check for a callable that is not a coroutine function: both clients call it, and the sync one cannot await."""
    from inspect import iscoroutinefunction

    if not callable(value):
        return None, f"must be callable, not {described(value)}"
    if iscoroutinefunction(value) or iscoroutinefunction(getattr(value, "__call__", None)):  # noqa: B004 - its code
        return None, "must be a plain function, not an async one; it may start a task for what has to be awaited"
    return value, None


def credential(value: Any) -> Validated:
    """Check for a secret that can be sent as a header."""
    if isinstance(value, str):
        value = SecretString(value)
    if not isinstance(value, SecretString):
        return None, f"must be a string or a SecretString, not {described(value)}"
    try:
        problem = header_problem(value)
    except ConfigurationError as error:
        problem = f"cannot be used: {error.message}"
    return (None, f"{problem}; expected one line of printable characters") if problem else (value, None)


def webhook_secrets(value: Any) -> Validated:
    """Check for one or more secrets of webhooks; a string may have several, with commas or spaces between them."""
    given = value if isinstance(value, tuple) else (value,)
    if not all(isinstance(secret, SecretString) for secret in given):
        return None, f"must be a string or a SecretString, or a list of them, not {described(value)}"
    try:
        found = [SecretString(text) for secret in given for text in re.split(r"[\s,]+", secret.expose_secret()) if text]
    except ConfigurationError as error:
        return None, f"cannot be used: {error.message}"
    if not found or not all(_WEBHOOK_SECRET.fullmatch(secret.expose_secret()) for secret in found):
        return None, "must be `whsec_` followed by base64, as the Console shows it"
    return tuple(found), None


def header_string(value: Any) -> Validated:
    """Check for a string that can be sent as a header."""
    if not isinstance(value, str):
        return None, f"must be a string, not {described(value)}"
    problem = header_problem(SecretString(value))
    return (None, problem) if problem else (value, None)


def headers(value: Any) -> Validated:
    """Check header names and values. Errors never contain values, which may be secrets."""
    if not isinstance(value, Mapping):
        return None, f"must be a mapping of header names to values, not {described(value)}"
    for name, text in value.items():
        if not isinstance(name, str) or not _HEADER_NAME.fullmatch(name):
            return None, "contains an invalid header name: only letters, digits and !#$%&'*+-.^_`|~ are allowed"
        if name.lower() in CONNECTION_HEADERS:
            return None, f"header {name}: belongs to the connection, and is set by the HTTP library"
        if not isinstance(text, str):
            return None, f"header {name}: must be a string, not {described(text)}"
        problem = header_problem(SecretString(text)) if text else None
        if problem:
            return None, f"header {name} {problem}"
    return Headers(value), None


def features(value: Any) -> Validated:
    """Check names of beta features: any iterable of strings, or one string with commas."""
    names = value.split(",") if isinstance(value, str) else value
    if not isinstance(names, Iterable) or isinstance(names, (bytes, bytearray, Mapping)):
        return None, f"must be a list of names, or one string with commas, not {described(value)}"
    found: dict[str, None] = {}
    for name in names:
        if not isinstance(name, str) or not re.fullmatch(r"\s*[!-+\--~]*\s*", name):
            return None, "contains an invalid name: only printable ASCII without commas and spaces is allowed"
        if name.strip():
            found[name.strip()] = None
    return tuple(found), None


def log_level(value: Any) -> Validated:
    """Check for one of the five levels, by name in any case or by number."""
    name = _LEVEL_NUMBERS.get(value) if isinstance(value, int) and not isinstance(value, bool) else None
    if isinstance(value, str):
        name = {"WARN": "WARNING", "FATAL": "CRITICAL"}.get(value.strip().upper(), value.strip().upper())
    if name not in LEVELS:
        return None, f"must be one of {', '.join(LEVELS)}, not {_quoted(value)}"
    return name, None


def path(value: Any) -> Validated:
    """Check for the path of a file or directory and expand `~`. The file is not opened here."""
    try:
        found = os.fspath(value)
    except TypeError:
        return None, f"must be a path, not {described(value)}"
    if not isinstance(found, str) or not found or "\0" in found:
        return None, "must be a non-empty path"
    return os.path.expanduser(found), None


def client_cert(value: Any) -> Validated:
    """Check for a path (certificate and key in one file), `(certificate, key)` or `(certificate, key, password)`."""
    parts = list(value) if isinstance(value, (list, tuple)) else [value]
    accepted = "must be a path, or (certificate, key), or (certificate, key, password)"
    if not 1 <= len(parts) <= 3:
        return None, accepted
    found: list[Any] = []
    for part in parts[:2]:
        name, problem = path(part) if part is not None else (None, None)
        if problem:
            return None, accepted
        found.append(name)
    if found[0] is None:
        return None, accepted
    if len(parts) == 3 and parts[2] is not None:
        if not isinstance(parts[2], (str, SecretString)):
            return None, f"{accepted}; the password must be a string"
        found.append(parts[2] if isinstance(parts[2], SecretString) else SecretString(parts[2]))
    return tuple(found + [None] * (3 - len(found))), None


def _float(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    if isinstance(value, str) and not re.fullmatch(
        r"\s*[+-]?[0-9]{1,300}(\.[0-9]*)?(e[+-]?[0-9]{1,3})?\s*", value, re.I
    ):
        return None
    try:
        return float(value)
    except OverflowError:
        return None


def _quoted(value: object) -> str:
    """Quote a short string that looks like no credential, in case a key was given for this field; else describe it."""
    return repr(scrubbed(value)) if isinstance(value, str) and len(value) <= 24 else described(value)
