"""A request that the description lacks is sent as the caller says, and lives like every other call."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, TypedDict

import pytest
from pydantic import BaseModel, TypeAdapter

from integrations_anthropic import (
    AuthenticationError,
    CircuitBreakerOpenError,
    ConfigurationError,
    InputMessage,
    InternalServerError,
    Message,
    Model,
    NotFoundError,
    OverloadedError,
    RetryExhaustedError,
    SerializationError,
    message,
)
from integrations_anthropic.config import CircuitConfig
from integrations_anthropic.testing import AsyncMockTransport
from tests.unit.responses import MESSAGE, failure, page, reply_with

from ..clients import client_of

pytestmark = pytest.mark.anyio

MODEL: dict[str, Any] = page(["claude-x"], more=False)["data"][0]


@dataclass
class Note:
    """A class of the caller's own."""

    text: str
    size: int


class Line(TypedDict):
    """A mapping with known keys."""

    text: str


class Checked(BaseModel):
    """A model of another library."""

    text: str


async def test_a_request_goes_to_its_path_with_credentials_query_and_headers() -> None:
    transport = AsyncMockTransport(reply_with({"ok": True}))
    client = client_of(transport)
    found = await client.request(
        "post",
        "/v1/new-things/ü",
        {"a": [1, None]},
        {"limit": 5, "tag": ["x", "y"], "all": True},
        headers={"Anthropic-Version": "2099-01-01", "x-own": "1"},
        beta_features=["new-2099-01-01"],
    )
    assert found == {"ok": True}
    (sent,) = transport.requests
    assert sent.method == "POST"
    assert sent.url == "https://api.anthropic.com/v1/new-things/%C3%BC?limit=5&tag=x&tag=y&all=true"
    assert json.loads(sent.body or b"") == {"a": [1, None]}
    assert sent.headers["x-api-key"] == "sk-test"
    assert sent.headers["anthropic-version"] == "2099-01-01"
    assert sent.headers["anthropic-beta"] == "new-2099-01-01"
    assert sent.headers["content-type"] == "application/json"
    assert sent.headers["x-own"] == "1"


async def test_a_prefix_of_the_base_url_is_kept() -> None:
    transport = AsyncMockTransport(reply_with([1]))
    assert await client_of(transport, base_url="https://gate.test/anthropic").request("GET", "/v1/x") == [1]
    assert transport.requests[0].url == "https://gate.test/anthropic/v1/x"
    assert transport.requests[0].body is None
    assert "content-type" not in transport.requests[0].headers


@pytest.mark.parametrize(
    ("body", "sent"),
    [
        ([1, 2], [1, 2]),
        (7, 7),
        (False, False),
        ({}, {}),
        (message("user", "Hi"), {"role": "user", "content": "Hi"}),
        ({"turns": (message("user", "Hi"),)}, {"turns": [{"role": "user", "content": "Hi"}]}),
        (Note("a", 1), {"text": "a", "size": 1}),
        ({"note": Checked(text="a")}, {"note": {"text": "a"}}),
    ],
)
async def test_a_body_is_json_data_models_and_objects_of_other_kinds(body: Any, sent: Any) -> None:
    transport = AsyncMockTransport(reply_with({}))
    await client_of(transport).request("PUT", "/v1/x", body)
    assert json.loads(transport.requests[0].body or b"") == sent


async def test_an_iterator_in_a_body_is_read_once_and_sent_with_each_attempt() -> None:
    transport = AsyncMockTransport(reply_with(failure("api_error"), 500), reply_with({}))
    await client_of(transport).request("PUT", "/v1/x", {"items": (number for number in range(2))})
    assert [json.loads(sent.body or b"") for sent in transport.requests] == [{"items": [0, 1]}] * 2


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
async def test_bytes_are_sent_as_they_are(kind: Any) -> None:
    transport = AsyncMockTransport(reply_with({}), reply_with({}))
    client = client_of(transport)
    await client.request("POST", "/v1/x", kind(b"\x00\xff"))
    await client.request("POST", "/v1/x", kind(b"a,b"), headers={"content-type": "text/csv"})
    first, second = transport.requests
    assert (first.body, first.headers["content-type"]) == (b"\x00\xff", "application/octet-stream")
    assert (second.body, second.headers["content-type"]) == (b"a,b", "text/csv")


