"""What the sandbox refuses, compared with the recordings: nothing the API answered, and in the words of the API."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import httpx
import pytest

from integrations_anthropic.sandbox import Sandbox
from tests.contract.replay import RECORDINGS, Exchange, exchanges

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not RECORDINGS.exists(), reason="the recordings are not part of this project"),
]

PATHS = ("/v1/messages", "/v1/messages/count_tokens")
LEFT_ALONE = {
    "credit balance": "depends on the account",
    "does not support output format": "depends on the model",
    "does not support citations": "depends on the model",
    "Thinking may not be enabled": "depends on the model where thinking is adaptive",
    "Schema is too complex": "how complex a schema may be is not known",
    "Input tag 'file'": "files are a beta, whose header the sandbox does not ask for",
}
"""Words of errors that the sandbox does not repeat, and why."""


@pytest.fixture(scope="module")
def sandbox_client() -> Iterator[httpx.Client]:
    headers = {"x-api-key": "sandbox-key", "anthropic-version": "2023-06-01"}
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url, headers=headers, timeout=60) as client:
        yield client


def recorded(status: int) -> Iterator[Exchange]:
    for exchange in exchanges():
        is_one = (exchange.method, exchange.status) == ("POST", status) and exchange.path in PATHS
        if is_one and isinstance(exchange.request_body, dict):
            yield exchange


def send(client: httpx.Client, exchange: Exchange) -> httpx.Response:
    beta = {name: value for name, value in exchange.request_headers.items() if name.lower() == "anthropic-beta"}
    return client.post(exchange.path, json=exchange.request_body, headers=beta)


def test_every_request_that_the_api_answered_is_answered(sandbox_client: httpx.Client) -> None:
    refused: Counter[str] = Counter()
    answered = 0
    for exchange in recorded(200):
        response = send(sandbox_client, exchange)
        answered += response.status_code == 200
        if response.status_code != 200:
            refused[response.text] += 1
    assert refused == {}
    assert answered > 1000


def test_what_the_api_refused_is_refused_in_its_words(sandbox_client: httpx.Client) -> None:
    compared = 0
    for exchange in recorded(400):
        message = exchange.json["error"]["message"]
        if any(words in message for words in LEFT_ALONE):
            continue
        response = send(sandbox_client, exchange)
        assert response.status_code == 400, message
        # The API may add where to read more.
        assert message.startswith(response.json()["error"]["message"])
        compared += 1
    assert compared
