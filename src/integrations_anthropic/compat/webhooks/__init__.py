"""Webhooks, as the official client has them below `beta`."""
