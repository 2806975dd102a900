"""Whether a SOCKS proxy can be used: where the extra is installed."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from ..errors import ConfigurationError

if TYPE_CHECKING:
    from ..secrets import SecretString

__all__ = ["check_socks"]


def check_socks(proxy: SecretString | None, source: str) -> None:
    """Raise ConfigurationError where `proxy`, which comes from `source`, is a SOCKS proxy and cannot be spoken to."""
    if proxy is not None and proxy.expose_secret().startswith("socks") and find_spec("socksio") is None:
        raise ConfigurationError(
            f"proxy (from {source}): a SOCKS proxy needs the package socksio: "
            "pip install 'integrations-anthropic[socks]', or pass proxy=None for no proxy",
            field="proxy",
        )
