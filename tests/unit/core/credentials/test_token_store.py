"""Who exchanges a token, who goes on with it, and who waits: decided without a clock of its own."""

from __future__ import annotations

import gc
from typing import Any

import pytest

from integrations_anthropic import CredentialError, SecretString
from integrations_anthropic._core.credentials.tokens import AccessToken, Exchange, TokenStore


class Recorder:
    """Keeps what is handed over."""

    def __init__(self) -> None:
        self.received: list[Any] = []

    def hand_over(self, value: Any) -> None:
        self.received.append(value)


def token(ends: float = 3600.0, lifetime: float = 3600.0) -> AccessToken:
    return AccessToken(secret=SecretString("t"), ends=ends, ends_at=1e9 + ends, lifetime=lifetime)


def store_with(held: AccessToken) -> TokenStore:
    store = TokenStore("key")
    first = store.take(0, 1e9)
    assert isinstance(first, Exchange) and first.spare is None
    store.end(first, held, 0)
    return store


def at(store: TokenStore, now: float) -> Any:
    return store.take(now, 1e9 + now)


@pytest.mark.parametrize(
    ("ends", "lifetime", "early", "late"),
    [(3600.0, 3600.0, 3480.0, 3570.0), (600.0, 600.0, 480.0, 570.0), (60.0, 60.0, 48.0, 57.0), (1.0, 1.0, 0.8, 0.95)],
)
def test_the_borders_of_a_token(ends: float, lifetime: float, early: float, late: float) -> None:
    held = token(ends, lifetime)
    assert at(store_with(held), early - 0.01) is held
    found = at(store_with(held), early + 0.01)
    assert isinstance(found, Exchange) and found.spare is held
    found = at(store_with(held), late + 0.01)
    assert isinstance(found, Exchange) and found.spare is None


def test_the_clock_that_says_the_least_counts() -> None:
    held = token()
    # The machine slept: the monotonic clock stood still.
    found = store_with(held).take(10, 1e9 + 4000)
    assert isinstance(found, Exchange) and found.spare is None
    # The wall clock was set back.
    assert isinstance(store_with(held).take(4000, 1e9 - 50_000), Exchange)


def test_a_token_whose_end_is_not_known_is_used_on() -> None:
    held = AccessToken(secret=SecretString("t"))
    assert at(store_with(held), 1e8) is held


def test_others_go_on_with_the_token_during_an_early_exchange_and_wait_during_a_late_one() -> None:
    held = token()
    store = store_with(held)
    early = at(store, 3500)
    assert at(store, 3501) is held
    waiter = Recorder()
    assert at(store, 3599) is None and store.join(waiter)
    renewed = token(7200)
    store.end(early, renewed, 3599)
    assert waiter.received == [(renewed,)] and at(store, 3600) is renewed
    assert not store.join(Recorder())


def test_an_early_exchange_that_failed_is_not_tried_again_at_once() -> None:
    held = token()
    store = store_with(held)
    store.end(at(store, 3500), CredentialError("no"), 3500)
    assert at(store, 3504) is held
    assert isinstance(at(store, 3505.1), Exchange)


def test_a_late_exchange_is_tried_again_by_the_next_call_whatever_failed_before() -> None:
    store = TokenStore("key")
    error = CredentialError("no")
    first, waiter = at(store, 0), Recorder()
    assert store.join(waiter)
    store.end(first, error, 0)
    assert waiter.received == [(error,)]
    assert isinstance(at(store, 0), Exchange)


def test_an_exchange_that_an_interrupt_ended_anywhere_keeps_no_call_waiting() -> None:
    store = TokenStore("key")
    exchange = at(store, 0)
    assert at(store, 0) is None and not store.is_idle()
    del exchange
    gc.collect()
    assert store.is_idle() and isinstance(at(store, 0), Exchange)


def test_an_exchange_that_never_ends_is_left_by_those_who_waited() -> None:
    store = TokenStore("key")
    lost, waiter = at(store, 0), Recorder()
    assert store.join(waiter)
    store.abandon(waiter)
    second = at(store, 120)
    assert isinstance(second, Exchange) and second is not lost
    # Another one who waited as long does not abandon the second exchange.
    store.abandon(waiter)
    assert at(store, 120) is None
    renewed = token()
    store.end(second, renewed, 121)
    # The first ends after all: nothing of it counts any more.
    store.end(lost, CredentialError("no"), 122)
    assert at(store, 123) is renewed


def test_only_the_token_that_is_held_can_be_refused_and_its_exchange_knows_it() -> None:
    held = token()
    store = store_with(held)
    store.refuse(token())
    assert at(store, 0) is held
    store.refuse(held)
    exchange = at(store, 0)
    assert isinstance(exchange, Exchange) and exchange.refused is held.secret
    store.end(exchange, token(), 0)
    store.refuse(held)
    assert isinstance(at(store, 0), AccessToken)


def test_a_child_process_keeps_the_token_and_forgets_the_exchange_of_its_parent() -> None:
    held = token()
    store = store_with(held)
    kept = at(store, 3590)
    store.after_fork()
    assert isinstance(at(store, 3590), Exchange) and kept is not None
    assert at(store_with(held), 5) is held
