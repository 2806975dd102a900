"""What a browser needs to let a page call the sandbox."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from integrations_anthropic.sandbox import Fault, Sandbox
from tests.integration.sandbox.sandbox_requests import HEADERS, message_request

ORIGIN = "http://localhost:3000"
PREFLIGHT = {
    "origin": ORIGIN,
    "access-control-request-method": "POST",
    "access-control-request-headers": "anthropic-version,content-type,x-api-key",
}


@pytest.fixture(scope="module")
def open_to_pages() -> Iterator[Sandbox]:
    with Sandbox(cors=ORIGIN) as sandbox:
        yield sandbox


@pytest.fixture
def page(open_to_pages: Sandbox) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=open_to_pages.url, headers=HEADERS | {"origin": ORIGIN}) as client:
        yield client


def allowed(response: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in response.headers.items() if name.startswith("access-control-")}


def test_a_preflight_request_allows_what_it_asks_for(open_to_pages: Sandbox) -> None:
    response = httpx.options(f"{open_to_pages.url}/v1/messages", headers=PREFLIGHT)
    assert (response.status_code, response.content) == (204, b"")
    assert allowed(response) == {
        "access-control-allow-origin": ORIGIN,
        "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
        "access-control-allow-headers": "anthropic-version,content-type,x-api-key",
        "access-control-max-age": "600",
    }


@pytest.mark.parametrize("streamed", [False, True])
def test_responses_may_be_read_with_their_headers(page: httpx.Client, streamed: bool) -> None:
    response = page.post("/v1/messages", json=message_request(stream=streamed))
    assert response.status_code == 200
    assert allowed(response)["access-control-allow-origin"] == ORIGIN
    assert "request-id" in allowed(response)["access-control-expose-headers"]
    assert response.headers["vary"] == "Origin"


def test_errors_may_be_read_too(page: httpx.Client, open_to_pages: Sandbox) -> None:
    open_to_pages.faults.add(Fault(status=529))
    for status in (529, 400):
        response = page.post("/v1/messages", json={})
        assert response.status_code == status
        assert allowed(response)["access-control-allow-origin"] == ORIGIN


@pytest.mark.parametrize("origin", ["http://localhost:3001", "https://localhost:3000", "http://a.example", "null"])
def test_other_origins_get_no_permission(open_to_pages: Sandbox, origin: str) -> None:
    answer = httpx.get(f"{open_to_pages.url}/v1/models", headers=HEADERS | {"origin": origin})
    assert (answer.status_code, allowed(answer)) == (200, {})
    preflight = httpx.options(f"{open_to_pages.url}/v1/messages", headers=PREFLIGHT | {"origin": origin})
    assert (preflight.status_code, allowed(preflight)) == (405, {})


def test_no_origin_is_allowed_by_default(client: httpx.Client) -> None:
    assert allowed(client.get("/v1/models", headers={"origin": ORIGIN})) == {}
    assert client.options("/v1/messages", headers=PREFLIGHT).status_code == 405


def test_the_control_path_stays_closed_to_pages(open_to_pages: Sandbox) -> None:
    assert allowed(httpx.get(f"{open_to_pages.url}/_sandbox/requests", headers={"origin": ORIGIN})) == {}
