"""Parameters of operations: in the path, the query and headers."""
