"""Whether HTTP/2 is offered: where it is asked for, because a call costs three to seven times the CPU of HTTP/1.1's."""

from __future__ import annotations

from importlib.util import find_spec

from ...errors import ConfigurationError

__all__ = ["check_http2", "wants_http2"]


def wants_http2(setting: object, base_url: str) -> bool:
    """Whether connections to `base_url` offer HTTP/2: "auto" does not (`docs/performance.md`), plain text never."""
    return setting is True and base_url.startswith("https:")


def check_http2(setting: object) -> None:
    """Raise ConfigurationError where HTTP/2 is asked for and cannot be spoken."""
    if setting is True and not _installed():
        raise ConfigurationError(
            "http2=True needs the package h2: pip install 'integrations-anthropic[http2]', or leave it at \"auto\"",
            field="http2",
        )


def _installed() -> bool:
    return find_spec("h2") is not None
