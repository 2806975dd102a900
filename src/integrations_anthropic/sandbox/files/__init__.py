"""The Files API: what was uploaded is kept with its bytes."""
