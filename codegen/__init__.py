"""Generates the package's models and services from the OpenAPI description. Not shipped in the wheel."""
