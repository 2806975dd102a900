"""What comes of calls, errors among it, says what an unknown name of it is called here."""

from __future__ import annotations

import copy
import pickle
import re
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicClient,
    AnthropicError,
    MessageResponse,
    NotFoundError,
    Page,
    RateLimitError,
    ToolUseBlock,
    from_dict,
)
from integrations_anthropic._anthropic_error import retry_exhausted
from integrations_anthropic.testing import MockTransport
from tests.unit.hints.clients import CLIENTS, QUESTION, failure_of
from tests.unit.responses import MESSAGE


@pytest.mark.parametrize(
    ("made", "name", "said"),
    [
        ("create_stream", "current_message_snapshot", "`current_message`"),
        ("create_stream", "request_id", "`meta.request_id`"),
        ("create_stream", "get_final_mesage", "'get_final_message'"),
        ("run_tools", "append_messages", "`add_messages`"),
        ("run_tools_stream", "generate_tool_call_response", r"`results\(\)`"),
    ],
)
def test_streams_and_runs_say_what_a_name_of_theirs_is_called_here(
    made: str, name: str, said: str, client: Any
) -> None:
    arguments = QUESTION | {"max_tokens": 9} | ({"tools": []} if "tools" in made else {})
    assert re.search(said, str(failure_of(name, getattr(client.messages, made)(**arguments))))


def test_a_file_that_is_downloaded_says_how_it_is_read(client: Any) -> None:
    file = client.files.download("file_1")
    assert re.search(r"`save\(path\)`", str(failure_of("write_to_file", file)))
    with pytest.raises(AttributeError, match="not open yet"):
        _ = file.meta


def test_a_page_says_how_the_next_one_is_asked_for() -> None:
    models: Any = {"data": [], "has_more": False, "first_id": None, "last_id": None}
    transport = MockTransport()
    transport.expect_request().with_path("/v1/models").returning(models)
    page: Any = AnthropicClient(api_key="k", transport=transport).models.list()
    assert (page.first_id, page.has_more) == (None, False)
    for name, said in (
        ("has_next_page", "`has_more`"),
        ("get_next_page", r"`next_page\(\)`"),
        ("nxt_page", "next_page"),
    ):
        assert re.search(said, str(failure_of(name, page)))
    assert not hasattr(page, "zzz")
    assert type(pickle.loads(pickle.dumps(page))) is type(copy.copy(page)) is type(copy.deepcopy(page)) is Page


def test_a_list_that_is_not_awaited_says_so() -> None:
    listed = CLIENTS["async"].models.list()
    for name in ("data", "has_more", "get_next_page"):
        assert re.search("`await` it", str(failure_of(name, listed)))


@pytest.mark.parametrize("made", [NotFoundError("gone", status=404), retry_exhausted(RateLimitError("busy"), "no")])
def test_an_error_says_where_the_status_and_the_response_are(made: AnthropicError) -> None:
    for name, said in (
        ("status_code", "`status`"),
        ("response", r"`meta\.headers`"),
        ("mesage", "'message'|^.{0,99}$"),
    ):
        assert re.search(said, str(failure_of(name, made)))
    assert not hasattr(made, "__notes__")
    assert getattr(made, "exceptions", 7) == 7
    loaded = pickle.loads(pickle.dumps(made))
    assert (type(loaded), loaded.message) == (type(made), made.message)


def test_blocks_say_that_they_are_of_another_kind_and_messages_where_their_request_id_is() -> None:
    assert re.search("`type`", str(failure_of("text", ToolUseBlock(id="t", name="n", input={}))))
    message = from_dict(MessageResponse, MESSAGE)
    assert re.search(r"`meta\.request_id`", str(failure_of("_request_id", message)))
    assert re.search("messages.parse", str(failure_of("parsed_output", message)))
