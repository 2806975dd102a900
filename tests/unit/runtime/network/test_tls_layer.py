"""TLS between two objects that hand each other bytes."""

from __future__ import annotations

import ssl
from contextlib import suppress

import pytest
import trustme

from integrations_anthropic._runtime.network.tls_layer import TLSLayer


class Server:
    """The other side."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self.incoming, self.outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.ssl_object = context.wrap_bio(self.incoming, self.outgoing, server_side=True)


@pytest.fixture
def ca() -> trustme.CA:
    return trustme.CA()


def sides(ca: trustme.CA, name: str = "localhost") -> tuple[TLSLayer, Server]:
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("localhost").configure_cert(theirs)
    own = ssl.create_default_context()
    ca.configure_trust(own)
    return TLSLayer(own, name), Server(theirs)


def secured(ca: trustme.CA) -> tuple[TLSLayer, Server]:
    layer, server = sides(ca)
    while not layer.handshake():
        server.incoming.write(layer.outgoing.read())
        with suppress(ssl.SSLWantReadError):
            server.ssl_object.do_handshake()
        layer.incoming.write(server.outgoing.read())
    server.incoming.write(layer.outgoing.read())
    server.ssl_object.do_handshake()
    return layer, server


def test_what_is_encrypted_is_read_on_the_other_side_whatever_its_size(ca: trustme.CA) -> None:
    layer, server = secured(ca)
    sent = bytes(range(256)) * 300
    server.incoming.write(layer.encrypted(sent))
    read = b""
    while len(read) < len(sent):
        read += server.ssl_object.read(len(sent))
    assert read == sent


def test_records_are_decrypted_as_they_are_complete(ca: trustme.CA) -> None:
    layer, server = secured(ca)
    server.ssl_object.write(b"one")
    server.ssl_object.write(b"two")
    wire = server.outgoing.read()
    read = []
    for byte in wire:
        layer.incoming.write(bytes([byte]))
        read += list(layer.decrypted())
    assert read == [b"one", b"two"]
    assert not layer.ended


def test_the_end_is_seen_whether_it_is_said_or_not(ca: trustme.CA) -> None:
    layer, server = secured(ca)
    server.ssl_object.write(b"last")
    with pytest.raises(ssl.SSLWantReadError):
        server.ssl_object.unwrap()
    layer.incoming.write(server.outgoing.read())
    assert list(layer.decrypted()) == [b"last"]
    assert layer.ended

    layer, server = secured(ca)
    server.ssl_object.write(b"last")
    layer.incoming.write(server.outgoing.read())
    layer.incoming.write_eof()
    assert list(layer.decrypted()) == [b"last"]
    assert layer.ended


def test_a_record_that_was_changed_on_its_way_is_an_error(ca: trustme.CA) -> None:
    layer, server = secured(ca)
    server.ssl_object.write(b"text")
    layer.incoming.write(server.outgoing.read()[:-1] + b"?")
    with pytest.raises(ssl.SSLError):
        list(layer.decrypted())


def test_the_goodbye_is_what_the_other_side_takes_for_the_end(ca: trustme.CA) -> None:
    layer, server = secured(ca)
    server.incoming.write(layer.goodbye())
    assert server.ssl_object.read(1) == b""
    layer, _ = sides(ca)
    assert layer.goodbye() == b""


def test_another_name_than_that_of_the_certificate_is_refused(ca: trustme.CA) -> None:
    layer, server = sides(ca, "other.example")
    layer.handshake()
    server.incoming.write(layer.outgoing.read())
    with pytest.raises(ssl.SSLWantReadError):
        server.ssl_object.do_handshake()
    layer.incoming.write(server.outgoing.read())
    with pytest.raises(ssl.SSLCertVerificationError):
        layer.handshake()
