"""A request has the token of credentials of google-auth."""

import sys

from integrations_anthropic import GoogleCloudClient
from integrations_anthropic.testing import MockTransport, message_response

# Without the library it is refused here.
GoogleCloudClient(project="p", workspace_id="w")

from google.auth.credentials import Credentials  # noqa: E402 - once it is known to be there


class Fixed(Credentials):
    def refresh(self, request):
        self.token = "token-1"


transport = MockTransport(message_response())
client = GoogleCloudClient(project="p", workspace_id="w", credentials=Fixed(), transport=transport)
client.messages.create(model="claude-x", max_tokens=1, messages=[{"role": "user", "content": "Hi"}])
if transport.requests[0].headers["authorization"] != "Bearer token-1":
    sys.exit("the request has no token")
