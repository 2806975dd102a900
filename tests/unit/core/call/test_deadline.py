from __future__ import annotations

import pytest

from integrations_anthropic._core.call.deadline import AttemptDeadline, TimeLimit

DEADLINE = TimeLimit(110.0, "deadline", 10.0)


def test_without_limits_there_is_time_for_ever():
    deadline = AttemptDeadline(streamed=True)
    deadline.start(0.0)
    deadline.head_received(0.0)
    assert deadline.remaining(1e9) is None
    assert deadline.expired(1e9) is None


def test_the_time_of_an_attempt_starts_when_it_leaves_the_pool_and_only_once():
    deadline = AttemptDeadline(timeout=5.0)
    assert deadline.remaining(100.0) is None
    deadline.start(100.0)
    deadline.start(103.0)
    assert deadline.remaining(104.0) == 1.0
    assert deadline.expired(104.0) is None
    assert deadline.expired(105.0) == TimeLimit(105.0, "attempt", 5.0)
    assert deadline.remaining(200.0) == 0.0


def test_an_answer_that_is_not_streamed_has_the_time_of_the_attempt_for_its_body_too():
    deadline = AttemptDeadline(timeout=5.0, idle=1.0, progress=1.0)
    deadline.start(100.0)
    deadline.head_received(101.0)
    deadline.data_received(101.0)
    assert deadline.remaining(101.0) == 4.0


def test_a_stream_has_two_clocks_once_its_head_is_in():
    deadline = AttemptDeadline(timeout=5.0, streamed=True, idle=3.0, progress=4.0)
    deadline.start(100.0)
    deadline.head_received(101.0)
    assert deadline.remaining(101.0) == 3.0
    deadline.data_received(103.0)
    assert deadline.remaining(103.0) == 2.0
    assert deadline.expired(105.0) == TimeLimit(105.0, "progress", 4.0)
    deadline.progress_made(104.0)
    assert deadline.expired(106.0) == TimeLimit(106.0, "idle", 3.0)


@pytest.mark.parametrize("streamed", [False, True])
def test_the_deadline_goes_on_over_everything(streamed):
    deadline = AttemptDeadline(timeout=60.0, deadline=DEADLINE, streamed=streamed, idle=90.0, progress=90.0)
    assert deadline.remaining(100.0) == 10.0
    deadline.start(101.0)
    deadline.head_received(102.0)
    deadline.data_received(109.0)
    deadline.progress_made(109.0)
    assert deadline.remaining(109.0) == 1.0
    assert deadline.expired(110.0) == DEADLINE


def test_a_deadline_that_coincides_with_another_limit_is_the_one_reported():
    deadline = AttemptDeadline(timeout=10.0, deadline=DEADLINE)
    deadline.start(100.0)
    assert deadline.expired(110.0) == DEADLINE


def test_a_timer_that_rings_a_little_early_has_rung():
    deadline = AttemptDeadline(timeout=5.0)
    deadline.start(0.0)
    assert deadline.expired(4.999) is not None
    assert deadline.expired(4.99) is None


def test_the_end_of_a_complete_message_is_waited_for_a_second_and_never_beyond_the_deadline():
    deadline = AttemptDeadline(timeout=5.0, streamed=True, idle=0.2, deadline=DEADLINE)
    deadline.start(100.0)
    deadline.head_received(100.0)
    deadline.limit_trailer(105.0, 1.0)
    assert deadline.expired(105.9) is None
    assert deadline.expired(106.0) == TimeLimit(106.0, "deadline", 1.0)
    deadline = AttemptDeadline(streamed=True, deadline=DEADLINE)
    deadline.limit_trailer(109.5, 1.0)
    assert deadline.expired(110.0) == DEADLINE
