"""`message` and `count-tokens`: one question, one answer."""

from __future__ import annotations

from typing import Any

import typer

from .._sync.client import AnthropicClient
from .failures import report
from .options import DEFAULT_MODEL, Json, MaxTokens, Model, System, Thinking, client_of, thinking_of
from .output import write_json
from .prompts import Files, Prompt, Texts, content_of, sent_text
from .terminal import StreamedText

DEFAULT_MAX_TOKENS = 4096


def message(
    context: typer.Context,
    prompt: Prompt = None,
    files: Files = None,
    texts: Texts = None,
    system: System = None,
    model: Model = DEFAULT_MODEL,
    max_tokens: MaxTokens = DEFAULT_MAX_TOKENS,
    thinking: Thinking = None,
    as_json: Json = False,
) -> None:
    """Ask once, and write the answer as it arrives.

    With --json, the whole message at its end. Thinking is shown in a terminal only, dimmed.
    """
    request = {
        "model": model,
        "max_tokens": max_tokens,
        "thinking": thinking_of(thinking),
        "messages": [{"role": "user", "content": content_of(prompt or (), files or (), texts or ())}],
        "system": None if system is None else sent_text(system),
    }
    with client_of(context) as client:
        if as_json:
            answer = client.messages.create(**request)
            write_json(answer)
        else:
            answer = stream_answer(client, request)
        explain_end(answer, max_tokens)


def count_tokens(
    context: typer.Context,
    prompt: Prompt = None,
    files: Files = None,
    texts: Texts = None,
    system: System = None,
    model: Model = DEFAULT_MODEL,
    as_json: Json = False,
) -> None:
    """Count the tokens of a message, without sending it to the model."""
    turns: Any = [{"role": "user", "content": content_of(prompt or (), files or (), texts or ())}]
    instructions = None if system is None else sent_text(system)
    with client_of(context) as client:
        counted = client.messages.count_tokens(model=model, messages=turns, system=instructions)
    if as_json:
        write_json(counted)
    else:
        print(counted.input_tokens)


def stream_answer(client: AnthropicClient, request: dict[str, Any]) -> Any:
    """Send a request, write its answer as it arrives, and return the whole message."""
    written = StreamedText()
    try:
        with client.messages.create_stream(**request) as stream:
            for event in stream:
                if event.type != "content_block_delta":
                    continue
                if event.delta.type == "text_delta":
                    written.write(event.delta.text)
                elif event.delta.type == "thinking_delta":
                    written.write(event.delta.thinking, dimmed=True)
            return stream.get_final_message()
    finally:
        written.end()


def explain_end(answer: Any, max_tokens: int) -> None:
    """Say on stderr why an answer ended, where it may not be whole."""
    if answer.stop_reason == "max_tokens":
        report(f"The answer was cut at {max_tokens} tokens: raise --max-tokens.")
    elif answer.stop_reason == "refusal":
        report("The model refused to answer.")
    elif answer.stop_reason == "model_context_window_exceeded":
        report("The answer was cut: question and answer fill the context window of the model.")
