"""Settings of Claude Code by group."""
