"""The sandbox runs in this environment."""

from integrations_anthropic import AnthropicClient
from integrations_anthropic.sandbox import Sandbox

with Sandbox() as sandbox, AnthropicClient(api_key="sandbox-key", base_url=sandbox.url, proxy=None) as client:
    client.models.get("claude-haiku-4-5")
