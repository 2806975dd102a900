"""What a user should not write: each line is refused by mypy and by pyright.

Both checkers complain of an ignore that ignores nothing, so a line that is no longer refused fails `make check`.
"""

from __future__ import annotations

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, TextBlock, ToolUseBlock, message


def refused(client: AnthropicClient) -> None:
    client.messages.create(model="m", max_tokens=1)  # type: ignore[call-overload]  # pyright: ignore
    client.messages.create(model="m", max_tokens="1", messages=[message("user", "Hi")])  # type: ignore[call-overload]  # pyright: ignore
    client.messages.create(model="m", max_tokens=1, messages=[message("user", "Hi")], temprature=1)  # type: ignore[call-overload]  # pyright: ignore
    client.messages.create(model="m", max_tokens=1, messages=[{"role": "user"}], stop_sequences="END")  # type: ignore[call-overload]  # pyright: ignore
    client.messages.create(model="m", max_tokens=1, messages=[{"role": "user", "content": 5}])  # type: ignore[list-item]  # pyright: ignore
    client.messages.parse(model="m", max_tokens=1, messages=[message("user", "Hi")])  # type: ignore[call-overload]  # pyright: ignore
    client.messages.run_tools(model="m", max_tokens=1, messages=[message("user", "Hi")], tools=["add"])  # type: ignore[list-item]  # pyright: ignore
    client.messages.run_tools(model="m", max_tokens=1, messages=[message("user", "Hi")], tools=[], max_rounds="5")  # type: ignore[call-overload]  # pyright: ignore
    client.models.get()  # type: ignore[call-arg]  # pyright: ignore
    client.models.get(5)  # type: ignore[arg-type]  # pyright: ignore
    TextBlock(txt="Hi")  # type: ignore[call-arg]  # pyright: ignore
    ToolUseBlock(id="a", name="b", input="not a dict")  # type: ignore[arg-type]  # pyright: ignore
    TextBlock(text="Hi").brand_new  # type: ignore[attr-defined]  # pyright: ignore  # noqa: B018


async def refused_awaited(client: AsyncAnthropicClient) -> None:
    client.messages.create(model="m", max_tokens=1, messages=[message("user", "Hi")]).text  # type: ignore[attr-defined]  # pyright: ignore  # noqa: B018
    await client.messages.create_stream(model="m", max_tokens=1, messages=[message("user", "Hi")])  # type: ignore[misc]  # pyright: ignore
    await client.batches.results("msgbatch_1")  # type: ignore[misc]  # pyright: ignore
