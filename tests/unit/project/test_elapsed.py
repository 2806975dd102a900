"""What the tests measure time with also runs where a test stops the time."""

from __future__ import annotations

from threading import Timer

import pytest
from freezegun import freeze_time

from tests.elapsed import Elapsed, eventually, sleep


def test_a_block_is_measured_while_the_time_stands_still() -> None:
    with freeze_time("2026-01-01"), Elapsed() as elapsed:
        sleep(0.02)
        assert elapsed.seconds >= 0.02


def test_a_block_that_began_before_the_time_stopped_is_measured_too() -> None:
    with Elapsed() as elapsed, freeze_time("2026-01-01"):
        sleep(0.02)
        assert elapsed.seconds >= 0.02


@pytest.mark.parametrize("stopped", [False, True])
def test_a_condition_is_waited_for(stopped: bool) -> None:
    came: list[int] = []
    timer = Timer(0.02, came.append, [1])
    if stopped:
        with freeze_time("2026-01-01"):
            timer.start()
            assert eventually(lambda: bool(came))
    else:
        timer.start()
        assert eventually(lambda: bool(came))
    timer.join()


def test_a_condition_that_does_not_come_is_not_waited_for_without_end() -> None:
    with freeze_time("2026-01-01"):
        assert not eventually(lambda: False, seconds=0.01)
