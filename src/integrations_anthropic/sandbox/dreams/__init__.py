"""Dreams of the sandbox, which move on each time they are looked at."""
