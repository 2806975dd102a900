"""Which series of a metric exist, and what they show."""
