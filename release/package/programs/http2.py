"""HTTP/2 is asked for: a server without TLS is spoken to in HTTP/1.1 all the same."""

import sys

from integrations_anthropic import AnthropicClient

with AnthropicClient(api_key="sandbox-key", base_url=sys.argv[1], proxy=None, http2=True) as client:
    client.models.get("claude-haiku-4-5")
