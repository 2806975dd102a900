"""The API description as the sandbox reads it, and the checks of requests against it."""
