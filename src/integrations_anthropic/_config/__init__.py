"""Configuration: the fields, where their values come from, how they are checked, and the settings they add up to."""
