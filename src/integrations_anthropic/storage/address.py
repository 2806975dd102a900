"""The address of a shared storage as the package `limits` takes it, and the part of it that may be shown."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any, NamedTuple

from .._config.storage_url import InvalidStorageURL, StorageURL, parse_storage_url
from ..errors import ConfigurationError

__all__ = ["Address", "parse_address"]

PREFIX = "integrations-anthropic"
_SENTINEL = "sentinel_"


class Address(NamedTuple):
    """The address of a Redis or Valkey, and the prefix of the keys of this package."""

    library: str
    """The Python package that connects to it: `redis`, or `valkey`."""
    form: str
    """`basic`, `unix`, `sentinel` or `cluster`."""
    tls: bool
    uri: str
    """For `storage_from_string`: without user, password and parameters."""
    options: dict[str, Any]
    """User, password, database and certificates, as arguments of a client."""
    sentinel_options: dict[str, Any]
    """User and password of the sentinels."""
    shown: str
    """Hosts and ports, for logs and errors."""
    prefix: str
    """The prefix of every key; `?prefix=` in the address."""

    def __repr__(self) -> str:
        return f"Address({self.shown!r}, prefix={self.prefix!r})"


def parse_address(value: str) -> Address | None:
    """Parse the address of a storage; None for `memory://`. ConfigurationError for one that is not valid."""
    try:
        url = parse_storage_url(value)
    except InvalidStorageURL as problem:
        raise ConfigurationError(f"rate_limits.storage {problem}", field="rate_limits.storage") from None
    if url is None:
        return None
    options = dict(url.parameters)
    prefix = options.pop("prefix", "") or PREFIX
    sentinel = {name.removeprefix(_SENTINEL): options.pop(name) for name in list(options) if name.startswith(_SENTINEL)}
    hosts = ",".join(f"[{host}]:{port}" if ":" in host else f"{host}:{port}" for host, port in url.hosts)
    library = _library(url)
    return Address(library, url.form, url.tls, _uri(url, library, hosts), options, sentinel, hosts or url.path, prefix)


def _library(url: StorageURL) -> str:
    # redis-py speaks to a Valkey as well. Without either, it is Valkey's own that an error asks for.
    without_its_own = url.library == "valkey" and find_spec("valkey") is None
    return "redis" if without_its_own and find_spec("redis") is not None else url.library


def _uri(url: StorageURL, library: str, hosts: str) -> str:
    if url.form == "unix":
        return f"{library}+unix://{url.path}"
    if url.form == "basic":
        return f"{library}{'s' if url.tls else ''}://{hosts}"
    return f"{library}+{url.form}://{hosts}" + (f"/{url.path}" if url.path else "")
