"""The libraries of the platforms, which extras of the package install."""

from __future__ import annotations

from importlib.util import find_spec

from ...errors import ConfigurationError

__all__ = ["check_installed"]


def check_installed(package: str, extra: str, platform: str) -> None:
    """Raise ConfigurationError, with what to install, where the library of a platform is missing. Imports nothing."""
    top = package.partition(".")[0]
    if find_spec(top) is None or find_spec(package) is None:
        raise ConfigurationError(
            f"{platform}: its credentials need the package {package}: pip install 'integrations-anthropic[{extra}]'"
        )
