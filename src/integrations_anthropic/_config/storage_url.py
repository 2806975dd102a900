"""The URL of a storage: `memory://`, or a Redis or Valkey in one of its forms. It may hold a password: errors hide it.

`redis://host:port/db`, `rediss://` with TLS, `redis+unix:///path`, `redis+sentinel://host:port,host:port/service`,
`redis+cluster://host:port,host:port`, and the same with `valkey`. These are the schemes of the package `limits`:
https://limits.readthedocs.io/en/stable/storage.html
"""

from __future__ import annotations

from collections.abc import Iterable
from os.path import exists
from typing import Any, Literal, NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from .validators import Validated, described

__all__ = ["InvalidStorageURL", "StorageURL", "parse_storage_url", "storage"]

MEMORY = "memory"
Form = Literal["basic", "unix", "sentinel", "cluster"]
# Scheme: library, form, TLS.
_SCHEMES: dict[str, tuple[str, Form, bool]] = {
    "redis": ("redis", "basic", False),
    "rediss": ("redis", "basic", True),
    "redis+unix": ("redis", "unix", False),
    "redis+sentinel": ("redis", "sentinel", False),
    "redis+cluster": ("redis", "cluster", False),
    "valkey": ("valkey", "basic", False),
    "valkeys": ("valkey", "basic", True),
    "valkey+unix": ("valkey", "unix", False),
    "valkey+sentinel": ("valkey", "sentinel", False),
    "valkey+cluster": ("valkey", "cluster", False),
}
_PORTS = {"basic": 6379, "unix": 0, "sentinel": 26379, "cluster": 6379}
_ACCEPTED = (
    "memory://, redis://host:port/db (rediss:// with TLS), redis+unix:///path, redis+sentinel://host:port/service, "
    "redis+cluster://host:port, or the same with valkey"
)
_FILES = ("ssl_ca_certs", "ssl_certfile", "ssl_keyfile")
_SENTINEL = ("sentinel_username", "sentinel_password")
_TEXTS = ("prefix", "client_name", "username", "password", "ssl_password", *_SENTINEL, *_FILES)
_PARAMETERS = ("db", "ssl", "ssl_cert_reqs", "ssl_check_hostname", *_TEXTS)
_BOOLEANS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


class StorageURL(NamedTuple):
    """The parts of a valid URL."""

    library: str
    """`redis` or `valkey`."""
    form: Form
    tls: bool
    hosts: tuple[tuple[str, int], ...]
    path: str
    """The path of a Unix socket, or the name of the service that sentinels watch."""
    parameters: dict[str, Any]
    """Database, user, password, certificates and `prefix`, as values."""


class InvalidStorageURL(Exception):
    """What is wrong with a URL, without the URL. Internal: users get a ConfigurationError."""


def storage(value: Any) -> Validated:
    """Check for the URL of a storage. Errors never quote it."""
    if not isinstance(value, str):
        return None, f"must be a string such as {_ACCEPTED}, not {described(value)}"
    try:
        parse_storage_url(value)
    except InvalidStorageURL as problem:
        return None, str(problem)
    return value, None


def parse_storage_url(value: str) -> StorageURL | None:
    """The parts of a URL; None for `memory://`. Raises InvalidStorageURL."""
    scheme, separator, rest = value.partition("://")
    name = scheme.lower()
    if not separator or name not in (MEMORY, *_SCHEMES):
        unknown = f"has the unknown scheme {scheme!r}" if separator and scheme.isalnum() else "has no known scheme"
        raise InvalidStorageURL(f"{unknown}; accepted are {_ACCEPTED}")
    if name == MEMORY:
        if rest:
            raise InvalidStorageURL("must have nothing after memory://")
        return None
    library, form, tls = _SCHEMES[name]
    try:
        parts = urlsplit(f"{name}://{rest}")
        given = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
    except ValueError:
        raise InvalidStorageURL(_malformed(form)) from None
    if parts.fragment or any(character <= " " for character in value):
        raise InvalidStorageURL(f"{_malformed(form)}, without white space and without a '#' part")
    hosts, path, found = _location(parts, form)
    parameters = found | _parameters(given, form, tls)
    tls = bool(parameters.pop("ssl", tls))
    return StorageURL(library, form, tls, hosts, path, parameters)


