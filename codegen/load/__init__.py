"""Read, bundle and validate the YAML description. An error names the file, the JSON pointer and the reason."""
