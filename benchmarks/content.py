"""What a long conversation costs in a trace: without content, with it, and with it in a trace that is not sampled."""

from __future__ import annotations

import time
from typing import Any

from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.sampling import ALWAYS_OFF, ALWAYS_ON

from integrations_anthropic import AnthropicClient, Telemetry
from integrations_anthropic._redact import scrubbed
from integrations_anthropic.testing import MockTransport, Reply

MESSAGES = 401
CHARACTERS = 2_000
ROUNDS = 7

PROSE = "The order of 12 parts was shipped on Monday; its state is 'delivered', see https://example.com/orders/77. "
ANSWER = {
    "id": "msg_1",
    "type": "message",
    "role": "assistant",
    "model": "claude-sonnet-5-5",
    "content": [{"type": "text", "text": "Yes."}],
    "stop_reason": "end_turn",
    "usage": {"input_tokens": 3, "output_tokens": 4},
}


def content_cost() -> None:
    """Print the CPU time of one call, and of a search for secrets in text that has none, and in text that has signs."""
    kinds: dict[str, Telemetry] = {
        "traced": _telemetry(ALWAYS_ON),
        "traced with content": _telemetry(ALWAYS_ON, log_content=True),
        "not sampled, with content": _telemetry(ALWAYS_OFF, log_content=True),
    }
    for name, telemetry in kinds.items():
        print(f"{f'{MESSAGES} messages, {name}':<40} {call_cost(telemetry):.1f} ms per call")
    for name, extra in (("prose", ""), ("prose that names an organization", "our organization ")):
        print(f"{f'redaction of {name}':<40} {redaction_cost(extra):.1f} ns per character")


def call_cost(telemetry: Telemetry) -> float:
    """Milliseconds of CPU: the minimum of some rounds, because other load can only add to it."""
    text = (PROSE * (CHARACTERS // len(PROSE) + 1))[:CHARACTERS]
    roles = ("user", "assistant")
    messages: Any = [{"role": roles[n % 2], "content": [{"type": "text", "text": text}]} for n in range(MESSAGES)]
    transport = MockTransport(*[Reply(ANSWER) for _ in range(ROUNDS)])
    spent = []
    with AnthropicClient(api_key="x", transport=transport, telemetry=telemetry) as client:
        for _ in range(ROUNDS):
            before = time.process_time()
            client.messages.create(model="claude-sonnet-5-5", max_tokens=9, messages=messages)
            spent.append(time.process_time() - before)
    return min(spent) * 1e3


def redaction_cost(extra: str) -> float:
    """Nanoseconds of CPU for a character."""
    text = (PROSE + extra) * 20
    spent = []
    for _ in range(ROUNDS):
        before = time.process_time()
        for _ in range(200):
            scrubbed(text)
        spent.append(time.process_time() - before)
    return min(spent) / 200 / len(text) * 1e9


def _telemetry(sampler: Any, **options: Any) -> Telemetry:
    return Telemetry(tracer_provider=TracerProvider(sampler=sampler, shutdown_on_exit=False), **options)


if __name__ == "__main__":
    content_cost()
