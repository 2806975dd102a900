"""A webhook that was taken is not taken again, where its id is kept."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from integrations_anthropic import ConfigurationError, SerializationError, WebhookVerificationError
from integrations_anthropic.webhooks import MemoryReplayStore
from tests.unit.webhooks.deliveries import BODY, NOW, OTHER, headers_of, refused, taken


def test_a_webhook_is_taken_once():
    replays = MemoryReplayStore()
    assert taken(replays=replays)
    assert refused("replayed", replays=replays).webhook_id == "msg_test"
    assert taken(BODY, headers_of(webhook_id="msg_2"), replays=replays)
    assert taken() and taken()


def test_a_delivery_that_is_signed_anew_has_the_same_id_and_is_refused_until_it_is_forgotten():
    replays = MemoryReplayStore()
    taken(replays=replays)
    again = headers_of(timestamp=NOW + 60)
    refused("replayed", BODY, again, replays=replays)
    replays.forget("msg_test")
    replays.forget("never seen")
    assert taken(BODY, again, replays=replays)


def test_only_a_webhook_that_is_verified_is_kept():
    replays = MemoryReplayStore()
    refused("wrong_signature", BODY, headers_of(secret=OTHER), replays=replays)
    refused("not_json", b"[]", headers_of(b"[]"), replays=replays)
    assert len(replays) == 0


def test_an_id_is_dropped_when_its_webhook_is_too_old_anyway(monkeypatch: pytest.MonkeyPatch):
    replays = MemoryReplayStore()
    taken(replays=replays)
    monkeypatch.setattr(time, "time", lambda: NOW + 301.0)
    taken(BODY, headers_of(webhook_id="msg_2", timestamp=NOW + 301), replays=replays)
    assert len(replays) == 1
    assert replays.add("msg_2", now=NOW + 302.0, until=NOW + 602.0) is False
    assert replays.add("msg_test", now=NOW + 302.0, until=NOW + 602.0) is True


def test_the_store_is_bounded():
    replays = MemoryReplayStore(max_ids=3)
    assert all(replays.add(f"msg_{n}", now=NOW, until=NOW + 300.0) for n in range(1000))
    assert len(replays) == 3
    assert not replays.add("msg_999", now=NOW, until=NOW + 300.0)
    for wrong in (0, True, "5", None):
        with pytest.raises(ConfigurationError, match="max_ids"):
            MemoryReplayStore(wrong)  # type: ignore[arg-type]  # on purpose


def test_of_many_threads_one_takes_it():
    replays = MemoryReplayStore()

    def one(_: int) -> str:
        try:
            taken(replays=replays)
        except WebhookVerificationError as error:
            return error.reason
        return "taken"

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(one, range(200)))
    assert found.count("taken") == 1 and found.count("replayed") == 199


class _Store:
    def __init__(self, result: Any) -> None:
        self.result, self.asked = result, {}

    def add(self, webhook_id: str, /, **times: float) -> Any:
        self.asked[webhook_id] = times
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


def test_a_custom_store_is_given_the_time_until_which_an_id_counts():
    store = _Store(True)
    taken(BODY, headers_of(timestamp=NOW - 100), replays=store, tolerance=200)
    assert store.asked == {"msg_test": {"now": NOW, "until": NOW + 100}}


def test_where_the_store_fails_the_webhook_is_not_taken():
    error = refused("replay_check_failed", replays=_Store(OSError("no Redis")))
    assert isinstance(error.__cause__, OSError)


async def _add() -> bool:
    return True


@pytest.mark.parametrize("result", [None, 1, "OK", _add])
def test_a_store_that_does_not_say_true_or_false_is_refused(result: Any):
    with pytest.raises(ConfigurationError, match="True or False"):
        taken(replays=_Store(_add() if result is _add else result))


def test_errors_tell_their_reason_after_a_pickle():
    import pickle

    error = pickle.loads(pickle.dumps(refused("wrong_signature", BODY, headers_of(secret=OTHER))))
    assert (error.reason, error.webhook_id, error.kind, error.is_retryable) == (
        "wrong_signature",
        "msg_test",
        "webhook",
        False,
    )
    assert not isinstance(error, SerializationError)


@pytest.mark.parametrize("tolerance", [0, 300])
def test_a_webhook_as_old_as_is_allowed_is_taken_once(tolerance: int):
    replays, headers = MemoryReplayStore(), headers_of(timestamp=NOW - tolerance)
    assert taken(BODY, headers, replays=replays, tolerance=tolerance)
    refused("replayed", BODY, headers, replays=replays, tolerance=tolerance)


def test_a_delivery_that_is_signed_later_prolongs_the_time_of_its_id(monkeypatch: pytest.MonkeyPatch):
    replays, later = MemoryReplayStore(), headers_of(timestamp=NOW + 200)
    assert taken(replays=replays)
    refused("replayed", BODY, later, replays=replays)
    monkeypatch.setattr(time, "time", lambda: float(NOW + 400))
    refused("replayed", BODY, later, replays=replays)
