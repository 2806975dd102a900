"""Tunnels over a real socket: their tokens, and the certificates that they trust."""

from __future__ import annotations

import hashlib
import ssl
from collections.abc import AsyncIterator
from typing import Any

import pytest
import trustme

from integrations_anthropic import AsyncAnthropicClient, InvalidRequestError, NotFoundError, Tunnel
from integrations_anthropic.sandbox import Sandbox

pytestmark = pytest.mark.anyio

BETA = "mcp-tunnels-2026-06-22"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def pem(authority: trustme.CA) -> str:
    return authority.cert_pem.bytes().decode()


@pytest.fixture
async def client() -> AsyncIterator[AsyncAnthropicClient]:
    with Sandbox() as sandbox:
        options: Any = {"api_key": "sandbox-key", "base_url": sandbox.url, "max_retries": 0}
        async with AsyncAnthropicClient(**options, strict_responses=True) as made:
            yield made
        assert all(BETA in request.headers["anthropic-beta"].split(",") for request in sandbox.requests)


@pytest.fixture
async def tunnel(client: AsyncAnthropicClient) -> Tunnel:
    return await client.tunnels.create(display_name="warehouse")


async def test_each_tunnel_has_a_host_name_of_its_own(client: AsyncAnthropicClient, tunnel: Tunnel) -> None:
    other = await client.tunnels.create()
    assert (tunnel.display_name, other.display_name) == ("warehouse", None)
    assert tunnel.domain != other.domain
    assert await client.tunnels.get(tunnel.id) == tunnel
    assert [one.id async for one in await client.tunnels.list(limit=1)] == [other.id, tunnel.id]


async def test_a_token_is_the_same_until_it_is_rotated(client: AsyncAnthropicClient, tunnel: Tunnel) -> None:
    first = await client.tunnels.reveal_token(tunnel.id)
    assert await client.tunnels.reveal_token(tunnel.id) == first
    second = await client.tunnels.rotate_token(tunnel.id, reason="it was in a log")
    assert (second.id == first.id, second.tunnel_token == first.tunnel_token) == (False, False)
    assert await client.tunnels.reveal_token(tunnel.id) == second
    assert second.tunnel_token not in repr(second)


async def test_a_certificate_is_named_by_the_hash_of_its_der(
    client: AsyncAnthropicClient, tunnel: Tunnel, pem: str
) -> None:
    made = await client.tunnels.certificates.create(tunnel.id, ca_certificate_pem=pem)
    assert made.tunnel_id == tunnel.id
    assert made.fingerprint == hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()
    assert made.expires_at is not None
    assert made.expires_at > made.created_at
    assert await client.tunnels.certificates.get(tunnel.id, made.id) == made


async def test_a_tunnel_has_two_certificates_at_most_that_are_not_archived(
    client: AsyncAnthropicClient, tunnel: Tunnel, pem: str
) -> None:
    certificates = client.tunnels.certificates
    first, second = [await certificates.create(tunnel.id, ca_certificate_pem=pem) for _ in range(2)]
    with pytest.raises(InvalidRequestError, match="at most 2"):
        await certificates.create(tunnel.id, ca_certificate_pem=pem)
    assert (await certificates.archive(tunnel.id, first.id)).archived_at is not None
    third = await certificates.create(tunnel.id, ca_certificate_pem=pem)
    assert [one.id async for one in await certificates.list(tunnel.id)] == [third.id, second.id]
    every = await certificates.list(tunnel.id, include_archived=True)
    assert [one.id async for one in every] == [third.id, second.id, first.id]


async def test_an_archived_tunnel_has_no_token_and_trusts_nothing(
    client: AsyncAnthropicClient, tunnel: Tunnel, pem: str
) -> None:
    certificate = await client.tunnels.certificates.create(tunnel.id, ca_certificate_pem=pem)
    archived = await client.tunnels.archive(tunnel.id)
    assert archived.archived_at is not None
    assert await client.tunnels.archive(tunnel.id) == archived
    assert (await client.tunnels.certificates.get(tunnel.id, certificate.id)).archived_at is not None
    for refused in (client.tunnels.reveal_token, client.tunnels.rotate_token):
        with pytest.raises(InvalidRequestError, match="archived"):
            await refused(tunnel.id)
    with pytest.raises(InvalidRequestError, match="archived"):
        await client.tunnels.certificates.create(tunnel.id, ca_certificate_pem=pem)
    assert [one async for one in await client.tunnels.list()] == []
    assert [one.id async for one in await client.tunnels.list(include_archived=True)] == [tunnel.id]


async def test_what_is_no_single_certificate_of_an_authority_is_refused(
    client: AsyncAnthropicClient, tunnel: Tunnel, pem: str, authority: trustme.CA
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
                await client.tunnels.certificates.create(tunnel.id, ca_certificate_pem=one)
    assert [one async for one in await client.tunnels.certificates.list(tunnel.id)] == []


async def test_a_tunnel_that_is_not_there_is_not_found(client: AsyncAnthropicClient, pem: str) -> None:
    for call in (client.tunnels.get, client.tunnels.archive, client.tunnels.reveal_token, client.tunnels.rotate_token):
        with pytest.raises(NotFoundError):
            await call("tnl_none")
    with pytest.raises(NotFoundError):
        await client.tunnels.certificates.create("tnl_none", ca_certificate_pem=pem)
