"""A request is signed with the keys of AWS."""

import sys

from integrations_anthropic import BedrockClient
from integrations_anthropic.testing import MockTransport, message_response

transport = MockTransport(message_response())
client = BedrockClient(aws_region="us-east-1", aws_access_key="AKID", aws_secret_key="key", transport=transport)
client.messages.create(model="anthropic.claude-x", max_tokens=1, messages=[{"role": "user", "content": "Hi"}])
if not transport.requests[0].headers["authorization"].startswith("AWS4-HMAC-SHA256 Credential=AKID/"):
    sys.exit("the request is not signed")
