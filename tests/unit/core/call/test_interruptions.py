"""Exceptions that come from outside of what runs, and those that do not."""

from __future__ import annotations

import functools
import signal
from collections.abc import Callable
from typing import Any

import pytest

from integrations_anthropic._core.call.library_faults import is_from_signal_handler, is_interruption, raise_interruption


class TimeLimit(Exception):
    """Raised by a signal handler."""


class Watch:
    """Handlers that are methods and objects."""

    def handle(self, number: int, frame: object) -> None:
        raise TimeLimit

    __call__ = handle


def plain(number: int, frame: object) -> None:
    raise TimeLimit


def with_more(more: str, number: int, frame: object) -> None:
    raise TimeLimit


def any_arguments(*arguments: object) -> None:
    raise TimeLimit


def deeper(number: int, frame: object) -> None:
    with_more("", 0, None)


def caught(work: Callable[[], object]) -> Exception:
    with pytest.raises(Exception) as raised:
        work()
    return raised.value


def raised_in(handler: Any) -> Exception:
    """What comes of a signal while `work` runs."""

    def work() -> None:
        signal.raise_signal(signal.SIGTERM)

    before = signal.signal(signal.SIGTERM, handler)
    try:
        return caught(work)
    finally:
        signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize(
    "handler", [plain, functools.partial(with_more, "x"), any_arguments, deeper, Watch().handle, Watch()]
)
def test_what_a_signal_handler_raises_is_known(handler: Any) -> None:
    error = raised_in(handler)
    assert is_from_signal_handler(error)
    assert is_interruption(error)


def test_what_an_error_was_made_of_may_be_an_interruption() -> None:
    inner, outer = raised_in(plain), ValueError()
    outer.__cause__ = LookupError()
    outer.__context__ = inner  # what was being handled when the call was made
    raise_interruption(outer)
    outer.__cause__.__cause__ = inner
    with pytest.raises(TimeLimit):
        raise_interruption(outer)


def test_what_a_callback_raises_is_no_interruption() -> None:
    def callback() -> None:
        plain(15, None)

    assert not is_interruption(caught(callback))
    assert not is_interruption(caught(lambda: {}["missing"]))
