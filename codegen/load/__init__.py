"""Read the YAML description, bundle it, validate it. What is wrong is refused with a JSON pointer and a reason."""
