"""Models of the sandbox: pagination, and lookup by id or alias."""

from __future__ import annotations

from datetime import datetime

import httpx
import pytest

from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.sandbox.description.loader import find_folder, load
from tests.integration.sandbox.sandbox_requests import (
    HEADERS,
    Json,
    VirtualClock,
    create_message,
    expect_error,
    message_request,
)


def test_models_are_listed_page_by_page_in_both_directions(client: httpx.Client) -> None:
    whole = client.get("/v1/models").json()
    ids = [model["id"] for model in whole["data"]]
    assert "claude-sonnet-4-5-20250929" in ids
    assert (whole["has_more"], whole["first_id"], whole["last_id"]) == (False, ids[0], ids[-1])
    found: list[str] = []
    query: dict[str, Json] = {"limit": 2}
    while True:
        page = client.get("/v1/models", params=query).json()
        found += [model["id"] for model in page["data"]]
        if not page["has_more"]:
            break
        query["after_id"] = page["last_id"]
    assert found == ids
    before = client.get("/v1/models", params={"limit": 2, "before_id": ids[3]}).json()
    assert [model["id"] for model in before["data"]] == ids[1:3]
    assert before["has_more"]
    assert client.get("/v1/models", params={"before_id": ids[0]}).json()["data"] == []


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"limit": "0"}, "limit: Input should be greater than or equal to 1"),
        ({"limit": "1001"}, "limit: Input should be less than or equal to 1000"),
        ({"limit": "many"}, "limit: Input should be a valid integer"),
        ({"after_id": "unknown"}, "after_id: unknown is not in the list"),
        ({"after_id": "a", "before_id": "b"}, "Only one of before_id and after_id can be provided."),
    ],
)
def test_an_invalid_query_is_rejected(client: httpx.Client, query: dict[str, str], message: str) -> None:
    assert expect_error(client.get("/v1/models", params=query), 400, "invalid_request_error") == message


def test_models_are_found_by_id_and_alias(client: httpx.Client) -> None:
    for name in ("claude-haiku-4-5", "claude-haiku-4-5-20251001"):
        assert client.get(f"/v1/models/{name}").json()["id"] == "claude-haiku-4-5-20251001"


def test_the_models_are_those_of_the_description(client: httpx.Client) -> None:
    models = client.get("/v1/models").json()["data"]
    ids = {model["id"] for model in models}
    known = load(find_folder()).schemas["ModelName"]["x-known-values"]
    assert ids <= set(known)
    for name in known:
        assert client.get(f"/v1/models/{name}").json()["id"] in ids
    haiku = next(model for model in models if model["id"] == "claude-haiku-4-5-20251001")
    assert (haiku["display_name"], haiku["created_at"]) == ("Claude Haiku 4.5", "2025-10-15T00:00:00Z")


def test_every_claude_name_is_a_model_for_both_operations(client: httpx.Client) -> None:
    assert client.get("/v1/models/claude-of-tomorrow").json()["id"] == "claude-of-tomorrow"
    assert create_message(client, model="claude-of-tomorrow")["model"] == "claude-of-tomorrow"
    for name in ("gpt-1", "claude-"):
        assert expect_error(client.get(f"/v1/models/{name}"), 404, "not_found_error") == f"model: {name}"
        refused = client.post("/v1/messages", json=message_request(model=name))
        assert expect_error(refused, 404, "not_found_error") == f"model: {name}"


def test_only_known_models_are_accepted_if_so_set() -> None:
    with Sandbox(models="known") as sandbox, httpx.Client(base_url=sandbox.url, headers=HEADERS) as client:
        unknown = client.post("/v1/messages", json=message_request(model="claude-of-tomorrow"))
        assert expect_error(unknown, 404, "not_found_error") == "model: claude-of-tomorrow"
        expect_error(client.get("/v1/models/claude-of-tomorrow"), 404, "not_found_error")
        assert client.get("/v1/models/claude-opus-5-5").status_code == 200
        assert create_message(client, model="claude-haiku-4-5")["model"] == "claude-haiku-4-5-20251001"


def test_models_with_an_end_of_life_say_when_they_retire(timed: httpx.Client, clock: VirtualClock) -> None:
    days = load(find_folder()).schemas["ModelName"]["x-end-of-life"]
    dated = {model["id"]: model for model in timed.get("/v1/models").json()["data"] if model["id"] in days}
    assert dated
    for name, model in dated.items():
        assert model["retires_at"] == f"{days[name]}T00:00:00Z"
    name = "claude-opus-4-5-20251101"
    clock.now = datetime.fromisoformat(dated[name]["retires_at"]).timestamp() - 1
    assert timed.get("/v1/models/claude-opus-4-5").json()["lifecycle"] == "deprecated"
    clock.now += 1
    assert timed.get(f"/v1/models/{name}").json()["lifecycle"] == "retired"
    retired = {model["id"] for model in timed.get("/v1/models", params={"lifecycle[]": "retired"}).json()["data"]}
    assert name in retired and "claude-sonnet-5-5" not in retired
