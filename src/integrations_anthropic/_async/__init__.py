"""The half that awaits."""
