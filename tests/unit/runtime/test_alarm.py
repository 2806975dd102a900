"""What wakes a task or a thread that waits."""

from __future__ import annotations

import threading

import pytest

from integrations_anthropic._runtime.alarm import Alarm, AsyncAlarm

WAIT = 20.0


@pytest.mark.anyio
async def test_a_task_is_woken_from_another_thread() -> None:
    alarm = AsyncAlarm()
    assert not await alarm.wait(0)
    threading.Timer(0.01, alarm.ring).start()
    assert await alarm.wait(WAIT)
    alarm.ring()
    alarm.ring()
    assert await alarm.wait(0)
    assert not await alarm.wait(0)


def test_a_thread_is_woken_from_another_one() -> None:
    alarm = Alarm()
    assert not alarm.wait(0)
    threading.Timer(0.01, alarm.ring).start()
    assert alarm.wait(WAIT)
    alarm.ring()
    alarm.ring()
    assert alarm.wait(0)
    assert not alarm.wait(0)
