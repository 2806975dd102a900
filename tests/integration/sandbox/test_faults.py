"""Fault injection: which requests a fault applies to, and what it does to the response."""

from __future__ import annotations

import json
import time

import httpx
import pytest

from integrations_anthropic.sandbox import Fault, Sandbox
from tests.integration.sandbox.sandbox_requests import Json, create_message, expect_error, message_request, stream_body

# Which requests a fault applies to


def test_a_fault_applies_once_by_default(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(status=529))
    refused = client.post("/v1/messages", json=message_request())
    assert expect_error(refused, 529, "overloaded_error") == "This error was injected by the sandbox."
    assert create_message(client)["type"] == "message"
    assert len(sandbox.faults) == 0


def test_faults_apply_in_the_order_they_were_added(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(status=529, times=2), Fault(status=500, after=1))
    statuses = [client.get("/v1/models").status_code for _ in range(5)]
    assert statuses == [529, 529, 200, 500, 200]


def test_a_fault_with_times_none_applies_until_it_is_cleared(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(status=503, times=None))
    assert {client.get("/v1/models").status_code for _ in range(20)} == {503}
    sandbox.faults.clear()
    assert client.get("/v1/models").status_code == 200


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=500, operation="models.get"),
        Fault(status=500, method="get", path="/v1/models/*"),
        Fault(status=500, path="/v1/models/claude-haiku-4-5"),
    ],
)
def test_a_fault_with_a_filter_applies_only_to_matching_requests(
    sandbox: Sandbox, client: httpx.Client, fault: Fault
) -> None:
    sandbox.faults.add(fault)
    assert client.get("/v1/models").status_code == 200
    assert create_message(client)
    assert client.get("/v1/models/claude-haiku-4-5").status_code == 500


def test_an_unknown_path_matches_a_path_filter_but_no_operation(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(status=500, path="/v1/nothing"), Fault(status=502, operation="models.list"))
    assert client.get("/v1/nothing").status_code == 500
    assert client.put("/v1/models").status_code == 405


def test_a_fault_with_a_status_prevents_the_operation(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(status=500, operation="batches.create"))
    body = {"requests": [{"custom_id": "a", "params": message_request()}]}
    assert client.post("/v1/messages/batches", json=body).status_code == 500
    assert client.get("/v1/messages/batches").json()["data"] == []


# What a fault does to the response


def test_status_type_message_and_headers_are_those_of_the_fault(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(
        Fault(
            status=418,
            error_type="teapot_error",
            message="Ä ☕",
            retry_after=0.5,
            headers={"X-Should-Retry": "true", "content-type": "application/problem+json"},
        )
    )
    response = client.get("/v1/models")
    assert expect_error(response, 418, "teapot_error") == "Ä ☕"
    assert response.headers["retry-after"] == "0.5"
    assert response.headers["x-should-retry"] == "true"
    assert response.headers.get_list("content-type") == ["application/problem+json"]


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, "invalid_request_error"),
        (401, "authentication_error"),
        (402, "billing_error"),
        (403, "permission_error"),
        (404, "not_found_error"),
        (413, "request_too_large"),
        (429, "rate_limit_error"),
        (500, "api_error"),
        (502, "api_error"),
        (504, "timeout_error"),
        (529, "overloaded_error"),
    ],
)
def test_the_default_error_type_is_the_one_of_the_api(
    sandbox: Sandbox, client: httpx.Client, status: int, kind: str
) -> None:
    sandbox.faults.add(Fault(status=status))
    expect_error(client.get("/v1/models"), status, kind)


def test_a_fault_with_only_headers_keeps_the_body(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(headers={"request-id": "req_of_mine"}, retry_after="Wed, 21 Oct 2026 07:28:00 GMT"))
    response = client.post("/v1/messages", json=message_request())
    assert response.json()["type"] == "message"
    assert response.headers.get_list("request-id") == ["req_of_mine"]
    assert response.headers["retry-after"] == "Wed, 21 Oct 2026 07:28:00 GMT"


