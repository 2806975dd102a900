# Derived from tests/unit/_async/hints/test_arguments.py by `make codegen`. Do not edit.
"""Arguments that other clients take: the error says what stands here in their place."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic.testing import MockTransport

from ..clients import client_of

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


@pytest.mark.parametrize(
    ("name", "said"),
    [("stream", r"create_stream\("), ("betas", "beta_features=")],
)
def test_an_argument_of_another_client_says_what_is_here(name: str, said: str) -> None:
    transport = MockTransport()
    with pytest.raises(TypeError, match=said):
        client_of(transport).messages.create(**HELLO, **{name: True})
    assert transport.requests == []


def test_other_operations_point_at_extra_body_only() -> None:
    with pytest.raises(TypeError, match="extra_body"):
        client_of(MockTransport()).batches.get("msgbatch_1", stream=True)
