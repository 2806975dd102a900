"""Message batches of the sandbox, from creation to deletion."""

from __future__ import annotations

import json

import httpx
import pytest

from tests.integration.sandbox.sandbox_requests import VirtualClock, create_batch, expect_error, message_request


def test_a_batch_ends_after_its_time_and_returns_its_results(timed: httpx.Client, clock: VirtualClock) -> None:
    batch = create_batch(
        timed, message_request("One"), message_request(max_tokens=-1), message_request("Two", model="gpt")
    )
    url = f"/v1/messages/batches/{batch['id']}"
    counts = {"processing": 3, "succeeded": 0, "errored": 0, "canceled": 0, "expired": 0}
    assert (batch["processing_status"], batch["request_counts"]) == ("in_progress", counts)
    assert (batch["results_url"], batch["ended_at"]) == (None, None)
    clock.now += 9
    assert timed.get(url).json() == batch
    expect_error(timed.get(f"{url}/results"), 404, "not_found_error")
    expect_error(timed.delete(url), 400, "invalid_request_error")
    clock.now += 1
    ended = timed.get("/v1/messages/batches").json()["data"][0]
    assert ended["processing_status"] == "ended"
    assert ended["request_counts"] == counts | {"processing": 0, "succeeded": 1, "errored": 2}
    assert ended["ended_at"] > ended["created_at"]
    response = timed.get(ended["results_url"])
    assert response.headers["content-type"] == "application/x-jsonl"
    lines = [json.loads(line) for line in response.text.splitlines()]
    assert [line["custom_id"] for line in lines] == ["r0", "r1", "r2"]
    assert lines[0]["result"]["message"]["content"][0]["text"] == 'You said: "One".'
    assert lines[0]["result"]["message"]["usage"]["service_tier"] == "batch"
    assert lines[1]["result"]["error"]["error"]["message"] == "max_tokens: Input should be greater than or equal to 0"
    assert lines[2]["result"]["error"]["error"] == {"type": "not_found_error", "message": "model: gpt"}
    assert timed.get(ended["results_url"]).text == response.text
    expect_error(timed.post(f"{url}/cancel"), 400, "invalid_request_error")
    assert timed.delete(url).json() == {"id": batch["id"], "type": "message_batch_deleted"}
    expect_error(timed.get(url), 404, "not_found_error")


def test_a_cancelled_batch_ends_with_cancelled_results(timed: httpx.Client, clock: VirtualClock) -> None:
    batch = create_batch(timed, message_request("One"), message_request("Two"))
    url = f"/v1/messages/batches/{batch['id']}"
    canceling = timed.post(f"{url}/cancel").json()
    assert canceling["processing_status"] == "canceling"
    assert canceling["cancel_initiated_at"]
    assert timed.post(f"{url}/cancel").json() == canceling
    clock.now += 10
    ended = timed.get(url).json()
    assert (ended["processing_status"], ended["request_counts"]["canceled"]) == ("ended", 2)
    lines = timed.get(f"{url}/results").text.splitlines()
    assert [json.loads(line)["result"] for line in lines] == [{"type": "canceled"}] * 2


def test_an_invalid_batch_is_rejected(timed: httpx.Client) -> None:
    twice = {"requests": [{"custom_id": "a", "params": message_request()}] * 2}
    message = expect_error(timed.post("/v1/messages/batches", json=twice), 400, "invalid_request_error")
    assert message.startswith("requests.1.custom_id: Duplicate custom_id 'a'")
    long = {"requests": [{"custom_id": "a" * 65, "params": message_request()}]}
    message = expect_error(timed.post("/v1/messages/batches", json=long), 400, "invalid_request_error")
    assert message == "requests.0.custom_id: String should have at most 64 characters"
    for name in ("a b", "a:b", "日", "a\n", "é"):
        other = {"requests": [{"custom_id": name, "params": message_request()}]}
        message = expect_error(timed.post("/v1/messages/batches", json=other), 400, "invalid_request_error")
        assert message == "requests.0.custom_id: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'"
    missing = timed.post("/v1/messages/batches", json={"requests": [{"custom_id": "a"}]})
    assert expect_error(missing, 400, "invalid_request_error") == "requests.0.params: Field required"


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("DELETE", ""), ("GET", "/results"), ("POST", "/cancel")])
def test_an_unknown_batch_is_not_found(client: httpx.Client, method: str, path: str) -> None:
    expect_error(client.request(method, f"/v1/messages/batches/msgbatch_x{path}"), 404, "not_found_error")


def test_batches_are_listed_newest_first_page_by_page(timed: httpx.Client) -> None:
    ids = [create_batch(timed, message_request())["id"] for _ in range(5)][::-1]
    first = timed.get("/v1/messages/batches", params={"limit": 2}).json()
    assert [batch["id"] for batch in first["data"]] == ids[:2]
    assert first["has_more"]
    rest = timed.get("/v1/messages/batches", params={"after_id": first["last_id"]}).json()
    assert [batch["id"] for batch in rest["data"]] == ids[2:]
    assert not rest["has_more"]