def _location(parts: SplitResult, form: Form) -> tuple[tuple[tuple[str, int], ...], str, dict[str, Any]]:
    """Hosts, path, and the user, password and database that stand before and behind them."""
    credentials, _, hosts = parts.netloc.rpartition("@")
    user, _, password = credentials.partition(":")
    found: dict[str, Any] = {"username": unquote(user), "password": unquote(password)}
    found = {name: value for name, value in found.items() if value}
    path = unquote(parts.path)
    if form == "unix":
        if hosts or path in ("", "/"):
            raise InvalidStorageURL(_malformed(form))
        return (), path, found
    places = tuple(_host(place, form) for place in hosts.split(","))
    path = path.strip("/")
    if (form == "sentinel") != bool(path) and form != "basic":
        raise InvalidStorageURL(_malformed(form))
    if form != "basic":
        return places, path, found
    if len(places) > 1 or (path and not (path.isascii() and path.isdigit())):
        raise InvalidStorageURL(_malformed(form))
    return places, "", found | ({"db": int(path)} if path else {})


def _host(place: str, form: Form) -> tuple[str, int]:
    try:
        parts = urlsplit(f"//{place}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or port == 0 or "/" in place:
        raise InvalidStorageURL(_malformed(form))
    return host, port or _PORTS[form]


def _parameters(given: dict[str, str], form: Form, tls: bool) -> dict[str, Any]:
    """The parameters behind `?`, as values."""
    for name in given:
        if "timeout" in name or "retry" in name:
            raise InvalidStorageURL(
                f"must not have the parameter {name!r}: the client limits the time of each decision itself"
            )
        if name not in _PARAMETERS:
            raise InvalidStorageURL(f"has the unknown parameter {name!r}; known are {', '.join(sorted(_PARAMETERS))}")
    values: dict[str, Any] = {name: value for name, value in given.items() if name in _TEXTS}
    if "ssl" in given:
        values["ssl"] = tls = _boolean(given, "ssl") or tls
    if not tls:
        _refuse(given, (name for name in _PARAMETERS if name.startswith("ssl_")), "needs TLS (rediss://, or ssl=true)")
    if form != "sentinel":
        _refuse(given, _SENTINEL, "needs redis+sentinel://")
    if "db" in given:
        if not given["db"].isdigit() or (form == "cluster" and int(given["db"])):
            raise InvalidStorageURL("must have a database number of at least 0 as db, and none but 0 with a cluster")
        values["db"] = int(given["db"])
    if given.get("ssl_cert_reqs", "required") != "required" or not _boolean(given, "ssl_check_hostname", True):
        raise InvalidStorageURL("must not turn off the check of certificates: name the CA in ssl_ca_certs instead")
    for name in _FILES:
        if name in given and not exists(given[name]):
            raise InvalidStorageURL(f"names a file in {name} that does not exist")
    return values


def _refuse(given: dict[str, str], names: Iterable[str], reason: str) -> None:
    for name in names:
        if name in given:
            raise InvalidStorageURL(f"has the parameter {name!r}, which {reason}")


def _boolean(given: dict[str, str], name: str, default: bool = False) -> bool:
    value = given.get(name)
    if value is None:
        return default
    if value.lower() not in _BOOLEANS:
        raise InvalidStorageURL(f"must have true or false as {name}")
    return _BOOLEANS[value.lower()]


def _malformed(form: Form) -> str:
    wanted = {
        "basic": "redis://host:port/db, where db is an integer",
        "unix": "redis+unix:///path/of/the/socket",
        "sentinel": "redis+sentinel://host:port,host:port/service",
        "cluster": "redis+cluster://host:port,host:port",
    }
    return f"is not a valid URL: expected {wanted[form]}"
