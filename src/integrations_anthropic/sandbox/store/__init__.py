"""The resources of every area that needs no rules of its own: kept as the description says of their operations."""
