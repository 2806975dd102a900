"""Headers and URLs that cannot be sent, and what an authentication provider of the caller's own may do."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import traceback
from typing import Any

import pytest

from integrations_anthropic import AnthropicError, AsyncAnthropicClient, ConfigurationError
from tests.integration.servers import Asked, ScriptedServer, answer
from tests.unit.responses import MESSAGE

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
KEY = "sk-ant-api03-very-secret"


def hello(asked: Asked, connection: socket.socket) -> None:
    connection.sendall(answer(200, json.dumps(MESSAGE).encode()))


class OwnAuth:
    """Sends the headers it was given."""

    def __init__(self, headers: dict[str, Any]) -> None:
        self.given = headers

    def headers(self, service: str) -> dict[str, Any]:
        return self.given

    def __repr__(self) -> str:
        return "OwnAuth()"


def client_of(server: ScriptedServer, **options: Any) -> AsyncAnthropicClient:
    return AsyncAnthropicClient(base_url=server.url, max_retries=0, **options)


@pytest.mark.parametrize(
    "headers",
    [{"x-a": f"{KEY}é"}, {"x-a": f"{KEY}\nx-b: c"}, {"x-a": 5}, {5: KEY}, {"te": "x"}, {"content-length": "1"}],
)
async def test_what_a_provider_may_not_send_is_refused_and_not_shown(headers: dict[str, Any]) -> None:
    with ScriptedServer(hello) as server:
        async with client_of(server, auth=OwnAuth(headers)) as client:
            with pytest.raises(ConfigurationError, match=r"^auth: header") as caught:
                await client.messages.create(**HELLO)
    assert caught.value.field == "auth" and server.asked == []
    assert KEY not in str(caught.value) + repr(caught.value.__cause__) + repr(caught.value.__context__)
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    mine = [
        line
        for frame in shown.stack
        if "integrations_anthropic" in frame.filename
        for line in (frame.locals or {}).values()
    ]
    assert KEY not in "".join(mine)


async def test_the_right_length_is_taken_from_a_provider_and_sent_once() -> None:
    with ScriptedServer(hello) as server:
        async with client_of(server, api_key="k") as client:
            await client.messages.create(**HELLO)
        length = server.asked[0].headers["content-length"]
        async with client_of(server, auth=OwnAuth({"content-length": length, "x-api-key": "k"})) as client:
            await client.messages.create(**HELLO)
        assert server.asked[1].headers["content-length"] == length


@pytest.mark.parametrize("location", ["/" + "x" * 70_000, "//[", "http://[::1", "/\x01", "http://u:p@127.0.0.1/"])
async def test_a_redirect_to_no_url_is_the_error_of_its_status(location: str) -> None:
    def redirect(asked: Asked, connection: socket.socket) -> None:
        connection.sendall(answer(302, b"", location=location))

    with ScriptedServer(redirect) as server:
        async with client_of(server, api_key="k") as client:
            with pytest.raises(AnthropicError):
                await client.models.get("x")
        assert len(server.asked) == 1


PROGRAM = """
from integrations_anthropic import AnthropicClient, AuthenticationError
import sys
try:
    AnthropicClient(api_key="k", base_url=sys.argv[1], max_retries=0).models.get("x")
except AuthenticationError:
    print("caught")
"""


async def test_an_error_that_is_caught_prints_nothing() -> None:
    def refused(asked: Asked, connection: socket.socket) -> None:
        connection.sendall(answer(401, b'{"type":"error","error":{"type":"authentication_error","message":"no"}}'))

    with ScriptedServer(refused) as server:
        done = subprocess.run(  # noqa: ASYNC221  # nothing else runs
            [sys.executable, "-c", PROGRAM, server.url], capture_output=True, text=True, timeout=600, cwd="src"
        )
    assert (done.stdout, done.stderr) == ("caught\n", "")
