"""From the YAML description of the API to the package's models and services. Not shipped in the wheel."""
