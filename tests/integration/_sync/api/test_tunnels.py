# Derived from tests/integration/_async/api/test_tunnels.py by `make codegen`. Do not edit.
"""Tunnels over a real socket: their tokens, and the certificates that they trust."""

from __future__ import annotations

import hashlib
import ssl
from collections.abc import Iterator
from typing import Any

import pytest
import trustme

from integrations_anthropic import AnthropicClient, InvalidRequestError, NotFoundError, Tunnel
from integrations_anthropic.sandbox import Sandbox


BETA = "mcp-tunnels-2026-06-22"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def pem(authority: trustme.CA) -> str:
    return authority.cert_pem.bytes().decode()


@pytest.fixture
def client() -> Iterator[AnthropicClient]:
    with Sandbox() as sandbox:
        options: Any = {"api_key": "sandbox-key", "base_url": sandbox.url, "max_retries": 0}
        with AnthropicClient(**options, strict_responses=True) as made:
            yield made
        assert all(BETA in request.headers["anthropic-beta"].split(",") for request in sandbox.requests)


@pytest.fixture
def tunnel(client: AnthropicClient) -> Tunnel:
    return client.tunnels.create(display_name="warehouse")


def test_each_tunnel_has_a_host_name_of_its_own(client: AnthropicClient, tunnel: Tunnel) -> None:
    other = client.tunnels.create()
    assert (tunnel.display_name, other.display_name) == ("warehouse", None)
    assert tunnel.domain != other.domain
    assert client.tunnels.get(tunnel.id) == tunnel
    assert [one.id for one in client.tunnels.list(limit=1)] == [other.id, tunnel.id]


def test_a_token_is_the_same_until_it_is_rotated(client: AnthropicClient, tunnel: Tunnel) -> None:
    first = client.tunnels.reveal_token(tunnel.id)
    assert client.tunnels.reveal_token(tunnel.id) == first
    second = client.tunnels.rotate_token(tunnel.id, reason="it was in a log")
    assert (second.id == first.id, second.tunnel_token == first.tunnel_token) == (False, False)
    assert client.tunnels.reveal_token(tunnel.id) == second
    assert second.tunnel_token not in repr(second)


def test_a_certificate_is_named_by_the_hash_of_its_der(
    client: AnthropicClient, tunnel: Tunnel, pem: str
) -> None:
    made = client.tunnels.certificates.create(tunnel.id, ca_certificate_pem=pem)
    assert made.tunnel_id == tunnel.id
    assert made.fingerprint == hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()
    assert made.expires_at is not None
    assert made.expires_at > made.created_at
    assert client.tunnels.certificates.get(tunnel.id, made.id) == made


def test_a_tunnel_has_two_certificates_at_most_that_are_not_archived(
    client: AnthropicClient, tunnel: Tunnel, pem: str
) -> None:
    certificates = client.tunnels.certificates
    first, second = [certificates.create(tunnel.id, ca_certificate_pem=pem) for _ in range(2)]
    with pytest.raises(InvalidRequestError, match="at most 2"):
        certificates.create(tunnel.id, ca_certificate_pem=pem)
    assert (certificates.archive(tunnel.id, first.id)).archived_at is not None
    third = certificates.create(tunnel.id, ca_certificate_pem=pem)
    assert [one.id for one in certificates.list(tunnel.id)] == [third.id, second.id]
    every = certificates.list(tunnel.id, include_archived=True)
    assert [one.id for one in every] == [third.id, second.id, first.id]


def test_an_archived_tunnel_has_no_token_and_trusts_nothing(
    client: AnthropicClient, tunnel: Tunnel, pem: str
) -> None:
    certificate = client.tunnels.certificates.create(tunnel.id, ca_certificate_pem=pem)
    archived = client.tunnels.archive(tunnel.id)
    assert archived.archived_at is not None
    assert client.tunnels.archive(tunnel.id) == archived
    assert (client.tunnels.certificates.get(tunnel.id, certificate.id)).archived_at is not None
    for refused in (client.tunnels.reveal_token, client.tunnels.rotate_token):
        with pytest.raises(InvalidRequestError, match="archived"):
            refused(tunnel.id)
    with pytest.raises(InvalidRequestError, match="archived"):
        client.tunnels.certificates.create(tunnel.id, ca_certificate_pem=pem)
    assert [one for one in client.tunnels.list()] == []
    assert [one.id for one in client.tunnels.list(include_archived=True)] == [tunnel.id]


def test_what_is_no_single_certificate_of_an_authority_is_refused(
    client: AnthropicClient, tunnel: Tunnel, pem: str, authority: trustme.CA
) -> None:
    leaf = authority.issue_cert("gateway.example.com")
    wrong = {
        "exactly one": ["", "text", pem + pem],
        "private key": [pem + leaf.private_key_pem.bytes().decode()],
        "not a certificate": [pem.replace("M", "*"), pem[:200] + pem[300:]],
        "not the certificate of an authority": [leaf.cert_chain_pems[0].bytes().decode()],
        "at most 8192 bytes": [pem + "\n" * 8192],
    }
    for reason, pems in wrong.items():
        for one in pems:
            with pytest.raises(InvalidRequestError, match=reason):
                client.tunnels.certificates.create(tunnel.id, ca_certificate_pem=one)
    assert [one for one in client.tunnels.certificates.list(tunnel.id)] == []


def test_a_tunnel_that_is_not_there_is_not_found(client: AnthropicClient, pem: str) -> None:
    for call in (client.tunnels.get, client.tunnels.archive, client.tunnels.reveal_token, client.tunnels.rotate_token):
        with pytest.raises(NotFoundError):
            call("tnl_none")
    with pytest.raises(NotFoundError):
        client.tunnels.certificates.create("tnl_none", ca_certificate_pem=pem)
