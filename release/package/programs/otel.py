"""A call is traced by what the OpenTelemetry API has without its SDK."""

import sys

from integrations_anthropic import AnthropicClient, Telemetry

telemetry = Telemetry(tracer_provider=True, meter_provider=True)
with AnthropicClient(api_key="sandbox-key", base_url=sys.argv[1], proxy=None, telemetry=telemetry) as client:
    client.models.get("claude-haiku-4-5")
