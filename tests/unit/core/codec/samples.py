"""Data of each kind as the API sends it."""

from __future__ import annotations

import copy

USAGE = {"input_tokens": 1, "output_tokens": 2, "cache_creation_input_tokens": None, "server_tool_use": None}
MESSAGE = {
    "id": "msg_1",
    "type": "message",
    "role": "assistant",
    "model": "claude-x",
    "content": [
        {
            "type": "text",
            "text": "Hi",
            "citations": [
                {
                    "type": "char_location",
                    "cited_text": "a",
                    "document_index": 0,
                    "document_title": None,
                    "start_char_index": 0,
                    "end_char_index": 1,
                    "new_in_citation": [1],
                },
                {"type": "moon_location", "crater": {"x": None}},
            ],
        },
        {"type": "thinking", "thinking": "hm", "signature": "s", "new_in_thinking": None},
        {"type": "redacted_thinking", "data": "abc"},
        {"type": "tool_use", "id": "toolu_1", "name": "t", "input": {"n": 2**70, "a": [None, {"": "\ud800"}]}},
        {"type": "tool_use", "id": "toolu_2", "name": "t", "input": {}, "caller": {"type": "of the future", "x": 1}},
        {"type": "hologram", "beams": [{"type": "text"}], "text": 5},
        {"no": "tag"},
        {"type": None, "text": "x"},
        {"type": ["text"]},
    ],
    "stop_reason": "a_reason_of_the_future",
    "stop_sequence": None,
    "usage": {**USAGE, "cache_creation": {"ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 0, "new": 1}},
    "container": None,
    "new_in_message": {"deep": [None, 1.5, True]},
}
BATCH = {
    "type": "message_batch",
    "id": "msgbatch_1",
    "processing_status": "a_status_of_the_future",
    "request_counts": {"processing": 1, "succeeded": 0, "errored": 0, "canceled": 0, "expired": 0, "lost": 3},
    "created_at": "2024-08-20T18:37:24.100435Z",
    "expires_at": "2024-08-20T18:37:24.1+00:00",
    "ended_at": None,
    "cancel_initiated_at": None,
    "results_url": None,
}
ERROR = {"type": "error", "error": {"type": "overloaded_error", "message": "busy", "new": 1}, "request_id": None}
EVENTS = [
    {"type": "message_start", "message": {**MESSAGE, "content": [], "stop_reason": None}},
    {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
    {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "\u2028", "new": None}},
    {"type": "content_block_delta", "index": 0, "delta": {"type": "smell_delta", "smell": 1}},
    {"type": "content_block_stop", "index": 0, "new": 1},
    {
        "type": "message_delta",
        "delta": {"stop_reason": "end_turn", "stop_sequence": None},
        "usage": {"output_tokens": 5, "server_tool_use": None},
    },
    {"type": "message_stop"},
    {"type": "ping"},
    {"type": "message_dreamt", "index": "?"},
    ERROR,
]
RESULTS = [
    {"custom_id": "a", "result": {"type": "succeeded", "message": MESSAGE}},
    {"custom_id": "b", "result": {"type": "errored", "error": ERROR}},
    {"custom_id": "c", "result": {"type": "canceled"}},
    {"custom_id": "d", "result": {"type": "expired", "new": None}},
    {"custom_id": "e", "result": {"type": "postponed", "until": None}},
]
WHOLE = [
    ("MessageResponse", MESSAGE),
    ("Batch", BATCH),
    ("ErrorResponse", ERROR),
    ("ListBatchResponse", {"data": [BATCH], "has_more": False, "first_id": None, "last_id": None, "new": []}),
    ("CountTokensResponse", {"input_tokens": 5}),
    ("DeletedBatch", {"id": "msgbatch_1", "type": "message_batch_deleted"}),
    *(("StreamEvent", event) for event in EVENTS),
    *(("BatchResult", result) for result in RESULTS),
    ("SystemPrompt", "x"),
    ("SystemPrompt", [{"type": "text", "text": "x", "cache_control": {"type": "ephemeral", "ttl": "9d"}}]),
    ("InputMessage", {"role": "user", "content": [{"type": "image", "source": {"type": "moon", "phase": None}}]}),
    ("ToolUnion", {"name": "t", "input_schema": {"type": "object"}}),
    ("ToolUnion", {"type": "custom", "name": "t", "input_schema": {"type": "object", "x": None}}),
    ("ToolUnion", {"type": "tool_20991231", "name": "t"}),
    ("ThinkingKeep", "all"),
    ("ThinkingKeep", {"type": "all"}),
    ("ThinkingKeep", {"type": "some"}),
]


def changed(data, path, value):
    data = copy.deepcopy(data)
    *way, last = path
    place = data
    for step in way:
        place = place[step]
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    return data


GONE = object()
