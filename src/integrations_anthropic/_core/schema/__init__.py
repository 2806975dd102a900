"""Type hints as JSON Schema, and JSON values as what a hint asks for."""
