# Derived from tests/unit/_async/test_pages.py by `make codegen`. Do not edit.
"""Lists in pages, and answers in lines."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest

from integrations_anthropic import (
    APIConnectionError,
    ConfigurationError,
    EventTooLargeError,
    ListBatchParams,
    SerializationError,
    to_dict,
)
from integrations_anthropic.testing import MockTransport, Reply
from tests.unit.responses import MESSAGE, page, reply_with

from .clients import client_of

LINES: list[dict[str, Any]] = [
    {"custom_id": f"q-{n}", "result": {"type": "succeeded", "message": MESSAGE}, "later": None} for n in range(5)
]


def lines_of(items: list[dict[str, Any]]) -> bytes:
    return b"\r\n\r\n".join(json.dumps(item, ensure_ascii=False).encode() for item in items)


def test_a_list_gives_its_first_page_and_walks_every_page() -> None:
    pages = [page(["a", "b"], more=True), page(["c"], more=True), page(["d"], more=False)]
    transport = MockTransport(*map(reply_with, pages))
    first = client_of(transport).models.list(limit=2)
    assert [model.id for model in first.data] == ["a", "b"]
    assert first.has_more
    assert to_dict(first) == pages[0]
    assert [model.id for model in first] == ["a", "b", "c", "d"]
    queries = [request.url.partition("?")[2] for request in transport.requests]
    assert queries == ["limit=2", "limit=2&after_id=b", "limit=2&after_id=c"]


def test_a_list_asked_for_from_its_end_is_walked_backwards() -> None:
    transport = MockTransport(*map(reply_with, [page(["y", "z"], more=True), page(["x"], more=False)]))
    first = client_of(transport).models.list(before_id="end")
    assert [model.id for model in first] == ["y", "z", "x"]
    assert transport.requests[1].url.endswith("?before_id=y")


def test_the_parameters_of_a_list_may_come_as_one_object() -> None:
    transport = MockTransport(reply_with(page([], more=False) | {"first_id": None}))
    client_of(transport).batches.list(ListBatchParams(limit=7))
    assert transport.requests[0].url.endswith("/v1/messages/batches?limit=7")


def test_a_cursor_that_comes_again_is_an_error_not_an_endless_loop() -> None:
    transport = MockTransport(*[reply_with(page(["a"], more=True))] * 3)
    with pytest.raises(SerializationError, match="returned a cursor a second time"):
        _ = [model for model in client_of(transport).models.list()]


@pytest.mark.parametrize("cut", [1, 5, 333])
def test_results_come_line_by_line_however_they_are_cut(cut: int) -> None:
    answer = reply_with(lines_of(LINES), cut=cut)
    results = client_of(MockTransport(answer)).batches.results("msgbatch_1")
    assert [to_dict(line) for line in results] == LINES
    assert answer.closed


def test_a_bad_line_is_named_by_its_number_and_does_not_lose_the_rest() -> None:
    body = lines_of(LINES[:1]) + b'\n{"custom_id": \n' + lines_of(LINES[1:2])
    results = client_of(MockTransport(reply_with(body))).batches.results("msgbatch_1")
    seen: list[Any] = []
    with results as lines:
        seen.append(to_dict(lines.__next__()))
        with pytest.raises(SerializationError, match="line 2") as caught:
            lines.__next__()
        seen.append(to_dict(lines.__next__()))
    assert seen == LINES[:2]
    assert caught.value.body == '{"custom_id":'
    assert caught.value.request_id == "req_1"


def test_leaving_the_results_early_gives_the_connection_back() -> None:
    answer = reply_with(lines_of(LINES), cut=50)
    with client_of(MockTransport(answer)).batches.results("msgbatch_1") as lines:
        for _ in lines:
            break
    assert answer.closed


@pytest.mark.parametrize("cut", [1, 64, 100_000])
def test_a_line_that_is_too_long_is_an_error_of_its_own_and_does_not_lose_the_rest(cut: int) -> None:
    body = lines_of(LINES[:1]) + b"\n" + b"x" * 10_000 + b"\n" + lines_of(LINES[1:2])
    answer = reply_with(body, cut=cut)
    results = client_of(MockTransport(answer), max_line_bytes=5_000).batches.results("msgbatch_1")
    seen = [to_dict(results.__next__())]
    with pytest.raises(EventTooLargeError, match="line 2") as caught:
        results.__next__()
    assert isinstance(caught.value, SerializationError)
    assert (caught.value.limit, caught.value.request_id, caught.value.attempt_count) == (5_000, "req_1", 1)
    seen += [to_dict(line) for line in results]
    assert seen == LINES[:2]
    assert answer.closed


def test_a_page_compares_copies_and_pickles_as_what_it_holds() -> None:
    pages = [page(["a"], more=True), page(["b"], more=False)]
    transport = MockTransport(*map(reply_with, [pages[0], pages[0], pages[1]]))
    client = client_of(transport)
    first, again = client.models.list(), client.models.list()
    assert first == again
    assert [model.id for model in copy.deepcopy(first)] == ["a", "b"]
    back = pickle.loads(pickle.dumps(first))
    assert to_dict(back) == pages[0]
    with pytest.raises(ConfigurationError, match="unpickled"):
        back.next_page()


def test_results_that_are_cut_off_say_which_answer_it_was() -> None:
    lost = APIConnectionError("lost", phase="read")
    reply = Reply(lines_of(LINES[:1]) + b"\n", 200, headers={"request-id": "req_9"}, fault=lost)
    results = client_of(MockTransport(reply), max_retries=0).batches.results("msgbatch_1")
    with pytest.raises(APIConnectionError) as caught:
        _ = [line for line in results]
    assert (caught.value.request_id, caught.value.status, caught.value.attempt_count) == ("req_9", 200, 1)
