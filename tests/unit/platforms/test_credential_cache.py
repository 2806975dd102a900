"""A credential is fetched once, by whoever comes first, and renewed ahead of its end."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from integrations_anthropic import ConfigurationError
from integrations_anthropic.platforms.credentials.cache import AHEAD, PAUSE, URGENT, CredentialCache, Fetched, lasts


class Source:
    """Issues numbered credentials that last so many seconds, by a clock that a test moves."""

    def __init__(self, seconds: float) -> None:
        self.now = 1000.0
        self.seconds = seconds
        self.fetched = 0
        self.fault: Exception | None = None
        self.started, self.goes_on = threading.Event(), threading.Event()
        self.goes_on.set()
        self.cache = CredentialCache(self.fetch, lambda: self.now)

    def fetch(self) -> Fetched[int]:
        self.fetched += 1
        number, end = self.fetched, self.now + self.seconds
        self.started.set()
        assert self.goes_on.wait(30)
        if self.fault is not None:
            raise self.fault
        return Fetched(number, lambda seconds: self.now + seconds >= end)


def test_nothing_is_fetched_before_it_is_asked_for() -> None:
    source = Source(3600)
    assert source.cache.ready() is None
    assert source.fetched == 0


def test_a_credential_without_end_is_fetched_once() -> None:
    cache = CredentialCache(lambda: Fetched("x", lasts))
    assert [cache.get(), cache.ready(), cache.get()] == ["x", "x", "x"]


def test_fifty_threads_at_once_fetch_once() -> None:
    source = Source(3600)
    source.goes_on.clear()
    with ThreadPoolExecutor(50) as pool:
        waiting = [pool.submit(source.cache.get) for _ in range(50)]
        assert source.started.wait(30)
        source.goes_on.set()
        assert {each.result() for each in waiting} == {1}
    assert source.fetched == 1


def test_it_is_renewed_ahead_of_its_end() -> None:
    source = Source(3600)
    source.cache.get()
    source.now += 3600 - AHEAD - 1
    assert source.cache.ready() == 1
    source.now += 1
    assert source.cache.ready() is None
    assert source.cache.get() == 2
    assert source.cache.ready() == 2


def test_while_one_renews_it_ahead_the_others_go_on_with_the_old_one() -> None:
    source = Source(3600)
    source.cache.get()
    source.now += 3600 - AHEAD
    source.started.clear()
    source.goes_on.clear()
    with ThreadPoolExecutor(1) as pool:
        renewed = pool.submit(source.cache.get)
        assert source.started.wait(30)
        assert source.cache.ready() == 1
        source.now += AHEAD - URGENT
        assert source.cache.ready() is None
        source.goes_on.set()
        assert renewed.result() == 2


def test_an_early_renewal_that_fails_leaves_the_old_one_in_use_until_its_end() -> None:
    source = Source(3600)
    source.cache.get()
    source.fault = ConfigurationError("the server of tokens is down")
    source.now += 3600 - AHEAD
    assert source.cache.get() == 1
    assert (source.cache.ready(), source.cache.get(), source.fetched) == (1, 1, 2)
    source.now += PAUSE
    assert source.cache.ready() is None
    assert (source.cache.get(), source.fetched) == (1, 3)
    source.now += AHEAD - URGENT
    with pytest.raises(ConfigurationError, match="is down"):
        source.cache.get()
    source.fault = None
    assert source.cache.get() == 5


def test_a_fetch_that_failed_is_made_again_by_the_next_one() -> None:
    source = Source(3600)
    source.fault = ConfigurationError("no")
    for _ in range(2):
        with pytest.raises(ConfigurationError):
            source.cache.get()
    assert source.fetched == 2


def test_a_credential_that_was_refused_is_renewed_unless_that_was_done_meanwhile() -> None:
    cache = Source(3600).cache
    old = cache.get()
    cache.forget(old)
    renewed = cache.get()
    cache.forget(old)
    assert cache.ready() == renewed == 2
    cache.forget()
    assert cache.ready() is None


def test_a_forked_child_waits_for_no_thread_of_its_parent() -> None:
    source = Source(3600)
    source.cache._lock.acquire()
    source.cache.after_fork()
    assert source.cache.get() == 1


class CountedLock:
    """A lock that knows how many have come to it; `all_came` is set by the last one of so many."""

    def __init__(self, awaited: int) -> None:
        self._lock = threading.Lock()
        self._numbers = iter(range(1, awaited + 1))
        self._awaited = awaited
        self.all_came = threading.Event()

    def __enter__(self) -> None:
        if next(self._numbers, 0) == self._awaited:
            self.all_came.set()
        self._lock.acquire()

    def __exit__(self, *raised: object) -> None:
        self._lock.release()


def test_threads_that_wait_for_a_fetch_that_fails_have_its_fault_and_fetch_nothing() -> None:
    source = Source(3600)
    source.fault = ConfigurationError("none there")
    source.goes_on.clear()
    lock = source.cache._lock = CountedLock(9)  # type: ignore[assignment]
    with ThreadPoolExecutor(9) as pool:
        waiting = [pool.submit(source.cache.get) for _ in range(9)]
        assert lock.all_came.wait(30)
        source.goes_on.set()
        faults = [each.exception() for each in waiting]
    assert {str(fault) for fault in faults} == {"none there"}
    assert len({id(fault) for fault in faults}) == 9
    assert source.fetched == 1
    source.fault = None
    assert source.cache.get() == 2
