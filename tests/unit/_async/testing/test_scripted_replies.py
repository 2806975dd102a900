"""Two typical tests of users: a scripted response, and a stream of server-sent events as strings."""

from __future__ import annotations

import pytest

from integrations_anthropic import AsyncAnthropicClient, CreateMessageRequest, MessageStart, MessageStop, message
from integrations_anthropic.testing import (
    AsyncMockHttpTransport,
    MockResilienceOrchestrator,
    create_message_request,
    message_response,
    mock_message_response,
    passthrough,
)

pytestmark = pytest.mark.anyio


async def test_a_scripted_message_is_returned() -> None:
    # Arrange
    mock_transport = (
        AsyncMockHttpTransport()
        .expect_request()
        .with_method("POST")
        .with_path("/v1/messages")
        .returning(mock_message_response())
    )
    mock_resilience = MockResilienceOrchestrator.passthrough()
    service = AsyncAnthropicClient(api_key="test-key", transport=mock_transport, **mock_resilience).messages

    # Act
    request = CreateMessageRequest(
        model="claude-sonnet-4-20250514",
        max_tokens=1024,
        messages=[message("user", "Hello")],
    )
    response = await service.create(request)

    # Assert
    assert response.model == "claude-sonnet-4-20250514"
    mock_transport.verify()


async def test_scripted_events_are_streamed() -> None:
    sse_events = [
        'event: message_start\ndata: {"type": "message_start", "message": {"id": "msg_test123", "type": "message", '
        '"role": "assistant", "content": [], "model": "claude-sonnet-4-20250514", "stop_reason": null, '
        '"stop_sequence": null, "usage": {"input_tokens": 10, "output_tokens": 1}}}\n\n',
        'event: content_block_start\ndata: {"index": 0, "content_block": {"type": "text", "text": ""}}\n\n',
        'event: content_block_delta\ndata: {"index": 0, "delta": {"type": "text_delta", "text": "Hello!"}}\n\n',
        'event: content_block_stop\ndata: {"index": 0}\n\n',
        'event: message_delta\ndata: {"delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 20}}\n\n',
        "event: message_stop\ndata: {}\n\n",
    ]

    mock_transport = AsyncMockHttpTransport().returning_stream(sse_events)
    service = AsyncAnthropicClient(api_key="test-key", transport=mock_transport, **passthrough()).messages
    stream = service.create_stream(create_message_request())

    events = [event async for event in stream]

    assert len(events) == 6
    assert isinstance(events[0], MessageStart)
    assert isinstance(events[5], MessageStop)
    assert await stream.get_final_message() == message_response()
