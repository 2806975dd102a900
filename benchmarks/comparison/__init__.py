"""The cost of this SDK beside that of the official client, httpx and aiohttp: the same work on one server."""
