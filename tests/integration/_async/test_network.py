"""What stands between the client and the API: TLS that is always checked, and proxies."""

from __future__ import annotations

import datetime
import json
import socket
import ssl
from collections.abc import Callable
from typing import Any

import pytest
import trustme

from integrations_anthropic import AnthropicError, APIConnectionError, APIError, AsyncAnthropicClient, TLSError
from tests.integration.h2server import H2Server
from tests.integration.proxies import ForwardProxy
from tests.integration.servers import Asked, ScriptedServer, answer
from tests.unit.responses import MESSAGE

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
USER, PASSWORD = "somebody", "hunter2-of-the-proxy"


def hello(asked: Asked, connection: socket.socket) -> None:
    connection.sendall(answer(200, json.dumps(MESSAGE).encode()))


def client_of(url: str, **options: Any) -> AsyncAnthropicClient:
    given: dict[str, Any] = {"api_key": "sk-wire-secret", "base_url": url, "max_retries": 0} | options
    return AsyncAnthropicClient(**given)


def serving(configure: Callable[[ssl.SSLContext], None]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    configure(context)
    return context


def expired(ca: trustme.CA) -> ssl.SSLContext:
    past = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    return serving(ca.issue_cert("localhost", not_after=past).configure_cert)


def for_another_host(ca: trustme.CA) -> ssl.SSLContext:
    return serving(ca.issue_cert("elsewhere.example").configure_cert)


def from_unknown_ca(ca: trustme.CA) -> ssl.SSLContext:
    return serving(trustme.CA().issue_cert("localhost").configure_cert)


def old(ca: trustme.CA) -> ssl.SSLContext:
    context = serving(ca.issue_cert("localhost").configure_cert)
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    return context


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1:DeprecationWarning")
@pytest.mark.parametrize(
    ("made", "says"),
    [
        (expired, "expired"),
        (for_another_host, "(?i)hostname|not valid for"),
        (from_unknown_ca, "self-signed|unable to get"),
        (old, "(?i)version|no TLS 1.2"),
    ],
)
async def test_a_connection_that_cannot_be_trusted_is_refused_and_says_why(
    ca: trustme.CA, bundle: str, made: Any, says: str
) -> None:
    with ScriptedServer(hello, made(ca)) as server:
        async with client_of(server.url, ca_bundle=bundle) as client:
            with pytest.raises(TLSError, match=says) as caught:
                await client.messages.create(**HELLO)
    assert (caught.value.phase, caught.value.host) == ("tls", "localhost")
    assert not server.asked


async def test_tls_of_today_is_agreed_on(ca: trustme.CA, bundle: str) -> None:
    versions: list[str | None] = []

    def script(asked: Asked, connection: Any) -> None:
        versions.append(connection.version())
        hello(asked, connection)

    with ScriptedServer(script, serving(ca.issue_cert("localhost").configure_cert)) as server:
        async with client_of(server.url, ca_bundle=bundle) as client:
            await client.messages.create(**HELLO)
    assert versions == ["TLSv1.3"]


async def test_a_client_certificate_is_shown_to_who_asks_for_it(ca: trustme.CA, bundle: str, tmp_path: Any) -> None:
    mine = ca.issue_cert("me@example.com")
    mine.private_key_and_cert_chain_pem.write_to_path(str(tmp_path / "me.pem"))
    context = serving(ca.issue_cert("localhost").configure_cert)
    context.verify_mode = ssl.CERT_REQUIRED
    ca.configure_trust(context)
    with ScriptedServer(hello, context) as server:
        async with client_of(server.url, ca_bundle=bundle, client_cert=str(tmp_path / "me.pem")) as client:
            assert (await client.messages.create(**HELLO)).id == MESSAGE["id"]
        async with client_of(server.url, ca_bundle=bundle) as client:
            # With TLS 1.3 it only hears of it once it reads.
            with pytest.raises(APIConnectionError):
                await client.messages.create(**HELLO)


@pytest.mark.parametrize("password", [None, f"{USER}:{PASSWORD}"])
async def test_plain_requests_go_through_a_proxy(password: str | None) -> None:
    user = f"{password}@" if password else ""
    with ForwardProxy(password) as proxy, ScriptedServer(hello) as server:
        async with client_of(server.url, proxy=proxy.address(user)) as client:
            assert (await client.messages.create(**HELLO)).id == MESSAGE["id"]
    assert proxy.lines[0].startswith("POST http://127.0.0.1:")
    assert proxy.credentials == [password]
    assert all("proxy-authorization" not in asked.headers for asked in server.asked)


@pytest.mark.parametrize("password", [None, f"{USER}:{PASSWORD}"])
@pytest.mark.parametrize("secured", [False, True])
async def test_tls_goes_through_the_tunnel_of_a_proxy(
    ca: trustme.CA, tls: ssl.SSLContext, bundle: str, password: str | None, secured: bool
) -> None:
    user = f"{password}@" if password else ""
    with ForwardProxy(password, tls if secured else None) as proxy, ScriptedServer(hello, tls) as server:
        async with client_of(server.url, proxy=proxy.address(user), ca_bundle=bundle) as client:
            for _ in range(2):
                assert (await client.messages.create(**HELLO)).id == MESSAGE["id"]
    assert [line.split(" ")[0] for line in proxy.lines] == ["CONNECT"]
    assert proxy.credentials == [password]
    assert all("proxy-authorization" not in asked.headers for asked in server.asked)


async def test_http2_goes_through_the_tunnel_of_a_proxy(ca: trustme.CA, bundle: str) -> None:
    with ForwardProxy() as proxy, H2Server(ca) as server:
        async with client_of(server.url, proxy=proxy.address(), ca_bundle=bundle, http2=True) as client:
            assert (await client.messages.create(**HELLO)).id == "Hi"
    assert server.connections == 1


@pytest.mark.parametrize("user", ["", f"{USER}:{PASSWORD}@"])
async def test_a_refusal_by_a_proxy_is_reported_without_its_password(
    tls: ssl.SSLContext, bundle: str, user: str
) -> None:
    with ForwardProxy("another:one") as proxy, ScriptedServer(hello, tls) as server:
        async with client_of(server.url, proxy=proxy.address(user), ca_bundle=bundle) as client:
            with pytest.raises(APIConnectionError, match="407") as caught:
                await client.messages.create(**HELLO)
            assert PASSWORD not in f"{caught.value}{caught.value!r}{caught.value.__cause__!r}{client!r}"
    assert caught.value.phase == "proxy"
    assert not server.asked


async def test_a_proxy_that_refuses_a_plain_request_is_an_answer_that_is_an_error() -> None:
    with ForwardProxy("another:one") as proxy, ScriptedServer(hello) as server:
        async with client_of(server.url, proxy=proxy.address()) as client:
            with pytest.raises(APIError) as caught:
                await client.messages.create(**HELLO)
    assert caught.value.status == 407


async def test_a_proxy_that_is_not_there_is_a_connection_error(tls: ssl.SSLContext) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://{USER}:{PASSWORD}@127.0.0.1:{free.getsockname()[1]}"
    async with client_of("https://localhost:1", proxy=address) as client:
        with pytest.raises(APIConnectionError) as caught:
            await client.messages.create(**HELLO)
    assert caught.value.phase in ("connect", "proxy")
    assert PASSWORD not in f"{caught.value}{caught.value!r}{caught.value.__cause__!r}"


async def test_the_environment_names_the_proxy_and_who_is_reached_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with ForwardProxy() as proxy, ScriptedServer(hello) as server:
        monkeypatch.setenv("HTTP_PROXY", proxy.address())
        async with client_of(server.url) as client:
            await client.messages.create(**HELLO)
        assert len(proxy.lines) == 1
        monkeypatch.setenv("NO_PROXY", "example.com, 127.0.0.0/8")
        async with client_of(server.url) as client:
            await client.messages.create(**HELLO)
        assert len(proxy.lines) == 1


async def test_a_key_goes_to_no_other_origin() -> None:
    with ScriptedServer(hello) as other:

        def away(asked: Asked, connection: socket.socket) -> None:
            connection.sendall(answer(302, b"", location=f"{other.url}/v1/models"))

        with ScriptedServer(away) as server:
            async with client_of(server.url) as client:
                with pytest.raises(AnthropicError):
                    await client.models.list()
    assert len(server.asked) == 1
    assert not other.asked
