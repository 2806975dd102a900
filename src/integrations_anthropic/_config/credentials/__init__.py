"""The options that say who calls, and their checks."""
