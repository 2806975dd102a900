"""What httpcore and hpack say at DEBUG holds no key."""

from __future__ import annotations

import logging

import hpack
import pytest

from integrations_anthropic._runtime.wire_log_filter import guard_wire_logs

CANARY = "c4n4ry-s3cret"


@pytest.fixture(autouse=True)
def _at_debug(caplog: pytest.LogCaptureFixture) -> None:
    guard_wire_logs()
    guard_wire_logs()
    for name in ("httpcore", "hpack"):
        caplog.set_level(logging.DEBUG, logger=name)


def test_hpack_says_nothing_of_the_headers_it_encodes_and_decodes(caplog: pytest.LogCaptureFixture) -> None:
    headers = [("x-api-key", CANARY), ("authorization", f"Bearer {CANARY}")]
    packed = hpack.Encoder().encode(headers)
    assert [name for name, _ in hpack.Decoder().decode(packed)] == ["x-api-key", "authorization"]
    assert caplog.records == []
    logging.getLogger("hpack.hpack").warning("trouble")
    assert caplog.messages == ["trouble"]


@pytest.mark.parametrize(
    "said",
    [
        f"receive_response_headers.complete return_value=(b'HTTP/1.1', 200, b'OK', [(b'Set-Cookie', b'a={CANARY}'), "
        f"(b'anthropic-organization-id', b'{CANARY}'), (b'x-own', b\"it's {CANARY}\"), (b'server', b'text/html')])",
        f"setup_socks5_connection.started stream=<Stream> host='h' port=1 auth=(b'user', b'{CANARY}')",
        f"connect.failed exception=ProxyError('http://user:{CANARY}@proxy')",
        f"send_request_headers.failed exception=LocalProtocolError(\"Illegal header value b'{CANARY} '\")",
    ],
)
@pytest.mark.parametrize("part", ["connection", "http11", "http2", "proxy", "socks"])
def test_httpcore_shows_only_harmless_headers(said: str, part: str, caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger(f"httpcore.{part}").debug(said)
    (message,) = caplog.messages
    assert CANARY not in message
    assert message.startswith(said.partition(" ")[0])
    assert ("text/html" in message) == ("text/html" in said)


def test_every_logger_of_the_libraries_is_known() -> None:
    """A new one would be unguarded: the lists in `_wirelogs` are then to be made longer."""
    import httpcore  # noqa: F401  # makes its loggers

    known = set(logging.root.manager.loggerDict)
    found = {name for name in known if name.startswith(("httpcore.", "hpack.", "h2.", "h11."))}
    filtered = {name for name in found if logging.getLogger(name).filters}
    assert found == filtered


def test_a_record_with_arguments_is_read_whole(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("httpcore.http11").debug("%s: %s", "x-api-key", CANARY)
    assert caplog.messages == ["x-api-key: [REDACTED]"]
