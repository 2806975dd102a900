"""What a configured value may be.

A check takes a value and returns `(value as it is used, None)` or `(None, what is wrong)`. It never raises, so that no
frame of a `ConfigurationError` holds the value that was refused: it may be a secret.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Mapping
from typing import Any

from .._redact import scrubbed
from ..errors import ConfigurationError
from ..meta import Headers
from ..secrets import SecretString, header_problem

Validated = tuple[Any, str | None]
Validator = Callable[[Any], Validated]

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_LEVEL_NUMBERS = dict(zip((10, 20, 30, 40, 50), LEVELS, strict=True))
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


def shown(value: object) -> str:
    """A value in an error: numbers and booleans as they are, of anything else only the type."""
    return repr(value) if isinstance(value, (bool, int, float)) else type(value).__name__


def number(*, above: float | None = None, least: float | None = None, most: float | None = None) -> Validator:
    """A finite number, from text too (the environment has nothing else); a bool is none."""
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


def whole(*, least: int) -> Validator:
    """A whole number of at least `least`, from text too; a bool is none."""

    def check(value: Any) -> Validated:
        found = value
        if isinstance(value, str) and re.fullmatch(r"\s*[+-]?[0-9]{1,18}\s*", value):
            found = int(value)
        if isinstance(found, bool) or not isinstance(found, int) or found < least:
            return None, f"must be a whole number of at least {least}, not {_quoted(value)}"
        return int(found), None

    return check


def one_of(*choices: object) -> Validator:
    """One of `choices`, compared with its type: `1` is not `True`."""

    def check(value: Any) -> Validated:
        if any(value is c or (type(value) is type(c) is str and value == c) for c in choices):
            return value, None
        return None, f"must be one of {', '.join(map(repr, choices))}, not {_quoted(value)}"

    return check


def anything(value: Any) -> Validated:
    """Left to whoever uses it: objects that speak a protocol."""
    return value, None


def plain_function(value: Any) -> Validated:
    """Something that can be called and gives its answer at once: both clients use it, and one of them cannot await."""
    from inspect import iscoroutinefunction

    if not callable(value):
        return None, f"must be callable, not {shown(value)}"
    if iscoroutinefunction(value) or iscoroutinefunction(getattr(value, "__call__", None)):  # noqa: B004 - its code
        return None, "must be a plain function, not an async one: start a task in it where something is to be awaited"
    return value, None


def credential(value: Any) -> Validated:
    """A secret that fits into a header."""
    if isinstance(value, str):
        value = SecretString(value)
    if not isinstance(value, SecretString):
        return None, f"must be a str or a SecretString, not {type(value).__name__}"
    try:
        problem = header_problem(value)
    except ConfigurationError as error:
        problem = f"cannot be used: {error.message}"
    return (None, f"{problem}; a key is one line of printable characters") if problem else (value, None)


def header_text(value: Any) -> Validated:
    """A text that fits into a header."""
    if not isinstance(value, str):
        return None, f"must be a str, not {shown(value)}"
    problem = header_problem(SecretString(value))
    return (None, problem) if problem else (value, None)


def headers(value: Any) -> Validated:
    """Header names and values. Values are never shown: they may be secrets."""
    if not isinstance(value, Mapping):
        return None, f"must be a mapping of header names to values, not {shown(value)}"
    for name, text in value.items():
        if not isinstance(name, str) or not _HEADER_NAME.fullmatch(name):
            return None, "holds a header name that is no token (letters, digits and -_. for example)"
        if not isinstance(text, str):
            return None, f"header {name}: must be a str, not {type(text).__name__}"
        problem = header_problem(SecretString(text)) if text else None
        if problem:
            return None, f"header {name} {problem}"
    return Headers(value), None


def features(value: Any) -> Validated:
    """Names of beta features: a list of them, or one text with commas."""
    names = value.split(",") if isinstance(value, str) else value
    if not isinstance(names, (list, tuple, set, frozenset)):
        return None, f"must be names in a list, or one text with commas, not {shown(value)}"
    found: dict[str, None] = {}
    for name in names:
        if not isinstance(name, str) or not re.fullmatch(r"\s*[!-+\--~]*\s*", name):
            return None, "holds a name that is not printable ASCII without commas and spaces"
        if name.strip():
            found[name.strip()] = None
    return tuple(found), None


def log_level(value: Any) -> Validated:
    """One of the five levels, by name in any case or by number."""
    name = _LEVEL_NUMBERS.get(value) if isinstance(value, int) and not isinstance(value, bool) else None
    if isinstance(value, str):
        name = {"WARN": "WARNING", "FATAL": "CRITICAL"}.get(value.strip().upper(), value.strip().upper())
    if name not in LEVELS:
        return None, f"must be one of {', '.join(LEVELS)}, not {_quoted(value)}"
    return name, None


def path(value: Any) -> Validated:
    """A file or folder; `~` is expanded. Whether it can be read is seen when it is."""
    try:
        found = os.fspath(value)
    except TypeError:
        return None, f"must be a path, not {shown(value)}"
    if not isinstance(found, str) or not found or "\0" in found:
        return None, "must be a non-empty path"
    return os.path.expanduser(found), None


def client_cert(value: Any) -> Validated:
    """A path (certificate and key in one file), or `(certificate, key)`, or `(certificate, key, password)`."""
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
            return None, f"{accepted}; the password is a str"
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
    """For values that are no secrets: short texts are shown, but none that a key pasted into the wrong field may be."""
    return repr(scrubbed(value)) if isinstance(value, str) and len(value) <= 24 else shown(value)
