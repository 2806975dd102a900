"""A SOCKS proxy is used: the one named here refuses connections."""

import sys

from integrations_anthropic import AnthropicClient, APIConnectionError

with AnthropicClient(
    api_key="sandbox-key", base_url=sys.argv[1], proxy="socks5://127.0.0.1:9", max_retries=0
) as client:
    try:
        client.models.get("claude-haiku-4-5")
    except APIConnectionError as error:
        print(error.message)
    else:
        sys.exit("the proxy was not used")
