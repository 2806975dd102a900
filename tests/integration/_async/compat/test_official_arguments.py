"""Programs written for the official client: arguments that are wrong, and requests of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

import integrations_anthropic
from integrations_anthropic import compat
from integrations_anthropic.compat import AsyncAnthropic
from integrations_anthropic.compat.lib import files_from_dir
from integrations_anthropic.sandbox import Sandbox

pytestmark = pytest.mark.anyio

QUESTION: Any = {"model": "claude-sonnet-5-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hello"}]}


class Server:
    """Records requests, and responds with what `answers` has, the last of them again and again."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self.answers: list[httpx.Response] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
async def client(server: Server) -> AsyncIterator[AsyncAnthropic]:
    async with httpx.AsyncClient(transport=httpx.MockTransport(server)) as http_client:
        policy = integrations_anthropic.RetryPolicy(initial_delay=0.0, max_delay=0.0)
        yield AsyncAnthropic(api_key="k", http_client=http_client, retry=policy)


PLACES: list[tuple[str, Callable[[AsyncAnthropic, Any], Any]]] = [
    ("message_batch_id", lambda client, blank: client.messages.batches.retrieve(blank)),
    ("message_batch_id", lambda client, blank: client.beta.messages.batches.results(blank)),
    ("message_batch_id", lambda client, blank: client.messages.with_raw_response.batches.cancel(blank)),
    ("model_id", lambda client, blank: client.models.retrieve(blank)),
    ("file_id", lambda client, blank: client.files.download(blank)),
    ("file_id", lambda client, blank: client.files.delete(blank)),
    ("skill_id", lambda client, blank: client.skills.versions.list(blank)),
    ("version", lambda client, blank: client.skills.versions.retrieve(blank, skill_id="skill_1")),
]


@pytest.mark.parametrize("blank", ["", " ", None])
@pytest.mark.parametrize(("place", "call"), PLACES)
async def test_a_blank_id_is_a_value_error_with_the_text_that_programs_look_for(
    client: AsyncAnthropic, server: Server, place: str, call: Callable[[AsyncAnthropic, Any], Any], blank: Any
) -> None:
    with pytest.raises(ValueError) as caught:
        await call(client, blank)
    assert str(caught.value) == f"Expected a non-empty value for `{place}` but received {blank!r}"
    assert isinstance(caught.value, compat.AnthropicError)
    assert server.requests == []


async def test_each_attempt_says_how_many_came_before_it(client: AsyncAnthropic, server: Server) -> None:
    server.answers = [httpx.Response(500), httpx.Response(529), httpx.Response(200, json={})]
    response = await client.messages.with_raw_response.create(**QUESTION)
    assert response.retries_taken == 2
    assert [each.headers["x-stainless-retry-count"] for each in server.requests] == ["0", "1", "2"]


async def test_the_count_of_retries_is_the_callers_or_left_out(client: AsyncAnthropic, server: Server) -> None:
    server.answers = [httpx.Response(500), httpx.Response(200, json={})]
    await client.messages.with_raw_response.create(**QUESTION, extra_headers={"X-Stainless-Retry-Count": "42"})
    assert [each.headers["x-stainless-retry-count"] for each in server.requests] == ["42", "42"]
    await client.messages.with_raw_response.create(**QUESTION, extra_headers={"x-stainless-retry-count": compat.omit})
    assert "x-stainless-retry-count" not in server.requests[-1].headers


async def test_bytes_are_posted_as_they_are(client: AsyncAnthropic, server: Server) -> None:
    server.answers = [httpx.Response(200, json={"done": True})]
    headers = {"content-type": "application/x-ndjson"}
    assert await client.post("/v1/other", content=b"{}\n{}", cast_to=dict, options={"headers": headers}) == {
        "done": True
    }
    assert server.requests[0].content == b"{}\n{}"
    assert server.requests[0].headers["content-type"] == "application/x-ndjson"


async def test_a_reason_that_the_api_names_is_the_class_of_the_error(client: AsyncAnthropic, server: Server) -> None:
    error = {"type": "rate_limit_error", "message": "no", "details": {"error_code": "ramp_limit_exceeded"}}
    server.answers = [httpx.Response(429, json={"type": "error", "error": error})]
    with pytest.raises(compat.RampLimitExceededError) as caught:
        await client.with_options(max_retries=0).messages.create(**QUESTION)
    assert isinstance(caught.value, compat.RateLimitError)


async def test_an_error_of_ones_own_that_says_so_is_repeated(client: AsyncAnthropic, server: Server) -> None:
    failures = [compat.RetryableError("not yet"), compat.RetryableError("not yet")]

    def answer(request: httpx.Request) -> httpx.Response:
        server.requests.append(request)
        if failures:
            raise failures.pop()
        return httpx.Response(200, json={})

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http_client:
        response = await client.with_options(http_client=http_client).messages.with_raw_response.create(**QUESTION)
    assert response.retries_taken == 2
    assert len(server.requests) == 3


async def test_the_files_of_a_folder_are_a_skill(tmp_path: Path) -> None:
    folder = tmp_path / "greeting"
    (folder / "deep").mkdir(parents=True)
    (folder / "SKILL.md").write_bytes(b"---\nname: greeting\ndescription: greets\n---\n")
    (folder / "deep" / "a.bin").write_bytes(b"\x00")
    files = files_from_dir(folder)
    assert [name for name, _ in files] == ["greeting/SKILL.md", "greeting/deep/a.bin"]
    with Sandbox() as sandbox:
        async with AsyncAnthropic(api_key="k", base_url=sandbox.url) as client:
            assert (await client.skills.create(display_name="greeting", files=files)).display_name == "greeting"
