"""TLS: at least 1.2, certificates and host names always verified. There is no switch to turn that off.

Source: https://docs.python.org/3/library/ssl.html.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ..._loading.lazy_import import load
from ...errors import ConfigurationError
from ...secrets import SecretString
from ..files import LARGEST_BUNDLE, LARGEST_FILE, check_file
from ..fork import FORK_LOCK

if TYPE_CHECKING:
    import ssl

ClientCertificate = str | os.PathLike[str] | tuple[Any, ...]

_contexts: dict[tuple[Any, ...], tuple[tuple[Any, ...], ssl.SSLContext]] = {}


def ssl_context(
    ca_bundle: str | os.PathLike[str] | None = None,
    client_cert: ClientCertificate | None = None,
    ssl_cert_file: str | os.PathLike[str] | None = None,
    ssl_cert_dir: str | os.PathLike[str] | None = None,
    *,
    http2: object = False,
) -> ssl.SSLContext:
    """A context that trusts `ca_bundle` (file or folder); else `ssl_cert_file` and `ssl_cert_dir`; else the system.

    Where the system has no trusted certificates, certifi's are used. `client_cert` is a path, `(certificate, key)` or
    `(certificate, key, password)`. One context is shared by all of a process with the same settings (it takes 20 ms
    and 800 KB to make), until one of the files changes. `http2` (True, False, or None for a proxy) only keeps those
    apart that offer different protocols: connections set what they offer on the context.

    Raises `ConfigurationError` with `field` "ca_bundle", "client_cert", "ssl_cert_file" or "ssl_cert_dir" for what
    cannot be read.
    """
    trusted = [_path(ca_bundle), _path(ssl_cert_file), _path(ssl_cert_dir)]
    if trusted[0]:
        trusted[1:] = [None, None]
    certificate = _certificate(client_cert)
    del client_cert  # its password may be a plain str
    key = (*trusted, *certificate, http2 if http2 is None else bool(http2))
    stamps = tuple(_stamp(name) for name in (*trusted, *certificate[:2]))
    known = _contexts.get(key)
    if known is not None and known[0] == stamps:
        return known[1]
    _import_ssl()
    with FORK_LOCK:
        # OpenSSL has locks of its own, which a child process would find held by threads that it does not have.
        context = _made(*trusted)
        if certificate[0]:
            _add_certificate(context, certificate[0], *certificate[1:])
    if known is None:
        # setdefault, so that two threads that come here at once share one
        return _contexts.setdefault(key, (stamps, context))[1]
    _contexts[key] = (stamps, context)
    return context


def _import_ssl() -> None:
    """Before the lock is taken, because what is being imported may need it."""
    load("ssl")
    if _system_store_is_empty():
        load("certifi")


def _made(ca_bundle: str | None, cert_file: str | None, cert_dir: str | None) -> ssl.SSLContext:
    import ssl  # slow to import, and not needed where a user brings a transport

    if ca_bundle:
        context = _trusting("ca_bundle", ca_bundle)
    elif cert_file:
        context = _trusting("ssl_cert_file", cert_file)
        if cert_dir:
            _trust(context, "ssl_cert_dir", cert_dir)
    elif cert_dir:
        context = _trusting("ssl_cert_dir", cert_dir)
    elif _system_store_is_empty():
        import certifi  # only where the system has no trust store

        context = ssl.create_default_context(cafile=certifi.where())
    else:
        context = ssl.create_default_context()
    if context.minimum_version < ssl.TLSVersion.TLSv1_2:
        context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _trusting(field: str, name: str) -> ssl.SSLContext:
    """A context that trusts only the certificates in `name`."""
    import ssl

    # create_default_context loads the system's store unless it is given data; the flags it sets are wanted, so the
    # same file or folder goes through it
    _readable(field, name)
    try:
        if os.path.isdir(name):
            return ssl.create_default_context(capath=name)
        return ssl.create_default_context(cafile=name)
    except (OSError, ValueError) as error:
        raise _refused(field, name, error) from None


def _trust(context: ssl.SSLContext, field: str, name: str) -> None:
    _readable(field, name)
    try:
        if os.path.isdir(name):
            context.load_verify_locations(capath=name)
        else:
            context.load_verify_locations(cafile=name)
    except (OSError, ValueError) as error:
        raise _refused(field, name, error) from None


def _readable(field: str, name: str) -> None:
    """OpenSSL says nothing of a folder that is absent, little of a file, and waits for a named pipe."""
    try:
        if os.path.isdir(name):
            os.listdir(name)
        else:
            check_file(name, LARGEST_FILE if field == "client_cert" else LARGEST_BUNDLE)
    except (OSError, ValueError) as error:
        raise _refused(field, name, error) from None


def _add_certificate(context: ssl.SSLContext, certificate: str, key: str | None, password: SecretString | None) -> None:
    for name in filter(None, (certificate, key)):
        _readable("client_cert", name)
    try:
        # without a password OpenSSL would ask for one on the terminal
        context.load_cert_chain(certificate, key, password.expose_secret() if password else "")
    except (OSError, ValueError) as error:
        shown = f"{certificate}{f' with key {key}' if key else ''} (not PEM, key of another, or wrong password?)"
        raise _refused("client_cert", shown, error) from None


def _refused(field: str, name: str, error: Exception) -> ConfigurationError:
    reason = getattr(error, "strerror", None) or getattr(error, "reason", None) or str(error) or type(error).__name__
    return ConfigurationError(f"{field} cannot be used: {name}: {reason}", field=field)


def _system_store_is_empty() -> bool:
    """Whether OpenSSL's default file and folder hold nothing; Windows has its own store, which ssl reads."""
    import ssl

    if os.name == "nt":
        return False
    paths = ssl.get_default_verify_paths()
    if paths.cafile and os.path.getsize(paths.cafile):
        return False
    try:
        return not (paths.capath and os.listdir(paths.capath))
    except OSError:
        return True


def _path(value: str | os.PathLike[str] | None) -> str | None:
    return os.path.expanduser(os.fspath(value)) if value is not None else None


def _certificate(value: ClientCertificate | None) -> tuple[str | None, str | None, SecretString | None]:
    parts: tuple[Any, ...] = value if isinstance(value, tuple) else (value,)
    certificate, key, password = (*parts, None, None)[:3]
    if isinstance(password, str):
        password = SecretString(password)
    return _path(certificate), _path(key), password


def _stamp(name: str | None) -> tuple[int, int] | None:
    """What changes when a file does."""
    try:
        found = os.stat(name) if name else None
    except (OSError, ValueError):
        return None
    return (found.st_mtime_ns, found.st_size) if found else None
