"""The conventions of OpenTelemetry: for generative AI, and for HTTP clients."""
