"""Tries the way to the API step by step: the address, TLS, and a call that costs nothing."""

from __future__ import annotations

import socket
import ssl
import time
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from ..._config.settings import Settings
from ..._config.urls import masked
from ..._redact import scrubbed
from ..._runtime.network.tls import ssl_context
from ..._sync.client import AnthropicClient
from ...errors import AnthropicError, ErrorKind
from ...secrets import SecretString
from ..exit_codes import ExitCode, exit_code
from ..failures import ADVICE

LONGEST: Final = 15.0
"""Seconds that one step may take."""

PROXY_PORTS: Final = {"https": 443, "socks5": 1080, "socks5h": 1080}
"""Ports of proxies whose URL has none."""
ADVICE_HERE: Final = {
    ErrorKind.AUTH: "Check the credential: above is where it comes from.",
    ErrorKind.NETWORK: "Check the network, the proxy and the base URL.",
    ErrorKind.TLS: "Check the certificates that are trusted: SSL_CERT_FILE, or ca_bundle in the config file.",
}
"""In the place of advice to start this command."""


class Step(NamedTuple):
    """One step on the way to the API."""

    name: str
    outcome: str
    """What was found, or why it failed."""
    code: ExitCode = ExitCode.DONE
    """The exit code of its failure."""
    advice: str | None = None


def tried(settings: Settings, given: dict[str, Any]) -> list[Step]:
    """Every step up to the first that fails. `given`: the options of the client that makes the call."""
    parts = urlsplit(settings.base_url)
    seconds = min(settings.connect_timeout or LONGEST, LONGEST)
    if settings.proxy is not None:
        steps = [_proxy(settings.proxy, settings.sources["proxy"], seconds)]
    else:
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        steps = [Step("proxy", "none"), *_connected(settings, host, port, parts.scheme == "https", seconds)]
    if all(step.code == ExitCode.DONE for step in steps):
        steps.append(_called(settings, given))
    return steps


def _proxy(proxy: SecretString, source: str, seconds: float) -> Step:
    """Whether the proxy can be connected to. Through it, the call shows whether the rest can be reached."""
    parts = urlsplit(proxy.expose_secret())
    shown = f"{masked(proxy)} ({source})"
    port = parts.port or PROXY_PORTS.get(parts.scheme, 80)
    try:
        socket.create_connection((parts.hostname or "", port), timeout=seconds).close()
    except OSError as error:
        advice = "Check whether the proxy is running, and its address; NO_PROXY names hosts that need none."
        return Step("proxy", f"{shown}: {_reason(error)}", ExitCode.NETWORK, advice)
    return Step("proxy", shown)


def _connected(settings: Settings, host: str, port: int, is_tls: bool, seconds: float) -> list[Step]:
    began = time.monotonic()
    try:
        connection = socket.create_connection((host, port), timeout=seconds)
    except OSError as error:
        advice = "Check the network and --base-url; behind a proxy, set HTTPS_PROXY."
        return [Step("connection", f"{host}:{port}: {_reason(error)}", ExitCode.NETWORK, advice)]
    with connection:
        address = connection.getpeername()[0]
        steps = [Step("connection", f"{host}:{port} at {address}, {_milliseconds(began)}")]
        if not is_tls:
            return [*steps, Step("tls", "none: the URL is http")]
        return [*steps, _handshake(settings, connection, host)]


def _handshake(settings: Settings, connection: socket.socket, host: str) -> Step:
    began = time.monotonic()
    trusted = _trusted(settings)
    try:
        certificate = settings.client_cert
        context = ssl_context(settings.ca_bundle, certificate, settings.ssl_cert_file, settings.ssl_cert_dir)
        with context.wrap_socket(connection, server_hostname=host) as secured:
            seen: Any = secured.getpeercert() or {}
            issuer = ", ".join(value for part in seen.get("issuer", ()) for key, value in part if key == "commonName")
            until = seen.get("notAfter", "an unknown date")
            outcome = f"{secured.version()}, {_milliseconds(began)}; issued by {issuer or 'unknown'} until {until}"
            return Step("tls", f"{outcome}; trusted: {trusted}")
    except ssl.SSLCertVerificationError as error:
        advice = "Behind a proxy that opens TLS, name its certificate: SSL_CERT_FILE, or ca_bundle in the config file."
        return Step("tls", f"{error.verify_message}; trusted: {trusted}", ExitCode.NETWORK, advice)
    except OSError as error:
        advice = "Check whether the port speaks TLS, and whether a proxy is in the way."
        return Step("tls", f"{_reason(error)}; trusted: {trusted}", ExitCode.NETWORK, advice)


def _called(settings: Settings, given: dict[str, Any]) -> Step:
    is_ordinary = bool(settings.api_key or settings.auth_token or settings.identity)
    if not (is_ordinary or settings.admin_api_key):
        advice = "Set ANTHROPIC_API_KEY."
        return Step("api", "not asked: there is no key", ExitCode.CONFIGURATION, advice)
    began = time.monotonic()
    try:
        with AnthropicClient(**{**given, "max_retries": 0, "timeout": settings.timeout or LONGEST}) as client:
            if is_ordinary:
                seen: Any = client.models.list(limit=1).meta
            else:
                seen = client.admin.organizations.get().meta
    except AnthropicError as error:
        return Step("api", str(error), exit_code(error.kind), (ADVICE | ADVICE_HERE).get(error.kind))
    return Step("api", f"status {seen.status}, {_milliseconds(began)}, request_id {seen.request_id}")


def _trusted(settings: Settings) -> str:
    if settings.ca_bundle:
        return settings.ca_bundle
    return " and ".join(name for name in (settings.ssl_cert_file, settings.ssl_cert_dir) if name) or "the system's"


def _milliseconds(began: float) -> str:
    return f"{(time.monotonic() - began) * 1000:.0f} ms"


def _reason(error: OSError) -> str:
    return scrubbed(error.strerror or str(error) or type(error).__name__)