@pytest.mark.parametrize(
    ("cast", "body", "expected"),
    [
        (None, {"a": 1}, {"a": 1}),
        (None, [1], [1]),
        (None, b"", None),
        (None, b" \n", None),
        (bytes, b"\x00\xff", b"\x00\xff"),
        (bytes, b"", b""),
        (dict[str, int], {"a": 1}, {"a": 1}),
        (list[str], ["a"], ["a"]),
        (Note, {"text": "a", "size": 1, "unknown": True}, Note("a", 1)),
        (list[Note], [{"text": "a", "size": 1}], [Note("a", 1)]),
        (Line, {"text": "a"}, {"text": "a"}),
        (Checked, {"text": "a"}, Checked(text="a")),
        (TypeAdapter(list[Checked]), [{"text": "a"}], [Checked(text="a")]),
        (str | None, b"", None),
        (int | None, b"null", None),
    ],
)
async def test_an_answer_is_read_as_what_is_asked_for(cast: Any, body: Any, expected: Any) -> None:
    assert await client_of(AsyncMockTransport(reply_with(body))).request("GET", "/v1/x", cast=cast) == expected


async def test_a_model_has_its_metadata_and_keeps_unknown_fields() -> None:
    transport = AsyncMockTransport(reply_with(MODEL | {"new": 1}))
    found = await client_of(transport).request("GET", "/v1/models/claude-x", cast=Model)
    assert isinstance(found, Model)
    assert (found.id, found.extra_fields) == ("claude-x", {"new": 1})
    assert (found.meta.request_id, found.meta.status) == ("req_1", 200)


async def test_models_are_read_in_lists_mappings_and_unions() -> None:
    transport = AsyncMockTransport(*(reply_with(body) for body in ([MODEL], {"a": MODEL}, MODEL, MESSAGE, MODEL)))
    client = client_of(transport)
    assert [type(each) for each in await client.request("GET", "/v1/x", cast=list[Model])] == [Model]
    assert type((await client.request("GET", "/v1/x", cast=dict[str, Model]))["a"]) is Model
    either: Any = Message | Model
    assert type(await client.request("GET", "/v1/x", cast=either)) is Model
    assert type(await client.request("GET", "/v1/x", cast=either)) is Message
    assert type(await client.request("GET", "/v1/x", cast=Model | None)) is Model


@pytest.mark.parametrize(
    ("cast", "body", "match"),
    [
        (None, b"<html>", r"HTML.*cast=bytes"),
        (None, b"\xff\x00", r"not JSON.*cast=bytes"),
        (Model, b"", r"empty, and so no Model"),
        (Model, [1], r"\$: "),
        (list[Model], {"a": 1}, r"\$: "),
        (Note, {"text": "a"}, r"no .*Note: 'size' is missing"),
        (Checked, {"text": 1}, r"no .*Checked: ValidationError"),
    ],
)
async def test_an_answer_that_is_something_else_is_an_error_that_says_so(cast: Any, body: Any, match: str) -> None:
    with pytest.raises(SerializationError, match=match) as caught:
        await client_of(AsyncMockTransport(reply_with(body))).request("GET", "/v1/x", cast=cast)
    assert (caught.value.request_id, caught.value.status) == ("req_1", 200)
    assert len(caught.value.attempts) == 1


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
async def test_what_may_be_sent_twice_is_sent_again_after_a_fault(method: str) -> None:
    transport = AsyncMockTransport(reply_with(failure("api_error"), 500), reply_with({"ok": 1}))
    assert await client_of(transport).request(method, "/v1/x") == {"ok": 1}
    assert len(transport.requests) == 2


