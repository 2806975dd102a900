"""A request has the token of credentials of google-auth."""

import sys
from typing import Any

from integrations_anthropic import VertexClient
from integrations_anthropic.testing import MockTransport, message_response

# Without the library it is refused here.
VertexClient(region="us-east5", project_id="p")

from google.auth.credentials import Credentials  # noqa: E402 - once it is known to be there


class Fixed(Credentials):  # type: ignore[misc,unused-ignore]  # google-auth has few types
    def refresh(self, request: object) -> None:
        self.token = "token-1"


make: Any = Fixed
transport = MockTransport(message_response())
client = VertexClient(region="us-east5", project_id="p", credentials=make(), transport=transport)
client.messages.create(model="claude-x", max_tokens=1, messages=[{"role": "user", "content": "Hi"}])
if transport.requests[0].headers["authorization"] != "Bearer token-1":
    sys.exit("the request has no token")
