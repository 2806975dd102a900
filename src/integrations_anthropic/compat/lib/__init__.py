"""The helpers of the official client, by the modules that have them there."""
