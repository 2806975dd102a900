"""A memory store synchronized with a folder of this computer."""
