"""Faults on request: statuses, delays, stalls, cuts and resets."""
