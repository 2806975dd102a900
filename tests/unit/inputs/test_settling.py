"""A body with more than JSON in it, as JSON: what is kept, and what it costs."""

from __future__ import annotations

import tracemalloc
from typing import Any

from integrations_anthropic import CreateMessageRequest
from integrations_anthropic._core.call.operation import Call, make_call
from integrations_anthropic._core.call.options import Options
from integrations_anthropic._inputs.settling import read_files, settle
from tests.unit.core.call.operations import CREATE, FIELDS
from tests.unit.inputs.files import PNG, text_of


def call_of(**fields: Any) -> Call:
    return make_call(CREATE, Options(), fields={**FIELDS, **fields})


def turn(data: Any) -> dict[str, Any]:
    source = {"type": "base64", "media_type": "image/png", "data": data}
    return {"role": "user", "content": [{"type": "image", "source": source}]}


def test_the_base64_text_of_bytes_is_in_memory_twice_at_most() -> None:
    data = bytes(2**22)
    call = call_of(messages=[turn(data)])
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        settled, files = settle(call)
        read_files(files)
        kept, peak = (size - before for size in tracemalloc.get_traced_memory())
    finally:
        tracemalloc.stop()
    length = len(settled.body["messages"][0]["content"][0]["source"]["data"])  # type: ignore[index]
    assert kept < length + 2**16
    assert peak < 2 * length + 2**16


def test_a_settled_body_shares_nothing_with_what_was_given() -> None:
    given = [turn(PNG)]
    settled, files = settle(call_of(messages=given))
    read_files(files)
    assert settled.body["messages"] == [turn(text_of(PNG))]  # type: ignore[index]
    assert given == [turn(PNG)]


def test_a_request_object_keeps_its_nulls_and_what_is_not_in_it() -> None:
    request = CreateMessageRequest(**FIELDS | {"messages": (t for t in FIELDS["messages"])})
    settled, files = settle(make_call(CREATE, Options(), given=request))
    assert (settled.body, files) == (FIELDS, [])
