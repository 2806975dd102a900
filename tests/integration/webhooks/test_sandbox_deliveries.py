"""Webhooks that the sandbox sends to a receiver on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from standardwebhooks import Webhook

from integrations_anthropic import AnthropicClient
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.sandbox.webhooks import delivery
from integrations_anthropic.webhooks import unwrap

from .receivers import Receiver, receiving

SECRET = "whsec_dGVzdC1zZWNyZXQ="


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    monkeypatch.setattr(delivery, "RETRY_SECONDS", (0.0, 0.0, 0.0))
    with receiving() as running:
        yield running


def test_an_event_is_signed_and_delivered(receiver: Receiver) -> None:
    with Sandbox(webhook_url=receiver.url, webhook_secret=SECRET) as sandbox:
        sent = sandbox.webhooks.send("session.thread_idled", id="sesn_1", session_thread_id="thread_1")
        assert sandbox.webhooks.wait()
        ended = sandbox.webhooks.deliveries
    ((headers, body),) = receiver.received
    assert Webhook(SECRET).verify(body, headers) == sent == json.loads(body)
    event = unwrap(body, headers, secret=SECRET)
    assert (event.id, event.data.type) == (headers["webhook-id"], "session.thread_idled")
    assert json.loads(body)["data"] == {
        "id": "sesn_1",
        "session_thread_id": "thread_1",
        "organization_id": "5a4db0c5-0000-4000-8000-000000000000",
        "workspace_id": "wrkspc_0123456789",
        "type": "session.thread_idled",
    }
    assert [(one.event, one.url, one.attempts, one.status) for one in ended] == [(sent, receiver.url, 1, 204)]


def test_a_receiver_without_a_secret_gets_a_new_one(receiver: Receiver) -> None:
    with Sandbox() as sandbox:
        first, second = sandbox.webhooks.add(receiver.url), sandbox.webhooks.add(receiver.url)
        assert sandbox.webhooks.endpoints == [first, second]
        assert first.secret != second.secret
        assert first.secret not in repr(first)
        sandbox.webhooks.send("agent.created", id="agent_1")
        assert sandbox.webhooks.wait()
    assert {h["webhook-signature"] for h, _ in receiver.received} == {
        Webhook(each.secret).sign(h["webhook-id"], _at(h), body.decode())
        for each, (h, body) in zip((first, second), receiver.received, strict=True)
    }


def _at(headers: dict[str, str]) -> Any:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(int(headers["webhook-timestamp"]), UTC)


def test_a_receiver_gets_the_types_that_it_wants(receiver: Receiver) -> None:
    with Sandbox() as sandbox:
        sandbox.webhooks.add(receiver.url, events=["agent.created"])
        for kind in ("agent.updated", "agent.created"):
            sandbox.webhooks.send(kind, id="agent_1")
        assert sandbox.webhooks.wait()
    assert [json.loads(body)["data"]["type"] for _, body in receiver.received] == ["agent.created"]


@pytest.mark.parametrize(("statuses", "attempts"), [([500, 302], 3), ([404] * 9, 4)])
def test_what_is_not_taken_is_sent_again_a_few_times(receiver: Receiver, statuses: list[int], attempts: int) -> None:
    receiver.statuses = statuses
    with Sandbox(webhook_url=receiver.url) as sandbox:
        sandbox.webhooks.send("agent.created", id="agent_1")
        assert sandbox.webhooks.wait()
        (ended,) = sandbox.webhooks.deliveries
    assert ended.attempts == attempts == len(receiver.received)
    assert len({headers["webhook-id"] for headers, _ in receiver.received}) == 1


def test_an_address_without_a_receiver_is_given_up(receiver: Receiver) -> None:
    with receiving() as gone:
        url = gone.url
    with Sandbox(webhook_url=url) as sandbox:
        sandbox.webhooks.send("agent.created", id="agent_1")
        assert sandbox.webhooks.wait()
        (ended,) = sandbox.webhooks.deliveries
    assert (ended.attempts, ended.status) == (4, None)


def test_requests_do_not_wait_for_a_receiver_and_the_queue_is_bounded(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "MAX_PENDING", 5)
    receiver.gate = threading.Event()
    with Sandbox(webhook_url=receiver.url) as sandbox:
        sandbox.webhooks.send("agent.created", id="agent_first")
        assert receiver.arrived.acquire(timeout=20)
        for number in range(8):
            sandbox.webhooks.send("agent.created", id=f"agent_{number}")
        assert httpx.get(f"{sandbox.url}/_sandbox/webhooks").json()["dropped"] == 3
        assert not sandbox.webhooks.wait(0)
        receiver.gate.set()
        assert sandbox.webhooks.wait()
        assert len(sandbox.webhooks.deliveries) == 6
        sandbox.reset()
        assert (sandbox.webhooks.deliveries, sandbox.webhooks.dropped) == ([], 0)
        assert len(sandbox.webhooks.endpoints) == 1


def test_stopping_does_not_wait_for_a_receiver(receiver: Receiver) -> None:
    receiver.gate = threading.Event()
    with Sandbox(webhook_url=receiver.url) as sandbox:
        for _ in range(3):
            sandbox.webhooks.send("agent.created", id="agent_1")
        assert receiver.arrived.acquire(timeout=20)
    assert not [thread for thread in threading.enumerate() if thread.name == "anthropic-sandbox-webhooks"]
    receiver.gate.set()
    assert len(receiver.received) == 1
    sandbox.start()
    try:
        sandbox.webhooks.send("agent.created", id="agent_1")
        assert sandbox.webhooks.wait()
    finally:
        sandbox.stop()
    assert len(receiver.received) == 2


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/webhooks",
        "http://10.0.0.1/",
        "http://localhost.example.com/",
        "https://127.0.0.1/",
        "http://127.0.0.1:99999/",
        "http://user:pass@127.0.0.1/",
        "http://169.254.169.254/latest",
        "http://127.0.0.1/a b",
        "http://[::ffff:10.0.0.1]/",
        "ftp://127.0.0.1/",
        "127.0.0.1:80",
        "",
        3,
    ],
)
def test_only_addresses_of_this_machine_are_taken(url: Any) -> None:
    with pytest.raises(ValueError, match="webhook_url must be an http URL of this machine"):
        Sandbox(webhook_url=url)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]:80/", "http://localhost:8787/x", "http://127.9.9.9/"]
)
def test_every_address_of_this_machine_is_taken(url: str) -> None:
    assert Sandbox(webhook_url=url).webhooks.endpoints[0].url == url


def test_settings_that_are_not_valid_are_named(receiver: Receiver) -> None:
    for secret in ("secret!", 3):
        with pytest.raises(ValueError, match="webhook_secret must be"):
            Sandbox(webhook_url=receiver.url, webhook_secret=secret)  # type: ignore[arg-type]  # what it refuses
    with pytest.raises(ValueError, match="webhook_secret needs webhook_url"):
        Sandbox(webhook_secret=SECRET)
    sandbox = Sandbox(webhook_url=receiver.url)
    with pytest.raises(ValueError, match=r"there is no event of the type .agent\.born."):
        sandbox.webhooks.send("agent.born", id="agent_1")
    with pytest.raises(ValueError, match=r"an event of the type .agent\.created. needs id"):
        sandbox.webhooks.send("agent.created")
    with pytest.raises(ValueError, match=r"there is no event of the type .agent\.born."):
        sandbox.webhooks.add(receiver.url, events=["agent.born"])
    with pytest.raises(ValueError, match="events must be a list"):
        sandbox.webhooks.add(receiver.url, events="agent.created")


def test_another_process_adds_receivers_and_sends_events(receiver: Receiver) -> None:
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url) as control:
        added = control.post("/_sandbox/webhooks", json={"url": receiver.url, "events": ["agent.created"]}).json()
        assert added == {"url": receiver.url, "secret": added["secret"], "events": ["agent.created"]}
        sent = control.post("/_sandbox/webhooks/events", json={"type": "agent.created", "id": "agent_1"}).json()
        assert sandbox.webhooks.wait()
        found = control.get("/_sandbox/webhooks").json()
        assert found["endpoints"] == [added]
        assert [one["event"] for one in found["deliveries"]] == [sent]
        assert control.delete("/_sandbox/webhooks").json()["endpoints"] == []
    assert unwrap(receiver.received[0][1], receiver.received[0][0], secret=added["secret"]).id == sent["id"]


@pytest.mark.parametrize(
    ("path", "content", "why"),
    [
        ("", b"{", "not valid JSON"),
        ("", b"[]", "must be an object with none but the fields events, secret, url"),
        ("", b'{"uri": 1}', "must be an object with none but the fields"),
        ("", b'{"url": "http://example.com/"}', "must be an http URL of this machine"),
        ("", b'{"url": "http://127.0.0.1/", "events": "agent.created"}', "events must be a list of strings"),
        ("/events", b'{"type": ["agent.created"]}', "there is no event of the type"),
        ("/events", b'{"id": "agent_1"}', "there is no event of the type ''"),
        ("/events", b'{"type": "agent.created", "self": "x"}', "needs id"),
    ],
)
def test_a_wrong_receiver_or_event_is_refused(path: str, content: bytes, why: str) -> None:
    with Sandbox() as sandbox:
        response = httpx.post(f"{sandbox.url}/_sandbox/webhooks{path}", content=content)
    assert response.status_code == 400
    assert why in response.json()["error"]["message"]


def test_endpoints_that_were_registered_get_what_they_enabled(receiver: Receiver) -> None:
    with (
        Sandbox() as sandbox,
        AnthropicClient(**sandbox.client_options, admin_api_key="sandbox-key") as client,
    ):
        made = [
            client.admin.webhooks.create(url=url, name=url, enabled_events=["external_key.failed"])
            for url in (receiver.url, "https://example.com/webhooks", "http://example.com/")
        ]
        secret = made[0].signing_secret
        assert len({one.signing_secret for one in made}) == 3
        sandbox.webhooks.send("external_key.failed", id="key_1")
        sandbox.webhooks.send("external_key.recovered", id="key_1")
        assert sandbox.webhooks.wait()
        assert [one.url for one in sandbox.webhooks.deliveries] == [receiver.url]
        changed = client.admin.webhooks.regenerate_signing_secret(made[0].id).signing_secret
        sandbox.webhooks.send("external_key.failed", id="key_2")
        assert sandbox.webhooks.wait()
        client.admin.webhooks.update(made[0].id, state="disabled")
        sandbox.webhooks.send("external_key.failed", id="key_3")
        client.admin.webhooks.update(made[0].id, state="enabled")
        client.admin.webhooks.delete(made[0].id)
        sandbox.webhooks.send("external_key.failed", id="key_4")
        assert sandbox.webhooks.wait()
    assert [
        unwrap(body, headers, secret=key).data.id
        for (headers, body), key in zip(receiver.received, (secret, changed), strict=True)
    ] == ["key_1", "key_2"]


def test_what_operations_do_is_delivered(receiver: Receiver) -> None:
    with (
        Sandbox(webhook_url=receiver.url, webhook_secret=SECRET) as sandbox,
        AnthropicClient(**sandbox.client_options) as client,
    ):
        store = client.memory_stores.create(name="Notes")
        client.memory_stores.get(store.id)
        client.memory_stores.archive(store.id)
        client.memory_stores.delete(store.id)
        assert sandbox.webhooks.wait()
    events = [unwrap(body, headers, secret=SECRET).data for headers, body in receiver.received]
    kinds = ("created", "archived", "deleted")
    assert [(event.type, event.id) for event in events] == [(f"memory_store.{kind}", store.id) for kind in kinds]


def test_what_a_session_does_is_delivered(receiver: Receiver) -> None:
    with (
        Sandbox(webhook_url=receiver.url, webhook_secret=SECRET, session_seconds=0) as sandbox,
        AnthropicClient(**sandbox.client_options) as client,
    ):
        agent = client.agents.create(name="A", model="claude-sonnet-5-5")
        environment = client.environments.create(name="E")
        session = client.sessions.create(agent=agent.id, environment_id=environment.id)
        text = {"type": "text", "text": "Hello"}
        client.sessions.events.send(session.id, events=[{"type": "user.message", "content": [text]}])
        client.sessions.archive(session.id)
        assert sandbox.webhooks.wait()
    events = [unwrap(body, headers, secret=SECRET).data for headers, body in receiver.received]
    assert [event.type for event in events[:3]] == ["agent.created", "environment.created", "session.created"]
    assert {event.id for event in events[2:]} == {session.id}
    assert [event.type for event in events[3:]] == [
        "session.status_run_started",
        "session.running",
        "session.status_idled",
        "session.idled",
        "session.status_terminated",
        "session.archived",
    ]
