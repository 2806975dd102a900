# Derived from tests/integration/_async/compat/test_official_responses.py by `make codegen`. Do not edit.
"""Programs written for the official client: responses, pages, options of a client and of a call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from integrations_anthropic import ConfigurationError
from integrations_anthropic.compat import (
    DEFAULT_TIMEOUT,
    Anthropic,
    APIResponseValidationError,
    NotFoundError,
    Timeout,
    omit,
    types,
)
from integrations_anthropic.sandbox import Fault, Sandbox

QUESTION: Any = {"model": "claude-sonnet-5-5", "max_tokens": 50, "messages": [{"role": "user", "content": "Hello"}]}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[Anthropic]:
    sandbox.reset()
    with Anthropic(api_key="sandbox-key", base_url=sandbox.url, max_retries=0) as made:
        yield made


def test_a_raw_response_has_the_headers_and_the_body_and_parses(client: Anthropic) -> None:
    response = client.messages.with_raw_response.create(**QUESTION)
    message = response.parse()
    assert response.is_closed
    assert response.status_code == response.http_response.status_code == 200
    assert response.request_id == message._request_id
    assert response.json() == message.to_dict()
    assert (response.text()).encode() == response.read()
    assert response.http_request.headers["x-api-key"] == "[secret]"
    assert response.url.path == "/v1/messages"
    assert response.retries_taken == 0
    assert response.parse(to=dict) == message.to_dict()


def test_a_raw_response_counts_its_retries(sandbox: Sandbox, client: Anthropic) -> None:
    sandbox.faults.add(Fault(status=529, retry_after=0))
    response = client.with_options(max_retries=1).messages.with_raw_response.create(**QUESTION)
    assert response.retries_taken == 1
    assert response.status_code == 200


def test_a_body_that_is_no_result_is_an_error_of_parse_alone(sandbox: Sandbox, client: Anthropic) -> None:
    sandbox.faults.add(Fault(bad_json=True))
    response = client.messages.with_raw_response.create(**QUESTION)
    assert response.status_code == 200
    with pytest.raises(APIResponseValidationError):
        response.parse()
    assert response.read()


def test_an_error_status_is_an_error_of_a_raw_call_too(client: Anthropic) -> None:
    with pytest.raises(NotFoundError):
        client.messages.batches.with_raw_response.retrieve("msgbatch_none")


def test_a_streaming_response_is_open_inside_of_its_block(client: Anthropic) -> None:
    with client.messages.with_streaming_response.create(**QUESTION) as response:
        assert not response.is_closed
        lines = [line for line in response.iter_lines()]
        message = response.parse()
        pieces = [piece for piece in response.iter_bytes(chunk_size=7)]
    assert response.is_closed
    assert message.id in "".join(lines)
    assert {len(piece) for piece in pieces[:-1]} == {7}
    assert b"".join(pieces) == response.read()


def test_a_streaming_response_of_a_stream_has_its_lines(client: Anthropic) -> None:
    with client.messages.with_streaming_response.create(**QUESTION, stream=True) as response:
        lines = [line for line in response.iter_lines()]
    assert lines[0] == "event: message_start"
    assert "event: message_stop" in lines


def test_a_raw_response_of_a_stream_parses_to_the_stream(client: Anthropic) -> None:
    response = client.messages.with_raw_response.create(**QUESTION, stream=True)
    events = [event for event in response.parse()]
    assert events[-1].type == "message_stop"


def test_a_list_gives_its_first_page_and_the_items_of_all(client: Anthropic) -> None:
    page = client.models.list(limit=2)
    assert len(page.data) == 2
    assert page.has_next_page()
    following = page.get_next_page()
    assert page.last_id == page.data[-1].id
    assert following.data[0].id != page.data[0].id
    ids = [model.id for model in client.models.list(limit=5)]
    assert len(ids) == len(set(ids)) > 5
    assert isinstance(page.data[0], types.ModelInfo)
    pages = [each for each in page.iter_pages()]
    assert [model.id for each in pages for model in each.data] == ids
    info = page.next_page_info()
    assert info is not None and info.params == {"after_id": page.last_id}
    assert pages[-1].next_page_info() is None
    back = client.models.list(limit=2, before_id=ids[-1])
    info = back.next_page_info()
    assert info is not None and info.params == {"before_id": back.first_id}
    with pytest.raises(RuntimeError, match="no next page"):
        pages[-1].get_next_page()


def test_a_batch_goes_from_its_creation_to_its_results(sandbox: Sandbox, client: Anthropic) -> None:
    requests: Any = [{"custom_id": f"q{i}", "params": QUESTION} for i in range(3)]
    batch = client.messages.batches.create(requests=requests)
    assert isinstance(batch, types.MessageBatch)
    while batch.processing_status != "ended":
        batch = client.messages.batches.retrieve(batch.id)
    results = [line for line in client.messages.batches.results(batch.id)]
    assert sorted(line.custom_id for line in results) == ["q0", "q1", "q2"]
    assert {line.result.type for line in results} == {"succeeded"}
    assert results[0].to_dict()["result"]["message"]["content"]
    assert [each.id for each in client.beta.messages.batches.list()] == [batch.id]
    response = client.messages.batches.with_raw_response.results(batch.id)
    assert response.url.path.endswith("/results")
    assert len([line for line in response.parse()]) == 3
    assert (client.messages.batches.delete(batch.id)).id == batch.id


def test_a_file_is_uploaded_listed_and_deleted(client: Anthropic) -> None:
    stored = client.beta.files.upload(file=("a.txt", b"Hello", "text/plain"))
    assert (client.files.retrieve_metadata(stored.id)).filename == "a.txt"
    assert stored.id in [each.id for each in client.files.list()]
    assert (client.files.delete(stored.id)).id == stored.id


def test_a_copy_has_other_options_and_the_original_its_own(client: Anthropic) -> None:
    copied = client.with_options(timeout=3.0, max_retries=7, default_headers={"x-team": "a"}, default_query={"q": "1"})
    assert (copied.timeout, copied.max_retries) == (3.0, 7)
    assert (client.timeout, client.max_retries) == (DEFAULT_TIMEOUT, 0)
    request = (copied.messages.with_raw_response.create(**QUESTION)).http_request
    assert (request.headers["x-team"], request.url.params["q"]) == ("a", "1")
    assert request.extensions["timeout"]["read"] == 3.0
    other = copied.copy(set_default_headers={"x-other": "b"}, set_default_query={})
    request = (other.messages.with_raw_response.create(**QUESTION)).http_request
    assert "x-team" not in request.headers and not request.url.params
    with pytest.raises(ValueError, match="mutually exclusive"):
        client.copy(default_headers={}, set_default_headers={})


def test_headers_query_and_body_of_a_call_are_sent(client: Anthropic) -> None:
    options: Any = {
        "extra_headers": {"x-call": "1", "x-stainless-lang": omit},
        "extra_query": {"beta": "true"},
        "extra_body": {"top_k": 5},
        "betas": ["files-api-2025-04-14"],
        "timeout": Timeout(60, connect=1),
    }
    request = (client.messages.with_raw_response.create(**QUESTION, **options)).http_request
    assert request.headers["x-call"] == "1"
    assert "x-stainless-lang" not in request.headers
    assert request.headers["anthropic-beta"] == "files-api-2025-04-14"
    assert request.url.params["beta"] == "true"
    assert b'"top_k":5' in request.content
    assert request.extensions["timeout"]["read"] == 60


def test_attributes_of_a_client_may_be_set(client: Anthropic) -> None:
    url = str(client.base_url)
    client.timeout, client.max_retries = 5.0, 4
    assert client.client._settings.timeout == 5.0
    assert client.client._settings.max_retries == 4
    client.base_url = "http://127.0.0.1:9"
    assert str(client.base_url) == "http://127.0.0.1:9/"
    client.base_url = url
    assert (client.messages.create(**QUESTION)).stop_reason == "end_turn"


def test_paths_that_no_service_has_are_requested(client: Anthropic) -> None:
    data = client.get("/v1/models", cast_to=dict, options={"params": {"limit": 1}})
    assert len(data["data"]) == 1
    response = client.post("/v1/messages", cast_to=httpx.Response, body=QUESTION)
    assert response.json()["type"] == "message"
    message = client.post("/v1/messages", cast_to=types.Message, body=QUESTION)
    assert message.to_dict()["stop_reason"] == "end_turn"
    with pytest.raises(NotFoundError):
        client.get("/v1/nothing", cast_to=dict)


@pytest.mark.parametrize("name", ["middleware", "credentials", "config", "open_telemetry"])
def test_an_option_that_is_not_there_is_refused_with_what_to_use(name: str) -> None:
    with pytest.raises(ConfigurationError, match=rf"{name}: not available"):
        Anthropic(api_key="k", **{name: object()})
    Anthropic(api_key="k", **{name: None})


def test_a_closed_client_says_so(sandbox: Sandbox) -> None:
    client = Anthropic(api_key="very-secret", base_url=sandbox.url)
    assert not client.is_closed()
    client.close()
    assert client.is_closed()
    assert "very-secret" not in repr(client)
    assert client.api_key == "very-secret"


def test_a_client_has_variants_of_all_its_services(client: Anthropic) -> None:
    raw = client.with_raw_response.messages.create(**QUESTION)
    assert (raw.parse())._request_id == raw.request_id
    counted = client.with_raw_response.beta.messages.count_tokens(model="claude-x", messages=QUESTION["messages"])
    assert counted.status_code == 200
    with client.with_streaming_response.messages.create(**QUESTION) as response:
        assert (response.json())["type"] == "message"
