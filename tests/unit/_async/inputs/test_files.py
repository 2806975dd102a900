"""Files in a request: read once, off the event loop, and sent in base64."""

from __future__ import annotations

import io
import threading
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import (
    Base64ImageSource,
    DeadlineExceededError,
    ValidationError,
    document,
    file,
    image,
    message,
)
from tests.unit.inputs.files import PDF, PNG, text_of
from tests.unit.responses import MESSAGE, failure, reply_with

from .requests import EVERY_WAY, FIELDS, HELLO, Sending, body, created, doubled

pytestmark = pytest.mark.anyio


class Counted:
    """A file that counts how often it is read, and by which thread."""

    def __init__(self, content: Any = PNG) -> None:
        self.content = content
        self.threads: list[int] = []

    def read(self) -> Any:
        self.threads.append(threading.get_ident())
        return self.content


def source(data: Any, media_type: str = "image/png") -> dict[str, Any]:
    return {"type": "base64", "media_type": media_type, "data": data}


def turn(data: Any) -> dict[str, Any]:
    return {"role": "user", "content": [{"type": "image", "source": source(data)}]}


@pytest.mark.parametrize("send", EVERY_WAY, ids=lambda send: send.__name__)
async def test_a_path_an_open_file_and_bytes_are_sent_in_base64_by_every_method(send: Sending, tmp_path: Path) -> None:
    path = tmp_path / "p.png"
    path.write_bytes(PNG)
    with path.open("rb") as opened:
        turns = [turn(data) for data in (path, opened, io.BytesIO(PNG), PNG, bytearray(PNG), memoryview(PNG))]
        sent = await send(messages=turns)
    assert sent == {**FIELDS, "messages": [turn(text_of(PNG))] * 6}
    # The dicts of the caller are as they were.
    assert turns[0] == turn(path)


async def test_a_file_is_taken_wherever_base64_is_due(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(PDF)
    blocks: list[Any] = [
        {"type": "document", "source": source(path, "application/pdf")},
        {"type": "tool_result", "tool_use_id": "toolu_1", "content": [{"type": "image", "source": source(PNG)}]},
        {"type": "image", "source": Base64ImageSource(media_type="image/png", data=io.BytesIO(PNG))},
    ]
    sent = (await created(messages=[message("user", blocks)]))["messages"][0]["content"]
    assert sent[0]["source"] == source(text_of(PDF), "application/pdf")
    assert sent[1]["content"] == [{"type": "image", "source": source(text_of(PNG))}]
    assert sent[2] == {"type": "image", "source": source(text_of(PNG))}


async def test_blocks_of_files_are_content(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Grüße", "utf-8")
    blocks = [image(PNG), document(tmp_path / "a.txt"), file(PDF)]
    sent = await created(messages=[{"role": "user", "content": blocks}])
    assert [block["source"]["type"] for block in sent["messages"][0]["content"]] == ["base64", "text", "base64"]


async def test_a_file_is_read_once_and_a_retry_sends_the_same() -> None:
    opened = Counted()
    client, transport = doubled(reply_with(failure("overloaded_error"), 529), reply_with(MESSAGE))
    await client.messages.create(**FIELDS, messages=[turn(opened)])
    assert len(opened.threads) == 1
    assert transport.requests[0].body == transport.requests[1].body
    assert body(transport)["messages"] == [turn(text_of(PNG))]
    assert threading.get_ident() not in opened.threads  # async only


async def test_a_file_in_two_places_is_read_once() -> None:
    opened = io.BytesIO(PNG)
    sent = await created(messages=[turn(opened), turn(opened)])
    assert sent["messages"] == [turn(text_of(PNG))] * 2


async def test_a_run_reads_a_file_once_for_all_its_rounds() -> None:
    def look() -> str:
        """Look again."""
        return "ok"

    opened = Counted()
    call = {"type": "tool_use", "id": "toolu_1", "name": "look", "input": {}}
    asks = reply_with(MESSAGE | {"content": [call], "stop_reason": "tool_use"})
    client, transport = doubled(asks, reply_with(MESSAGE))
    runner = client.messages.run_tools(**FIELDS, messages=(t for t in [turn(opened)]), tools=[look])
    assert opened.threads == []
    await runner.until_done()
    assert len(opened.threads) == 1
    for number in (0, 1):
        assert body(transport, number)["messages"][0] == turn(text_of(PNG))
    assert runner.messages[0] == turn(text_of(PNG))


async def test_a_run_whose_file_cannot_be_read_goes_on_when_it_can(tmp_path: Path) -> None:
    client, _ = doubled(reply_with(MESSAGE))
    runner = client.messages.run_tools(**FIELDS, messages=[turn(PNG), turn(tmp_path / "p.png")], tools=[])
    with pytest.raises(ValidationError):
        await runner.until_done()
    (tmp_path / "p.png").write_bytes(PNG)
    assert (await runner.until_done()).id == "msg_1"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (lambda: Path("/nowhere/p.png"), "No such file"),
        (io.BytesIO, "it is empty"),
        (bytes, "it is empty"),
        (lambda: io.StringIO("text"), "mode 'rb'"),
        (lambda: Counted(None), "returned a NoneType"),
    ],
)
async def test_a_file_that_cannot_be_read_is_refused_with_its_path_and_nothing_is_sent(data: Any, why: Any) -> None:
    client, transport = doubled(reply_with(MESSAGE))
    with pytest.raises(ValidationError, match=why) as caught:
        await client.messages.create(**FIELDS, messages=[HELLO, turn(data())])
    assert caught.value.field == "messages[1].content[0].source.data"
    assert caught.value.message.startswith("messages[1].content[0].source.data: ")
    assert transport.requests == []


