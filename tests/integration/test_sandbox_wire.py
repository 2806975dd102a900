"""Faults that go below HTTP: connections cut and reset."""

from __future__ import annotations

import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from integrations_anthropic.sandbox import Fault, Sandbox
from integrations_anthropic.sandbox.fault_injection import connection as wire
from tests.integration.exchanges import Json, asking, create, streamed


def raw_exchange(sandbox: Sandbox, body: Json) -> tuple[bytes, OSError | None]:
    """Everything that comes back on a connection of its own, and the error that ended it."""
    host, port = sandbox.url.removeprefix("http://").split(":")
    content = json.dumps(body).encode()
    head = "POST /v1/messages HTTP/1.1\r\nhost: x\r\nx-api-key: k\r\nanthropic-version: 2023-06-01\r\n"
    head += f"content-length: {len(content)}\r\ncontent-type: application/json\r\n\r\n"
    received = b""
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(head.encode() + content)
        try:
            while part := connection.recv(65536):
                received += part
        except OSError as error:
            return received, error
    return received, None


@pytest.mark.parametrize("stream", [False, True])
def test_a_cut_connection_ends_in_good_order_but_http_does_not(sandbox: Sandbox, stream: bool) -> None:
    sandbox.faults.add(Fault(cut_after=100))
    received, error = raw_exchange(sandbox, asking(stream=stream))
    assert error is None
    head, _, body = received.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 ")
    assert (b"transfer-encoding: chunked" in head.lower()) == stream
    assert body == (b"64\r\n" + body[4:104] + b"\r\n" if stream else body[:100])
    assert len(body) == (106 if stream else 100)


def test_a_cut_at_nothing_ends_the_connection_before_any_answer(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(cut_after=0))
    assert raw_exchange(sandbox, asking()) == (b"", None)
    sandbox.faults.add(Fault(cut_after=0))
    with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
        client.post("/v1/messages", json=asking())


@pytest.mark.parametrize("place", [0, 1, 100])
@pytest.mark.parametrize("stream", [False, True])
def test_a_reset_connection_is_an_error_of_the_socket(sandbox: Sandbox, stream: bool, place: int) -> None:
    sandbox.faults.add(Fault(reset_after=place))
    received, error = raw_exchange(sandbox, asking(stream=stream))
    assert isinstance(error, ConnectionResetError)
    assert bool(received) == bool(place)


def test_a_cut_may_follow_a_stall(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(stall=0.1, stall_after=50, cut_after=50))
    begun = time.monotonic()
    with pytest.raises(httpx.RemoteProtocolError):
        streamed(client)
    assert time.monotonic() - begun >= 0.1


def test_a_place_behind_the_end_changes_nothing(sandbox: Sandbox, client: httpx.Client) -> None:
    for name in ("cut_after", "reset_after", "end_after"):
        sandbox.faults.add(Fault(**{name: 10**9}))
        assert create(client)["stop_reason"] == "end_turn"
    sandbox.faults.add(Fault(error_event="api_error", error_after=10**9))
    assert streamed(client).endswith('{"type":"message_stop"}\n\n')


def test_broken_connections_leave_the_server_as_it_was(
    sandbox: Sandbox, client: httpx.Client, capfd: pytest.CaptureFixture[str]
) -> None:
    for place in (0, 1, 700):
        for name in ("cut_after", "reset_after"):
            sandbox.faults.add(Fault(**{name: place}))
            with pytest.raises(httpx.TransportError):
                streamed(client, content="word " * 50)
    assert create(client)
    assert capfd.readouterr() == ("", "")


def test_a_server_that_hands_on_no_connection_is_found_out() -> None:
    with pytest.raises(RuntimeError, match="the sandbox's own server"):
        wire.wire_of({"type": "http", "state": {}})


def test_a_server_library_that_changed_is_found_out_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(wire.WireProtocol, "connection_made")
    with pytest.raises(RuntimeError, match="did not start") as caught:
        Sandbox().start()
    assert "does not hand connections to applications" in str(caught.value.__cause__)


def test_stopping_ends_faults_that_take_their_time(capfd: pytest.CaptureFixture[str]) -> None:
    faults = (Fault(delay=30), Fault(stall=30, stall_after=5), Fault(ping_only=True), Fault(drip=1), Fault(cut_after=0))
    with Sandbox() as sandbox, ThreadPoolExecutor(len(faults)) as pool:
        sandbox.faults.add(*faults)
        answers = [pool.submit(raw_exchange, sandbox, asking(stream=True)) for _ in faults]
        while len(sandbox.faults):
            time.sleep(0.01)
        begun = time.monotonic()
        sandbox.stop()
        for answer in answers:
            answer.result(5)
    assert time.monotonic() - begun < 2
    assert capfd.readouterr() == ("", "")
