"""Versions of what is at work: the package, Python, the libraries it needs, and its extras."""

from __future__ import annotations

import platform
import re
import ssl
import sys
from importlib.metadata import PackageNotFoundError, requires, version

from ..._version import __version__

DISTRIBUTION = "integrations-anthropic"
EVERYTHING = "all"
"""The extra of all extras."""
_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)[^;]*(?:;.*?extra == ['\"](?P<extra>[\w-]+)['\"])?")


def versions() -> dict[str, str]:
    """The name and version of each; "not installed" for a library that is missing."""
    found = {
        DISTRIBUTION: __version__,
        "python": f"{platform.python_version()} ({platform.python_implementation()}, {sys.executable})",
        "platform": platform.platform(),
        "openssl": ssl.OPENSSL_VERSION,
    }
    return found | {name: _version(name) for name, extra in _requirements() if extra is None}


def extras() -> dict[str, bool]:
    """The extras of the package, and whether what each needs is installed."""
    found: dict[str, bool] = {}
    for name, extra in _requirements():
        if extra is not None and extra != EVERYTHING:
            found[extra] = found.get(extra, True) and _version(name) != _ABSENT
    return dict(sorted(found.items()))


_ABSENT = "not installed"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return _ABSENT


def _requirements() -> list[tuple[str, str | None]]:
    """(library, extra that needs it) of each requirement; none where the package runs without being installed."""
    try:
        lines = requires(DISTRIBUTION) or []
    except PackageNotFoundError:
        return []
    found = (_REQUIREMENT.match(line) for line in lines)
    return [(match["name"], match["extra"]) for match in found if match is not None]
