"""Faults on order: each strikes whom it is meant for, and does to an answer what it says."""

from __future__ import annotations

import json
import time

import httpx
import pytest

from integrations_anthropic.sandbox import Fault, Sandbox
from tests.integration.exchanges import Json, asking, create, refusal, streamed

# Whom it strikes


def test_a_fault_strikes_once_and_then_all_is_well(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(status=529))
    refused = client.post("/v1/messages", json=asking())
    assert refusal(refused, 529, "overloaded_error") == "This error was ordered."
    assert create(client)["type"] == "message"
    assert len(sandbox.faults) == 0


def test_faults_strike_in_the_order_they_were_added(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(status=529, times=2), Fault(status=500, after=1))
    statuses = [client.get("/v1/models").status_code for _ in range(5)]
    assert statuses == [529, 529, 200, 500, 200]


def test_a_fault_without_an_end_strikes_until_it_is_cleared(sandbox: Sandbox, client: httpx.Client) -> None:
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
def test_a_filter_lets_all_other_requests_pass(sandbox: Sandbox, client: httpx.Client, fault: Fault) -> None:
    sandbox.faults.add(fault)
    assert client.get("/v1/models").status_code == 200
    assert create(client)
    assert client.get("/v1/models/claude-haiku-4-5").status_code == 500


def test_an_unknown_path_is_struck_by_its_path_alone(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(status=500, path="/v1/nothing"), Fault(status=502, operation="models.list"))
    assert client.get("/v1/nothing").status_code == 500
    assert client.put("/v1/models").status_code == 405


def test_an_operation_that_is_struck_leaves_nothing_behind(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(status=500, operation="batches.create"))
    body = {"requests": [{"custom_id": "a", "params": asking()}]}
    assert client.post("/v1/messages/batches", json=body).status_code == 500
    assert client.get("/v1/messages/batches").json()["data"] == []


# What it does to an answer


def test_status_type_message_and_headers_are_as_ordered(sandbox: Sandbox, client: httpx.Client) -> None:
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
    assert refusal(response, 418, "teapot_error") == "Ä ☕"
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
def test_a_status_has_the_type_of_the_api(sandbox: Sandbox, client: httpx.Client, status: int, kind: str) -> None:
    sandbox.faults.add(Fault(status=status))
    refusal(client.get("/v1/models"), status, kind)


def test_headers_alone_leave_the_answer_as_it_is(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(headers={"request-id": "req_of_mine"}, retry_after="Wed, 21 Oct 2026 07:28:00 GMT"))
    response = client.post("/v1/messages", json=asking())
    assert response.json()["type"] == "message"
    assert response.headers.get_list("request-id") == ["req_of_mine"]
    assert response.headers["retry-after"] == "Wed, 21 Oct 2026 07:28:00 GMT"


def test_a_delay_comes_before_the_head(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(delay=0.3))
    begun = time.monotonic()
    with client.stream("POST", "/v1/messages", json=asking(stream=True)) as response:
        assert time.monotonic() - begun >= 0.3
        assert response.read().endswith(b'{"type":"message_stop"}\n\n')


@pytest.mark.parametrize(
    ("place", "events"), [({}, 0), ({"stall_after_events": 2}, 2), ({"stall_after": 600}, 1)], ids=str
)
def test_a_stall_is_silence_behind_so_many_bytes_or_events(
    sandbox: Sandbox, client: httpx.Client, place: Json, events: int
) -> None:
    sandbox.faults.add(Fault(stall=3, **place))
    got = b""
    with client.stream("POST", "/v1/messages", json=asking(stream=True), timeout=0.2) as response:
        assert response.status_code == 200
        with pytest.raises(httpx.ReadTimeout):
            for part in response.iter_raw():
                got += part
    assert got.count(b"\n\n") == events
    if "stall_after" in place:
        assert len(got) == place["stall_after"]


def test_a_stream_goes_on_behind_a_stall(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(stall=0.1, stall_after=10))
    begun = time.monotonic()
    assert streamed(client).endswith('{"type":"message_stop"}\n\n')
    assert time.monotonic() - begun >= 0.1


def test_pings_never_end_and_cost_nothing_once_the_client_leaves(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(ping_only=True))
    with client.stream("POST", "/v1/messages", json=asking(stream=True)) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        lines = response.iter_lines()
        seen = [line for line in (next(lines) for _ in range(12)) if line]
    assert seen == ["event: ping", 'data: {"type":"ping"}'] * 4
    assert create(client)


def test_a_dripping_body_takes_its_time_and_is_whole(sandbox: Sandbox, client: httpx.Client) -> None:
    whole = len(client.get("/v1/models").content)
    sandbox.faults.add(Fault(drip=whole * 4))
    begun = time.monotonic()
    assert len(client.get("/v1/models").content) == whole
    assert 0.2 < time.monotonic() - begun < 2


@pytest.mark.parametrize("stream", [False, True])
def test_a_body_that_is_no_json_says_it_is(sandbox: Sandbox, client: httpx.Client, stream: bool) -> None:
    sandbox.faults.add(Fault(bad_json=True))
    response = client.post("/v1/messages", json=asking(stream=stream))
    assert response.status_code == 200
    text = response.text.removeprefix("event: message_start\ndata: ") if stream else response.text
    assert response.headers["content-type"].startswith("text/event-stream" if stream else "application/json")
    with pytest.raises(json.JSONDecodeError):
        json.loads(text)


def test_an_error_may_have_a_body_that_is_no_json(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(bad_json=True, status=502, retry_after=1))
    response = client.get("/v1/models")
    assert (response.status_code, response.headers["retry-after"]) == (502, "1")
    with pytest.raises(json.JSONDecodeError):
        response.json()


@pytest.mark.parametrize("events", [0, 1, 4])
def test_an_error_event_ends_a_stream_in_good_order(sandbox: Sandbox, client: httpx.Client, events: int) -> None:
    sandbox.faults.add(Fault(error_event="overloaded_error", error_after=events, message="Busy."))
    *before, last = streamed(client).removesuffix("\n\n").split("\n\n")
    assert len(before) == events
    name, data = last.split("\n")
    assert name == "event: error"
    assert json.loads(data.removeprefix("data: "))["error"] == {"type": "overloaded_error", "message": "Busy."}


def test_an_answer_in_one_piece_has_no_room_for_an_error_event(sandbox: Sandbox, client: httpx.Client) -> None:
    sandbox.faults.add(Fault(error_event="overloaded_error"))
    assert create(client)["type"] == "message"


@pytest.mark.parametrize("place", [0, 1, 100])
@pytest.mark.parametrize("stream", [False, True])
def test_a_body_may_end_too_early_without_http_knowing(
    sandbox: Sandbox, client: httpx.Client, stream: bool, place: int
) -> None:
    sandbox.faults.add(Fault(end_after=place))
    response = client.post("/v1/messages", json=asking(stream=stream))
    assert response.status_code == 200
    assert len(response.content) == place
