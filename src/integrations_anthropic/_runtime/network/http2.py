"""Whether HTTP/2 is offered: where the extra is installed, unless it is turned off."""

from __future__ import annotations

from importlib.util import find_spec

from ...errors import ConfigurationError

__all__ = ["check_http2", "wants_http2"]


def wants_http2(setting: object, base_url: str) -> bool:
    """Whether connections to `base_url` offer HTTP/2; over plain text they never do."""
    return base_url.startswith("https:") and (setting is True or (setting == "auto" and _installed()))


def check_http2(setting: object) -> None:
    """Raise ConfigurationError where HTTP/2 is asked for and cannot be spoken."""
    if setting is True and not _installed():
        raise ConfigurationError(
            "http2=True needs the package h2: pip install 'integrations-anthropic[http2]', or leave it at \"auto\"",
            field="http2",
        )


def _installed() -> bool:
    return find_spec("h2") is not None
