"""A call that is interrupted at any moment of the exchange of its token: the next call has a token, and never waits."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import AnthropicClient
from integrations_anthropic.testing import MockTransport, VirtualClock
from tests.unit.interrupts.attack import INTERRUPTS, attacks
from tests.unit.responses import MESSAGE, reply_with

PACKAGE = "integrations_anthropic"
MODULES = (
    f"{PACKAGE}._sync.credentials.asking",
    f"{PACKAGE}._sync.credentials.provider",
    f"{PACKAGE}._sync.credentials.token_endpoint",
    f"{PACKAGE}._sync.credentials.token_exchange",
    f"{PACKAGE}._core.credentials.tokens",
)
HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
TOKEN = reply_with({"access_token": "t", "token_type": "Bearer", "expires_in": 3600})


class Answering(MockTransport):
    """Answers requests for tokens, and calls."""

    def send(self, request: Any) -> Any:
        self.expect_request().returning(TOKEN if request.url.endswith("/v1/oauth/token") else reply_with(MESSAGE))
        return super().send(request)


@pytest.mark.long
def test_an_exchange_that_is_interrupted_at_any_moment_is_made_by_the_next_call() -> None:
    for old in (0.0, 3500.0, 9999.0):
        for attack in attacks(*MODULES):
            clock = VirtualClock()
            client = AnthropicClient(
                identity_token=lambda: "jwt",
                federation_rule_id="f",
                organization_id="o",
                transport=Answering(),
                clock=clock,
                max_retries=0,
            )
            if old:
                client.messages.create(**HELLO)
                clock.advance(old)
            error = attack.run(lambda client=client: client.messages.create(**HELLO))  # type: ignore[misc]
            assert error is None or isinstance(error, INTERRUPTS), attack.place
            del error
            # With a real wait it would take a second at least, and the clock would not see it: nothing is under way.
            store = client._components.tokens
            assert store is not None and store.is_idle(), attack.place
            assert client.messages.create(**HELLO).text
