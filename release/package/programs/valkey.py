"""Limits are shared through a server: without one, each process counts alone."""

import sys

from integrations_anthropic import AnthropicClient, RateLimits

limits = RateLimits(requests_per_minute=100, storage="valkey://127.0.0.1:9/0")
with AnthropicClient(api_key="sandbox-key", base_url=sys.argv[1], proxy=None, rate_limits=limits) as client:
    client.models.get("claude-haiku-4-5")