@pytest.mark.parametrize("value", [Path("p.png"), io.BytesIO(PNG), PNG], ids=["path", "file", "bytes"])
async def test_a_file_anywhere_else_is_refused_unread(value: Any) -> None:
    places: list[tuple[str, dict[str, Any]]] = [
        ("messages[0].content", {"messages": [{"role": "user", "content": value}]}),
        ("messages[0]", {"messages": [value]}),
        ("system", {"messages": [HELLO], "system": value}),
        ("metadata.user_id", {"messages": [HELLO], "metadata": {"user_id": value}}),
        (
            "messages[0].content[0].source.data",
            {
                "messages": [
                    {
                        "role": "user",
                        "content": [
                            {
                                "type": "document",
                                "source": {"type": "text", "media_type": "text/plain", "data": value},
                            }
                        ],
                    }
                ]
            },
        ),
    ]
    for field, fields in places:
        with pytest.raises(ValidationError, match="cannot be sent as JSON") as caught:
            await created(**fields)
        assert caught.value.field == field
    with pytest.raises(ValidationError, match="cannot be sent as JSON"):
        await created(messages=[HELLO], extra_body={"images": [value]})


async def test_a_file_that_is_never_read_to_its_end_is_given_up_at_the_deadline() -> None:
    released = threading.Event()

    class Stuck:
        def read(self) -> bytes:
            released.wait()
            return PNG

    client, transport = doubled(reply_with(MESSAGE))
    try:
        with pytest.raises(DeadlineExceededError, match="files were read"):
            await client.messages.create(**FIELDS, messages=[turn(Stuck())], deadline=0.01)
        runner = client.messages.run_tools(**FIELDS, messages=[turn(Stuck())], tools=[], deadline=0.01)
        with pytest.raises(DeadlineExceededError, match="files were read"):
            await runner.until_done()
    finally:
        released.set()
    assert transport.requests == []


async def test_content_in_spans_is_what_was_sent() -> None:
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    from integrations_anthropic import Telemetry

    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    client, _ = doubled(reply_with(MESSAGE), telemetry=Telemetry(tracer_provider=provider, log_content=True))
    await client.messages.create(**FIELDS, messages=(t for t in [HELLO]))
    attributes = [span.attributes or {} for span in exporter.get_finished_spans()]
    assert any('"Hi"' in str(found.get("gen_ai.input.messages")) for found in attributes)
