"""A program that forks while one of its threads exchanges a token: the child exchanges its own, and does not hang."""

from __future__ import annotations

import os
import sys
import threading
from typing import Any

from integrations_anthropic import AnthropicClient
from integrations_anthropic.testing import MockTransport, Reply, VirtualClock
from tests.integration.credentials.identities import HELLO, IDENTITY
from tests.unit.responses import MESSAGE, reply_with


def token(number: int) -> Reply:
    return reply_with({"access_token": f"token-{number}", "token_type": "Bearer", "expires_in": 3600})


def main() -> int:
    clock, asked, released = VirtualClock(), threading.Event(), threading.Event()

    class Held(MockTransport):
        parent = os.getpid()

        def send(self, request: Any) -> Any:
            if request.url.endswith("/v1/oauth/token") and len(self.requests) > 1 and os.getpid() == self.parent:
                asked.set()
                released.wait(60)
            return super().send(request)

    transport = Held(token(1), reply_with(MESSAGE), token(2), reply_with(MESSAGE))
    client = AnthropicClient(**IDENTITY, transport=transport, clock=clock)
    client.messages.create(**HELLO)
    clock.advance(9999)
    thread = threading.Thread(target=client.messages.create, kwargs=HELLO)
    thread.start()
    asked.wait(60)
    child = os.fork()
    if child == 0:
        client.messages.create(**HELLO)
        os._exit(0 if transport.requests[-1].headers["authorization"] == "Bearer token-2" else 3)
    _, status = os.waitpid(child, 0)
    released.set()
    thread.join()
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
