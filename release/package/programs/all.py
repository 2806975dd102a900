"""Several extras in one client."""

import sys

from integrations_anthropic import AnthropicClient, RateLimits, Telemetry

with AnthropicClient(
    api_key="sandbox-key",
    base_url=sys.argv[1],
    proxy=None,
    http2=True,
    telemetry=Telemetry(tracer_provider=True, prometheus_registry=True),
    rate_limits=RateLimits(requests_per_minute=100, storage="valkey://127.0.0.1:9/0"),
) as client:
    client.models.get("claude-haiku-4-5")
