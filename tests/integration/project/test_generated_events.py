"""An operation with `x-events` is generated into a stream of typed events, which the sandbox plays."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.integration.project.copied_project import codegen, edit, run
from tests.integration.servers import Asked, ScriptedServer

pytestmark = pytest.mark.long

SMALL = Path(__file__).parents[2] / "unit" / "codegen" / "small" / "spec" / "things.yaml"
PATH = "/v1/loans/{loan_id}/events"
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n"
SCRIPT = """
import asyncio
from integrations_anthropic import *

URL = {url!r}
OPTIONS = dict(api_key="k", base_url=URL, retry=RetryPolicy(initial_delay=0.001))

def shown(event):
    return f"{{type(event).__name__}} {{to_dict(event).get('id')}}"

with AnthropicClient(**OPTIONS) as client, client.models.watch("loan_1", after="e0") as stream:
    assert isinstance(stream, TypedEventStream)
    blocking = [shown(event) for event in stream]

async def awaited():
    async with AsyncAnthropicClient(**OPTIONS) as client, client.models.watch("loan_1", after="e0") as stream:
        assert isinstance(stream, AsyncTypedEventStream)
        return [shown(event) async for event in stream]

assert asyncio.run(awaited()) == blocking, blocking
print(*blocking, sep=", ")
"""


@pytest.fixture(scope="module")
def generated(shared_copy: Path) -> Path:
    small = yaml.safe_load(SMALL.read_text("utf-8"))
    operation = small["paths"][PATH]["get"] | {"operationId": "models.watch", "tags": ["models"]}
    schemas = {name: small["components"]["schemas"][name] for name in ("LoanEvent", "LoanRenewed", "LoanReturned")}

    def change(data: Any) -> None:
        data["paths"][PATH] = {"get": operation}
        data["components"]["schemas"] |= schemas

    edit(shared_copy, "models.yaml", change)
    reference = {"$ref": f"models.yaml#/paths/{PATH.replace('/', '~1')}"}
    edit(shared_copy, "anthropic.yaml", lambda data: data["paths"].update({PATH: reference}))
    done = codegen(shared_copy)
    assert done.returncode == 0, done.stderr
    return shared_copy


def test_the_sandbox_plays_the_stream_from_its_example(generated: Path) -> None:
    script = "print(on_both(lambda client: read(client)))"
    read = """
def read(client):
    if isinstance(client, AnthropicClient):
        return [event.type for event in client.models.watch("loan_1")]
    async def all_of():
        return [event.type async for event in client.models.watch("loan_1")]
    return all_of()
"""
    assert run(generated, read + script) == "['renewed', 'returned']"


def event(number: int, kind: str) -> bytes:
    return f"data: {json.dumps({'type': kind, 'id': f'e{number}', 'days': 7})}\n\n".encode()


def test_a_generated_stream_goes_on_behind_its_last_event_after_a_cut(generated: Path) -> None:
    bodies = {
        "e0": event(1, "renewed") + event(2, "painted") + event(3, "renewed")[:20],
        "e2": event(2, "painted") + event(3, "renewed") + event(4, "returned"),
    }

    def script(asked: Asked, connection: socket.socket) -> None:
        connection.sendall(HEAD + bodies[asked.target.rpartition("after=")[2]])
        raise ConnectionAbortedError("close the connection")

    with ScriptedServer(script) as server:
        shown = run(generated, SCRIPT.format(url=server.url))
    assert shown == "LoanRenewed e1, UnknownLoanEvent e2, LoanRenewed e3, LoanReturned e4"
    assert [asked.target for asked in server.asked] == [f"/v1/loans/loan_1/events?after={i}" for i in ("e0", "e2")] * 2
