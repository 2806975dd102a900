"""Connection faults: connections that are closed or reset."""

from __future__ import annotations

import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from integrations_anthropic.sandbox import Fault, Sandbox
from integrations_anthropic.sandbox.fault_injection import connection
from tests.elapsed import Elapsed
from tests.integration.sandbox.sandbox_requests import Json, create_message, message_request, stream_body


def raw_exchange(sandbox: Sandbox, body: Json) -> tuple[bytes, OSError | None]:
    """Send a request on a new connection; return the received bytes and the error that ended it."""
    host, port = sandbox.url.removeprefix("http://").split(":")
    content = json.dumps(body).encode()
    head = "POST /v1/messages HTTP/1.1\r\nhost: x\r\nx-api-key: k\r\nanthropic-version: 2023-06-01\r\n"
    head += f"content-length: {len(content)}\r\ncontent-type: application/json\r\n\r\n"
    received = b""
    with socket.create_connection((host, int(port)), timeout=5) as client:
        client.sendall(head.encode() + content)
        try:
            while part := client.recv(65536):
                received += part
        except OSError as error:
            return received, error
    return received, None


@pytest.mark.parametrize("stream", [False, True])
def test_cut_after_closes_the_connection_in_the_middle_of_the_response(sandbox: Sandbox, stream: bool) -> None:
    sandbox.faults.add(Fault(cut_after=100))
    received, error = raw_exchange(sandbox, message_request(stream=stream))
    assert error is None
    head, _, body = received.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 ")
    assert (b"transfer-encoding: chunked" in head.lower()) == stream
    assert body == (b"64\r\n" + body[4:104] + b"\r\n" if stream else body[:100])
    assert len(body) == (106 if stream else 100)


def test_cut_after_0_closes_the_connection_before_the_response(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(cut_after=0))
    assert raw_exchange(sandbox, message_request()) == (b"", None)
    sandbox.faults.add(Fault(cut_after=0))
    with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
        client.post("/v1/messages", json=message_request())


@pytest.mark.parametrize("offset", [0, 1, 100])
@pytest.mark.parametrize("stream", [False, True])
def test_reset_after_resets_the_connection(sandbox: Sandbox, stream: bool, offset: int) -> None:
    sandbox.faults.add(Fault(reset_after=offset))
    received, error = raw_exchange(sandbox, message_request(stream=stream))
    assert isinstance(error, ConnectionResetError)
    assert bool(received) == bool(offset)


def test_a_connection_can_be_closed_after_a_stall(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(stall=0.1, stall_after=50, cut_after=50))
    started = time.monotonic()
    with pytest.raises(httpx.RemoteProtocolError):
        stream_body(client)
    assert time.monotonic() - started >= 0.1


def test_an_offset_beyond_the_end_has_no_effect(sandbox: Sandbox, client: httpx.Client) -> None:
    for name in ("cut_after", "reset_after", "end_after"):
        sandbox.faults.add(Fault(**{name: 10**9}))
        assert create_message(client)["stop_reason"] == "end_turn"
    sandbox.faults.add(Fault(error_event="api_error", error_after=10**9))
    assert stream_body(client).endswith('{"type":"message_stop"}\n\n')


def test_connection_faults_leave_the_server_working_and_log_nothing(
    sandbox: Sandbox, client: httpx.Client, capfd: pytest.CaptureFixture[str]
) -> None:
    for offset in (0, 1, 700):
        for name in ("cut_after", "reset_after"):
            sandbox.faults.add(Fault(**{name: offset}))
            with pytest.raises(httpx.TransportError):
                stream_body(client, content="word " * 50)
    assert create_message(client)
    assert capfd.readouterr() == ("", "")


def test_a_scope_without_a_connection_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="the server that `Sandbox` starts"):
        connection.connection_of({"type": "http", "state": {}})


def test_an_incompatible_uvicorn_is_an_error_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(connection.TrackedH11Protocol, "connection_made")
    with pytest.raises(RuntimeError, match="did not start") as caught:
        Sandbox().start()
    assert "does not pass connections to applications" in str(caught.value.__cause__)


def test_stopping_ends_faults_that_are_in_progress(capfd: pytest.CaptureFixture[str]) -> None:
    faults = (Fault(delay=30), Fault(stall=30, stall_after=5), Fault(ping_only=True), Fault(drip=1), Fault(cut_after=0))
    with Sandbox() as sandbox, ThreadPoolExecutor(len(faults)) as pool:
        sandbox.faults.add(*faults)
        exchanges = [pool.submit(raw_exchange, sandbox, message_request(stream=True)) for _ in faults]
        while len(sandbox.faults):
            time.sleep(0.01)
        with Elapsed() as elapsed:
            sandbox.stop()
            for exchange in exchanges:
                exchange.result(30)
            assert elapsed.within(2)
    assert capfd.readouterr() == ("", "")
