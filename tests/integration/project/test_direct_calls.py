"""What the calls of a program import: of the HTTP libraries none, where they are not needed."""

from __future__ import annotations

import json
import ssl
import subprocess
import sys
from pathlib import Path

import pytest
import trustme

from tests.integration.servers import ScriptedServer, answer
from tests.unit.responses import MESSAGE

PROGRAM = """
import asyncio, sys
from integrations_anthropic import AnthropicClient, AsyncAnthropicClient

url, ca, how = sys.argv[1:]
ASKING = dict(model="claude-sonnet-5-5", max_tokens=9, messages=[{"role": "user", "content": "Hi"}])
GIVEN = dict(api_key="k", base_url=url, max_retries=0, ca_bundle=ca or None, http2=False)

async def main():
    async with AsyncAnthropicClient(**GIVEN) as client:
        for _ in range(2):
            await client.messages.create(**ASKING)

if how == "async":
    asyncio.run(main())
else:
    with AnthropicClient(**GIVEN) as client:
        for _ in range(2):
            client.messages.create(**ASKING)
print(*sorted({"httpx", "httpcore", "h11", "h2", "anyio", "trio", "sniffio"} & sys.modules.keys()))
"""


@pytest.mark.parametrize("how", ["sync", "async"])
@pytest.mark.parametrize("secured", [False, True], ids=["plain", "tls"])
def test_a_program_imports_no_http_library(how: str, secured: bool, tmp_path: Path) -> None:
    whole = answer(body=json.dumps(MESSAGE).encode(), content_type="application/json")
    authority, bundle, context = trustme.CA(), tmp_path / "ca.pem", None
    if secured:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(context)
        authority.cert_pem.write_to_path(str(bundle))
    with ScriptedServer(lambda asked, connection: connection.sendall(whole), tls=context) as server:
        command = [sys.executable, "-c", PROGRAM, server.url, str(bundle) if secured else "", how]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
