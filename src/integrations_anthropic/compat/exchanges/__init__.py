"""What was sent and what came back for one call."""
