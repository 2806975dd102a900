"""A call is counted in a registry."""

import sys

from integrations_anthropic import AnthropicClient, Telemetry

telemetry = Telemetry(prometheus_registry=True)
with AnthropicClient(api_key="sandbox-key", base_url=sys.argv[1], proxy=None, telemetry=telemetry) as client:
    client.models.get("claude-haiku-4-5")

from prometheus_client import REGISTRY  # noqa: E402  # after the client, which says what to install without it

if not [each for each in REGISTRY.collect() if "anthropic" in each.name]:
    sys.exit("nothing was counted")
