"""What telemetry knows of what it observes."""
