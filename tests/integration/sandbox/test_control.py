"""The control path: injecting faults and reading recorded requests from another process."""

from __future__ import annotations

import time

import httpx
import pytest

from integrations_anthropic.sandbox import Fault, Sandbox
from integrations_anthropic.sandbox.request_log import RecordedRequest, RequestLog
from tests.integration.sandbox.sandbox_requests import HEADERS, create_message, expect_error, message_request


def test_another_process_injects_faults_and_reads_recorded_requests(sandbox: Sandbox) -> None:
    with httpx.Client(base_url=sandbox.url) as control:
        added = control.post("/_sandbox/faults", json=[{"status": 529, "times": 2}, {"delay": 0.01, "times": None}])
        assert added.json() == {
            "faults": [{"status": 529, "times": 2, "after": 0}, {"delay": 0.01, "times": None, "after": 0}]
        }
        assert control.get("/v1/models", headers=HEADERS).status_code == 529
        assert control.get("/_sandbox/faults").json()["faults"][0]["times"] == 1
        recorded = control.get("/_sandbox/requests").json()["requests"]
        assert [(r["method"], r["path"], r["status"]) for r in recorded] == [("GET", "/v1/models", 529)]
        assert control.delete("/_sandbox/requests").json() == {"requests": []}
        assert control.delete("/_sandbox/faults").json() == {"faults": []}
        assert control.get("/v1/models", headers=HEADERS).status_code == 200


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "The request body is not valid JSON"),
        (b"3", "a fault must be an object, not 3"),
        (b'{"status": 200}', "status must be"),
        (b'{"colour": "red"}', "a fault has no field 'colour'"),
        (b'[{"status": 500}, {"times": 0}]', "times must be"),
        (b'[{"status": 500}, {"status": 500, "operation": "models.lst"}]', "did you mean 'models.list'?"),
        (b'{"status": 500, "path": "v1/models"}', "path must be a string that begins with /"),
        (b'{"status": 500, "method": "PSOT"}', "method must be an HTTP method"),
    ],
)
def test_an_invalid_list_of_faults_is_rejected_as_a_whole(sandbox: Sandbox, content: bytes, message: str) -> None:
    response = httpx.post(f"{sandbox.url}/_sandbox/faults", content=content)
    assert message in expect_error(response, 400, "invalid_request_error")
    assert len(sandbox.faults) == 0


def test_a_reset_clears_resources_faults_and_recorded_requests(sandbox: Sandbox, client: httpx.Client) -> None:
    client.post("/v1/messages/batches", json={"requests": [{"custom_id": "a", "params": message_request()}]})
    sandbox.faults.add(Fault(status=500, times=None, operation="models.list"))
    assert client.post("/_sandbox/reset").json() == {}
    assert client.get("/v1/models").status_code == 200
    assert client.get("/v1/messages/batches").json()["data"] == []
    assert [recorded.path for recorded in sandbox.requests] == ["/v1/models", "/v1/messages/batches"]


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1", ""])
def test_the_control_path_rejects_clients_on_other_machines(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setattr("uvicorn.protocols.http.h11_impl.get_remote_addr", lambda transport: (host, 1))
    with httpx.Client(base_url=sandbox.url) as control:
        for method, path in (("GET", "faults"), ("POST", "faults"), ("GET", "requests"), ("POST", "reset")):
            expect_error(control.request(method, f"/_sandbox/{path}"), 403, "permission_error")


@pytest.mark.parametrize("host", ["127.0.0.2", "::1", "::ffff:127.0.0.1"])
def test_the_control_path_accepts_clients_on_a_loopback_address(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setattr("uvicorn.protocols.http.h11_impl.get_remote_addr", lambda transport: (host, 1))
    assert httpx.get(f"{sandbox.url}/_sandbox/faults").status_code == 200


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("host", "attacker.example"),
        ("host", "127.0.0.1.attacker.example:8080"),
        ("host", "192.0.2.1:8080"),
        ("host", "[::1"),
        ("origin", "https://attacker.example"),
        ("origin", "null"),
        ("origin", "http://0.0.0.0:8080"),
        ("origin", "http://localhost.attacker.example"),
    ],
)
def test_the_control_path_rejects_pages_of_other_sites(sandbox: Sandbox, header: str, value: str) -> None:
    with httpx.Client(base_url=sandbox.url, headers={header: value}) as control:
        for method, path in (("GET", "faults"), ("POST", "faults"), ("GET", "requests"), ("POST", "reset")):
            message = expect_error(control.request(method, f"/_sandbox/{path}"), 403, "permission_error")
            assert message.endswith(f"the header {header.capitalize()} names another one.")


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("host", "localhost:8080"),
        ("host", "LOCALHOST"),
        ("host", "[::1]:8080"),
        ("host", "0.0.0.0:8080"),
        ("host", "[::]:8080"),
        ("origin", "http://localhost:3000"),
        ("origin", "http://127.0.0.1:3000"),
    ],
)
def test_the_control_path_accepts_pages_of_this_machine(sandbox: Sandbox, header: str, value: str) -> None:
    assert httpx.get(f"{sandbox.url}/_sandbox/faults", headers={header: value}).status_code == 200


def test_recorded_requests_have_their_secrets_masked(sandbox: Sandbox, client: httpx.Client) -> None:
    create_message(client, "Hello")
    client.get("/v1/models?limit=0", headers={"authorization": "Bearer secret", "x-mine": "1"})
    client.post("/v1/messages", content=b"{")
    first, second, third = sandbox.requests
    assert (first.method, first.path, first.query, first.status) == ("POST", "/v1/messages", "", 200)
    assert first.body == message_request("Hello")
    assert first.headers["x-api-key"] == "***"
    assert (second.query, second.status, second.body) == ("limit=0", 400, None)
    assert (second.headers["authorization"], second.headers["x-mine"]) == ("***", "1")
    assert "secret" not in repr(second)
    assert (third.body, third.status) == (None, 400)


def test_a_request_without_a_response_has_no_status(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(reset_after=0))
    with pytest.raises(httpx.TransportError):
        client.post("/v1/messages", json=message_request())
    deadline = time.monotonic() + 5
    while not sandbox.requests and time.monotonic() < deadline:
        time.sleep(0.01)
    assert [(recorded.status, recorded.body) for recorded in sandbox.requests] == [(None, message_request())]


def test_the_log_keeps_the_last_ten_thousand_requests() -> None:
    requests = RequestLog()
    for number in range(10_005):
        requests.add(RecordedRequest(method="GET", path=str(number), query="", headers={}, body=None, status=200))
    kept = requests.all()
    assert (len(kept), kept[0].path, kept[-1].path) == (10_000, "5", "10004")
