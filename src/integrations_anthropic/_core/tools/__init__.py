"""Functions as tools, and type hints as JSON Schema."""
