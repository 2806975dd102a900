"""The OpenAPI description of the API as the sandbox reads it, and request validation against it."""
