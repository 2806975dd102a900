"""Events of a session over reconnections, and its calls of tools."""
