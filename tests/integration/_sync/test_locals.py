# Derived from tests/integration/_async/test_locals.py by `make codegen`. Do not edit.
"""A traceback that shows the locals of its frames shows no key, no cookie and no password."""

from __future__ import annotations

import socket
import threading
import traceback
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, AnthropicError, ClientConfig, ConfigurationError
from tests.integration.servers import Asked, ScriptedServer, answer

SECRETS = {"key": "sk-ant-canary-1234567890", "header": "canary-of-a-header", "password": "canary-of-the-proxy"}
COOKIE = "canary-of-a-cookie"
HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


def _cut_head(asked: Asked, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\ncont")
    connection.shutdown(socket.SHUT_RDWR)


def _cut_body(asked: Asked, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\nset-cookie: canary-of-a-cookie\r\n\r\n{")
    connection.shutdown(socket.SHUT_RDWR)


def _reset(asked: Asked, connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    connection.close()


def _silent(asked: Asked, connection: socket.socket) -> None:
    threading.Event().wait(0.3)


def _failed(asked: Asked, connection: socket.socket) -> None:
    connection.sendall(answer(500, b"{}", set_cookie=COOKIE))


def _no_json(asked: Asked, connection: socket.socket) -> None:
    connection.sendall(answer(200, b"{", set_cookie=COOKIE))


def client_of(url: str, **options: Any) -> AnthropicClient:
    return AnthropicClient(
        api_key=SECRETS["key"],
        base_url=url,
        max_retries=0,
        timeout=0.1,
        circuit=None,
        default_headers={"x-secret": SECRETS["header"]},
        **options,
    )


def secrets_in(error: BaseException) -> list[str]:
    """The secrets in a traceback with locals; found here, so that no test's own frame holds one."""
    shown = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    return [secret for secret in (*SECRETS.values(), COOKIE) if secret in shown]


def failed(client: AnthropicClient) -> list[BaseException]:
    """What a call and a stream end in; the frame of this function holds no secret itself."""
    found: list[BaseException] = []
    with client:
        for make in (client.messages.create, lambda **body: client.messages.create_stream(**body).get_final_message()):
            try:
                make(**HELLO)
            except AnthropicError as error:
                found.append(error)
    return found


@pytest.mark.parametrize("script", [_cut_head, _cut_body, _reset, _silent, _failed, _no_json])
def test_no_secret_is_in_a_frame_whatever_the_server_does(script: Any) -> None:
    with ScriptedServer(script) as server:
        errors = failed(client_of(server.url))
    assert len(errors) == 2
    for error in errors:
        assert not secrets_in(error)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "https://127.0.0.1:9"])
@pytest.mark.parametrize("proxied", [False, True])
def test_no_secret_is_in_a_frame_when_the_server_is_unreachable(url: str, proxied: bool) -> None:
    options = {"proxy": f"http://me:{SECRETS['password']}@127.0.0.1:9"} if proxied else {}
    errors = failed(client_of(url, **options))
    assert len(errors) == 2
    for error in errors:
        assert not secrets_in(error)


# No value stands in a local variable here: the frames of the test are looked at as well.
GIVEN: dict[str, Any] = {
    "headers": lambda c: c.messages.create(**HELLO, extra_headers=with_secrets()),
    "headers that cannot be sent": lambda c: c.messages.create(**HELLO, extra_headers=with_secrets("\n")),
    "headers and a wrong option": lambda c: c.messages.create(**HELLO, extra_headers=with_secrets(), timeout=-1),
    "headers and a wrong body": lambda c: c.messages.create(**HELLO | {"max_tokens": -1}, extra_headers=with_secrets()),
    "a stream": lambda c: c.messages.create_stream(**HELLO, extra_headers=with_secrets()).get_final_message(),
    "a count": lambda c: c.messages.count_tokens(model="m", messages=HELLO["messages"], extra_headers=with_secrets()),
    "a list": lambda c: c.models.list(extra_headers=with_secrets()),
    "parse": lambda c: c.messages.parse(**HELLO, output=int, extra_headers=with_secrets()),
    "tools": lambda c: c.messages.run_tools(**HELLO, tools=[], extra_headers=with_secrets()).until_done(),
}


def with_secrets(end: str = "") -> dict[str, str]:
    return {"x-api-key": SECRETS["key"] + end, "cookie": COOKIE + end, "x-secret": SECRETS["header"]}


@pytest.mark.parametrize("name", GIVEN)
def test_no_secret_is_in_a_frame_where_the_caller_gave_it_with_the_call(name: str) -> None:
    client = AnthropicClient(api_key=SECRETS["key"], base_url="http://127.0.0.1:9", max_retries=0, circuit=None)
    with client:
        with pytest.raises(AnthropicError) as caught:
            GIVEN[name](client)
    assert not secrets_in(caught.value)


SETTINGS: dict[str, Any] = {
    "no ClientConfig": lambda: AnthropicClient(SECRETS["key"], admin_api_key=SECRETS["password"]),  # type: ignore[arg-type]  # on purpose
    "a bad key": lambda: AnthropicClient(api_key=SECRETS["key"] + "\n", default_headers=with_secrets()),
    "a bad proxy": lambda: AnthropicClient(api_key=SECRETS["key"], proxy=f"ftp://me:{SECRETS['password']}@p"),
    "bad headers": lambda: AnthropicClient(api_key=SECRETS["key"], default_headers=with_secrets("\r\n")),
    "another thing": lambda: AnthropicClient(api_key=SECRETS["key"], default_headers=with_secrets(), timeout=-1),
    "a config": lambda: AnthropicClient(ClientConfig(api_key=SECRETS["key"] + "\n")),
    "a copy": lambda: AnthropicClient(api_key="k").with_options(api_key=SECRETS["key"] + "\n"),
    "a bad client": lambda: AnthropicClient(api_key=SECRETS["key"], http_client=5),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_no_secret_is_in_a_frame_where_a_client_cannot_be_built(name: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        SETTINGS[name]()
    assert not secrets_in(caught.value)
