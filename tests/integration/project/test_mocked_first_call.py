"""A program whose first call is answered by respx: what is imported meanwhile finds the mock in httpcore's place."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import asyncio, httpx, respx
from integrations_anthropic import AnthropicClient, AsyncAnthropicClient
from tests.unit.responses import MESSAGE

ASKING = dict(model="claude-sonnet-5-5", max_tokens=9, messages=[{"role": "user", "content": "Hi"}])

async def main():
    async with AsyncAnthropicClient(api_key="k", http2=False, max_retries=0) as client:
        for _ in range(2):
            print((await client.messages.create(**ASKING)).id)

with respx.mock() as mock:
    mock.post("https://api.anthropic.com/v1/messages").mock(return_value=httpx.Response(200, json=MESSAGE))
    with AnthropicClient(api_key="k", http2=False, max_retries=0) as client:
        for _ in range(2):
            print(client.messages.create(**ASKING).id)
    asyncio.run(main())
"""


def test_the_first_calls_of_both_clients_are_answered_by_the_mock() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, done.stdout.split()) == (0, ["msg_1"] * 4), done.stderr
