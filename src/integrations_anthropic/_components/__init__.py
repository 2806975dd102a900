"""The components of a client, built from its settings: retry, circuit, rate limits, telemetry, authentication."""
