"""Rules of the Messages API that a JSON Schema cannot express: relations between fields, blocks and turns."""
