"""examples/webhook_receiver.py, with deliveries that the library `standardwebhooks` signs."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from examples.webhook_receiver import receiver, show
from standardwebhooks import Webhook
from starlette.testclient import TestClient

from integrations_anthropic.testing import webhook_event
from integrations_anthropic.webhooks import WebhookEvent

SECRET = "whsec_" + base64.b64encode(b"a secret of 24 bytes, ok").decode()
OTHER = "whsec_" + base64.b64encode(b"another one of 24 bytes!").decode()
BODY = json.dumps(webhook_event("session.status_idled", id="sesn_1")).encode()


class Handler:
    """Keeps the events, and fails as often as it is to."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.failures = 0

    async def __call__(self, event: WebhookEvent) -> None:
        if self.failures:
            self.failures -= 1
            raise OSError("the queue is full")
        self.seen.append(f"{event.data.type} {event.data.id}")


@pytest.fixture
def handler() -> Handler:
    return Handler()


@pytest.fixture
def client(handler: Handler) -> Iterator[TestClient]:
    with TestClient(receiver(SECRET, handler), raise_server_exceptions=False) as client:
        yield client


def signed(
    body: bytes = BODY, *, secret: str = SECRET, webhook_id: str = "msg_1", seconds_ago: float = 0
) -> dict[str, str]:
    """The headers of a delivery."""
    at = datetime.now(UTC) - timedelta(seconds=seconds_ago)
    signature = Webhook(secret).sign(webhook_id, at, body.decode())
    return {
        "webhook-id": webhook_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": signature,
        "content-type": "application/json",
    }


def delivered(client: TestClient, headers: dict[str, str], body: bytes = BODY) -> int:
    return int(client.post("/webhooks", content=body, headers=headers).status_code)


def test_a_signed_delivery_is_handled(client: TestClient, handler: Handler) -> None:
    assert delivered(client, signed()) == 204
    assert handler.seen == ["session.status_idled sesn_1"]


def test_one_of_several_signatures_is_enough_while_a_secret_is_changed(client: TestClient, handler: Handler) -> None:
    headers = signed()
    both = {
        **headers,
        "webhook-signature": f"{signed(secret=OTHER)['webhook-signature']} {headers['webhook-signature']}",
    }
    assert delivered(client, both) == 204
    assert len(handler.seen) == 1


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (signed(secret=OTHER), BODY),
        (signed(), BODY.replace(b"sesn_1", b"sesn_2")),
        ({**signed(), "webhook-id": "msg_2"}, BODY),
        ({name: value for name, value in signed().items() if name != "webhook-signature"}, BODY),
        ({**signed(), "webhook-signature": "v1,AAAA"}, BODY),
        (signed(b"no JSON"), b"no JSON"),
    ],
    ids=["another secret", "another body", "another id", "unsigned", "another signature", "no JSON"],
)
def test_a_wrong_delivery_is_refused(
    client: TestClient, handler: Handler, headers: dict[str, str], body: bytes
) -> None:
    assert delivered(client, headers, body) == 400
    assert handler.seen == []


@pytest.mark.parametrize("seconds_ago", [302, 86_400, -302])
def test_a_late_delivery_and_one_from_the_future_are_refused(
    client: TestClient, handler: Handler, seconds_ago: float
) -> None:
    assert delivered(client, signed(seconds_ago=seconds_ago)) == 400
    assert handler.seen == []


def test_a_replayed_delivery_is_a_success_and_not_handled_again(client: TestClient, handler: Handler) -> None:
    again = signed(seconds_ago=10)
    assert [delivered(client, signed()), delivered(client, signed()), delivered(client, again)] == [204, 204, 204]
    assert len(handler.seen) == 1
    assert delivered(client, signed(webhook_id="msg_2")) == 204
    assert len(handler.seen) == 2


def test_a_delivery_whose_handling_failed_is_taken_when_it_comes_again(client: TestClient, handler: Handler) -> None:
    handler.failures = 1
    assert [delivered(client, signed()), handler.seen] == [500, []]
    assert [delivered(client, signed()), len(handler.seen)] == [204, 1]


def test_another_method_is_not_taken(client: TestClient) -> None:
    assert client.get("/webhooks").status_code == 405


def test_what_happened_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with TestClient(receiver(SECRET, show)) as client:
        assert delivered(client, signed()) == 204
    assert capsys.readouterr().out == "session.status_idled sesn_1\n"