@pytest.mark.parametrize("method", ["POST", "PATCH"])
async def test_what_may_not_is_sent_again_only_where_the_server_did_nothing(method: str) -> None:
    transport = AsyncMockTransport(reply_with(failure("api_error"), 500))
    with pytest.raises(InternalServerError):
        await client_of(transport).request(method, "/v1/x", {})
    assert len(transport.requests) == 1
    again = AsyncMockTransport(reply_with(failure("overloaded_error"), 529), reply_with({"ok": 1}))
    assert await client_of(again).request(method, "/v1/x", {}) == {"ok": 1}


async def test_retries_end_in_the_error_of_the_last_attempt() -> None:
    transport = AsyncMockTransport(*[reply_with(failure("overloaded_error"), 529)] * 2)
    with pytest.raises(RetryExhaustedError) as caught:
        await client_of(transport).request("GET", "/v1/x", max_retries=1)
    assert isinstance(caught.value, OverloadedError)
    assert caught.value.attempt_count == 2


async def test_a_refusal_is_the_error_of_its_status() -> None:
    transport = AsyncMockTransport(reply_with(failure("not_found_error", "no such path"), 404))
    with pytest.raises(NotFoundError, match=r"no such path") as caught:
        await client_of(transport).request("GET", "/v1/x")
    assert caught.value.request_id == "req_1"
    with pytest.raises(AuthenticationError):
        await client_of(AsyncMockTransport(reply_with(failure("authentication_error"), 401))).request("GET", "/v1/x")


async def test_an_error_inside_of_a_success_is_an_error() -> None:
    with pytest.raises(OverloadedError):
        await client_of(AsyncMockTransport(reply_with(failure("overloaded_error")))).request(
            "POST", "/v1/x", {}, max_retries=0
        )


async def test_own_requests_have_a_circuit_of_their_own() -> None:
    transport = AsyncMockTransport(*[reply_with(failure("api_error"), 500)] * 2, reply_with(MODEL))
    client = client_of(transport, circuit=CircuitConfig(failure_threshold=2), max_retries=0)
    for _ in range(2):
        with pytest.raises(InternalServerError):
            await client.request("GET", "/v1/x")
    with pytest.raises(CircuitBreakerOpenError):
        await client.request("GET", "/v1/y")
    assert (await client.models.get("claude-x")).id == "claude-x"


async def test_administration_is_asked_with_the_admin_key() -> None:
    transport = AsyncMockTransport(reply_with({}), reply_with({}))
    client = client_of(transport, admin_api_key="sk-admin")
    await client.request("GET", "/v1/organizations/new_things")
    await client.request("GET", "/v1/organizations_else")
    assert [sent.headers["x-api-key"] for sent in transport.requests] == ["sk-admin", "sk-test"]
    with pytest.raises(ConfigurationError, match="admin_api_key"):
        await client_of(AsyncMockTransport()).request("GET", "/v1/organizations")


async def test_files_are_sent_in_parts_beside_values() -> None:
    transport = AsyncMockTransport(reply_with({"ok": 1}))
    found = await client_of(transport).request(
        "POST", "/v1/x", {"title": "a", "n": 1}, files={"file": ("a.txt", b"content"), "more": [b"1", b"2"]}
    )
    assert found == {"ok": 1}
    sent = transport.requests[0]
    assert sent.upload is not None
    assert sent.headers["content-type"].startswith("multipart/form-data; boundary=")
    text = b"".join(item for item in sent.upload.items if isinstance(item, bytes)).decode()
    for part in ('name="title"', 'name="n"', 'name="file"; filename="a.txt"', 'name="more[]"'):
        assert part in text


async def test_a_turn_can_be_given_as_a_model_with_files_in_it() -> None:
    transport = AsyncMockTransport(reply_with({}))
    picture = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": b"\x89PNG"}}
    await client_of(transport).request("POST", "/v1/x", InputMessage(role="user", content=[picture]))  # type: ignore[list-item]
    assert json.loads(transport.requests[0].body or b"")["content"][0]["source"]["data"] == "iVBORw=="
