from __future__ import annotations

import pytest

from integrations_anthropic._core.call.deadline import AttemptDeadline, TimeLimit

DEADLINE = TimeLimit(110.0, "deadline", 10.0)


def test_without_limits_there_is_time_for_ever():
    patience = AttemptDeadline(streamed=True)
    patience.start(0.0)
    patience.head(0.0)
    assert patience.left(1e9) is None
    assert patience.reached(1e9) is None


def test_the_time_of_an_attempt_starts_when_it_leaves_the_pool_and_only_once():
    patience = AttemptDeadline(timeout=5.0)
    assert patience.left(100.0) is None
    patience.start(100.0)
    patience.start(103.0)
    assert patience.left(104.0) == 1.0
    assert patience.reached(104.0) is None
    assert patience.reached(105.0) == TimeLimit(105.0, "attempt", 5.0)
    assert patience.left(200.0) == 0.0


def test_an_answer_that_is_not_streamed_has_the_time_of_the_attempt_for_its_body_too():
    patience = AttemptDeadline(timeout=5.0, idle=1.0, progress=1.0)
    patience.start(100.0)
    patience.head(101.0)
    patience.heard(101.0)
    assert patience.left(101.0) == 4.0


def test_a_stream_has_two_clocks_once_its_head_is_in():
    patience = AttemptDeadline(timeout=5.0, streamed=True, idle=3.0, progress=4.0)
    patience.start(100.0)
    patience.head(101.0)
    assert patience.left(101.0) == 3.0
    patience.heard(103.0)
    assert patience.left(103.0) == 2.0
    assert patience.reached(105.0) == TimeLimit(105.0, "progress", 4.0)
    patience.progressed(104.0)
    assert patience.reached(106.0) == TimeLimit(106.0, "idle", 3.0)


@pytest.mark.parametrize("streamed", [False, True])
def test_the_deadline_goes_on_over_everything(streamed):
    patience = AttemptDeadline(timeout=60.0, deadline=DEADLINE, streamed=streamed, idle=90.0, progress=90.0)
    assert patience.left(100.0) == 10.0
    patience.start(101.0)
    patience.head(102.0)
    patience.heard(109.0)
    patience.progressed(109.0)
    assert patience.left(109.0) == 1.0
    assert patience.reached(110.0) == DEADLINE


def test_a_deadline_that_falls_together_with_another_limit_is_what_is_told():
    patience = AttemptDeadline(timeout=10.0, deadline=DEADLINE)
    patience.start(100.0)
    assert patience.reached(110.0) == DEADLINE


def test_a_timer_that_rings_a_little_early_has_rung():
    patience = AttemptDeadline(timeout=5.0)
    patience.start(0.0)
    assert patience.reached(4.999) is not None
    assert patience.reached(4.99) is None
