# Derived from tests/unit/_async/tools/test_repairs.py by `make codegen`. Do not edit.
"""Answers that do not fit the type they were asked for: the model is asked again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from integrations_anthropic import APIError, ValidationError
from integrations_anthropic.testing import MockTransport, Reply, VirtualClock
from tests.unit.responses import MESSAGE, failure, reply_with

from ..clients import client_of
from .conversations import ASKING, asks, sent, wanted


@dataclass
class Rating:
    stars: int

    def __post_init__(self) -> None:
        if self.stars > 5:
            raise ValueError("at most five stars")


def saying(text: str, **more: Any) -> Reply:
    return reply_with(MESSAGE | {"content": [{"type": "text", "text": text}], "stop_reason": "end_turn"} | more)


def rated(stars: int, **more: Any) -> Reply:
    return saying(f'{{"stars": {stars}}}', **more)


def test_the_model_is_shown_its_answer_and_what_is_wrong_with_it_until_it_fits() -> None:
    transport = MockTransport(rated(9), saying("five"), rated(5))
    client = client_of(transport)
    result = client.messages.parse(**ASKING, output=Rating, max_repairs=3)
    assert result.get() == Rating(5)
    assert [one.text for one in result.earlier] == ['{"stars": 9}', "five"]
    assert [one.earlier for one in result.earlier] == [(), ()]
    assert all(one.error is not None for one in result.earlier)
    turns = sent(transport, 2)["messages"]
    assert [turn["role"] for turn in turns] == ["user", "assistant", "user", "assistant", "user"]
    assert "at most five stars" in turns[2]["content"]
    assert "no JSON" in turns[4]["content"]
    assert sent(transport, 2)["output_config"] == sent(transport, 0)["output_config"]


def test_the_answer_that_still_does_not_fit_is_returned_after_so_many_repairs() -> None:
    transport = MockTransport(*[rated(stars) for stars in (9, 8, 7)])
    result = client_of(transport).messages.parse(**ASKING, output=Rating, max_repairs=2)
    assert (result.text, len(result.earlier), len(transport.requests)) == ('{"stars": 7}', 2, 3)
    assert result.error is not None


def test_nothing_is_asked_again_unless_it_is_wished() -> None:
    transport = MockTransport(rated(9))
    result = client_of(transport).messages.parse(**ASKING, output=Rating)
    assert (result.error is not None, len(transport.requests), result.earlier) == (True, 1, ())


@pytest.mark.parametrize(
    "answer",
    [
        saying("No.", stop_reason="refusal"),
        saying('{"stars": ', stop_reason="max_tokens"),
        saying('{"stars": ', stop_reason="model_context_window_exceeded"),
        saying("Let me see", stop_reason="pause_turn"),
        asks({"type": "text", "text": "x"}, wanted()),
        asks({"type": "text", "text": "x"}, wanted(), stop_reason="end_turn"),
    ],
)
def test_an_answer_that_asking_again_would_not_mend_is_returned(answer: Reply) -> None:
    transport = MockTransport(answer)
    result = client_of(transport).messages.parse(**ASKING, output=Rating, max_repairs=5)
    assert (result.error is not None, len(transport.requests)) == (True, 1)


def test_an_answer_without_text_is_left_out_of_what_is_sent_back() -> None:
    transport = MockTransport(saying(" "), rated(4))
    assert (client_of(transport).messages.parse(**ASKING, output=Rating, max_repairs=1)).get() == Rating(4)
    assert [turn["role"] for turn in sent(transport, 1)["messages"]] == ["user", "user"]


def test_messages_from_an_iterator_are_sent_again_in_full() -> None:
    transport = MockTransport(rated(9), rated(4))
    messages: Any = iter(ASKING["messages"])
    result = client_of(transport).messages.parse(**ASKING | {"messages": messages}, output=Rating, max_repairs=1)
    assert result.get() == Rating(4)
    assert sent(transport, 1)["messages"][0] == ASKING["messages"][0]


def test_the_answer_that_was_paid_for_is_with_the_error_of_a_repair() -> None:
    transport = MockTransport(rated(9), reply_with(failure("invalid_request_error"), 400))
    with pytest.raises(APIError) as raised:
        client_of(transport).messages.parse(**ASKING, output=Rating, max_repairs=1)
    assert raised.value.partial.text == '{"stars": 9}'


def test_the_deadline_bounds_all_of_it() -> None:
    clock = VirtualClock()

    class Slow(Rating):
        def __post_init__(self) -> None:
            clock.advance(4)
            super().__post_init__()

    transport = MockTransport(*[rated(9)] * 9)
    result = client_of(transport, clock=clock).messages.parse(**ASKING, output=Slow, max_repairs=9, deadline=10)
    assert (result.error is not None, len(transport.requests)) == (True, 3)


@pytest.mark.parametrize("most", [-1, True, 1.0, "2", None])
def test_the_number_of_repairs_is_checked_before_anything_is_sent(most: Any) -> None:
    transport = MockTransport()
    with pytest.raises(ValidationError, match="max_repairs: must be an integer"):
        client_of(transport).messages.parse(**ASKING, output=Rating, max_repairs=most)
    assert not transport.requests


def test_messages_that_no_more_can_be_added_to_are_refused() -> None:
    transport = MockTransport()
    with pytest.raises(ValidationError, match="not in extra_body"):
        client_of(transport).messages.parse(
            **ASKING, output=Rating, max_repairs=1, extra_body={"messages": ASKING["messages"]}
        )
    assert not transport.requests