def test_a_delay_comes_before_the_response_headers(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(delay=0.3))
    started = time.monotonic()
    with client.stream("POST", "/v1/messages", json=message_request(stream=True)) as response:
        assert time.monotonic() - started >= 0.3
        assert response.read().endswith(b'{"type":"message_stop"}\n\n')


@pytest.mark.parametrize(
    ("offset", "events"), [({}, 0), ({"stall_after_events": 2}, 2), ({"stall_after": 600}, 1)], ids=str
)
def test_a_stall_starts_after_the_given_bytes_or_events(
    sandbox: Sandbox, client: httpx.Client, offset: Json, events: int
) -> None:
    sandbox.faults.add(Fault(stall=3, **offset))
    received = b""
    with client.stream("POST", "/v1/messages", json=message_request(stream=True), timeout=0.2) as response:
        assert response.status_code == 200
        with pytest.raises(httpx.ReadTimeout):
            for part in response.iter_raw():
                received += part
    assert received.count(b"\n\n") == events
    if "stall_after" in offset:
        assert len(received) == offset["stall_after"]


def test_a_stream_continues_after_a_stall(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(stall=0.1, stall_after=10))
    started = time.monotonic()
    assert stream_body(client).endswith('{"type":"message_stop"}\n\n')
    assert time.monotonic() - started >= 0.1


def test_pings_continue_until_the_client_disconnects(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(ping_only=True))
    with client.stream("POST", "/v1/messages", json=message_request(stream=True)) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        lines = response.iter_lines()
        seen = [line for line in (next(lines) for _ in range(12)) if line]
    assert seen == ["event: ping", 'data: {"type":"ping"}'] * 4
    assert create_message(client)


def test_drip_limits_the_bandwidth_of_a_complete_body(sandbox: Sandbox, client: httpx.Client) -> None:
    whole = len(client.get("/v1/models").content)
    sandbox.faults.add(Fault(drip=whole * 4))
    started = time.monotonic()
    assert len(client.get("/v1/models").content) == whole
    assert time.monotonic() - started > 0.2


@pytest.mark.parametrize("stream", [False, True])
def test_bad_json_keeps_the_status_and_content_type(sandbox: Sandbox, client: httpx.Client, stream: bool) -> None:
    sandbox.faults.add(Fault(bad_json=True))
    response = client.post("/v1/messages", json=message_request(stream=stream))
    assert response.status_code == 200
    text = response.text.removeprefix("event: message_start\ndata: ") if stream else response.text
    assert response.headers["content-type"].startswith("text/event-stream" if stream else "application/json")
    with pytest.raises(json.JSONDecodeError):
        json.loads(text)


def test_an_error_response_can_have_bad_json(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(bad_json=True, status=502, retry_after=1))
    response = client.get("/v1/models")
    assert (response.status_code, response.headers["retry-after"]) == (502, "1")
    with pytest.raises(json.JSONDecodeError):
        response.json()


@pytest.mark.parametrize("events", [0, 1, 4])
def test_an_error_event_ends_a_stream(sandbox: Sandbox, client: httpx.Client, events: int) -> None:
    sandbox.faults.add(Fault(error_event="overloaded_error", error_after=events, message="Busy."))
    *before, last = stream_body(client).removesuffix("\n\n").split("\n\n")
    assert len(before) == events
    name, data = last.split("\n")
    assert name == "event: error"
    assert json.loads(data.removeprefix("data: "))["error"] == {"type": "overloaded_error", "message": "Busy."}


def test_an_error_event_has_no_effect_on_a_json_response(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(error_event="overloaded_error"))
    assert create_message(client)["type"] == "message"


@pytest.mark.parametrize("offset", [0, 1, 100])
@pytest.mark.parametrize("stream", [False, True])
def test_end_after_truncates_the_body_of_a_complete_response(
    sandbox: Sandbox, client: httpx.Client, stream: bool, offset: int
) -> None:
    sandbox.faults.add(Fault(end_after=offset))
    response = client.post("/v1/messages", json=message_request(stream=stream))
    assert response.status_code == 200
    assert len(response.content) == offset
